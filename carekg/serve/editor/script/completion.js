// What the editor offers while someone types: variables of the query, prefixes, terms, keywords, and names of entities.

import { syntaxTree } from "./codemirror.js";

/**
 * @typedef {import("./wording.js").Vocabulary} Vocabulary
 * @typedef {{label: string, apply?: string, detail?: string, info?: string, type?: string, boost?: number}} Option
 * @typedef {{from: number, options: Option[], validFor?: RegExp, filter?: boolean}} Result
 * @typedef {(context: any) => Result | null | Promise<Result | null>} Source
 * @typedef {(text: string, signal?: AbortSignal) => Promise<{id: string, label: string, kind: string}[]>} Search
 */

const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "NOT EXISTS", "EXISTS", "UNION", "MINUS", "BIND", "AS", "VALUES",
  "GRAPH", "CONSTRUCT", "DESCRIBE", "ASK", "ORDER BY", "DESC", "ASC", "GROUP BY", "HAVING", "LIMIT", "OFFSET", "PREFIX", "COUNT", "SUM",
  "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "BOUND", "COALESCE", "CONTAINS", "LCASE", "UCASE", "STR", "LANG", "REGEX", "REPLACE",
  "STRSTARTS", "STRENDS", "STRAFTER", "STRBEFORE", "STRLEN", "SUBSTR", "CONCAT", "YEAR", "MONTH", "DAY", "IF", "isIRI", "isLiteral"];
const WORD = /[\p{L}][\p{L}\p{N}_-]*/u;
const NAME = /[A-Za-z][\w-]*:[\p{L}\p{N}_.%-]*/u;
const QUIET = new Set(["String", "Comment", "IriRef"]);
const ENTITY_PREFIX = "ckg:";
const LEAST_LETTERS = 2;

/**
 * @param {Vocabulary} vocabulary
 * @param {Search} search
 * @param {(id: string) => string} nameEntity writes an entity in SPARQL
 * @returns {Source[]}
 */
export function makeSources(vocabulary, search, nameEntity) {
  const words = listWords(vocabulary);
  return [completeVariables, (context) => completeWords(context, words), (context) => completeEntities(context, search, nameEntity)];
}

/** @type {Source} */
function completeVariables(context) {
  const typed = context.matchBefore(/[?$]\w*/);
  if (!typed || isQuiet(context)) return null;
  const text = context.state.doc.toString();
  const names = new Set([...text.matchAll(/[?$](\w+)/g)].filter((match) => match.index !== typed.from).map((match) => match[1]));
  return { from: typed.from + 1, options: [...names].map((label) => ({ label, type: "variable" })), validFor: /^\w*$/ };
}

/**
 * @param {any} context
 * @param {Option[]} words
 * @returns {Result | null}
 */
function completeWords(context, words) {
  const typed = context.matchBefore(NAME) ?? context.matchBefore(WORD);
  if (isQuiet(context) || (!typed && !context.explicit) || context.matchBefore(/[?$]\w*/)) return null;
  if (typed?.text.startsWith(ENTITY_PREFIX)) return null;
  return { from: typed ? typed.from : context.pos, options: words, validFor: /^[\w:.-]*$/ };
}

/**
 * @param {any} context
 * @param {Search} search
 * @param {(id: string) => string} nameEntity
 * @returns {Promise<Result | null>}
 */
async function completeEntities(context, search, nameEntity) {
  const typed = context.matchBefore(/ckg:[\p{L}\p{N}_.%-]*/u) ?? context.matchBefore(WORD);
  if (!typed || isQuiet(context) || context.matchBefore(/[?$]\w*/) || context.matchBefore(NAME)?.text.startsWith(ENTITY_PREFIX) === false) return null;
  const text = typed.text.replace(ENTITY_PREFIX, "").replaceAll("-", " ").trim();
  if (text.length < LEAST_LETTERS || KEYWORDS.includes(text.toUpperCase())) return null;
  const abort = new AbortController();
  context.addEventListener("abort", () => abort.abort(), { onDocChange: true });
  const found = await search(text, abort.signal).catch(() => []);
  const options = found.map(({ id, label, kind }) => ({ label, apply: nameEntity(id), detail: kind, type: "entity" }));
  return options.length > 0 ? { from: typed.from, options, filter: false } : null;
}

/** @param {any} context */
function isQuiet(context) {
  return QUIET.has(syntaxTree(context.state).resolveInner(context.pos, -1).name);
}

/**
 * @param {Vocabulary} vocabulary
 * @returns {Option[]}
 */
function listWords(vocabulary) {
  const prefixes = Object.entries(vocabulary.prefixes).map(([prefix, iri]) => ({ label: `${prefix}:`, detail: "prefix", info: iri, type: "prefix" }));
  const terms = vocabulary.terms.map(({ name, kind, definition }) => ({
    label: name, detail: kind, type: kind, info: definition || undefined, boost: name.startsWith("care:") ? 1 : -1,
  }));
  return [...prefixes, ...terms, ...KEYWORDS.map((label) => ({ label, type: "keyword" }))];
}
