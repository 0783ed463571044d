// What the drawing shows where each community is one node. Nodes and edges have negative numbers, since entities have the others.

import { gatherCommunities } from "./communities.js";
import { colourOfCommunity } from "./community_colours.js";
import { wrapName } from "./labels.js";
import { isNarrow } from "./screen.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./communities.js").Joint} Joint
 * @typedef {import("./drawn_set.js").Colours} Colours
 * @typedef {import("./drawn_set.js").Wanted} Wanted
 */

/**
 * How much is drawn: communities, lines, lines with a figure, members that name a community, and the characters of such
 * a name and of a line of it.
 */
const ROOM_OF_WIDE = Object.freeze({ communities: Infinity, joints: 120, counted: 16, naming: 2, name: 34, line: 26 });
const ROOM_OF_NARROW = Object.freeze({ communities: 12, joints: 30, counted: 5, naming: 1, name: 24, line: 18 });
const [SMALLEST_CIRCLE, LARGEST_CIRCLE] = [10, 44];
/** How much further apart communities stand than entities, whose shapes are smaller. */
const SPREAD = 1.7;

/**
 * @param {App} app
 * @param {Colours} colours
 * @returns {Wanted}
 */
export function chooseCommunities(app, colours) {
  const { selection } = app.store.state;
  const most = isNarrow() ? ROOM_OF_NARROW : ROOM_OF_WIDE;
  const { list, joints, apart, byNumber } = gatherCommunities(app);
  const picked = selection?.kind === "community" ? selection.number : null;
  const placed = list.filter(({ number }) => app.knowledge.placeOfCommunity.has(number));
  const shown = placed.filter(({ number }, place) => place < most.communities || number === picked);
  const numbers = new Set(shown.map(({ number }) => number));
  const inSight = joints.filter(({ from, to }) => numbers.has(from) && numbers.has(to));
  const drawn = inSight.filter((joint, place) => place < most.joints || isOf(joint, picked));
  const lit = new Set(drawn.filter((joint) => isOf(joint, picked)).map((joint) => numberOfJoint(joints, joint)));
  const near = picked !== null && numbers.has(picked) ? new Set(drawn.filter((joint) => isOf(joint, picked)).flatMap(({ from, to }) => [-from, -to])).add(-picked) : null;
  const counted = near ? drawn.filter((joint) => isOf(joint, picked)) : drawn;
  return {
    near, lit,
    nodes: new Map(shown.map((community) => [-community.number, lookOfCommunity(app, community, community.number === picked, colours)])),
    edges: new Map(drawn.map((joint) => [numberOfJoint(joints, joint), lookOfJoint(joint, numberOfJoint(joints, joint), isOf(joint, picked), colours)])),
    words: new Map(counted.slice(0, most.counted).map((joint) => [numberOfJoint(joints, joint), joint.count.toLocaleString("en-GB")])),
    linesOf: (number) => wrapName(app.knowledge.nameMembers(byNumber.get(-number)?.members ?? [], most.naming, most.name), most.line),
    nameOf: (number) => byNumber.get(-number)?.name ?? "",
    sentenceOf: (number) => describeJoint(app, joints[-number - 1]),
    note: describeLeftOut(shown.length, list.length, inSight.length > drawn.length, apart),
  };
}

/**
 * @param {Joint[]} joints
 * @param {Joint} joint
 */
function numberOfJoint(joints, joint) {
  return -1 - joints.indexOf(joint);
}

/**
 * @param {Joint} joint
 * @param {number | null} number
 */
function isOf({ from, to }, number) {
  return from === number || to === number;
}

/**
 * How many ties join two communities, in words.
 * @param {App} app
 * @param {Joint} joint
 */
function describeJoint(app, { from, to, count }) {
  const { byNumber } = gatherCommunities(app);
  return `${countOf(count, "tie")} between “${byNumber.get(from)?.name}” and “${byNumber.get(to)?.name}”`;
}

/**
 * @param {number} drawn
 * @param {number} all communities
 * @param {boolean} linesMissing
 * @param {number} apart entities in none
 */
function describeLeftOut(drawn, all, linesMissing, apart) {
  return [
    drawn < all && `Drawing the ${drawn} largest of ${countOf(all, "community", "communities")}; the overview lists all.`,
    linesMissing && "Lines run where most ties do; pick one for all of its own.",
    apart > 0 && `${countOf(apart, "entity without a fact is", "entities without a fact are")} in none: search for ${apart === 1 ? "it" : "them"}.`,
  ].filter(Boolean).join(" ");
}

/**
 * @param {App} app
 * @param {import("./communities.js").Community} community
 * @param {boolean} picked
 * @param {Colours} colours
 */
function lookOfCommunity(app, { number, members }, picked, colours) {
  const place = app.knowledge.placeOfCommunity.get(number) ?? { x: 0, y: 0 };
  const most = gatherCommunities(app).list[0].members.length;
  return {
    id: -number, x: place.x * SPREAD, y: place.y * SPREAD, shape: "dot",
    size: Math.round(SMALLEST_CIRCLE + (LARGEST_CIRCLE - SMALLEST_CIRCLE) * Math.sqrt(members.length / most)),
    color: { background: colourOfCommunity(app.knowledge, number), border: picked ? colours.strong : colours.outline },
    borderWidth: picked ? 4 : 1.5,
  };
}

/**
 * @param {Joint} joint
 * @param {number} number
 * @param {boolean} lit
 * @param {Colours} colours
 */
function lookOfJoint({ from, to, count }, number, lit, colours) {
  return {
    id: number, from: -from, to: -to, arrows: { to: { enabled: false } },
    color: { color: lit ? colours.strong : colours.edge, opacity: lit ? 1 : 0.8 },
    width: Math.round(Math.min(9, 0.8 + Math.log2(count)) * 10) / 10,
    dashes: false, smooth: false,
  };
}
