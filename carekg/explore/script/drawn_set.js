// What the drawing should show for a state: which nodes and edges, and how each looks. No canvas here.

import { colourOfCommunity } from "./community_colours.js";
import { chooseCommunities } from "./community_set.js";
import { chosenWay } from "./paths.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Tie} Tie
 * @typedef {{outline: string, edge: string, denied: string, strong: string, text: string, halo: string, muted: string}} Colours
 * @typedef {{nodes: Map<number, any>, edges: Map<number, any>, near: Set<number> | null, lit: Set<number>, words: Map<number, string>,
 *   linesOf: (node: number) => string[], nameOf: (node: number) => string, sentenceOf: (edge: number) => string, note: string,
 *   lessCentral?: number, untied?: number}} Wanted
 *   `near` is the selection and what it is tied to, `lit` its edges, `words` what edges say; `note` tells what is left out
 */

export const MOST_AT_ONCE = 1500;
const OPENING_SET = 150;
const MOST_NEIGHBOURS = 200;
const MOST_EDGE_WORDS = 16;

/**
 * @param {App} app
 * @param {Colours} colours
 * @returns {Wanted}
 */
export function chooseDrawn(app, colours) {
  return app.store.state.view === "communities" ? chooseCommunities(app, colours) : chooseNetwork(app, colours);
}

/**
 * @param {App} app
 * @param {Colours} colours
 * @returns {Wanted}
 */
function chooseNetwork(app, colours) {
  const { knowledge, visible } = app;
  const near = findNear(app);
  const tied = app.store.state.untied ? visible.entityIds : findTied(app);
  const { central, around } = chooseEntities(app, tied, near);
  const nodes = new Map();
  for (const id of [...central, ...around]) {
    const number = /** @type {number} */ (knowledge.numberById.get(id));
    nodes.set(number, lookOfNode(app, number, near, colours));
  }
  const edges = new Map();
  const lit = new Set();
  const isLit = chooseLit(app);
  for (const tie of knowledge.ties) {
    if (!nodes.has(tie.edge.from) || !nodes.has(tie.edge.to) || !visible.tieNumbers.has(tie.number)) continue;
    if (near && isLit(tie)) lit.add(tie.number);
    edges.set(tie.number, lookOfEdge(tie, lit.has(tie.number), colours));
  }
  const untied = [...visible.entityIds].filter((id) => !tied.has(id) && !nodes.has(knowledge.numberById.get(id) ?? -1)).length;
  const lessCentral = visible.entityIds.size - nodes.size - untied;
  return {
    nodes, edges, near, lit,
    words: new Map(lit.size > MOST_EDGE_WORDS ? [] : [...lit].map((number) => [number, sayTie(knowledge, number)])),
    linesOf: (number) => app.drawing.lines[number],
    nameOf: (number) => knowledge.nameOf(knowledge.entities[number].id),
    sentenceOf: (number) => knowledge.sentenceOf(knowledge.ties[number]),
    lessCentral, untied,
    note: describeUndrawn(app, { central: central.size, around: around.size, lessCentral, untied }),
  };
}

/**
 * @param {import("./knowledge.js").Knowledge} knowledge
 * @param {number} number
 */
function sayTie(knowledge, number) {
  const { predicate, claim } = knowledge.ties[number].edge;
  return knowledge.predicates.get(predicate).forward + knowledge.qualify(claim);
}

/**
 * What is not drawn and how to get at it.
 * @param {App} app
 * @param {{central: number, around: number, lessCentral: number, untied: number}} counts
 */
function describeUndrawn(app, { central, around, lessCentral, untied }) {
  const { sizing } = app.store.state;
  const by = sizing === "ties" ? "" : ` by ${app.knowledge.measure(sizing).by}`;
  return [
    central + around === 0 && (app.knowledge.edges.length === 0 ? "There is nothing to draw: nothing is known that ties one to another."
      : "There is nothing to draw: the filters leave no entity with a tie."),
    lessCentral > 0 && central > 0 && `Drawing the ${central.toLocaleString("en-GB")} most central entities${by}`
      + `${around > 0 ? ` and ${around.toLocaleString("en-GB")} around what you picked` : ""}; ${countOf(lessCentral, "other")} `
      + "appear when you search for them, filter, or pick a neighbour. The table has every statement.",
    untied > 0 && `${countOf(untied, "entity", "entities")} without a tie ${untied === 1 ? "is" : "are"} not drawn.`,
  ].filter(Boolean).join(" ");
}

/**
 * The visible entities that a visible tie leads to.
 * @param {App} app
 */
function findTied({ knowledge, visible }) {
  const tied = new Set();
  for (const number of visible.tieNumbers) {
    const { subject, object } = knowledge.ties[number];
    if (subject !== object) [subject, object].forEach((id) => visible.entityIds.has(id) && tied.add(id));
  }
  return tied;
}

