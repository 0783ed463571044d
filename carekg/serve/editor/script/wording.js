// How terms are read: labels where they are known, short names for all other IRIs, numbers and dates as people write them.

import { pageOf } from "./client.js";
import { readNumber } from "./answers.js";

/**
 * @typedef {import("./answers.js").Term} Term
 * @typedef {import("./answers.js").Answer} Answer
 * @typedef {{name: string, kind: string, label?: string, definition?: string}} VocabularyTerm
 * @typedef {{prefixes: Record<string, string>, terms: VocabularyTerm[],
 *   types: {id: string, shape: string, colour: string, singular: string, plural: string}[]}} Vocabulary
 */

const LABELS = ["http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label"];
const LOCAL_NAME = /^(?:[\p{L}\p{N}_-]|%[0-9A-Fa-f]{2}|\.(?=[\p{L}\p{N}_-]))+$/u;
/** A year must not read `2,019`, so thousands are parted from ten thousand on. */
const NUMBER = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 15, useGrouping: "min2" });

/** Says terms in words: of the vocabulary, and of the things whose labels are known. */
export class Wording {
  /** @param {Vocabulary} vocabulary */
  constructor(vocabulary) {
    this.prefixes = Object.entries(vocabulary.prefixes);
    this.terms = new Map(vocabulary.terms.map((term) => [term.name, term]));
  }

  /**
   * `care:announces` for its IRI, and an IRI that no prefixed name can hold between angle brackets.
   * @param {string} iri
   */
  shorten(iri) {
    const found = this.prefixes.find(([, start]) => iri.startsWith(start) && LOCAL_NAME.test(iri.slice(start.length)));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
  }

  /**
   * An IRI for reading alone: `ckg:document/letter`, which SPARQL would not take.
   * @param {string} iri
   */
  abbreviate(iri) {
    const found = this.prefixes.find(([, start]) => iri.startsWith(start));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  }

  /**
   * @param {Term | null} term
   * @param {ReadonlyMap<string, string>} labels by IRI
   */
  say(term, labels) {
    if (!term) return "";
    if (term.type === "iri") {
      return labels.get(term.value) ?? this.terms.get(this.shorten(term.value))?.label ?? this.abbreviate(term.value);
    }
    const number = readNumber(term);
    return number === null ? term.value : formatNumber(number);
  }
}

/** @param {number} number */
export function formatNumber(number) {
  return NUMBER.format(number);
}

/**
 * The labels that an answer brings along: triples that say them, or a column `?xLabel`, `?x_label` or `?xName` beside `?x`.
 * @param {Answer} answer
 * @returns {Map<string, string>} by IRI
 */
export function findLabels(answer) {
  /** @type {Map<string, string>} */
  const labels = new Map();
  if (answer.kind === "graph") {
    for (const [subject, predicate, object] of answer.rows) {
      if (LABELS.includes(predicate?.value ?? "") && object?.type === "literal") labels.set(subject?.value ?? "", object.value);
    }
  }
  if (answer.kind === "table") {
    for (const [index, other] of pairColumns(answer.columns)) {
      for (const row of answer.rows) {
        const [thing, label] = [row[index], row[other]];
        if (thing?.type === "iri" && label?.type === "literal") labels.set(thing.value, label.value);
      }
    }
  }
  return labels;
}

/**
 * The entities and documents in an answer, in the order in which they stand there.
 * @param {Answer} answer
 * @returns {string[]} IRIs, each once
 */
export function listThings(answer) {
  if (answer.kind === "truth") return [];
  const iris = answer.rows.flat().filter((term) => term?.type === "iri" && pageOf(term.value) !== null).map((term) => term?.value ?? "");
  return [...new Set(iris)];
}

/** @param {string[]} columns */
function pairColumns(columns) {
  return columns.flatMap((name, index) => {
    const other = ["Label", "_label", "Name", "_name"].map((end) => columns.indexOf(name + end)).find((place) => place >= 0);
    return other === undefined ? [] : [[index, other]];
  });
}
