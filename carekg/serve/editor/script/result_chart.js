// The answer as a chart: bars for names, a line for dates, and the same figures as a table beside it.

import { findSeries, listPoints, listTicks } from "./chart_data.js";
import { byId, make, setSvg } from "./dom.js";
import { sayColumn } from "./result_table.js";
import { formatNumber } from "./wording.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./state.js").State} State
 * @typedef {import("./chart_data.js").Point} Point
 * @typedef {{points: Point[], names: string[], width: number, labelTitle: string, numberTitle: string}} Plan
 */

const MOST_BARS = 40;
const BAR_HEIGHT = 26;
const LINE_HEIGHT = 320;
const NUMBER = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3, notation: "compact" });

/** Draws the chart to the width that it has, and anew when that changes. */
export class ResultChart {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {unknown[]} */
    this.shown = [];
    this.select = /** @type {HTMLSelectElement} */ (byId("chart-number"));
    this.select.addEventListener("change", () => this.draw(app.store.state));
    new ResizeObserver(() => this.resize()).observe(byId("chart-drawing"));
  }

  /** @param {State} state */
  show(state) {
    const { answer, labels } = state;
    if ([answer, labels].every((each, place) => each === this.shown[place])) return;
    const isNew = answer !== this.shown[0];
    this.shown = [answer, labels];
    if (isNew) this.offerNumbers(state);
    this.draw(state);
  }

  resize() {
    if (this.shown[0] && this.drawnWidth !== byId("chart-drawing").clientWidth) this.draw(this.app.store.state);
  }

  /** @param {State} state */
  offerNumbers({ answer }) {
    const series = answer && findSeries(answer);
    if (!series || answer.kind === "truth") return;
    this.select.replaceChildren(...series.numbers.map((column) => make("option", { value: column }, sayColumn(answer.columns[column]))));
    byId("chart-choice").hidden = series.numbers.length < 2;
  }

  /** @param {State} state */
  draw({ answer, labels }) {
    const series = answer && findSeries(answer, Number(this.select.value));
    if (!series || answer.kind === "truth") return;
    const all = listPoints(answer, series);
    const points = series.kind === "bar" ? all.slice(0, MOST_BARS) : all;
    this.drawnWidth = byId("chart-drawing").clientWidth;
    const plan = {
      points, width: this.drawnWidth, names: points.map(({ term }) => this.app.wording.say(term, labels)),
      labelTitle: sayColumn(answer.columns[series.label]), numberTitle: sayColumn(answer.columns[series.number]),
    };
    const title = `${plan.numberTitle} by ${plan.labelTitle}`;
    byId("chart-title").textContent = title;
    byId("chart-note").textContent = points.length < all.length ? `The first ${points.length} of ${all.length} rows, in the order of the query.` : "";
    byId("chart-drawing").replaceChildren(series.kind === "bar" ? drawBars(plan, title) : drawLine(plan, title));
    byId("chart-figures").replaceChildren(
      make("tr", {}, make("th", { scope: "col" }, plan.labelTitle), make("th", { scope: "col", class: "number" }, plan.numberTitle)),
      ...points.map(({ value }, place) => make("tr", {}, make("th", { scope: "row" }, plan.names[place]), make("td", { class: "number" }, formatNumber(value)))),
    );
  }
}

/**
 * Bars that lie, each under its name, so that long names are read whole also on a narrow screen.
 * @param {Plan} plan
 * @param {string} title
 */
