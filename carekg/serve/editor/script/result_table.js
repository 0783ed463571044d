// The answer as a table: sorted by any column, a page at a time.

import { compareTerms, readNumber } from "./answers.js";
import { pageOf } from "./client.js";
import { byId, make } from "./dom.js";
import { cutPage, drawPager } from "./pager.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./state.js").State} State
 * @typedef {import("./answers.js").Term} Term
 */

const ROWS_A_PAGE = 50;

/** Draws the table anew when the answer, its labels, the order or the page are others. */
export class ResultTable {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {unknown[]} */
    this.shown = [];
    const order = /** @type {HTMLSelectElement} */ (byId("order"));
    order.addEventListener("change", () => this.sort(order.value === "" ? null : { column: Number(order.value), descending: false }));
  }

  /** @param {State} state */
  show(state) {
    const { answer, labels, sort, tablePage } = state;
    if (!answer || answer.kind === "truth" || [answer, labels, sort, tablePage].every((each, place) => each === this.shown[place])) return;
    this.shown = [answer, labels, sort, tablePage];
    const { page, pages, shown } = cutPage(this.order(answer.rows, state), tablePage, ROWS_A_PAGE);
    byId("result-head").replaceChildren(make("tr", {}, ...answer.columns.map((name, column) => this.drawHead(name, column, state))));
    byId("result-body").replaceChildren(...shown.map((row) => this.drawRow(row, answer.columns, state)));
    this.offerOrder(answer.columns, state);
    byId("result-pager").hidden = pages < 2;
    drawPager(this.app, "result-pager", { page, pages, total: countOf(answer.rows.length, "row", "rows"), backward: "Previous", forward: "Next" });
  }

  /**
   * @param {(Term | null)[][]} rows
   * @param {State} state
   */
  order(rows, { sort, labels }) {
    if (!sort) return rows;
    const sign = sort.descending ? -1 : 1;
    const say = (/** @type {Term | null} */ term) => this.app.wording.say(term, labels);
    // What has no value stands last, whichever way.
    return rows.toSorted((a, b) => {
      const [first, second] = [a[sort.column], b[sort.column]];
      if (!first || !second) return Number(!first) - Number(!second);
      return sign * compareTerms(first, second, say);
    });
  }

  /** @param {State["sort"]} sort */
  sort(sort) {
    this.app.store.update({ sort, tablePage: 0 });
  }

  /**
   * @param {string} name
   * @param {number} column
   * @param {State} state
   */
  drawHead(name, column, { sort }) {
    const mine = sort?.column === column ? sort : null;
    const next = !mine ? { column, descending: false } : mine.descending ? null : { column, descending: true };
    const head = make("th", { scope: "col", "aria-sort": mine ? (mine.descending ? "descending" : "ascending") : null },
      make("button", { type: "button", onclick: () => this.sortAndStay(next, column) }, sayColumn(name),
        make("span", { class: "sort-sign", "aria-hidden": "true" }, mine ? (mine.descending ? " ▼" : " ▲") : "")));
    return head;
  }

  /**
   * Sort, and keep the focus on the head that was pressed, which is drawn anew.
   * @param {State["sort"]} sort
   * @param {number} column
   */
  sortAndStay(sort, column) {
    this.sort(sort);
    byId("result-head").querySelectorAll("button")[column].focus();
  }

  /**
   * @param {(Term | null)[]} row
   * @param {string[]} columns
   * @param {State} state
   */
  drawRow(row, columns, { labels }) {
    return make("tr", {}, ...row.map((term, column) =>
      make("td", { "data-label": sayColumn(columns[column]), dir: "auto", class: cellClass(term) }, this.drawTerm(term, labels))));
  }

  /**
   * @param {Term | null} term
   * @param {Map<string, string>} labels
   */
  drawTerm(term, labels) {
    const text = this.app.wording.say(term, labels);
    if (term?.type !== "iri") return text;
    const page = pageOf(term.value);
    const title = this.app.wording.shorten(term.value);
    if (page) return make("a", { href: page, title }, text);
    const isWeb = /^https?:/.test(term.value) && title.startsWith("<");
    return isWeb ? make("a", { href: term.value, rel: "noreferrer" }, text) : make("span", { title }, text);
  }

  /**
   * On a narrow screen the heads are hidden, and this stands for them.
   * @param {string[]} columns
   * @param {State} state
   */
  offerOrder(columns, { sort }) {
    const order = /** @type {HTMLSelectElement} */ (byId("order"));
    order.replaceChildren(make("option", { value: "" }, "as it came"), ...columns.map((name, place) => make("option", { value: place }, sayColumn(name))));
    order.value = sort ? String(sort.column) : "";
  }
}

/** @param {string} name */
export function sayColumn(name) {
  return name.replaceAll("_", " ");
}

/** @param {Term | null} term */
function cellClass(term) {
  if (readNumber(term) !== null) return "number";
  return term?.type === "literal" && term.value.length > 120 ? "long" : null;
}