/**
 * Tells whether there are too many tied entities to draw all of them.
 * @param {App} app
 */
export function leavesOut(app) {
  return findTied(app).size > MOST_AT_ONCE;
}

/**
 * The entities to draw: all that are tied or, where they are many, the most central, those near the selection, and the
 * neighbours of those that were expanded.
 * @param {App} app
 * @param {Set<string>} tied
 * @param {Set<number> | null} near
 * @returns {{central: Set<string>, around: Set<string>}} `around` are those that are there for what was picked alone
 */
function chooseEntities(app, tied, near) {
  const { knowledge, visible } = app;
  const ranked = [...knowledge.rankBy(app.store.state.sizing).keys()].filter((id) => tied.has(id));
  const central = new Set(ranked.length <= MOST_AT_ONCE ? ranked : ranked.slice(0, OPENING_SET));
  /** @type {Set<string>} */
  const around = new Set();
  const centres = app.store.state.expanded.map((id) => findNeighbours(app, id));
  for (const numbers of [...centres, ...(near ? [near] : [])]) {
    const neighbours = ranked.filter((id) => numbers.has(knowledge.numberById.get(id) ?? -1));
    for (const id of neighbours.slice(0, MOST_NEIGHBOURS)) if (!central.has(id)) around.add(id);
  }
  const { selection } = app.store.state;
  if (selection?.kind === "entity" && visible.entityIds.has(selection.id) && !central.has(selection.id)) around.add(selection.id);
  return { central, around };
}

/**
 * The numbers of the selected nodes and of those tied to them, or null where nothing is selected.
 * @param {App} app
 */
function findNear(app) {
  const { knowledge } = app;
  const { selection } = app.store.state;
  if (!selection || selection.kind === "community") return null;
  if (selection.kind === "tie") {
    const { from, to } = knowledge.ties[selection.number].edge;
    return new Set([from, to]);
  }
  if (selection.kind === "path") {
    const ends = [selection.from, selection.to].map((id) => /** @type {number} */ (knowledge.numberById.get(id)));
    return new Set([...ends, ...chosenWay(app, selection).map((step) => step.to)]);
  }
  return findNeighbours(app, selection.id);
}

/**
 * The numbers of an entity and of those that a visible tie joins it to.
 * @param {App} app
 * @param {string} id
 */
function findNeighbours({ knowledge, visible }, id) {
  const centre = /** @type {number} */ (knowledge.numberById.get(id));
  const near = new Set([centre]);
  if (!visible.entityIds.has(id)) return near;
  for (const { edge, number } of knowledge.ties) {
    if ((edge.from === centre || edge.to === centre) && visible.tieNumbers.has(number)) near.add(edge.from).add(edge.to);
  }
  return near;
}

/**
 * Says of a tie whether it is the one selected, or of the entity or on the path selected.
 * @param {App} app
 * @returns {(tie: Tie) => boolean}
 */
function chooseLit(app) {
  const { selection } = app.store.state;
  if (selection?.kind === "tie") return ({ number }) => number === selection.number;
  if (selection?.kind === "path") {
    const steps = new Set(chosenWay(app, selection).flatMap((step) => step.ties.map((tie) => tie.number)));
    return ({ number }) => steps.has(number);
  }
  const centre = selection?.kind === "entity" ? app.knowledge.numberById.get(selection.id) : -1;
  return ({ edge }) => edge.from === centre || edge.to === centre;
}

/**
 * @param {App} app
 * @param {number} number
 * @param {Set<number> | null} near
 * @param {Colours} colours
 */
function lookOfNode(app, number, near, colours) {
  const { entity, shape, color, x, y } = app.knowledge.nodes[number];
  const { selection, colouring, sizing } = app.store.state;
  const picked = selection?.kind === "entity" ? selection.id === entity.id : Boolean(near?.has(number));
  const fill = colouring === "community" ? colourOfCommunity(app.knowledge, entity.community) : color;
  return {
    id: number, x, y, shape, size: app.knowledge.sizeOf(entity, sizing),
    color: { background: fill, border: picked ? colours.strong : colours.outline },
    borderWidth: picked ? 4 : 1.5,
  };
}

/**
 * @param {Tie} tie
 * @param {boolean} emphasised
 * @param {Colours} colours
 */
function lookOfEdge({ edge, number }, emphasised, colours) {
  const plain = edge.claim === "denied" ? colours.denied : colours.edge;
  return {
    id: number, from: edge.from, to: edge.to,
    color: { color: emphasised && edge.claim !== "denied" ? colours.strong : plain, opacity: edge.fact || emphasised ? 1 : 0.8 },
    width: edge.width * (edge.fact ? 1 : 0.75) + (emphasised ? 1 : 0),
    dashes: edge.dashes ?? false,
    smooth: edge.smooth ?? false,
  };
}
