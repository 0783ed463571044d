// Answers as values: rows under variables, triples, or yes and no.

/**
 * @typedef {{type: "iri" | "literal" | "blank", value: string, datatype?: string, language?: string}} Term
 * @typedef {{kind: "table" | "graph", columns: string[], rows: (Term | null)[][]} | {kind: "truth", truth: boolean}} Answer
 */

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "short", "nonNegativeInteger", "positiveInteger"]
  .map((name) => XSD + name));
const DATE = /^-?\d{4}(-\d{2}(-\d{2}(T.*)?)?)?(Z|[+-]\d{2}:\d{2})?$/;
// The terms of N-Triples: an IRI, a blank node, or a literal with its language or datatype.
const NTRIPLES_TERM = /<([^>]*)>|(_:\S+)|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?/gy;
const ESCAPES = new Map([["t", "\t"], ["b", "\b"], ["n", "\n"], ["r", "\r"], ["f", "\f"]]);

/**
 * @param {string} mediaType
 * @param {string} text
 * @returns {Answer}
 */
export function parseAnswer(mediaType, text) {
  return mediaType.startsWith("application/n-triples") ? parseTriples(text) : parseResults(JSON.parse(text));
}

/**
 * The number that a term stands for, or null where it stands for none.
 * @param {Term | null} term
 */
export function readNumber(term) {
  if (term?.type !== "literal" || !NUMBERS.has(term.datatype ?? "")) return null;
  const number = Number(term.value);
  return Number.isFinite(number) ? number : null;
}

/**
 * The moment at which a date, a month or a year begins, in milliseconds, or null where a term is none of them.
 * @param {Term | null} term
 */
export function readDate(term) {
  if (term?.type !== "literal" || !DATE.test(term.value)) return null;
  const [year, month = 1, day = 1] = term.value.slice(0, 10).split("-").map(Number);
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return Number.isNaN(moment.getTime()) ? null : moment.getTime();
}

/**
 * Which of two terms comes first in a sorted column: numbers by size, all else as a British reader expects.
 * @param {Term | null} a
 * @param {Term | null} b
 * @param {(term: Term | null) => string} say the text that the reader sees
 */
export function compareTerms(a, b, say) {
  const [first, second] = [readNumber(a), readNumber(b)];
  if (first !== null && second !== null) return first - second;
  return COLLATOR.compare(say(a), say(b));
}

const COLLATOR = new Intl.Collator("en-GB", { numeric: true });

/**
 * @param {any} results in the SPARQL 1.1 Query Results JSON Format
 * @returns {Answer}
 */
function parseResults(results) {
  if (typeof results.boolean === "boolean") return { kind: "truth", truth: results.boolean };
  const columns = results.head.vars;
  const rows = results.results.bindings.map((/** @type {any} */ row) => columns.map((/** @type {string} */ name) => readJsonTerm(row[name])));
  return { kind: "table", columns, rows };
}

/**
 * @param {any} term
 * @returns {Term | null}
 */
function readJsonTerm(term) {
  if (!term) return null;
  if (term.type === "triple") {
    const parts = ["subject", "predicate", "object"].map((name) => readJsonTerm(term.value[name])?.value);
    return { type: "literal", value: `<<( ${parts.join(" ")} )>>` };
  }
  if (term.type === "uri") return { type: "iri", value: term.value };
  if (term.type === "bnode") return { type: "blank", value: `_:${term.value}` };
  return { type: "literal", value: term.value, datatype: term.datatype, language: term["xml:lang"] };
}

/**
 * @param {string} text in N-Triples
 * @returns {Answer}
 */
function parseTriples(text) {
  const rows = text.split("\n").filter((line) => line.trim() && !line.startsWith("#")).map(readTriple);
  return { kind: "graph", columns: ["subject", "predicate", "object"], rows };
}

/** @param {string} line */
function readTriple(line) {
  const terms = [];
  NTRIPLES_TERM.lastIndex = 0;
  while (terms.length < 3) {
    while (line[NTRIPLES_TERM.lastIndex] === " ") NTRIPLES_TERM.lastIndex += 1;
    const match = NTRIPLES_TERM.exec(line);
    if (!match) throw new Error(`the server sent a line that is no triple: ${line}`);
    terms.push(makeTerm(match));
  }
  return terms;
}

/**
 * @param {RegExpExecArray} match
 * @returns {Term}
 */
function makeTerm([, iri, blank, text, language, datatype]) {
  if (iri !== undefined) return { type: "iri", value: unescape(iri) };
  if (blank !== undefined) return { type: "blank", value: blank };
  return { type: "literal", value: unescape(text), language, datatype };
}

/** @param {string} text */
function unescape(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, sign) =>
    sign === undefined ? String.fromCodePoint(parseInt(short ?? long, 16)) : (ESCAPES.get(sign) ?? sign));
}
