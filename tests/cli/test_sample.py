"""A fresh workspace answers what its sample documents are about: by `show`, by `query` and on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from carekg.cli import commands
from carekg.cli.failing import run_safely
from tests.cli.conftest import Run

SUBJECTS = [
    ("National Office for Care and Support", "Welsh Government — launches"),
    ("National Office for Care and Support", "implements → National Care Service for Wales"),
    ("National Care Service for Wales", "part of → Co-operation Agreement"),
    ("Co-operation Agreement", "Plaid Cymru"),
    ("Chief Social Care Officer for Wales", "Albert Heaney"),
    ("seven point plan", "Matt Hancock — announces"),
    ("Carers Innovation Fund", "£500,000"),
    ("Carers Innovation Fund", "£5 million"),
    ("integrated care systems", "part of → Seven point plan"),
    ("NHSX", "digital"),
    ("Winter letter 2024 to 2025", "Stephen Kinnock — publishes"),
    ("Stephen Kinnock", "addresses → directors of adult social services"),
    ("10-year health plan", "from analogue to digital"),
    ("10-year health plan", "from hospital to community"),
    ("10-year health plan", "from sickness to prevention"),
    ("Workforce Strategy for Adult Social Care", "Care Quality Commission — supports"),
    ("Workforce Strategy Delivery Board", "succeeds → Workforce Strategy Steering Group"),
    ("Skills for Care", "calls for"),
    ("single departmental plan", "Department of Health and Social Care — publishes"),
    ("Better Care Fund", "integration of health and social care"),
    ("health and care workforce strategy", "2018-07"),
    ("DHSC", "succeeds → Department of Health"),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace that `carekg init` makes, built."""
    folder = tmp_path_factory.mktemp("sample") / "workspace"
    assert run_safely(commands, ["init", str(folder)]) == 0
    assert run_safely(commands, ["build", "-w", str(folder)]) == 0
    return folder


@pytest.mark.parametrize(("name", "said"), SUBJECTS)
def test_show_tells_what_the_documents_are_about(run: Run, sample: Path, name: str, said: str) -> None:
    card = run("show", name, "-w", sample)
    assert card.code == 0, card.err
    assert said in " ".join(card.out.split())


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (("announced-by", "--set", "actor=Matt Hancock"), "Seven point plan for social care"),
        (("aims-of", "--set", "plan=single departmental plan"), "care closer to home"),
        (("letters",), "directors of adult social services"),
        (("due-by", "--set", "by=2018-07"), "workforce strategy"),
        (("who-calls-for",), "Skills for Care"),
        (("money-for", "--set", "initiative=Carers Innovation Fund"), "5000000"),
    ],
)
def test_saved_questions_answer_from_the_sample(run: Run, sample: Path, question: tuple[str, ...], answer: str) -> None:
    told = run("query", *question, "--format", "csv", "-w", sample)
    assert told.code == 0, told.err
    assert answer in told.out


def test_the_page_and_the_report_carry_the_same_quotes(sample: Path) -> None:
    quote = "The steering group will become the Adult Social Care Workforce Strategy Delivery Board."
    assert quote in (sample / "build" / "explorer.html").read_text(encoding="utf-8")
    assert quote in (sample / "build" / "graph.ttl").read_text(encoding="utf-8")
    assert "carers-innovation-fund" in (sample / "build" / "statements.jsonl").read_text(encoding="utf-8")


def test_the_sample_graph_conforms(run: Run, sample: Path) -> None:
    assert run("validate", "-w", sample).code == 0


def test_every_name_of_the_tables_fits_one_entity_or_is_asked_back(run: Run, sample: Path) -> None:
    asked = run("show", "Health Secretary", "-w", sample)
    assert asked.code == 1
    assert "Wales" in asked.err
    assert "Scotland" in asked.err


TOUR = [
    (
        ("who", "Minister of State for Care", "--nation", "England"),
        "Phil Hope, 2008-10-05 to 2010-05-11 (1 year 7 months)",
    ),
    (
        ("query", "history-of", "--set", "entity=£72,000 cap on care costs", "--format", "csv"),
        "George Osborne,announces",
    ),
    (
        ("query", "successions", "--set", "entity=CQC", "--format", "csv"),
        "Commission for Social Care Inspection,National Care",
    ),
    (("query", "who-calls-for", "--set", "thing=National Care Service", "--format", "csv"), "Fabian Society"),
    (("query", "money-for", "--set", "initiative=Better Care Fund", "--format", "csv"), "3800000000,GBP"),
    (("query", "who-opposes", "--set", "initiative=Health and Social Care Levy", "--format", "csv"), "Labour Party"),
    (("query", "posts-of", "--set", "person=Alan Milburn", "--format", "csv"), "Secretary of State for Health"),
    (("query", "denials", "--set", "about=social care green paper", "--format", "csv"), "UK Government,publishes"),
    (("show", "Dilnot Commission"), "publishes → Fairer Care Funding"),
    (("who", "Health Secretary", "--on", "2018-07-09", "--nation", "England"), "One of, as far as the dates tell"),
]


