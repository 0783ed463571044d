// Which statements and entities the filters leave, and how many each choice would.

import { mayLieIn } from "./dates.js";
import { foldTexts, hasWords, readWords } from "./words.js";

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {{hidden: Map<string, Set<string>>, words: string, confidence: number, around: Around | null, community: number | null, dates: import("./dates.js").Period}} Filters
 * @typedef {{id: string, depth: number}} Around an entity, and how many steps from it
 * @typedef {import("./knowledge.js").Tie} Tie
 * @typedef {{statements: Statement[], statementIds: Set<string>, entityIds: Set<string>, tieNumbers: Set<number>,
 *   counts: Map<string, Map<string, number>>}} Visible
 */

/** The groups of the filter panel, in its order. */
export const FACETS = Object.freeze(["type", "claim", "status", "predicate", "money", "nation", "document"]);

/** Those of which a statement has one value; types are of its two ends. */
const PLAIN_FACETS = Object.freeze(FACETS.filter((facet) => facet !== "type"));

/** What `nation` and `document` say of a statement that names none. */
export const NOT_KNOWN = "";

/** What `money` says of a statement with a sum of money, and of one without. */
const SUM_STATED = "stated";
const NO_SUM = "none";

/**
 * The filters that the page opens with: rejected statements, where there are any, are asked for.
 * @param {Knowledge} knowledge
 * @returns {Filters}
 */
export function initialFilters(knowledge) {
  const hidden = new Map(FACETS.map((facet) => [facet, new Set()]));
  if (knowledge.statements.some((statement) => statement.status === "rejected")) hidden.set("status", new Set(["rejected"]));
  return { hidden, words: "", confidence: 0, around: null, community: null, dates: { since: "", until: "" } };
}

/**
 * The value of a statement under a facet; `type` has two, those of its ends.
 * @param {Knowledge} knowledge
 * @param {Statement} statement
 * @param {string} facet
 */
export function valueOf(knowledge, statement, facet) {
  switch (facet) {
    case "claim": return statement.claim;
    case "status": return statement.status;
    case "predicate": return statement.predicate;
    case "money": return statement.amount ? SUM_STATED : NO_SUM;
    case "nation": return statement.nation ?? NOT_KNOWN;
    case "document": return knowledge.sourceOf(statement).key;
    default: throw new Error(`no facet ${facet}`);
  }
}

/**
 * Apply the filters. A count says how many statements (for types: entities) a value has when the other groups' filters
 * hold, so it is what ticking it would show.
 * @param {Knowledge} knowledge
 * @param {Filters} filters
 * @returns {Visible}
 */
export function applyFilters(knowledge, filters) {
  const counts = new Map([...FACETS, "date"].map((facet) => [facet, new Map()]));
  const inside = chooseInside(knowledge, filters);
  const listFailing = makeTest(knowledge, filters, inside);
  const statements = [];
  const tied = new Set();
  const tiedBeforeTypes = new Set();
  for (const statement of knowledge.statements) {
    const failing = listFailing(statement);
    if (failing.length > 1) continue;
    countStatement(counts, knowledge, statement, failing);
    if (failing.length === 0) statements.push(statement);
    for (const end of [statement.subject, statement.object]) {
      if (failing.length === 0) tied.add(end);
      if (failing.length === 0 || failing[0] === "type") tiedBeforeTypes.add(end);
    }
  }
  const statementIds = new Set(statements.map((item) => item.id));
  const tieNumbers = new Set();
  for (const tie of knowledge.ties) {
    const byTenure = tie.tenures.length > 0 && joinsInside(tie, inside) && letsTenuresPass(knowledge, filters, tie);
    if (byTenure) [tie.subject, tie.object].forEach((end) => tied.add(end) && tiedBeforeTypes.add(end));
    if (byTenure || tie.statements.some((statement) => statementIds.has(statement.id))) tieNumbers.add(tie.number);
  }
  const narrowed = isNarrowed(knowledge, filters);
  const hiddenTypes = filters.hidden.get("type");
  const entityIds = new Set();
  for (const entity of knowledge.entities) {
    if (inside && !inside.has(entity.id)) continue;
    if (!narrowed || tiedBeforeTypes.has(entity.id)) addOne(counts.get("type"), entity.type);
    if (!hiddenTypes?.has(entity.type) && (!narrowed || tied.has(entity.id))) entityIds.add(entity.id);
  }
  return { statements, statementIds, entityIds, tieNumbers, counts };
}

