// The names of entities and documents, and the kinds of entities, asked of the graph where an answer does not bring them.

import { askQuery } from "./client.js";

const MOST_ASKED = 2000;
const ONTOLOGY = "https://w3id.org/carekg/ontology#";

/**
 * @typedef {{labels: Map<string, string>, types: Map<string, string>}} Known by IRI; a type is a name like `Person`
 */

/**
 * @param {string[]} iris; the first two thousand are asked for
 * @param {string[]} types the names of the types that are told apart
 * @param {AbortSignal} [signal]
 * @returns {Promise<Known>}
 */
export async function askNames(iris, types, signal) {
  /** @type {Known} */
  const known = { labels: new Map(), types: new Map() };
  if (iris.length === 0) return known;
  const things = iris.slice(0, MOST_ASKED).map((iri) => `<${iri}>`).join(" ");
  const answer = await askQuery(`SELECT ?thing ?label ?type {
    VALUES ?thing { ${things} }
    ?thing skos:prefLabel|dcterms:title ?label
    OPTIONAL { VALUES ?type { ${types.map((type) => `care:${type}`).join(" ")} } ?thing a ?type }
  }`, signal);
  if (answer.kind !== "table") return known;
  for (const [thing, label, type] of answer.rows) {
    if (thing && label) known.labels.set(thing.value, label.value);
    if (thing && type) known.types.set(thing.value, type.value.slice(ONTOLOGY.length));
  }
  return known;
}
