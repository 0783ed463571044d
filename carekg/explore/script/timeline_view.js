// The timeline: initiatives as bars from the first thing said of them to the last, and every dated statement as a point.

import { byId, make } from "./dom.js";
import { compareText } from "./knowledge.js";
import { compareDates } from "./dates.js";
import { cutPage, drawPager } from "./pager.js";
import { makeEntityLink } from "./statement_card.js";
import { countOf, formatDate } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Entity} Entity
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {{entity: Entity, points: {statement: Statement, date: string}[], from: number, to: number}} Lane
 * @typedef {{first: number, last: number}} Span years, with their fractions
 */

const LANES_A_PAGE = 30;
const WIDTH_OF_TICK = 48;
const MOST_BESIDE = 12;
/** What a point says of an initiative's life, in its order; the first that fits. */
const STAGES = Object.freeze([
  { id: "denied", name: "denied or opposed", fits: (/** @type {Statement} */ item) => item.claim === "denied" || item.predicate === "opposes" },
  { id: "wanted", name: "called for or proposed", fits: (/** @type {Statement} */ item) => item.predicate === "callsFor" || item.claim === "proposed" },
  { id: "announced", name: "announced, published, developed", fits: (/** @type {Statement} */ item) => ["announces", "publishes", "develops"].includes(item.predicate) },
  { id: "money", name: "funded", fits: (/** @type {Statement} */ item) => item.predicate === "funds" },
  { id: "delivered", name: "launched, carried out", fits: (/** @type {Statement} */ item) => ["launches", "implements", "leads", "oversees", "succeeds"].includes(item.predicate) },
  { id: "other", name: "anything else", fits: () => true },
]);

/** @param {App} app */
export function drawTimeline(app) {
  const lanes = listLanes(app);
  const span = spanOf(lanes);
  const { page, pages, shown } = cutPage(lanes, app.store.state.tablePage, LANES_A_PAGE);
  byId("timeline-axis").replaceChildren(...makeTicks(span, byId("timeline-axis").clientWidth));
  byId("timeline-lanes").replaceChildren(...shown.map((lane) => makeLane(app, lane, span)));
  byId("timeline-legend").replaceChildren(...STAGES.map((stage) => make("li", {}, make("span", { class: `point stage-${stage.id}`, "aria-hidden": "true" }), stage.name)));
  byId("timeline-empty").hidden = lanes.length > 0;
  drawPager(app, "timeline-pager", { page, pages, total: countOf(lanes.length, "initiative"), backward: "Earlier", forward: "Later" });
}

/**
 * The initiatives that the filters leave dated statements of, those that began first on top.
 * @param {App} app
 * @returns {Lane[]}
 */
function listLanes(app) {
  const { knowledge, visible } = app;
  /** @type {Map<string, Lane["points"]>} */
  const points = new Map();
  for (const statement of visible.statements) {
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
function yearOf(date) {
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return year + 0.5;
  return year + (month - 1) / 12 + (day ? (day - 1) / 365 : 1 / 24);
}

/**
 * @param {Lane[]} lanes
 * @returns {Span}
 */
function spanOf(lanes) {
  const first = Math.floor(Math.min(...lanes.map((lane) => lane.from)));
  const last = Math.ceil(Math.max(...lanes.map((lane) => lane.to)) + 0.01);
  return lanes.length === 0 ? { first: 0, last: 1 } : { first, last };
}

/**
 * @param {number} year
 * @param {Span} span
 */
function placeOf(year, { first, last }) {
  return `${(((year - first) / (last - first)) * 100).toFixed(3)}%`;
}

/**
 * @param {Span} span
 * @param {number} width pixels
 */
function makeTicks(span, width) {
  const years = span.last - span.first;
  if (years <= 1 && span.first === 0) return [];
  const step = [1, 2, 5, 10, 20].find((size) => (years / size) * WIDTH_OF_TICK <= (width || 600)) ?? 50;
  const ticks = [];
  for (let year = Math.ceil(span.first / step) * step; year <= span.last; year += step) {
    const tick = make("span", { class: "tick" }, String(year));
    tick.style.left = placeOf(year, span);
    ticks.push(tick);
  }
  return ticks;
}

/**
 * @param {App} app
 * @param {Lane} lane
 * @param {Span} span
 */
function makeLane(app, lane, span) {
  const bar = make("span", { class: "bar-of-life", "aria-hidden": "true" });
  bar.style.left = placeOf(lane.from, span);
  bar.style.width = `${(((lane.to - lane.from) / (span.last - span.first)) * 100).toFixed(3)}%`;
  /** @type {Map<string, number>} */
  const before = new Map();
  const points = lane.points.map(({ statement, date }) => {
    // What happened on one day stands side by side.
    const beside = before.get(date) ?? 0;
    before.set(date, beside + 1);
    const stage = STAGES.find((item) => item.fits(statement));
    const words = `${formatDate(date)}: ${app.knowledge.sentenceOf(statement)}`;
    const point = make("button", { type: "button", class: `point stage-${stage?.id}`, "aria-label": words, title: words, onclick: () => {
      const tie = app.knowledge.tieOfStatement.get(statement.id);
      if (tie) app.select({ kind: "tie", number: tie.number }, "table");
    } });
    point.style.left = `min(calc(${placeOf(yearOf(date), span)} + ${Math.min(beside, MOST_BESIDE)}rem), 100%)`;
    return point;
  });
  return make("li", { class: "lane" }, make("span", { class: "lane-name" }, makeEntityLink(app, lane.entity.id)), make("span", { class: "lane-track" }, bar, ...points));
}
