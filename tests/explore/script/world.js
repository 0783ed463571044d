// Small invented worlds for the script's tests, and chance that can be repeated.

import { Knowledge } from "../../../carekg/explore/script/knowledge.js";

const KINDS = ["Person", "Role", "Organisation", "Initiative", "Objective", "Group", "Place"];

export const VOCABULARY = {
  types: KINDS.map((id) => ({ id, shape: "dot", colour: "#0072B2", singular: id, plural: `${id}s` })),
  predicates: [
    ["announces", "announces", "announced by", "announce"],
    ["launches", "launches", "launched by", "launch"],
    ["funds", "funds", "funded by", "fund"],
    ["supports", "supports", "supported by", "support"],
    ["opposes", "opposes", "opposed by", "oppose"],
    ["callsFor", "calls for", "called for by", "call for"],
    ["partnersWith", "partners with", "partners with", "partner with"],
    ["holdsRole", "holds the post of", "held by", "hold the post of"],
  ].map(([id, forward, backward, several]) => ({
    id, forward, backward, plural: { forward: several, backward: backward === forward ? several : backward },
  })),
  claims: [
    { id: "actual", name: "Done or in force", meaning: "it is so", dashes: [] },
    { id: "planned", name: "Planned", meaning: "it will be so", dashes: [14, 5] },
    { id: "proposed", name: "Proposed", meaning: "someone asks for it", dashes: [5, 5] },
    { id: "denied", name: "Denied", meaning: "it is not so", dashes: [2, 6] },
  ],
  statuses: ["extracted", "curated", "accepted", "amended", "rejected"].map((id) => ({ id, name: id, meaning: id })),
  measures: [["ties", "centrality"], ["betweenness", "betweenness"], ["pagerank", "pagerank"]].map(([id, field]) => ({ id, field, name: id, by: id, meaning: id })),
  sizes: [9, 30],
  nations: ["England", "Scotland", "Wales", "Northern Ireland"],
};

/**
 * Knowledge as a page carries it, of entities given as `{id, type, …}` and statements as `{subject, predicate, object, …}`.
 * What is left out has a plain value; a tie is a fact where its claim is done or planned and not rejected.
 */
export function makeWorld({ entities, statements = [], documents = [], tenures = [], details = {} }) {
  const nodes = entities.map((entity, id) => ({
    id, label: entity.id, shape: "dot", color: "#0072B2", size: 10, x: id, y: 0, entity: { label: entity.id, ...entity },
  }));
  const number = new Map(entities.map((entity, place) => [entity.id, place]));
  const full = statements.map((statement, place) => ({
    id: `s${place}`, claim: "actual", confidence: 1, status: "extracted", source: "a book", ...statement,
  }));
  const edges = new Map();
  const edgeOf = (subject, predicate, object, claim, rejected) => {
    const key = JSON.stringify([subject, predicate, object, claim, rejected]);
    const fact = !rejected && (claim === "actual" || claim === "planned");
    if (!edges.has(key)) edges.set(key, { from: number.get(subject), to: number.get(object), predicate, claim, fact, statements: [], width: 1 });
    return edges.get(key);
  };
  full.forEach((item, place) => edgeOf(item.subject, item.predicate, item.object, item.claim, item.status === "rejected").statements.push(place));
  tenures.forEach((tenure, place) => {
    const edge = edgeOf(tenure.person, "holdsRole", tenure.role, "actual", false);
    edge.tenures = [...(edge.tenures ?? []), place];
  });
  return new Knowledge(nodes, [...edges.values()], { vocabulary: VOCABULARY, communities: [], statements: full, documents, tenures, ...details });
}

/**
 * Chance that says the same for the same seed (mulberry32).
 * @param {number} seed
 */
export function makeChance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)], toss: (share = 0.5) => next() < share };
}

/**
 * A world of chance: up to twelve entities with names that are hard on an address, and what is said of them.
 * @param {number} seed
 */
export function makeAnyWorld(seed) {
  const chance = makeChance(seed);
  const odd = ["", " ", "&", "#", "%", "=", "[\"", "\\", "+", "é", "\u202e", "👩🏽‍⚕️", ",", "</script>"];
  const entities = Array.from({ length: 2 + chance.below(11) }, (_, place) => ({
    id: `e${place}${chance.pick(odd)}`, type: chance.pick(KINDS), centrality: chance.below(3) / 2, pagerank: chance.below(3) / 2,
    ...(chance.toss(0.8) ? { community: 1 + chance.below(3) } : {}),
    ...(chance.toss() ? { nation: chance.pick(VOCABULARY.nations) } : {}),
  }));
  const documents = Array.from({ length: 3 }, (_, place) => ({
    id: `d${place}${chance.pick(odd)}`, path: `d${place}.txt`, sha256: "0".repeat(64), title: `Document ${place}`,
    ...(chance.toss(0.8) ? { date: chance.pick(["2019", "2021-04", "2024-06-30"]) } : {}),
  }));
  const statements = Array.from({ length: chance.below(25) }, () => ({
    subject: chance.pick(entities).id, object: chance.pick(entities).id, predicate: chance.pick(VOCABULARY.predicates).id,
    ...(chance.toss() ? { quote: chance.pick(["Short breaks for all.", "Short waits; carers’ breaks"]) } : {}),
    ...(chance.toss(0.3) ? { amount: { value: String(chance.below(1_000_000)), currency: "GBP" } } : {}),
    claim: chance.pick(VOCABULARY.claims).id, status: chance.pick(VOCABULARY.statuses).id, confidence: chance.below(21) / 20,
    ...(chance.toss() ? { document: chance.pick(documents).id, source: undefined } : {}),
    ...(chance.toss() ? { nation: chance.pick(VOCABULARY.nations) } : {}),
    ...(chance.toss(0.3) ? { date: chance.pick(["2018", "2020-11", "2025-02-01"]) } : {}),
  }));
  const [people, roles] = ["Person", "Role"].map((type) => entities.filter((entity) => entity.type === type));
  const tenures = people.length && roles.length ? [{ person: people[0].id, role: roles[0].id, start: "2018", end: "2021-05" }] : [];
  return makeWorld({ entities, documents, statements, tenures });
}

/** Filters of chance, as a reader may have set them. */
export function chooseAnyFilters(knowledge, chance, { facets, valuesOf, initialFilters }) {
  const hidden = new Map(facets.map((facet) => [facet, new Set(valuesOf(knowledge, facet).filter(() => chance.toss(0.3)))]));
  return {
    ...initialFilters(knowledge),
    hidden: chance.toss(0.2) ? initialFilters(knowledge).hidden : hidden,
    words: chance.toss(0.7) ? "" : chance.pick(["e1", "Document", "docu e0", "book", "breaks", "CARERS short"]),
    confidence: chance.toss() ? 0 : chance.below(21) / 20,
    around: chance.toss(0.7) ? null : { id: chance.pick(knowledge.entities).id, depth: 1 + chance.below(3) },
    community: chance.toss(0.8) ? null : chance.pick([...knowledge.membersOf.keys(), null]),
    dates: { since: chance.toss(0.7) ? "" : chance.pick(["2018", "2020-03"]), until: chance.toss(0.7) ? "" : chance.pick(["2021", "2024-07"]) },
  };
}
