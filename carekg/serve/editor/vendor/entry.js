// What the query page takes from CodeMirror, as one module. README.md says how the bundle is made from this file.

import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";

export { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
export { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
export { bracketMatching, HighlightStyle, LanguageSupport, syntaxHighlighting, syntaxTree } from "@codemirror/language";
export { lintGutter, setDiagnostics } from "@codemirror/lint";
export { EditorState } from "@codemirror/state";
export { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, tooltips } from "@codemirror/view";
export { tags } from "@lezer/highlight";

/** SPARQL, with prefixed names told apart from the keywords. */
export const sparqlLanguage = SparqlLanguage.configure({
  props: [styleTags({ "Pname_ln Pname_ns": tags.propertyName, Langtag: tags.annotation })],
});
