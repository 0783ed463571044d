"""The shapes of the rule files under `rules/`. A key that no shape names is refused."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from carekg.errors import CarekgError
from carekg.model import EntityType, Modality, Predicate


class Rules(BaseModel):
    """Frozen, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class HeadNouns(Rules):
    """Nouns that say what kind of thing a name names."""

    type: EntityType
    subtype: str
    words: tuple[str, ...]


class Words(Rules):
    """A plain list."""

    words: tuple[str, ...]


class NameRules(Rules):
    """`names.toml`."""

    head: tuple[HeadNouns, ...]
    fronted: tuple[HeadNouns, ...]
    joins: dict[str, tuple[str, ...]]
    endings: Words
    generic: dict[str, tuple[str, ...]]
    apart: dict[str, tuple[str, ...]]
    ordinary: Words
    weak: Words


class GivenRules(Rules):
    """`given.toml`."""

    words: tuple[str, ...]


class Bodies(Rules):
    """Names of one type that carry no head noun."""

    type: EntityType
    subtype: str = ""
    names: tuple[str, ...]


class BodyRules(Rules):
    """`bodies.toml`."""

    territories: tuple[str, ...]
    """Names of several places together, which are one name with a body's noun after them."""
    body: tuple[Bodies, ...]


class TitleRules(Rules):
    """Forms of address, and letters after a name."""

    words: tuple[str, ...]
    letters: tuple[str, ...]


class TitleConfidence(Rules):
    """How sure the statements on posts are: who holds one, whose it is, and whose it is by "our"."""

    holder: float
    body: float
    our: float
    member: float


class RoleRules(Rules):
    """`roles.toml`."""

    ranks: tuple[str, ...]
    weak: tuple[str, ...]
    modifiers: tuple[str, ...]
    portfolio: tuple[str, ...]
    outside: tuple[str, ...]
    adjectives: tuple[str, ...]
    parliamentary: tuple[str, ...]
    confidence: TitleConfidence
    titles: TitleRules


class GroupRules(Rules):
    """`groups.toml`."""

    people: tuple[str, ...]
    bodies: tuple[str, ...]


class ReportRules(Rules):
    """`reports.toml`."""

    saying: tuple[str, ...]


class LeaderRules(Rules):
    """`leaders.toml`."""

    participles: tuple[str, ...]
    personal: tuple[str, ...]
    posts: tuple[str, ...]
    qualities: tuple[str, ...]
    finite: tuple[str, ...]
    links: tuple[str, ...]
    confidence: float


class OwnBodyRules(Rules):
    """`own_body.toml`."""

    signs: dict[str, float]


class ModalityRules(Rules):
    """`modality.toml`."""

    planned_auxiliaries: tuple[str, ...]
    proposed_auxiliaries: tuple[str, ...]
    planned_governors: tuple[str, ...]
    proposed_governors: tuple[str, ...]
    planned_links: tuple[str, ...]
    proposed_links: tuple[str, ...]
    subjunctive_governors: tuple[str, ...]
    negations: tuple[str, ...]
    negative_governors: tuple[str, ...]
    abilities: tuple[str, ...]
    denials: tuple[str, ...]
    nobody: tuple[str, ...]
    endings: tuple[str, ...]
    planned_adjectives: tuple[str, ...]


class Frame(Rules):
    """A row of `frames.toml`: what a verb with its arguments says."""

    name: str
    predicate: Predicate
    verbs: tuple[str, ...]
    subject: tuple[str, ...] = ("subject",)
    object: tuple[str, ...] = ("object",)
    subject_types: tuple[EntityType, ...] = ()
    object_types: tuple[EntityType, ...] = ()
    subject_subtypes: tuple[str, ...] = ()
    object_subtypes: tuple[str, ...] = ()
    barred_subtypes: tuple[str, ...] = ()
    """Subtypes that the object must not have."""
    needs: str = ""
    """A word that must stand in the verb's phrase."""
    unless: str = ""
    """Words that must not stand in it."""
    implied: bool = False
    """Whether a passive without an agent speaks of the speaker's own doing."""
    open: bool = False
    """Whether any noun phrase that is acted on counts as an initiative, since the verb leaves no doubt."""
    money: bool = False
    """Whether the phrase must speak of a sum."""
    modality: Modality | None = None
    """The modality whatever the auxiliaries say."""
    confidence: float


class FrameRules(Rules):
    """`frames.toml`."""

    frame: tuple[Frame, ...]


class NounFrame(Rules):
    """A row of `nouns.toml`: what a noun with its complements says."""

    name: str
    predicate: Predicate
    nouns: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    """Subtypes of initiatives and organisations whose head noun this holds for, instead of `nouns`."""
    persons: bool = False
    """Whether it holds for names of people."""
    sums: bool = False
    """Whether it holds for sums of money."""
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    agent_types: tuple[EntityType, ...] = ()
    patient_types: tuple[EntityType, ...] = ()
    modality: Modality | None = None
    confidence: float


class ListRule(Rules):
    """A row of `lists.toml`: what the items under a cue are."""

    name: str
    predicate: Predicate
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    labels: tuple[str, ...]
    headings: tuple[str, ...]
    closers: tuple[str, ...] = ()
    """Words that make the items what the rule says where a lead-in ends on them."""
    modality: Modality
    confidence: float


class ListRules(Rules):
    """`lists.toml`."""

    list: tuple[ListRule, ...]


class NounRules(Rules):
    """`nouns.toml`."""

    transparent: tuple[str, ...]
    empty: tuple[str, ...]
    vague: tuple[str, ...]
    counting: tuple[str, ...]
    noun: tuple[NounFrame, ...]


Shape = TypeVar("Shape", bound=Rules)


def read_rules(name: str, shape: type[Shape]) -> Shape:
    """Read `rules/<name>.toml` as `shape`; raise CarekgError where it holds what the shape does not know."""
    file = files("carekg.extract").joinpath("rules", f"{name}.toml")
    return parse_rules(file.read_text(encoding="utf-8"), shape, f"rules/{name}.toml")


def parse_rules(text: str, shape: type[Shape], path: str) -> Shape:
    """Parse the text of a rule file; `path` is named in the error."""
    try:
        return shape.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise CarekgError(f"not TOML: {error}", path=path) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CarekgError(f"{place}: {first['msg']}", path=path, hint="see carekg/extract/rules.py") from error
