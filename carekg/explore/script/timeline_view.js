// The timeline: initiatives as bars from the first thing said of them to the last, and every dated statement as a point.

import { byId, make } from "./dom.js";
import { cutPage, drawPager } from "./pager.js";
import { makeEntityLink } from "./statement_card.js";
import { countOf, formatDate } from "./text.js";
import { STAGES, listLanes, spanOf, stageOf, yearOf } from "./timeline.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./timeline.js").Lane} Lane
 * @typedef {import("./timeline.js").Span} Span
 */

const LANES_A_PAGE = 30;
const WIDTH_OF_TICK = 48;
const MOST_BESIDE = 12;

/** @param {App} app */
export function drawTimeline(app) {
  const lanes = listLanes(app.knowledge, app.visible.statements);
  const span = spanOf(lanes, app.store.state.filters.dates);
  const { page, pages, shown } = cutPage(lanes, app.store.state.tablePage, LANES_A_PAGE);
  app.timelineSpan = span;
  drawAxis(app);
  byId("timeline-lanes").replaceChildren(...shown.map((lane) => makeLane(app, lane, span)));
  byId("timeline-legend").replaceChildren(...STAGES.map((stage) => make("li", {}, make("span", { class: `point stage-${stage.id}`, "aria-hidden": "true" }), stage.name)));
  byId("timeline-empty").hidden = lanes.length > 0;
  drawPager(app, "timeline-pager", { page, pages, total: countOf(lanes.length, "initiative"), backward: "Earlier", forward: "Later" });
}

/**
 * Draw the years anew whenever there is more or less room for them: when the timeline comes into view, and a panel
 * opens beside it.
 * @param {App} app
 */
export function watchTimeline(app) {
  new ResizeObserver(() => drawAxis(app)).observe(byId("timeline-axis"));
}

/** @param {App} app */
function drawAxis(app) {
  const axis = byId("timeline-axis");
  axis.replaceChildren(...makeTicks(app.timelineSpan, axis.clientWidth));
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
  const [from, to] = [Math.max(lane.from, span.first), Math.min(lane.to, span.last)];
  bar.style.left = placeOf(from, span);
  bar.style.width = `${(((to - from) / (span.last - span.first)) * 100).toFixed(3)}%`;
  /** @type {Map<string, number>} */
  const before = new Map();
  const points = lane.points.map(({ statement, date }) => {
    // What happened on one day stands side by side.
    const beside = before.get(date) ?? 0;
    before.set(date, beside + 1);
    const words = `${formatDate(date)}: ${app.knowledge.sentenceOf(statement)}`;
    const point = make("button", { type: "button", class: `point stage-${stageOf(statement).id}`, "aria-label": words, title: words, onclick: () => {
      const tie = app.knowledge.tieOfStatement.get(statement.id);
      if (tie) app.select({ kind: "tie", number: tie.number }, "table");
    } });
    point.style.left = `min(calc(${placeOf(yearOf(date), span)} + ${Math.min(beside, MOST_BESIDE)}rem), 100%)`;
    return point;
  });
  return make("li", { class: "lane" }, make("span", { class: "lane-name" }, makeEntityLink(app, lane.entity.id)), make("span", { class: "lane-track" }, bar, ...points));
}
