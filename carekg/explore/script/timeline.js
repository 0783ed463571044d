// The lives of initiatives: what was said of each, in the order of its dates. Nothing here touches the page.

import { compareText } from "./knowledge.js";
import { compareDates } from "./dates.js";

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Entity} Entity
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {{entity: Entity, points: {statement: Statement, date: string}[], from: number, to: number}} Lane
 * @typedef {{first: number, last: number}} Span years, with their fractions
 */

/** What a point says of an initiative's life, in its order; the first that fits. */
export const STAGES = Object.freeze([
  { id: "denied", name: "denied or opposed", fits: (/** @type {Statement} */ item) => item.claim === "denied" || item.predicate === "opposes" },
  { id: "wanted", name: "called for or proposed", fits: (/** @type {Statement} */ item) => item.predicate === "callsFor" || item.claim === "proposed" },
  { id: "announced", name: "announced, published, developed", fits: (/** @type {Statement} */ item) => ["announces", "publishes", "develops"].includes(item.predicate) },
  { id: "money", name: "funded", fits: (/** @type {Statement} */ item) => item.predicate === "funds" },
  { id: "delivered", name: "launched, carried out", fits: (/** @type {Statement} */ item) => ["launches", "implements", "leads", "oversees", "succeeds"].includes(item.predicate) },
  { id: "other", name: "anything else", fits: () => true },
]);

/**
 * What a statement says of an initiative's life.
 * @param {Statement} statement
 */
export function stageOf(statement) {
  return STAGES.find((stage) => stage.fits(statement)) ?? STAGES[STAGES.length - 1];
}

/**
 * The initiatives that the filters leave dated statements of, those that began first on top.
 * @param {Knowledge} knowledge
 * @param {Statement[]} statements those that the filters leave
 * @returns {Lane[]}
 */
export function listLanes(knowledge, statements) {
  /** @type {Map<string, Lane["points"]>} */
  const points = new Map();
  for (const statement of statements) {
    const date = knowledge.dateOf(statement);
    if (!date) continue;
    for (const id of new Set([statement.subject, statement.object])) {
      if (knowledge.entityById.get(id)?.type !== "Initiative") continue;
      const known = points.get(id) ?? [];
      points.set(id, known);
      known.push({ statement, date });
    }
  }
  const lanes = [...points].map(([id, own]) => {
    const entity = /** @type {Entity} */ (knowledge.entityById.get(id));
    own.sort((a, b) => compareDates(a.date, b.date) || (a.date < b.date ? -1 : 1));
    const times = [...own.map((point) => yearOf(point.date)), ...[entity.start, entity.end].filter(Boolean).map((date) => yearOf(date ?? ""))];
    return { entity, points: own, from: Math.min(...times), to: Math.max(...times) };
  });
  return lanes.sort((a, b) => a.from - b.from || compareText(a.entity.label, b.entity.label));
}

/**
 * A date as a year with its fraction: the middle of what it may mean.
 * @param {string} date
 */
export function yearOf(date) {
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return year + 0.5;
  return year + (month - 1) / 12 + (day ? (day - 1) / 365 : 1 / 24);
}

/**
 * The whole years that hold all lanes, and of these no more than the filters keep to; one of no meaning where there are none.
 * @param {Lane[]} lanes
 * @param {import("./dates.js").Period} period
 * @returns {Span}
 */
export function spanOf(lanes, { since, until }) {
  if (lanes.length === 0) return { first: 0, last: 1 };
  const first = Math.floor(Math.min(...lanes.map((lane) => lane.from)));
  const last = Math.ceil(Math.max(...lanes.map((lane) => lane.to)) + 0.01);
  const begin = since ? Math.max(first, Math.floor(yearOf(since))) : first;
  return { first: begin, last: Math.max(begin + 1, until ? Math.min(last, Math.floor(yearOf(until)) + 1) : last) };
}