/**
 * What tells of a statement which filters it fails; of those it passes it says nothing.
 * @param {Knowledge} knowledge
 * @param {Filters} filters
 * @param {Set<string> | null} inside the entities that the filters keep to
 * @returns {(statement: Statement) => string[]}
 */
function makeTest(knowledge, { hidden, words, confidence, dates }, inside) {
  const wanted = readWords(words);
  const hiddenTypes = hidden.get("type");
  return (statement) => {
    const failing = PLAIN_FACETS.filter((facet) => hidden.get(facet)?.has(valueOf(knowledge, statement, facet)));
    if (statement.confidence + 1e-9 < confidence) failing.push("confidence");
    if (!mayLieIn(knowledge.dateOf(statement), dates.since, dates.until)) failing.push("date");
    if (wanted.length > 0 && !hasWords(knowledge.words.textOf(statement), wanted)) failing.push("words");
    if (!joinsInside(statement, inside)) failing.push("inside");
    if ([statement.subject, statement.object].some((end) => hiddenTypes?.has(knowledge.entityById.get(end)?.type ?? ""))) failing.push("type");
    return failing;
  };
}

/**
 * Count a statement that fails no filter, or one alone: then only under that one.
 * @param {Map<string, Map<string, number>>} counts
 * @param {Knowledge} knowledge
 * @param {Statement} statement
 * @param {string[]} failing
 */
function countStatement(counts, knowledge, statement, failing) {
  for (const facet of failing.length === 0 ? [...PLAIN_FACETS, "date"] : failing) {
    if (facet === "date") addOne(counts.get(facet), knowledge.dateOf(statement));
    else if (PLAIN_FACETS.includes(facet)) addOne(counts.get(facet), valueOf(knowledge, statement, facet));
  }
}

/**
 * Whether both ends are among the entities that the filters keep to.
 * @param {{subject: string, object: string}} claim a statement or a tie
 * @param {Set<string> | null} inside
 */
function joinsInside({ subject, object }, inside) {
  return !inside || (inside.has(subject) && inside.has(object));
}

/**
 * The entities around one, or of a community, or of both, that the filters keep to; null where they keep to no such part.
 * @param {Knowledge} knowledge
 * @param {Filters} filters
 */
function chooseInside(knowledge, { around, community }) {
  const members = community === null ? null : new Set(knowledge.membersOf.get(community));
  if (!around) return members;
  const near = knowledge.findAround(around.id, around.depth);
  return members ? new Set([...near].filter((id) => members.has(id))) : near;
}

/**
 * Whether the filters leave a tie that tenures stand behind: they are curated facts of no document.
 * @param {Knowledge} knowledge
 * @param {Filters} filters
 * @param {Tie} tie
 */
function letsTenuresPass(knowledge, { hidden, dates, words }, tie) {
  const held = tie.tenures.some(({ start, end }) => (!dates.until || mayLieIn(start, "", dates.until)) && (!end || mayLieIn(end, dates.since, "")));
  const [person, role] = [tie.subject, tie.object].map((id) => knowledge.entityById.get(id));
  const values = [["claim", tie.claim], ["status", "curated"], ["predicate", tie.predicate], ["money", NO_SUM], ["nation", role?.nation ?? NOT_KNOWN],
    ["type", person?.type ?? ""], ["type", role?.type ?? ""]];
  const named = hasWords(foldTexts([tie.subject, tie.object].map((id) => knowledge.nameOf(id))), readWords(words));
  return held && named && hidden.get("document")?.size === 0 && values.every(([facet, value]) => !hidden.get(facet)?.has(value));
}

