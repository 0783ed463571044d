// The columns of the table, and statements in the order of one of them.

import { compareText } from "./knowledge.js";

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {{id: string, title: string, key: (knowledge: Knowledge, statement: Statement) => string | number}} Column
 * @typedef {import("./store.js").State["sort"]} Sort
 */

/** @type {readonly Column[]} */
export const COLUMNS_OF_TABLE = Object.freeze([
  { id: "subject", title: "Subject", key: (knowledge, item) => knowledge.nameOf(item.subject) },
  { id: "predicate", title: "Relation", key: (knowledge, item) => knowledge.predicates.get(item.predicate).forward },
  { id: "object", title: "Object", key: (knowledge, item) => knowledge.nameOf(item.object) },
  { id: "money", title: "Money", key: (_knowledge, item) => Number(item.amount?.value ?? -1) },
  { id: "quote", title: "Quote", key: (_knowledge, item) => item.quote ?? "" },
  { id: "source", title: "Source", key: (knowledge, item) => knowledge.sourceOf(item).title },
  { id: "date", title: "Dated", key: (knowledge, item) => knowledge.dateOf(item) },
  { id: "confidence", title: "Confidence", key: (_knowledge, item) => item.confidence },
]);

/** How the table is sorted until a reader picks a column: the newest first. */
export const FIRST_SORT = Object.freeze({ column: "date", descending: true });

/**
 * Statements in the order of the column that was picked; equal ones by id, so the order is always the same.
 * @param {Knowledge} knowledge
 * @param {Statement[]} statements
 * @param {Sort} sort
 */
export function sortStatements(knowledge, statements, sort) {
  const column = COLUMNS_OF_TABLE.find((item) => item.id === sort.column) ?? COLUMNS_OF_TABLE[0];
  const keyed = statements.map((statement) => ({ statement, key: column.key(knowledge, statement) }));
  const sign = sort.descending ? -1 : 1;
  keyed.sort((a, b) => {
    const order = typeof a.key === "number" ? a.key - Number(b.key) : compareText(a.key, String(b.key));
    return sign * order || (a.statement.id < b.statement.id ? -1 : 1);
  });
  return keyed.map((item) => item.statement);
}
