"""Asking the graph: saved questions, any SPARQL, the entity behind a name, and its card."""

from carekg.query.answers import Answer, AnswerKind, Term
from carekg.query.asking import ask_question, describe_questions, find_question
from carekg.query.binding import bind_settings, read_settings
from carekg.query.cards import Card, Claim, Post, describe_card, describe_claim, draw_card
from carekg.query.entities import describe_entity, find_entity
from carekg.query.filling import fill_query
from carekg.query.formatting import format_answer
from carekg.query.questions import Parameter, ParameterKind, Question, list_questions, load_question, read_question
from carekg.query.running import run_query
from carekg.query.wording import write_predicate

__all__ = [
    "Answer",
    "AnswerKind",
    "Card",
    "Claim",
    "Parameter",
    "ParameterKind",
    "Post",
    "Question",
    "Term",
    "ask_question",
    "bind_settings",
    "describe_card",
    "describe_claim",
    "describe_entity",
    "describe_questions",
    "draw_card",
    "fill_query",
    "find_entity",
    "find_question",
    "format_answer",
    "list_questions",
    "load_question",
    "read_question",
    "read_settings",
    "run_query",
    "write_predicate",
]
