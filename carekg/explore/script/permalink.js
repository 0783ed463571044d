// The state of the page as the fragment of its address, and back.

import { VIEWS } from "./store.js";
import { FACETS, hideValues, initialFilters, changedFacets, valuesOf } from "./filters.js";
import { COLUMNS_OF_TABLE, FIRST_SORT } from "./sorting.js";

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./store.js").State} State
 * @typedef {import("./store.js").Selection} Selection
 */

const DATE = /^\d{4}(-\d{2})?$/;
const SORT = /^(-?)([a-z]+)$/;

/**
 * @param {Knowledge} knowledge
 * @param {State} state
 * @returns {string} without the leading `#`
 */
export function writeFragment(knowledge, state) {
  const parameters = new URLSearchParams();
  if (state.selection?.kind === "entity") parameters.set("entity", state.selection.id);
  if (state.selection?.kind === "tie") parameters.set("tie", nameTie(knowledge.ties[state.selection.number]));
  if (state.selection?.kind === "path") {
    const { from, to, way } = state.selection;
    parameters.set("path", JSON.stringify(way > 0 ? [from, to, way] : [from, to]));
  }
  if (state.selection?.kind === "community") parameters.set("community", nameCentre(knowledge, state.selection.number));
  if (state.filters.community !== null) parameters.set("within", nameCentre(knowledge, state.filters.community));
  if (state.filters.words) parameters.set("words", state.filters.words);
  const { since, until } = state.filters.dates;
  if (since) parameters.set("since", since);
  if (until) parameters.set("until", until);
  if (state.filters.around) parameters.set("around", JSON.stringify([state.filters.around.id, state.filters.around.depth]));
  for (const facet of changedFacets(knowledge, state.filters)) {
    const hidden = state.filters.hidden.get(facet) ?? new Set();
    const values = valuesOf(knowledge, facet);
    const shown = values.filter((value) => !hidden.has(value));
    if (shown.length < hidden.size) {
      parameters.append(`only.${facet}`, JSON.stringify(shown));
    } else {
      parameters.append(`hide.${facet}`, JSON.stringify(values.filter((value) => hidden.has(value))));
    }
  }
  if (state.filters.confidence > 0) parameters.set("confidence", String(Math.round(state.filters.confidence * 100)));
  if (state.view !== "network") parameters.set("view", state.view);
  if (state.colouring !== "type") parameters.set("colour", state.colouring);
  if (state.sizing !== "ties") parameters.set("size", state.sizing);
  if (state.untied) parameters.set("untied", "yes");
  if (state.expanded.length > 0) parameters.set("expanded", JSON.stringify(state.expanded));
  const sort = writeSort(state.sort);
  if (sort !== writeSort(FIRST_SORT)) parameters.set("sort", sort);
  if (state.tablePage > 0) parameters.set("page", String(state.tablePage + 1));
  if (state.order !== "relation") parameters.set("order", state.order);
  if (state.showAll) parameters.set("all", "yes");
  return parameters.toString();
}

/**
 * The state that a fragment tells; what it says wrongly is passed over.
 * @param {Knowledge} knowledge
 * @param {string} fragment
 * @returns {State}
 */
export function readFragment(knowledge, fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  let filters = initialFilters(knowledge);
  for (const facet of FACETS) {
    const known = valuesOf(knowledge, facet);
    const only = readList(parameters.get(`only.${facet}`));
    const hide = readList(parameters.get(`hide.${facet}`));
    if (only) filters = hideValues(filters, facet, known.filter((value) => !only.has(value)));
    else if (hide) filters = hideValues(filters, facet, known.filter((value) => hide.has(value)));
  }
  filters = { ...filters, words: parameters.get("words") ?? "" };
  const confidence = Number(parameters.get("confidence") ?? 0) / 100;
  if (confidence > 0 && confidence <= 1) filters = { ...filters, confidence };
  const [since, until] = ["since", "until"].map((name) => parameters.get(name) ?? "").map((date) => (DATE.test(date) ? date : ""));
  if (since || until) filters = { ...filters, dates: { since, until } };
  const [centre, depth] = readArray(parameters.get("around"));
  if (knowledge.entityById.has(centre) && [1, 2, 3].includes(depth)) filters = { ...filters, around: { id: centre, depth } };
  const community = readCommunity(knowledge, parameters.get("within"));
  if (community !== null) filters = { ...filters, community };
  const view = parameters.get("view") ?? "network";
  const page = Number(parameters.get("page") ?? 1);
  return {
    selection: readSelection(knowledge, parameters),
    filters,
    view: /** @type {State["view"]} */ (VIEWS.some((name) => name === view) && (view !== "communities" || knowledge.membersOf.size > 0) ? view : "network"),
    colouring: parameters.get("colour") === "community" ? "community" : "type",
    sizing: knowledge.measures.find(({ id }) => id === parameters.get("size"))?.id ?? "ties",
    untied: parameters.get("untied") === "yes",
    expanded: [...new Set(readArray(parameters.get("expanded")))].filter((id) => knowledge.entityById.has(id)),
    sort: readSort(parameters.get("sort")),
    tablePage: Number.isSafeInteger(page) && page > 0 ? page - 1 : 0,
    order: parameters.get("order") === "date" ? "date" : "relation",
    showAll: parameters.get("all") === "yes",
  };
}

/** @param {State["sort"]} sort */
function writeSort({ column, descending }) {
  return `${descending ? "-" : ""}${column}`;
}

/**
 * @param {string | null} text
 * @returns {State["sort"]}
 */
function readSort(text) {
  const [, sign, column] = SORT.exec(text ?? "") ?? [];
  return COLUMNS_OF_TABLE.some((item) => item.id === column) ? { column, descending: sign === "-" } : FIRST_SORT;
}

/**
 * @param {Knowledge} knowledge
 * @param {URLSearchParams} parameters
 * @returns {Selection | null}
 */
function readSelection(knowledge, parameters) {
  const id = parameters.get("entity");
  if (id !== null && knowledge.entityById.has(id)) return { kind: "entity", id };
  const community = readCommunity(knowledge, parameters.get("community"));
  if (community !== null) return { kind: "community", number: community };
  const [from, to, way] = readArray(parameters.get("path"));
  if (knowledge.entityById.has(from) && knowledge.entityById.has(to) && from !== to) {
    return { kind: "path", from, to, way: Number.isInteger(way) && way > 0 ? way : 0 };
  }
  const name = parameters.get("tie");
  const tie = knowledge.tieOfStatement.get(parameters.get("statement") ?? "") ?? knowledge.ties.find((item) => nameTie(item) === name);
  return tie ? { kind: "tie", number: tie.number } : null;
}

/**
 * A community goes by its most central member: its number may be another's in the next build.
 * @param {Knowledge} knowledge
 * @param {number} number
 */
function nameCentre(knowledge, number) {
  return knowledge.membersOf.get(number)?.[0] ?? "";
}

/**
 * @param {Knowledge} knowledge
 * @param {string | null} centre
 */
function readCommunity(knowledge, centre) {
  return knowledge.entityById.get(centre ?? "")?.community ?? null;
}

/** @param {import("./knowledge.js").Tie} tie */
function nameTie({ subject, predicate, object, claim, statements }) {
  return JSON.stringify([subject, predicate, object, claim, ...(statements[0]?.status === "rejected" ? ["rejected"] : [])]);
}

/**
 * @param {string | null} text
 * @returns {any[]}
 */
function readArray(text) {
  try {
    const list = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** @param {string | null} text */
function readList(text) {
  if (text === null) return null;
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? new Set(list.map(String)) : null;
  } catch {
    return null;
  }
}