function drawBars({ points, names, width, labelTitle, numberTitle }, title) {
  const [left, right, top, bottom] = [Math.min(260, width * 0.38), 56, 26, 44];
  const height = top + points.length * BAR_HEIGHT + bottom;
  const values = points.map(({ value }) => value);
  const ticks = listTicks(Math.min(...values), Math.max(...values), width < 500 ? 3 : 6);
  const x = scale(ticks, left, width - right);
  const middle = (/** @type {number} */ place) => top + (place + 0.5) * BAR_HEIGHT;
  const fits = Math.floor((left - 12) / 7);
  return drawFrame(width, height, title, [
    setSvg("text", { class: "axis-title", x: left - 8, y: 14, "text-anchor": "end" }, labelTitle),
    ...ticks.flatMap((tick) => [
      setSvg("line", { class: tick === 0 ? "axis" : "grid", x1: x(tick), x2: x(tick), y1: top, y2: height - bottom }),
      setSvg("text", { class: "tick-text", x: x(tick), y: height - bottom + 16, "text-anchor": "middle" }, NUMBER.format(tick)),
    ]),
    ...points.flatMap(({ value }, place) => [
      setSvg("rect", { class: "chart-bar", x: Math.min(x(0), x(value)), y: middle(place) - 8, width: Math.max(1, Math.abs(x(value) - x(0))), height: 16 }),
      setSvg("text", { class: "bar-name", x: left - 8, y: middle(place) + 4, "text-anchor": "end" }, cutName(names[place], fits)),
      setSvg("text", { class: "bar-value", x: Math.max(x(0), x(value)) + 5, y: middle(place) + 4 }, NUMBER.format(value)),
    ]),
    setSvg("text", { class: "axis-title", x: (left + width - right) / 2, y: height - 8, "text-anchor": "middle" }, numberTitle),
  ]);
}

/**
 * @param {Plan} plan
 * @param {string} title
 */
function drawLine({ points, names, width, labelTitle, numberTitle }, title) {
  const [left, right, top, bottom] = [58, 24, 34, 52];
  const values = points.map(({ value }) => value);
  const ticks = listTicks(Math.min(...values), Math.max(...values), 5);
  const times = points.map(({ time }) => time ?? 0);
  const y = scale(ticks, LINE_HEIGHT - bottom, top);
  const x = scale([Math.min(...times), Math.max(...times)], left + 8, width - right);
  const spots = points.map(({ value }, place) => [x(times[place]), y(value)]);
  return drawFrame(width, LINE_HEIGHT, title, [
    setSvg("text", { class: "axis-title", x: 4, y: 16 }, numberTitle),
    ...ticks.flatMap((tick) => [
      setSvg("line", { class: tick === 0 ? "axis" : "grid", x1: left, x2: width - right, y1: y(tick), y2: y(tick) }),
      setSvg("text", { class: "tick-text", x: left - 8, y: y(tick) + 4, "text-anchor": "end" }, NUMBER.format(tick)),
    ]),
    ...spreadNames(spots.map(([place]) => place)).map((place) =>
      setSvg("text", { class: "tick-text", x: spots[place][0], y: LINE_HEIGHT - bottom + 18, "text-anchor": "middle" }, names[place])),
    setSvg("polyline", { class: "chart-line", points: spots.map((spot) => spot.join(",")).join(" ") }),
    ...spots.map(([cx, cy]) => setSvg("circle", { class: "chart-point", cx, cy, r: 4 })),
    setSvg("text", { class: "axis-title", x: (left + width - right) / 2, y: LINE_HEIGHT - 8, "text-anchor": "middle" }, labelTitle),
  ]);
}

/**
 * @param {number} width
 * @param {number} height
 * @param {string} title
 * @param {Node[]} children
 */
function drawFrame(width, height, title, children) {
  return setSvg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `Chart: ${title}` }, ...children);
}

/**
 * @param {number[]} domain its ends are the ends of the range
 * @param {number} from
 * @param {number} to
 */
function scale(domain, from, to) {
  const [low, high] = [domain[0], domain[domain.length - 1]];
  return (/** @type {number} */ value) => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));
}

/**
 * Which of many places along a line leave room for a name.
 * @param {number[]} places ascending
 * @returns {number[]} their numbers
 */
function spreadNames(places) {
  let end = -Infinity;
  return places.flatMap((place, number) => {
    if (place < end) return [];
    end = place + 76;
    return [number];
  });
}

/**
 * @param {string} name
 * @param {number} longest
 */
function cutName(name, longest) {
  return name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;
}
