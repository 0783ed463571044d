"""IRIs: our own vocabulary, the reused ones as closed namespaces, CURIEs, and the IRIs of things and graphs."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote, unquote

from carekg.errors import QueryError
from carekg.model import BROADER, SUBTYPES, EntityType, Method, Modality, Nation, Predicate, Status


class Namespace:
    """A vocabulary that knows its terms: `CARE.announces` and `CARE["announces"]` are IRIs, as plain strings.

    A misspelt term raises AttributeError or KeyError and names the nearest one.
    """

    __slots__ = ("_terms", "iri", "prefix")

    def __init__(self, prefix: str, iri: str, terms: str | frozenset[str]) -> None:
        names = terms.split() if isinstance(terms, str) else terms
        self.prefix = prefix
        self.iri = iri
        self._terms: Mapping[str, str] = MappingProxyType({name: iri + name for name in sorted(names)})

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

    def __getitem__(self, name: str) -> str:
        try:
            return self._terms[name]
        except KeyError:
            message = f"{self.prefix}: has no term {name!r}"
            raise KeyError(f"{message}; {hint}" if (hint := self.suggest_term(name)) else message) from None

    def __contains__(self, name: object) -> bool:
        return name in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __repr__(self) -> str:
        return f"Namespace({self.prefix!r}, {self.iri!r})"

    def suggest_term(self, name: str) -> str:
        """Return a hint that names the nearest term, or an empty string where none is near."""
        by_folded_name = {term.casefold(): term for term in self._terms}
        near = difflib.get_close_matches(name.casefold(), by_folded_name, n=1)
        return f"did you mean {self.prefix}:{by_folded_name[near[0]]}?" if near else ""


_CARE_DETAILS = """
Entity Actor Participant Undertaking Deliverable Leader Member Beneficiary Replaceable Situated
Document Statement Tenure Evidence Passage Citation Rule Method Amount Modality Status Nation
acronym isCurated nation path publisherName evidence locator confidence negated date modality status method
subjectHolder objectHolder amount per post acting groups places
"""


def nation_term(nation: Nation) -> str:
    """Return the name of a nation in the ontology: `NorthernIreland`."""
    return nation.replace(" ", "")


CARE = Namespace(
    "care",
    "https://w3id.org/carekg/ontology#",
    frozenset(_CARE_DETAILS.split())
    | frozenset(EntityType)
    | frozenset(Predicate)
    | frozenset(BROADER.values())
    | frozenset(name for names in SUBTYPES.values() for name in names)
    | frozenset(Method)
    | frozenset(Modality)
    | frozenset(Status)
    | frozenset(nation_term(nation) for nation in Nation),
)
"""The care policy ontology."""

DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "BibliographicResource Location Standard bibliographicCitation created creator date description hasPart identifier "
    "isPartOf isReplacedBy issued license publisher replaces source spatial title type",
)
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/", "Agent Document Group Person")
OA = Namespace(
    "oa",
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource hasTarget start",
)
ORG = Namespace(
    "org",
    "http://www.w3.org/ns/org#",
    "Membership Organization OrganizationalCollaboration Post hasMember hasPost headOf heldBy holds linkedTo member "
    "memberOf postIn purpose reportsTo role",
)
OWL = Namespace(
    "owl",
    "http://www.w3.org/2002/07/owl#",
    "Class DatatypeProperty NamedIndividual NegativePropertyAssertion ObjectProperty Ontology SymmetricProperty Thing "
    "disjointWith inverseOf versionIRI versionInfo",
)
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    "Activity Agent Entity Plan wasAttributedTo wasDerivedFrom wasGeneratedBy",
)
RDF = Namespace(
    "rdf",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "Property Statement langString object predicate subject type",
)
RDFS = Namespace(
    "rdfs",
    "http://www.w3.org/2000/01/rdf-schema#",
    "Literal domain isDefinedBy label range seeAlso subClassOf subPropertyOf",
)
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    "Legislation MonetaryAmount amount currency endDate genre inLanguage mentions sameAs sha256 startDate unitText url "
    "value",
)
SH = Namespace(
    "sh",
    "http://www.w3.org/ns/shacl#",
    "NodeShape PropertyShape SPARQLConstraintComponent ValidationResult class conforms focusNode message path pattern "
    "property result resultMessage resultPath resultSeverity sourceConstraintComponent sourceShape targetClass "
    "targetObjectsOf targetSubjectsOf value",
)
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme altLabel broader closeMatch definition exactMatch example inScheme narrower notation "
    "prefLabel topConceptOf",
)
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "anyURI boolean date decimal gYear gYearMonth integer string",
)

CKG = "https://w3id.org/carekg/id/"
"""Where our things live: what stands after it is an id, percent-encoded, and before it a kind but for entities."""

WIKIDATA = "http://www.wikidata.org/entity/"

VOCABULARIES: Mapping[str, Namespace] = MappingProxyType(
    {space.prefix: space for space in (CARE, DCTERMS, FOAF, OA, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SH, SKOS, XSD)}
)

PREFIXES: Mapping[str, str] = MappingProxyType(
    dict(
        sorted(
            {
                "ckg": CKG,
                "wikidata": WIKIDATA,
                **{prefix: space.iri for prefix, space in VOCABULARIES.items()},
            }.items()
        )
    )
)
"""Prefix to IRI, for CURIEs, queries and Turtle."""

ONTOLOGY_IRI = CARE.iri
ONTOLOGY_GRAPH = f"{CKG}graph/ontology"
CURATED_GRAPH = f"{CKG}graph/curated"
INFERRED_GRAPH = f"{CKG}graph/inferred"


def to_iri(curie: str) -> str:
    """Return the IRI of `care:announces` or `ckg:document/x`; raise QueryError for an unknown prefix or term."""
    prefix, colon, name = curie.partition(":")
    if not colon or prefix not in PREFIXES:
        raise QueryError(f"{curie!r} starts with no known prefix", hint=f"known are {', '.join(PREFIXES)}")
    vocabulary = VOCABULARIES.get(prefix)
    if vocabulary is not None and name not in vocabulary:
        raise QueryError(f"there is no term {curie!r}", hint=vocabulary.suggest_term(name) or None)
    return PREFIXES[prefix] + name


def to_curie(iri: str) -> str:
    """Return `care:announces` for its IRI, and an IRI that no prefix fits as it is."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def entity_iri(entity_id: str) -> str:
    """Return the IRI of an entity."""
    return CKG + quote(entity_id, safe="")


