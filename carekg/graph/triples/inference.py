"""What follows from the asserted triples by the axioms of the ontology.

Read are `rdfs:subClassOf`, `rdfs:subPropertyOf`, `owl:inverseOf` and `owl:SymmetricProperty`, by the rules of OWL 2 RL
(cax-sco, prp-spo1, prp-inv1, prp-inv2, prp-symp). As none of these joins two triples of data, the closure of the
axioms alone, taken once, gives all that follows from one triple.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from carekg.graph.triples.descriptions import TYPE
from carekg.graph.triples.terms import Triple, write_iri
from carekg.namespaces import OWL, RDFS

Step = tuple[str, bool]
"""A property, and whether subject and object change places."""


@dataclass(frozen=True, slots=True)
class Axioms:
    """The closed hierarchy of an ontology; classes and properties stand as N-Quads writes them."""

    classes: Mapping[str, tuple[str, ...]]
    """Class to all the classes above it."""
    properties: Mapping[str, tuple[Step, ...]]
    """Property to all that follow from it."""

    def bear_on(self, triple: Triple) -> bool:
        """Tell whether something could follow from a triple."""
        return triple[1] == TYPE or triple[1] in self.properties


def read_axioms(ontology: Iterable[Triple]) -> Axioms:
    """Return the closure of an ontology's hierarchy."""
    sub_class, sub_property = write_iri(RDFS.subClassOf), write_iri(RDFS.subPropertyOf)
    inverse, symmetric = write_iri(OWL.inverseOf), write_iri(OWL.SymmetricProperty)
    classes: dict[str, set[Step]] = defaultdict(set)
    properties: dict[str, set[Step]] = defaultdict(set)
    for subject, predicate, value in ontology:
        if predicate == sub_class:
            classes[subject].add((value, False))
        elif predicate == sub_property:
            properties[subject].add((value, False))
        elif predicate == inverse:
            properties[subject].add((value, True))
            properties[value].add((subject, True))
        elif predicate == TYPE and value == symmetric:
            properties[subject].add((subject, True))
    return Axioms(
        {name: tuple(above for above, _ in _close(name, classes)) for name in sorted(classes)},
        {name: _close(name, properties) for name in sorted(properties)},
    )


def infer_triples(triples: Iterable[Triple], axioms: Axioms) -> Iterator[Triple]:
    """Yield what follows from each triple; the same triple may come more than once."""
    for subject, predicate, value in triples:
        if predicate == TYPE:
            for above in axioms.classes.get(value, ()):
                yield subject, TYPE, above
        for follows, flipped in axioms.properties.get(predicate, ()):
            yield (value, follows, subject) if flipped else (subject, follows, value)


def complete_triples(asserted: Collection[Triple], resolved: Collection[Triple], axioms: Axioms) -> set[Triple]:
    """Return what is resolved and what follows from it and from what is asserted, without what is asserted itself."""
    return {*resolved, *infer_triples(asserted, axioms), *infer_triples(resolved, axioms)}.difference(asserted)


def _close(name: str, steps: Mapping[str, set[Step]]) -> tuple[Step, ...]:
    start = (name, False)
    reached = {start}
    waiting = [start]
    while waiting:
        here, flipped = waiting.pop()
        for there, turns in steps.get(here, ()):
            step = (there, flipped != turns)
            if step not in reached:
                reached.add(step)
                waiting.append(step)
    return tuple(sorted(reached - {start}))
