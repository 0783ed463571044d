// The table of all visible statements: sorted, paged, complete.

import { byId, make } from "./dom.js";
import { cutPage, drawPager } from "./pager.js";
import { COLUMNS_OF_TABLE, sortStatements } from "./sorting.js";
import { makeEntityLink } from "./statement_card.js";
import { cleanText, countOf, formatAmount, formatDate, formatPercent } from "./text.js";
import { markWords } from "./words_box.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {import("./sorting.js").Column} Column
 */

const PAGE_LENGTH = 50;

/** @param {App} app */
export function drawTable(app) {
  const sorted = sortStatements(app.knowledge, app.visible.statements, app.store.state.sort);
  const { page, pages, shown } = cutPage(sorted, app.store.state.tablePage, PAGE_LENGTH);
  byId("table-head").replaceChildren(make("tr", {}, ...COLUMNS_OF_TABLE.map((column) => makeHeader(app, column))));
  byId("table-body").replaceChildren(...shown.map((statement) => makeRow(app, statement)));
  byId("table-empty").hidden = sorted.length > 0;
  drawPager(app, "pager", { page, pages, total: countOf(sorted.length, "statement"), backward: "Previous", forward: "Next" });
}

/**
 * @param {App} app
 * @param {Column} column
 */
function makeHeader(app, column) {
  const { sort } = app.store.state;
  const sorted = sort.column === column.id;
  const direction = sort.descending ? "descending" : "ascending";
  const pick = () => {
    app.store.update({ sort: { column: column.id, descending: sorted && !sort.descending }, tablePage: 0 });
    app.announce(`Sorted by ${column.title.toLowerCase()}, ${sorted && !sort.descending ? "descending" : "ascending"}`);
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-column="${column.id}"]`))?.focus();
  };
  return make("th", { scope: "col", class: `column-${column.id}`, "aria-sort": sorted ? direction : null },
    make("button", { type: "button", onclick: pick, "data-column": column.id }, column.title,
      make("span", { "aria-hidden": "true", class: "arrow" }, sorted ? (sort.descending ? " ↓" : " ↑") : "")));
}

/**
 * @param {App} app
 * @param {Statement} statement
 */
function makeRow(app, statement) {
  const { knowledge } = app;
  const source = knowledge.sourceOf(statement);
  const look = knowledge.claims.get(statement.claim);
  const tie = /** @type {import("./knowledge.js").Tie} */ (knowledge.tieOfStatement.get(statement.id));
  const open = () => app.select({ kind: "tie", number: tie.number }, "table");
  const label = `Read: ${knowledge.sentenceOf(statement)}`;
  const money = statement.amount ? formatAmount(statement.amount) : "";
  return make("tr", { class: `claim-${statement.claim}`, "data-statement": statement.id },
    make("td", { "data-label": "Subject" }, makeEntityLink(app, statement.subject)),
    make("td", { "data-label": "Relation" },
      make("button", { type: "button", class: "predicate-link", onclick: open, "aria-label": label }, knowledge.verbOf(statement)), " ",
      statement.claim !== "actual" && make("span", { class: `badge badge-${statement.claim}`, title: look.meaning }, look.name),
      money && make("span", { class: "stand-in money" }, money)),
    make("td", { "data-label": "Object" }, makeEntityLink(app, statement.object)),
    make("td", { "data-label": "Money" }, money),
    make("td", { "data-label": "Quote" }, ...makeQuote(app, statement, source)),
    make("td", { "data-label": "Source" }, make("bdi", { class: "table-source" }, source.title)),
    make("td", { "data-label": "Date", class: "date" }, formatDate(knowledge.dateOf(statement)) || "—"),
    make("td", { "data-label": "Confidence", class: "number" }, formatPercent(statement.confidence)));
}

/**
 * The quote, or that there is none: where there is no room for the column of sources, the source stands in for it.
 * @param {App} app
 * @param {Statement} statement
 * @param {ReturnType<App["knowledge"]["sourceOf"]>} source
 */
function makeQuote(app, statement, source) {
  const quote = cleanText(statement.quote);
  if (quote) return [make("span", { class: "table-quote", dir: "auto", lang: source.document?.language }, ...markWords(app, quote))];
  return [make("cite", { class: "stand-in" }, source.title || "Source not known"), make("span", { class: "no-quote" }, "Entered without a quote")];
}
