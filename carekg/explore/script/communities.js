// The communities that the filters leave: their members, and how many ties join each two of them.

import { compareText } from "./knowledge.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {{number: number, name: string, members: string[], within: number}} Community
 *   its visible members, the most central first, and the ties among them
 * @typedef {{from: number, to: number, count: number}} Joint the ties between two communities, by their numbers
 * @typedef {{list: Community[], byNumber: Map<number, Community>, joints: Joint[], apart: number}} Communities
 *   the largest community and the strongest joint first; `apart` counts the entities that are in none
 */

/**
 * Gathered once for each state of the filters.
 * @param {App} app
 * @returns {Communities}
 */
export function gatherCommunities(app) {
  const known = app.gathered;
  if (known?.visible === app.visible) return known.communities;
  const communities = { ...listMembers(app), joints: countJoints(app) };
  for (const { from, to, count } of communities.joints) {
    const community = communities.byNumber.get(from);
    if (from === to && community) community.within = count;
  }
  communities.joints = communities.joints.filter(({ from, to }) => from !== to);
  app.gathered = { visible: app.visible, communities };
  return communities;
}

/** @param {App} app */
function listMembers({ knowledge, visible }) {
  const list = [];
  for (const [number, all] of knowledge.membersOf) {
    const members = all.filter((id) => visible.entityIds.has(id));
    if (members.length > 0) list.push({ number, members, name: knowledge.nameMembers(members), within: 0 });
  }
  list.sort((a, b) => b.members.length - a.members.length || compareText(a.name, b.name));
  const inside = list.reduce((sum, { members }) => sum + members.length, 0);
  return { list, byNumber: new Map(list.map((item) => [item.number, item])), apart: visible.entityIds.size - inside };
}

/**
 * The visible ties between each two communities, and within each, the strongest first.
 * @param {App} app
 * @returns {Joint[]}
 */
function countJoints({ knowledge, visible }) {
  /** @type {Map<string, Joint>} */
  const joints = new Map();
  for (const number of visible.tieNumbers) {
    const { from, to } = knowledge.ties[number].edge;
    const ends = [from, to].map((end) => knowledge.entities[end].community);
    if (ends[0] === undefined || ends[1] === undefined) continue;
    const [low, high] = [Math.min(ends[0], ends[1]), Math.max(ends[0], ends[1])];
    const key = `${low} ${high}`;
    const known = joints.get(key);
    if (known) known.count += 1;
    else joints.set(key, { from: low, to: high, count: 1 });
  }
  return [...joints.values()].sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to);
}
