// Words that a reader looks for: which statements have them, and where in a quote they stand.

import { foldText } from "./text.js";

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Statement} Statement
 */

const PHRASE_OR_WORD = /["“”]([^"“”]*)["“”]?|[^\s"“”]+/g;
const WORD = /[\p{L}\p{M}\p{N}£]+/gu;

/**
 * What must stand in a text: each word, and each phrase in quotation marks, folded. The last word of each may go on.
 * @param {string} typed
 * @returns {string[]}
 */
export function readWords(typed) {
  return [...typed.matchAll(PHRASE_OR_WORD)].map(([whole, phrase]) => foldText(phrase ?? whole)).filter(Boolean);
}

/**
 * Whether some texts have every word, each text for itself.
 * @param {string} folded as `foldTexts` gives it
 * @param {string[]} words
 */
export function hasWords(folded, words) {
  return words.every((word) => folded.includes(` ${word}`));
}

/**
 * Texts to look for words in: a space before each word, and no phrase runs from one text into the next.
 * @param {(string | undefined)[]} texts
 */
export function foldTexts(texts) {
  return texts.filter(Boolean).map((text) => ` ${foldText(/** @type {string} */ (text))}`).join("\n");
}

/** The texts of all statements, each folded when it is first looked through. */
export class WordIndex {
  /** @param {Knowledge} knowledge */
  constructor(knowledge) {
    this.knowledge = knowledge;
    /** @type {Map<string, string>} */
    this.folded = new Map();
  }

  /**
   * What words are looked for in: the quote, the names of all that it speaks of, and the title and place of its source.
   * @param {Statement} statement
   */
  textOf(statement) {
    const known = this.folded.get(statement.id);
    if (known !== undefined) return known;
    const { subject, object, speaker, subjectHolder, objectHolder, quote } = statement;
    const { title, locator } = this.knowledge.sourceOf(statement);
    const names = [subject, object, speaker, subjectHolder, objectHolder].filter(Boolean).map((id) => this.knowledge.nameOf(id));
    const folded = foldTexts([quote, ...names, title, locator]);
    this.folded.set(statement.id, folded);
    return folded;
  }

  /**
   * @param {string} typed
   * @returns {Statement[]} none where nothing was typed
   */
  find(typed) {
    const words = readWords(typed);
    return words.length === 0 ? [] : this.knowledge.statements.filter((statement) => hasWords(this.textOf(statement), words));
  }
}

/**
 * A text in stretches, those that were looked for told from the rest.
 * @param {string} text
 * @param {string[]} words
 * @returns {{text: string, found: boolean}[]}
 */
export function cutAtWords(text, words) {
  const tokens = [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length, folded: foldText(match[0]) }));
  const stretches = [];
  let end = 0;
  for (let place = 0; place < tokens.length; place += 1) {
    const last = Math.max(...words.map((word) => findEnd(tokens, place, word)));
    if (last < 0 || tokens[last].end <= end) continue;
    const start = Math.max(tokens[place].start, end);
    stretches.push({ text: text.slice(end, start), found: false }, { text: text.slice(start, tokens[last].end), found: true });
    end = tokens[last].end;
  }
  return [...stretches, { text: text.slice(end), found: false }].filter((stretch) => stretch.text);
}

/**
 * The place of the token at which a phrase that begins at another ends; -1 where it does not stand there.
 * @param {{folded: string}[]} tokens
 * @param {number} first
 * @param {string} phrase
 */
function findEnd(tokens, first, phrase) {
  const parts = phrase.split(" ");
  const last = first + parts.length - 1;
  const stands = parts.every((part, step) => {
    const token = tokens[first + step]?.folded ?? "";
    return step === parts.length - 1 ? token.startsWith(part) : token === part;
  });
  return stands ? last : -1;
}
