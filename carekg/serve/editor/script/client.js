// What the page asks of its server, and where things are there. Every address of the application stands here.

import { parseAnswer } from "./answers.js";

const ANSWER_TYPES = "application/sparql-results+json, application/n-triples;q=0.9";
const ENTITY_START = "https://w3id.org/carekg/id/";
/** Kinds of thing that have a page of their own, by the first part of their local name. */
const PAGES = new Map([["document", "document"]]);

/** What the server says is wrong: one line, its place in the query where it has one, and what to do. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {{line?: number, column?: number, hint?: string}} [where]
   */
  constructor(message, { line, column, hint } = {}) {
    super(message);
    this.line = line;
    this.column = column;
    this.hint = hint;
  }
}

/**
 * @param {string} query
 * @param {AbortSignal} [signal] ends the wait, and with it the work of the server
 * @returns {Promise<import("./answers.js").Answer>} rejects with a Problem, or an AbortError
 */
export async function askQuery(query, signal) {
  const response = await sendQuery(query, ANSWER_TYPES, signal);
  return parseAnswer(response.headers.get("content-type") ?? "", await response.text());
}

/**
 * The answer in another form, as the server writes it.
 * @param {string} query
 * @param {string} mediaType
 * @returns {Promise<Blob>}
 */
export async function fetchAnswer(query, mediaType) {
  return (await sendQuery(query, mediaType)).blob();
}

/**
 * The SPARQL of a saved question with its parameters filled in.
 * @param {string} name
 * @param {Record<string, string>} settings
 * @returns {Promise<string>}
 */
export async function fillQuestion(name, settings) {
  const response = await send(`api/questions/${encodeURIComponent(name)}/sparql?${new URLSearchParams(settings)}`);
  return (await response.json()).sparql;
}

/**
 * Entities whose names hold the words of `text`, the best first.
 * @param {string} text
 * @param {AbortSignal} [signal]
 * @returns {Promise<{id: string, label: string, kind: string}[]>}
 */
export async function searchNames(text, signal) {
  const response = await send(`api/search?${new URLSearchParams({ q: text, kind: "entity", limit: "8" })}`, { signal });
  return (await response.json()).results;
}

/**
 * A file of the page's own.
 * @param {string} name
 */
export async function loadJson(name) {
  return (await send(`query/${name}`)).json();
}

/**
 * The page of a thing in the application, or nothing where it has none.
 * @param {string} iri
 */
export function pageOf(iri) {
  if (!iri.startsWith(ENTITY_START)) return null;
  const [first, ...rest] = iri.slice(ENTITY_START.length).split("/");
  if (rest.length === 0) return `entity/${first}`;
  const kind = PAGES.get(first);
  return kind && rest.length === 1 ? `${kind}/${rest[0]}` : null;
}

/**
 * @param {string} iri
 * @returns {boolean} whether it stands for an entity: a person, body, initiative, place…
 */
export function isEntity(iri) {
  return iri.startsWith(ENTITY_START) && !iri.slice(ENTITY_START.length).includes("/");
}

/**
 * @param {string} query
 * @param {string} accept
 * @param {AbortSignal} [signal]
 */
function sendQuery(query, accept, signal) {
  return send("sparql", { method: "POST", headers: { Accept: accept }, body: new URLSearchParams({ query }), signal });
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
async function send(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem("the server does not answer", { hint: "is carekg serve still running?" });
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}

/** @param {Response} response */
async function readProblem(response) {
  const text = await response.text();
  try {
    const { detail, title, line, column, hint } = JSON.parse(text);
    return new Problem(detail ?? title ?? response.statusText, { line, column, hint });
  } catch {
    return new Problem(`the server answered ${response.status} ${response.statusText}`.trim());
  }
}