def document_iri(document_id: str) -> str:
    """Return the IRI of a document."""
    return _mint_iri("document", document_id)


def statement_iri(statement_id: str) -> str:
    """Return the IRI of a statement."""
    return _mint_iri("statement", statement_id)


def tenure_iri(tenure_id: str) -> str:
    """Return the IRI of a tenure."""
    return _mint_iri("tenure", tenure_id)


def rule_iri(rule: str) -> str:
    """Return the IRI of what made a statement."""
    return _mint_iri("rule", rule)


def amount_iri(value: str, currency: str, per: str) -> str:
    """Return the IRI of a sum of money: `ckg:amount/GBP-3000000-per-year`."""
    return _mint_iri("amount", f"{currency}-{value}-per-{per}" if per else f"{currency}-{value}")


def document_graph(document_id: str) -> str:
    """Return the IRI of the named graph that holds what a document says."""
    return _mint_iri("graph/document", document_id)


def id_from_iri(iri: str, kind: str = "") -> str:
    """Return the id in the IRI of an entity, or of another `kind` of thing: `document`, `statement`, `tenure`, `rule`.

    Raises ValueError where `iri` is none of these.
    """
    start = f"{CKG}{kind}/" if kind else CKG
    local = iri.removeprefix(start)
    if local == iri or not local or "/" in local:
        raise ValueError(f"{iri} is not the IRI of {'a ' + kind if kind else 'an entity'}")
    return unquote(local)


def _mint_iri(kind: str, local: str) -> str:
    return f"{CKG}{kind}/{quote(local, safe='')}"
