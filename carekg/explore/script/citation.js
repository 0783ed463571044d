// Statements as text to take along: a footnote, a row of a table.

import { cleanText, countOf, formatAmount, formatDate, formatPercent, webAddress } from "./text.js";

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Statement} Statement
 */

/**
 * A footnote: quote, title, publisher, date, link and the first characters of the hash of the file it was read in.
 * @param {Knowledge} knowledge
 * @param {Statement} statement
 */
export function writeFootnote(knowledge, statement) {
  const source = knowledge.sourceOf(statement);
  const speaker = statement.speaker ? `${knowledge.nameOf(statement.speaker)}, quoted in ` : "";
  const parts = [
    statement.quote ? `‘${cleanText(statement.quote)}’` : "",
    [speaker + source.title, source.locator, source.publisher, source.date].filter(Boolean).join(", "),
    webAddress(source.url),
    source.document?.sha256 ? `[SHA-256 ${source.document.sha256.slice(0, 12)}]` : "",
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

const COLUMNS = Object.freeze([
  "subject", "predicate", "object", "claim", "quote", "speaker", "source", "locator", "publisher", "source date",
  "date", "amount", "confidence", "status", "link", "statement id",
]);

/**
 * Statements as CSV that spreadsheets read: one row each, with a header.
 * @param {Knowledge} knowledge
 * @param {Statement[]} statements
 */
export function writeCsv(knowledge, statements) {
  const rows = statements.map((statement) => {
    const source = knowledge.sourceOf(statement);
    return [
      knowledge.nameOf(statement.subject), knowledge.predicates.get(statement.predicate).forward,
      knowledge.nameOf(statement.object), knowledge.claims.get(statement.claim).name, cleanText(statement.quote),
      statement.speaker ? knowledge.nameOf(statement.speaker) : "", source.title, source.locator, source.publisher,
      source.document?.date ?? "", statement.date ?? "", statement.amount ? formatAmount(statement.amount) : "",
      formatPercent(statement.confidence), knowledge.statuses.get(statement.status).name, webAddress(source.url),
      statement.id,
    ];
  });
  // A byte order mark, so that spreadsheets read the accents; CRLF, as RFC 4180 has it.
  return "\ufeff" + [COLUMNS, ...rows].map((row) => row.map(quoteCell).join(",") + "\r\n").join("");
}

/**
 * A cell that a spreadsheet takes for text: one that begins like a formula is kept from being run.
 * @param {string} cell
 */
function quoteCell(cell) {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * The particulars of a statement beside its quote, as label and value.
 * @param {Statement} statement
 * @returns {[string, string][]}
 */
export function listParticulars(statement) {
  /** @type {[string, string][]} */
  const all = [
    ["When", formatDate(statement.date)],
    ["Money", statement.amount ? formatAmount(statement.amount) : ""],
    ["Nation", cleanText(statement.nation)],
  ];
  return all.filter(([, value]) => value);
}

/** @param {Statement[]} statements */
export function describeSources(statements) {
  const sources = new Set(statements.map((item) => item.document ?? item.source));
  return `${countOf(statements.length, "statement")} in ${countOf(sources.size, "source")}`;
}
