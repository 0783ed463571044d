// How far to trust an edge: what kind of statements stand behind it, and how often such statements were right.

import { keepNodes, make } from "./dom.js";
import { countOf, formatPercent } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {{documents: number, own: boolean, few: number, predicates: Record<string, [number, number]>,
 *   bands: [number, number][]}} Scorecard shares are pairs: how many were right, of how many
 */

const CHECKED = new Set(["accepted", "amended"]);

/**
 * @param {App} app
 * @param {import("./knowledge.js").Tie} tie
 */
export function makeTrust(app, { statements, tenures, predicate }) {
  const read = statements.filter((statement) => statement.status === "extracted");
  const lines = [
    read.length > 0 && sayConfidence(read),
    read.length > 0 && sayShares(app, read, predicate),
    sayCount(statements.filter((statement) => statement.status === "curated").length, "entered by hand, from the source named"),
    sayCount(statements.filter((statement) => CHECKED.has(statement.status)).length, "checked by a person"),
    sayCount(statements.filter((statement) => statement.status === "rejected").length, "found wrong by a person"),
    tenures.length > 0 && "The table of posts and their holders was entered by hand.",
  ].filter((line) => line !== false && line !== "");
  return make("section", { class: "trust" },
    make("h3", { class: "group-title" }, "How far to trust this edge"),
    ...keepNodes(lines.map((line) => make("p", {}, /** @type {string} */ (line)))));
}

/** @param {Statement[]} read */
function sayConfidence(read) {
  const all = read.map((statement) => statement.confidence);
  const [least, most] = [formatPercent(Math.min(...all)), formatPercent(Math.max(...all))];
  return `${sayCount(read.length, "read by machine").slice(0, -1)}, with a confidence of ${least === most ? least : `${least} to ${most}`}.`;
}

/**
 * How often statements like these were right in annotated documents.
 * @param {App} app
 * @param {Statement[]} read
 * @param {string} predicate
 */
function sayShares(app, read, predicate) {
  /** @type {Scorecard | undefined} */
  const scorecard = app.knowledge.details.scorecard;
  if (!scorecard) return "";
  const { forward } = app.knowledge.predicates.get(predicate);
  const where = `in ${scorecard.own ? "your" : "our"} ${countOf(scorecard.documents, "annotated test document")}`;
  const [right, found] = Object.hasOwn(scorecard.predicates, predicate) ? scorecard.predicates[predicate] : [0, 0];
  const relation = found === 0 ? `No statement with “${forward}” was found ${where}, so nothing is known of how often it is right.`
    : found < scorecard.few ? `Of the statements with “${forward}” found ${where}, ${right} of ${found} were right: too few to go by.`
      : `Of the ${found} statements with “${forward}” found ${where}, ${formatPercent(right / found)} were right.`;
  return `${relation}${sayBand(scorecard, read)}`;
}

/**
 * @param {Scorecard} scorecard
 * @param {Statement[]} read
 */
function sayBand(scorecard, read) {
  const number = Math.min(Math.floor(Math.max(...read.map((statement) => statement.confidence)) * 10), 9);
  const [right, found] = scorecard.bands[number];
  if (found < scorecard.few) return "";
  return ` Of all statements with a confidence of ${number * 10} to ${number * 10 + 10}%, ${formatPercent(right / found)} were.`;
}

/**
 * @param {number} count
 * @param {string} done
 */
function sayCount(count, done) {
  if (count === 0) return "";
  return count === 1 ? `One statement was ${done}.` : `${count.toLocaleString("en-GB")} statements were ${done}.`;
}
