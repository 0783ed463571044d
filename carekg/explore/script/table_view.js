// The table of all visible statements: sorted, paged, complete.

import { byId, make } from "./dom.js";
import { compareText } from "./knowledge.js";
import { cutPage, drawPager } from "./pager.js";
import { makeEntityLink } from "./statement_card.js";
import { cleanText, countOf, formatDate, formatPercent } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {{id: string, title: string, key: (app: App, statement: Statement) => string | number}} Column
 */

const PAGE_LENGTH = 50;

/** @type {readonly Column[]} */
const TABLE_COLUMNS = Object.freeze([
  { id: "subject", title: "Subject", key: (app, item) => app.knowledge.nameOf(item.subject) },
  { id: "predicate", title: "Relation", key: (app, item) => app.knowledge.predicates.get(item.predicate).forward },
  { id: "object", title: "Object", key: (app, item) => app.knowledge.nameOf(item.object) },
  { id: "quote", title: "Quote", key: (_app, item) => item.quote ?? "" },
  { id: "source", title: "Source", key: (app, item) => app.knowledge.sourceOf(item).title },
  { id: "date", title: "Dated", key: (app, item) => app.knowledge.dateOf(item) },
  { id: "confidence", title: "Confidence", key: (_app, item) => item.confidence },
]);

/**
 * Statements in the order of the column that was picked; equal ones by id, so the order is always the same.
 * @param {App} app
 * @param {Statement[]} statements
 */
function sortStatements(app, statements) {
  const { sort } = app.store.state;
  const column = TABLE_COLUMNS.find((item) => item.id === sort.column) ?? TABLE_COLUMNS[0];
  const keyed = statements.map((statement) => ({ statement, key: column.key(app, statement) }));
  const sign = sort.descending ? -1 : 1;
  keyed.sort((a, b) => {
    const order = typeof a.key === "number" ? a.key - Number(b.key) : compareText(a.key, String(b.key));
    return sign * order || (a.statement.id < b.statement.id ? -1 : 1);
  });
  return keyed.map((item) => item.statement);
}

/** @param {App} app */
export function drawTable(app) {
  const sorted = sortStatements(app, app.visible.statements);
  const { page, pages, shown } = cutPage(sorted, app.store.state.tablePage, PAGE_LENGTH);
  byId("table-head").replaceChildren(make("tr", {}, ...TABLE_COLUMNS.map((column) => makeHeader(app, column))));
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
  return make("tr", { class: `claim-${statement.claim}`, "data-statement": statement.id },
    make("td", { "data-label": "Subject" }, makeEntityLink(app, statement.subject)),
    make("td", { "data-label": "Relation" },
      make("button", { type: "button", class: "predicate-link", onclick: open, "aria-label": label }, knowledge.predicates.get(statement.predicate).forward),
      statement.claim !== "actual" && make("span", { class: `badge badge-${statement.claim}`, title: look.meaning }, look.name)),
    make("td", { "data-label": "Object" }, makeEntityLink(app, statement.object)),
    make("td", { "data-label": "Quote" }, make("span", { class: "table-quote", dir: "auto", lang: source.document?.language }, cleanText(statement.quote) || "—")),
    make("td", { "data-label": "Source" }, make("bdi", { class: "table-source" }, source.title)),
    make("td", { "data-label": "Date", class: "date" }, formatDate(knowledge.dateOf(statement)) || "—"),
    make("td", { "data-label": "Confidence", class: "number" }, formatPercent(statement.confidence)));
}