# Rows that a reader of seeds/*.csv and of the sample documents would write down, by question.
CHECKED = [
    (
        ("added-by", "document=opens a National Office"),
        "Welsh Government,launches,National Office for Care and Support",
    ),
    (
        ("after-consultations", "consultation=Muckamore Abbey Hospital Inquiry"),
        "Muckamore Abbey Hospital Inquiry,2021-06-30,Tom Kark,leads,Muckamore Abbey Hospital Inquiry",
    ),
    (("announced-again",), "Green Paper on care and support for older people,2018-06-18,announces,Jeremy Hunt"),
    (("appears-with", "actor=Matt Hancock"), "Local Government Association,organisation"),
    (
        ("contradictions", "about=Vaccination as a condition of deployment"),
        'UK Government,implements,Vaccination as a condition of deployment,2021-11-11,,"Revoking vaccination',
    ),
    (
        ("dropped-later", "actor=Department of Health and Social Care"),
        "Adult Social Care Training and Development Fund,Department of Health and Social Care,2024,",
    ),
    (
        (
            "holder-when",
            "post=Secretary of State for Health and Social Care",
            "initiative=Green Paper on care and support for older people",
        ),
        "2018-06-18,announces,Jeremy Hunt,2018-01-08,2018-07-09",
    ),
    # 450 million for Greater Manchester and 200 million for new care models.
    (("money-by-payer", "payer=NHS England"), "NHS England,2015,GBP,2,650000000"),
    (("money-for-group", "group=unpaid carers"), "unpaid carers,400000000,GBP,,UK Government,2010-11-25"),
    (
        ("money-for-group", "group=unpaid carers", "nation=Scotland"),
        "unpaid carers,221,GBP,,Carer's Allowance Supplement",
    ),
    (("most-named",), "UK Government,United Kingdom"),
    (("nations-for-group", "group=unpaid carers"), "England,Accelerating Reform Fund,fund,,"),
    (
        ("new-in-post", "since=2024-08", "nation=Wales"),
        "2024-08-07,Mark Drakeford,Cabinet Secretary for Health and Social Care,Wales,true",
    ),
    (("no-later-word", "before=2013"), "2012-12-18,Closure of the Independent Living Fund,announces,Esther McVey"),
    (("only-in-nation",), "Dementia Action Plan for Wales 2018 to 2022,targets,Wales as a dementia friendly nation"),
    (
        ("party-announcements", "party=Conservative Party"),
        "Andrew Lansley,Caring for our future: reforming care and support,publishes,2012-07-11",
    ),
    (
        ("said-on", "on=2024-04"),
        "Welsh Government,launches,National Office for Care and Support,The Welsh Government has set up the National",
    ),
    (
        ("without-money", "nation=Wales", "since=2025"),
        "The Health and Social Care We Want,launches,Llais,2025-07-21",
    ),
    (
        ("quotes-with", 'words="first lockdown"'),
        '2021-03-23,Julie Morgan,launches,Strategy for Unpaid Carers,,"Julie Morgan, who was then Deputy',
    ),
    (("words-by-year", "words=National Office for Care and Support"), "2024,"),
]


@pytest.mark.parametrize(("asked", "row"), CHECKED, ids=[asked[0] for asked, _ in CHECKED])
def test_saved_questions_answer_as_the_tables_and_documents_say(
    run: Run, sample: Path, asked: tuple[str, ...], row: str
) -> None:
    name, *settings = asked
    told = run("query", name, *(part for each in settings for part in ("--set", each)), "--format", "csv", "-w", sample)
    assert told.code == 0, told.err
    assert row in told.out


def test_who_is_for_and_against_is_counted_as_the_tables_say(run: Run, sample: Path) -> None:
    told = run("query", "contested", "--format", "csv", "-w", sample).out.splitlines()
    [levy] = [line for line in told if line.startswith("Health and Social Care Levy,")]
    for name in ("Kwasi Kwarteng", "Liz Truss", "Labour Party"):
        assert name in levy


def test_nobody_in_the_sample_is_both_for_and_against_a_thing(run: Run, sample: Path) -> None:
    told = run("query", "changed-position", "--format", "csv", "-w", sample).out.splitlines()
    assert len(told) == 1, told


@pytest.mark.parametrize(("command", "answer"), TOUR)
def test_the_base_answers_what_people_ask_of_thirty_years(
    run: Run, sample: Path, command: tuple[str, ...], answer: str
) -> None:
    told = run(*command, "-w", sample)
    assert told.code == 0, told.err
    assert answer in " ".join(told.out.split())
