// Ways from one entity to another, over the facts that the filters leave, followed either way.

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Tie} Tie
 * @typedef {import("./filters.js").Visible} Visible
 * @typedef {{from: number, to: number, ties: Tie[]}} Step each starts where the one before it ends
 * @typedef {Extract<import("./store.js").Selection, {kind: "path"}>} PathSelection
 * @typedef {{visible: unknown, key: string, ways: Step[][]}} FoundWays what was found for which filters and ends
 * @typedef {{knowledge: Knowledge, visible: Visible, ways: FoundWays | null}} PathFinder the page, as far as it matters here
 */

const MOST_WAYS = 3;
/** Of two ways with as many steps, the one through people, bodies and initiatives tells more: see `carekg path`. */
const STEP = 1000;
const DETOURS = new Map([["Place", 2], ["Group", 1], ["Objective", 1]]);

/**
 * The shortest way between two entities, and the shortest that do without one of the entities on it.
 * @param {Knowledge} knowledge
 * @param {Visible} visible
 * @param {string} from
 * @param {string} to
 * @returns {Step[][]} the shortest first; none where no chain of facts joins the two
 */
export function findWays(knowledge, visible, from, to) {
  const start = knowledge.numberById.get(from);
  const goal = knowledge.numberById.get(to);
  if (start === undefined || goal === undefined || start === goal) return [];
  const ties = joinTies(knowledge, visible);
  const best = findWay(knowledge, ties, start, goal, new Set());
  if (!best) return [];
  const ways = [best];
  for (const between of best.nodes.slice(1, -1)) {
    const other = findWay(knowledge, ties, start, goal, new Set([between]));
    if (other && !ways.some((way) => way.nodes.join() === other.nodes.join())) ways.push(other);
  }
  ways.sort((a, b) => a.cost - b.cost);
  return ways.slice(0, MOST_WAYS).map(({ nodes }) => nodes.slice(1).map((node, place) => {
    const before = nodes[place];
    return { from: before, to: node, ties: ties.get(before)?.get(node) ?? [] };
  }));
}

/**
 * The ways between the ends of a path, found once for each state of the filters.
 * @param {PathFinder} app
 * @param {PathSelection} selection
 */
export function waysOf(app, { from, to }) {
  const key = JSON.stringify([from, to]);
  const known = app.ways;
  if (known?.visible === app.visible && known.key === key) return known.ways;
  const ways = findWays(app.knowledge, app.visible, from, to);
  app.ways = { visible: app.visible, key, ways };
  return ways;
}

/**
 * The way that is shown: its steps, none where nothing joins the two.
 * @param {PathFinder} app
 * @param {PathSelection} selection
 * @returns {Step[]}
 */
export function chosenWay(app, selection) {
  const ways = waysOf(app, selection);
  return ways[Math.min(selection.way, ways.length - 1)] ?? [];
}

/**
 * The facts between each two entities.
 * @param {Knowledge} knowledge
 * @param {Visible} visible
 */
function joinTies(knowledge, visible) {
  /** @type {Map<number, Map<number, Tie[]>>} */
  const joined = new Map();
  for (const tie of knowledge.ties) {
    const { from, to, fact } = tie.edge;
    if (!fact || from === to || !visible.tieNumbers.has(tie.number)) continue;
    for (const [one, other] of [[from, to], [to, from]]) {
      const near = joined.get(one) ?? new Map();
      joined.set(one, near.set(other, [...(near.get(other) ?? []), tie]));
    }
  }
  return joined;
}

/**
 * @param {Knowledge} knowledge
 * @param {Map<number, Map<number, Tie[]>>} ties
 * @param {number} start
 * @param {number} goal
 * @param {Set<number>} avoided
 */
function findWay(knowledge, ties, start, goal, avoided) {
  const costs = new Map([[start, 0]]);
  /** @type {Map<number, number>} */
  const before = new Map();
  // Each round holds the entities that are as many steps away; the costs of one differ by detours only.
  let round = [start];
  while (round.length > 0 && !costs.has(goal)) {
    /** @type {Map<number, number>} */
    const reached = new Map();
    for (const node of [...round].sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0) || a - b)) {
      for (const next of ties.get(node)?.keys() ?? []) {
        if (costs.has(next) || avoided.has(next)) continue;
        const cost = (costs.get(node) ?? 0) + STEP + (next === goal ? 0 : DETOURS.get(knowledge.entities[next].type) ?? 0);
        if (cost >= (reached.get(next) ?? Infinity)) continue;
        reached.set(next, cost);
        before.set(next, node);
      }
    }
    reached.forEach((cost, node) => costs.set(node, cost));
    round = [...reached.keys()];
  }
  if (!costs.has(goal)) return null;
  const nodes = [goal];
  while (nodes[0] !== start) nodes.unshift(/** @type {number} */ (before.get(nodes[0])));
  return { nodes, cost: costs.get(goal) ?? 0 };
}
