// What the drawing should show for a state: which nodes and edges, and how each looks. No canvas here.

import { chosenWay } from "./paths.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Tie} Tie
 * @typedef {{outline: string, edge: string, denied: string, strong: string, text: string, halo: string, muted: string}} Colours
 * @typedef {{nodes: Map<number, any>, edges: Map<number, any>, near: Set<number> | null, lessCentral: number,
 *   untied: number}} Wanted
 */

export const MOST_AT_ONCE = 1500;
const OPENING_SET = 400;
const MOST_NEIGHBOURS = 200;
const COMMUNITY_COLOURS = Object.freeze(["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442"]);
const OTHER_COLOUR = "#9AA5B1";

/**
 * @param {App} app
 * @param {Colours} colours
 * @returns {Wanted}
 */
export function chooseDrawn(app, colours) {
  const { knowledge, visible } = app;
  const near = findNear(app);
  const tied = app.store.state.untied ? visible.entityIds : findTied(app);
  const ids = chooseEntities(app, tied, near);
  const nodes = new Map();
  for (const id of ids) {
    const number = /** @type {number} */ (knowledge.numberById.get(id));
    nodes.set(number, lookOfNode(app, number, near, colours));
  }
  const edges = new Map();
  for (const tie of knowledge.ties) {
    if (!nodes.has(tie.edge.from) || !nodes.has(tie.edge.to)) continue;
    if (visible.tieNumbers.has(tie.number)) edges.set(tie.number, lookOfEdge(app, tie, near, colours));
  }
  const untied = [...visible.entityIds].filter((id) => !tied.has(id) && !nodes.has(knowledge.numberById.get(id) ?? -1)).length;
  return { nodes, edges, near, untied, lessCentral: visible.entityIds.size - nodes.size - untied };
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
 * The entities to draw: all that are tied or, where they are many, the most central and those near the selection.
 * @param {App} app
 * @param {Set<string>} tied
 * @param {Set<number> | null} near
 */
function chooseEntities(app, tied, near) {
  const { knowledge, visible } = app;
  const ranked = [...knowledge.rank.keys()].filter((id) => tied.has(id));
  const chosen = new Set(ranked.length <= MOST_AT_ONCE ? ranked : ranked.slice(0, OPENING_SET));
  const neighbours = near ? ranked.filter((id) => near.has(knowledge.numberById.get(id) ?? -1)) : [];
  for (const id of neighbours.slice(0, MOST_NEIGHBOURS)) chosen.add(id);
  const { selection } = app.store.state;
  if (selection?.kind === "entity" && visible.entityIds.has(selection.id)) chosen.add(selection.id);
  return [...chosen];
}

/**
 * The numbers of the selected nodes and of those tied to them, or null where nothing is selected.
 * @param {App} app
 */
function findNear(app) {
  const { knowledge, visible } = app;
  const { selection } = app.store.state;
  if (!selection) return null;
  if (selection.kind === "tie") {
    const { from, to } = knowledge.ties[selection.number].edge;
    return new Set([from, to]);
  }
  if (selection.kind === "path") {
    const ends = [selection.from, selection.to].map((id) => /** @type {number} */ (knowledge.numberById.get(id)));
    return new Set([...ends, ...chosenWay(app, selection).map((step) => step.to)]);
  }
  const centre = /** @type {number} */ (knowledge.numberById.get(selection.id));
  if (!visible.entityIds.has(selection.id)) return new Set([centre]);
  const near = new Set([centre]);
  for (const { edge, number } of knowledge.ties) {
    if ((edge.from === centre || edge.to === centre) && visible.tieNumbers.has(number)) near.add(edge.from).add(edge.to);
  }
  return near;
}

/**
 * Whether a tie is the one selected, or of the entity selected.
 * @param {App} app
 * @param {Tie} tie
 */
export function isLit(app, { number, edge }) {
  const { selection } = app.store.state;
  if (!selection) return false;
  if (selection.kind === "tie") return selection.number === number;
  if (selection.kind === "path") return chosenWay(app, selection).some((step) => step.ties.some((tie) => tie.number === number));
  const centre = app.knowledge.numberById.get(selection.id);
  return edge.from === centre || edge.to === centre;
}

/**
 * @param {App} app
 * @param {number} number
 * @param {Set<number> | null} near
 * @param {Colours} colours
 */
function lookOfNode(app, number, near, colours) {
  const { entity, shape, color, size, x, y } = app.knowledge.nodes[number];
  const { selection, colouring } = app.store.state;
  const picked = selection?.kind === "entity" ? selection.id === entity.id : Boolean(near?.has(number));
  const fill = colouring === "community" ? colourOfCommunity(app, entity.community) : color;
  return {
    id: number, x, y, shape, size,
    color: { background: fill, border: picked ? colours.strong : colours.outline },
    borderWidth: picked ? 4 : 1.5,
  };
}

/**
 * @param {App} app
 * @param {number | undefined} community
 */
export function colourOfCommunity(app, community) {
  const place = app.communities.findIndex((item) => item.number === community);
  return COMMUNITY_COLOURS[place] ?? OTHER_COLOUR;
}

/** How many communities have a colour of their own. */
export const COLOURED_COMMUNITIES = COMMUNITY_COLOURS.length;

/**
 * @param {App} app
 * @param {Tie} tie
 * @param {Set<number> | null} near
 * @param {Colours} colours
 */
function lookOfEdge(app, tie, near, colours) {
  const { edge, number } = tie;
  const plain = edge.claim === "denied" ? colours.denied : colours.edge;
  const emphasised = near !== null && isLit(app, tie);
  return {
    id: number, from: edge.from, to: edge.to,
    color: { color: emphasised && edge.claim !== "denied" ? colours.strong : plain, opacity: edge.fact || emphasised ? 1 : 0.8 },
    width: edge.width * (edge.fact ? 1 : 0.75) + (emphasised ? 1 : 0),
    dashes: edge.dashes ?? false,
    smooth: edge.smooth ?? false,
  };
}