/**
 * Whether anything beyond the types is left out that is there at first: entities without a statement left then go too.
 * @param {Knowledge} knowledge
 * @param {Filters} filters
 */
function isNarrowed(knowledge, filters) {
  const { hidden } = initialFilters(knowledge);
  const leavesOut = (/** @type {string} */ facet) => [...(filters.hidden.get(facet) ?? [])].some((value) => !hidden.get(facet)?.has(value));
  return filters.words.trim() !== "" || filters.confidence > 0 || filters.dates.since !== "" || filters.dates.until !== "" || FACETS.some((facet) => facet !== "type" && leavesOut(facet));
}

/**
 * @param {Filters} filters
 * @param {Filters} initial
 * @param {string} facet
 */
function isAsAtFirst(filters, initial, facet) {
  const [now, first] = [filters.hidden.get(facet) ?? new Set(), initial.hidden.get(facet) ?? new Set()];
  return now.size === first.size && [...now].every((value) => first.has(value));
}

/**
 * The facets whose choice differs from the one that the page opens with.
 * @param {Knowledge} knowledge
 * @param {Filters} filters
 */
export function changedFacets(knowledge, filters) {
  const initial = initialFilters(knowledge);
  return FACETS.filter((facet) => !isAsAtFirst(filters, initial, facet));
}

/**
 * The values that a facet has anywhere in the knowledge, in the order of the panel.
 * @param {Knowledge} knowledge
 * @param {string} facet
 * @returns {string[]}
 */
export function valuesOf(knowledge, facet) {
  const { vocabulary } = knowledge;
  const used = facet === "type"
    ? new Set(knowledge.entities.map((entity) => entity.type))
    : new Set(knowledge.statements.map((statement) => valueOf(knowledge, statement, facet)));
  const order = {
    type: vocabulary.types.map((/** @type {any} */ item) => item.id),
    claim: vocabulary.claims.map((/** @type {any} */ item) => item.id),
    status: vocabulary.statuses.map((/** @type {any} */ item) => item.id),
    predicate: vocabulary.predicates.map((/** @type {any} */ item) => item.id),
    money: [SUM_STATED, NO_SUM],
    nation: [...vocabulary.nations, NOT_KNOWN],
  }[facet];
  if (order) return order.filter((/** @type {string} */ value) => used.has(value));
  const listed = knowledge.documents.map((document) => document.id).filter((id) => used.has(id));
  const others = [...used].filter((value) => !knowledge.documentById.has(value)).sort();
  return [...listed, ...others];
}

/**
 * @param {Knowledge} knowledge
 * @param {string} facet
 * @param {string} value
 * @returns {string}
 */
export function nameOfValue(knowledge, facet, value) {
  switch (facet) {
    case "type": return knowledge.types.get(value).plural;
    case "claim": return knowledge.claims.get(value).name;
    case "status": return knowledge.statuses.get(value).name;
    case "predicate": return knowledge.predicates.get(value).forward;
    case "money": return value === SUM_STATED ? "Sum stated" : "No sum stated";
    case "nation": return value || "Not known";
    default: return knowledge.titleOfSource(value) || "Not known";
  }
}

/**
 * A copy of the filters with one facet's hidden values replaced.
 * @param {Filters} filters
 * @param {string} facet
 * @param {Iterable<string>} values
 * @returns {Filters}
 */
export function hideValues(filters, facet, values) {
  return { ...filters, hidden: new Map(filters.hidden).set(facet, new Set(values)) };
}

/**
 * @param {Map<string, number> | undefined} counts
 * @param {string} key
 */
function addOne(counts, key) {
  counts?.set(key, (counts.get(key) ?? 0) + 1);
}
