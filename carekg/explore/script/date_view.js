// The filter by time: a histogram to brush, two sliders for the keyboard, and a button that plays it.

import { byId, make, setSvg } from "./dom.js";
import { compareDates, countByPeriod, listPeriods } from "./dates.js";
import { countOf, formatDate } from "./text.js";

/** @typedef {import("./main.js").App} App */

const WIDTH = 240;
const HEIGHT = 56;
const STEP_OF_PLAY = 700;

/** Bars for years or months; those of the chosen range are dark. */
export class DateView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.periods = listPeriods(app.knowledge);
    this.since = /** @type {HTMLInputElement} */ (byId("since"));
    this.until = /** @type {HTMLInputElement} */ (byId("until"));
    this.play = byId("play");
    /** @type {number | undefined} */
    this.playing = undefined;
    byId("dates").hidden = this.periods.length < 2;
    if (this.periods.length < 2) return;
    /** Whether something is said of times before the first period. */
    this.cut = app.knowledge.statements.some((statement) => {
      const date = app.knowledge.dateOf(statement);
      return date !== "" && compareDates(date, this.periods[0]) < 0;
    });
    for (const slider of [this.since, this.until]) {
      slider.max = String(this.periods.length - 1);
      slider.addEventListener("input", () => this.choose(Number(this.since.value), Number(this.until.value), slider));
    }
    this.play.addEventListener("click", () => (this.playing === undefined ? this.start() : this.stop()));
    this.listenToBrush();
  }

  /**
   * Keep the range between two places; the slider that is moved pushes the other along.
   * @param {number} from
   * @param {number} to
   * @param {HTMLInputElement} [moved]
   */
  choose(from, to, moved) {
    const last = this.periods.length - 1;
    const [low, high] = moved === this.since ? [from, Math.max(from, to)] : [Math.min(from, to), to];
    const dates = { since: low > 0 ? this.periods[low] : "", until: high < last ? this.periods[high] : "" };
    this.app.store.update({ filters: { ...this.app.store.state.filters, dates }, tablePage: 0 });
  }

  /** The places of the range, both included. */
  places() {
    const { since, until } = this.app.store.state.filters.dates;
    const from = this.periods.findIndex((period) => period >= since);
    const to = until ? this.periods.findLastIndex((period) => period <= until) : this.periods.length - 1;
    return [Math.max(from, 0), to < 0 ? this.periods.length - 1 : to];
  }

  draw() {
    if (this.periods.length < 2) return;
    const [from, to] = this.places();
    const counts = countByPeriod(this.periods, this.app.visible.counts.get("date") ?? new Map());
    const most = Math.max(1, ...counts);
    const width = WIDTH / this.periods.length;
    const bars = counts.map((count, place) => setSvg("rect", {
      x: place * width + 0.5, width: Math.max(width - 1, 0.5), height: count ? Math.max((count / most) * (HEIGHT - 4), 2) : 0,
      y: HEIGHT - (count ? Math.max((count / most) * (HEIGHT - 4), 2) : 0), class: place >= from && place <= to ? "bar-in" : "bar-out",
    }));
    const base = setSvg("line", { x1: 0, x2: WIDTH, y1: HEIGHT - 0.5, y2: HEIGHT - 0.5, class: "bar-base" });
    byId("histogram").replaceChildren(...bars, base);
    this.since.value = String(from);
    this.until.value = String(to);
    this.since.setAttribute("aria-valuetext", formatDate(this.periods[from]));
    this.until.setAttribute("aria-valuetext", formatDate(this.periods[to]));
    byId("dates-value").textContent = this.describe();
    byId("dates-ends").replaceChildren(make("span", {}, this.cut ? `${formatDate(this.periods[0])} and before` : formatDate(this.periods[0])), make("span", {}, formatDate(this.periods[this.periods.length - 1])));
  }

  /** The range in words. */
  describe() {
    const { since, until } = this.app.store.state.filters.dates;
    if (!since && !until) return "Any time";
    if (since === until) return formatDate(since);
    if (!until) return `From ${formatDate(since)}`;
    return since ? `${formatDate(since)} to ${formatDate(until)}` : `Until ${formatDate(until)}`;
  }

  listenToBrush() {
    const picture = byId("histogram");
    /** @type {number | null} */
    let start = null;
    const placeAt = (/** @type {PointerEvent} */ event) => {
      const box = picture.getBoundingClientRect();
      const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.9999);
      return Math.floor(share * this.periods.length);
    };
    picture.addEventListener("pointerdown", (event) => {
      this.stop();
      start = placeAt(event);
      picture.setPointerCapture(event.pointerId);
      this.choose(start, start);
    });
    picture.addEventListener("pointermove", (event) => {
      if (start === null) return;
      const now = placeAt(event);
      this.choose(Math.min(start, now), Math.max(start, now));
    });
    for (const name of ["pointerup", "pointercancel"]) picture.addEventListener(name, () => { start = null; });
  }

  /** Let time run from the beginning of the range to the last period. */
  start() {
    const [from, to] = this.places();
    let place = to < this.periods.length - 1 ? to : from;
    this.play.textContent = "Stop";
    this.choose(from, place);
    this.playing = setInterval(() => {
      place += 1;
      this.choose(from, place);
      if (place >= this.periods.length - 1) this.stop();
    }, STEP_OF_PLAY);
  }

  stop() {
    clearInterval(this.playing);
    this.playing = undefined;
    this.play.textContent = "Play";
  }

  /** What a chip says of the range. */
  describeChip() {
    const undated = this.app.knowledge.statements.filter((statement) => !this.app.knowledge.dateOf(statement)).length;
    return undated > 0 ? `${this.describe()}, without ${countOf(undated, "undated statement")}` : this.describe();
  }
}
