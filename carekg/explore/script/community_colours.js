// The colours of communities: the largest have one each, from a palette for all eyes, and the rest share one.

const COMMUNITY_COLOURS = Object.freeze(["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442"]);

/** The colour of the communities that have none of their own, and of what is in none. */
export const OTHER_COLOUR = "#9AA5B1";

/**
 * The communities that have a colour of their own, the largest first.
 * @param {import("./knowledge.js").Knowledge} knowledge
 */
export function listColoured({ membersOf }) {
  const order = [...membersOf].sort(([a, one], [b, other]) => other.length - one.length || a - b);
  return order.slice(0, COMMUNITY_COLOURS.length).map(([number]) => number);
}

/**
 * @param {import("./knowledge.js").Knowledge} knowledge
 * @param {number | undefined} number
 */
export function colourOfCommunity(knowledge, number) {
  return number === undefined ? OTHER_COLOUR : COMMUNITY_COLOURS[knowledge.colouredCommunities.indexOf(number)] ?? OTHER_COLOUR;
}
