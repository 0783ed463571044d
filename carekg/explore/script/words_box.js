// The box for words to look for, and the marks on those that were found.

import { byId, make } from "./dom.js";
import { cutAtWords, readWords } from "./words.js";

/** Milliseconds without a key after which what was typed is looked for. */
const PAUSE = 200;

/** Looks for words once nobody types any more: to draw all anew at each key would hold the next one up. */
export class WordsBox {
  /** @param {(words: string) => void} look */
  constructor(look) {
    this.look = look;
    this.input = /** @type {HTMLInputElement} */ (byId("words"));
    this.words = "";
    this.waiting = 0;
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.finish(), PAUSE);
    });
    this.input.addEventListener("change", () => this.finish());
  }

  finish() {
    clearTimeout(this.waiting);
    this.waiting = 0;
    if (this.input.value !== this.words) this.look(this.input.value);
  }

  /** @param {string} words those that are looked for, whoever asked for them */
  draw(words) {
    this.words = words;
    if (this.waiting === 0 && this.input.value !== words) this.input.value = words;
  }
}

/**
 * A text with the words marked that a reader looks for.
 * @param {import("./main.js").App} app
 * @param {string} text
 */
export function markWords(app, text) {
  const words = readWords(app.store.state.filters.words);
  return words.length === 0 ? [text] : cutAtWords(text, words).map((part) => (part.found ? make("mark", {}, part.text) : part.text));
}
