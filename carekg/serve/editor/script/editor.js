// The editor: CodeMirror with SPARQL, in the page's colours, with completion and one mark for what is wrong.

import {
  autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap, drawSelection, EditorState,
  EditorView, highlightActiveLine, HighlightStyle, history, historyKeymap, keymap, LanguageSupport, lineNumbers, lintGutter,
  setDiagnostics, sparqlLanguage, syntaxHighlighting, tags,
} from "./codemirror.js";

/** @typedef {import("./client.js").Problem} Problem */

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.namespace], class: "code-keyword" },
  { tag: tags.propertyName, class: "code-term" },
  { tag: [tags.variableName], class: "code-variable" },
  { tag: [tags.string, tags.annotation], class: "code-text" },
  { tag: [tags.integer, tags.float, tags.bool], class: "code-number" },
  { tag: tags.url, class: "code-iri" },
  { tag: tags.comment, class: "code-comment" },
]);

/** The list shows so many at once and turns on as the arrow keys move, so that it never needs to be scrolled. */
const MOST_OPTIONS = 9;

/**
 * @typedef {object} Options
 * @property {string} text
 * @property {string} nonce for the style elements that the editor makes
 * @property {import("./completion.js").Source[]} sources of completions
 * @property {() => void} run
 */

/** The text of the query, as the reader edits it. */
export class Editor {
  /**
   * @param {HTMLElement} parent
   * @param {Options} options
   */
  constructor(parent, { text, nonce, sources, run }) {
    this.extensions = [
      EditorView.cspNonce.of(nonce),
      keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }]),
      lineNumbers(), highlightActiveLine(), drawSelection(), history(), bracketMatching(), closeBrackets(), lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "SPARQL query", "aria-describedby": "editor-help" }),
      new LanguageSupport(sparqlLanguage), syntaxHighlighting(COLOURS),
      autocompletion({ override: sources, icons: false, maxRenderedOptions: MOST_OPTIONS }),
      // Tab is left alone: it takes the reader out of the editor, as everywhere else on the page.
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    ];
    this.view = new EditorView({ parent, state: this.makeState(text) });
  }

  /** @param {string} text */
  makeState(text) {
    return EditorState.create({ doc: text, extensions: this.extensions });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  set text(text) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
    this.showProblem(null);
  }

  /**
   * Mark the place of what is wrong, or nothing.
   * @param {Problem | null} problem
   */
  showProblem(problem) {
    const found = problem?.line ? [{ ...this.locate(problem), severity: /** @type {const} */ ("error"), message: problem.message }] : [];
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }

  /**
   * Put the cursor where something is wrong.
   * @param {Problem} problem
   */
  goTo(problem) {
    this.view.dispatch({ selection: { anchor: this.locate(problem).from }, scrollIntoView: true });
    this.view.focus();
  }

  /**
   * The stretch of text at a line and column, both from one: the word that begins there.
   * @param {Problem} problem
   */
  locate({ line = 1, column = 1 }) {
    const row = this.view.state.doc.line(Math.min(line, this.view.state.doc.lines));
    // Columns count characters, and the editor counts UTF-16.
    const before = [...row.text].slice(0, column - 1).join("").length;
    const word = /^(?:[?$\w:.-]+|.)/u.exec(row.text.slice(before))?.[0] ?? "";
    const from = row.from + before;
    return word ? { from, to: from + word.length } : { from: Math.max(row.from, from - 1), to: from };
  }
}
