// An answer as things and ties between them.

import { isEntity } from "./client.js";

/**
 * @typedef {import("./answers.js").Answer} Answer
 * @typedef {import("./answers.js").Term} Term
 * @typedef {{from: string, to: string, predicate: string}} Tie by IRI; the predicate is empty where the answer names none
 * @typedef {{things: string[], ties: Tie[]}} Network
 */

const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const OUR_RELATION = /^https:\/\/w3id\.org\/carekg\/ontology#[a-z]/;

/** @type {WeakMap<object, Network>} */
const built = new WeakMap();

/**
 * What a drawing of the answer holds: of triples, all that tie two things; of rows, each entity tied to the next one in
 * its row, by the relation that stands in the row.
 * @param {Answer} answer
 * @returns {Network}
 */
export function buildNetwork(answer) {
  const known = built.get(answer);
  if (known) return known;
  const network = gatherTies(answer.kind === "truth" ? [] : answer.kind === "graph" ? answer.rows.flatMap(tieTriple) : answer.rows.flatMap(tieRow));
  built.set(answer, network);
  return network;
}

/**
 * The ties from one thing to another as one line, so that their words do not lie on each other.
 * @param {Tie[]} ties
 * @returns {{from: string, to: string, predicates: string[]}[]}
 */
export function joinTies(ties) {
  /** @type {Map<string, {from: string, to: string, predicates: string[]}>} */
  const lines = new Map();
  for (const { from, to, predicate } of ties) {
    const ends = JSON.stringify([from, to]);
    const line = lines.get(ends) ?? { from, to, predicates: [] };
    if (predicate) line.predicates.push(predicate);
    lines.set(ends, line);
  }
  return [...lines.values()];
}

/**
 * @param {(Term | null)[]} triple
 * @returns {Tie[]}
 */
function tieTriple([subject, predicate, object]) {
  if (!subject || !predicate || !object || object.type === "literal" || predicate.value === RDF_TYPE) return [];
  return [{ from: subject.value, to: object.value, predicate: predicate.value }];
}

/**
 * @param {(Term | null)[]} row
 * @returns {Tie[]}
 */
function tieRow(row) {
  const iris = row.filter((term) => term?.type === "iri").map((term) => term?.value ?? "");
  const entities = iris.filter(isEntity);
  const relations = iris.filter((iri) => OUR_RELATION.test(iri));
  const predicate = relations.length === 1 ? relations[0] : "";
  return entities.slice(1).map((to, place) => ({ from: entities[place], to, predicate })).filter(({ from, to }) => from !== to);
}

/** @param {Tie[]} ties */
function gatherTies(ties) {
  const unique = new Map(ties.map((tie) => [JSON.stringify([tie.from, tie.predicate, tie.to]), tie]));
  const once = [...unique.values()];
  return { things: [...new Set(once.flatMap(({ from, to }) => [from, to]))], ties: once };
}
