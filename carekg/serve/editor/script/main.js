// The query page: what is in the editor is asked of the server, and the answer is shown.

import { askQuery, fillQuestion, loadJson, Problem, searchNames } from "./client.js";
import { makeSources } from "./completion.js";
import { byId, copyText, make } from "./dom.js";
import { Editor } from "./editor.js";
import { askNames } from "./labels.js";
import { readFragment, writeFragment } from "./permalink.js";
import { QuestionsView } from "./questions_view.js";
import { ResultsView } from "./results_view.js";
import { initialState } from "./state.js";
import { Store } from "./store.js";
import { watchTheme } from "./theme.js";
import { findLabels, listThings, Wording } from "./wording.js";

const FIRST_QUERY = `# Who supports what? Change it, or pick a question. Ctrl-Enter runs it.
SELECT ?who ?what WHERE {
  ?who care:supports ?what .
}
LIMIT 100
`;
const ENTITY_PREFIX = "ckg";
const TOAST_TIME = 2500;

/** Joins the parts of the page. */
export class App {
  /**
   * @param {import("./wording.js").Vocabulary} vocabulary
   * @param {import("./questions_view.js").Questions} questions
   */
  constructor(vocabulary, questions) {
    this.vocabulary = vocabulary;
    this.wording = new Wording(vocabulary);
    /** @type {Store<import("./state.js").State>} */
    this.store = new Store(initialState());
    /** @type {AbortController | null} */
    this.running = null;
    this.toastTimer = 0;
    const start = readFragment(location.hash);
    const nameEntity = (/** @type {string} */ id) => this.wording.shorten(vocabulary.prefixes[ENTITY_PREFIX] + encodeURIComponent(id));
    this.editor = new Editor(byId("editor"), {
      text: start.query || FIRST_QUERY,
      nonce: /** @type {HTMLElement} */ (document.querySelector("script[nonce]")).nonce ?? "",
      sources: makeSources(vocabulary, searchNames, nameEntity),
      run: () => this.run(),
    });
    this.questions = new QuestionsView(questions, { open: (...given) => this.openQuestion(...given), search: searchNames });
    this.results = new ResultsView(this);
    this.listPrefixes();
    this.listen();
    this.store.update({ view: start.view });
    if (start.query) this.run({ remember: false });
  }

  listen() {
    byId("run").addEventListener("click", () => this.run());
    byId("stop").addEventListener("click", () => this.stop());
    byId("copy-link").addEventListener("click", () => this.copyLink());
    byId("show-questions").addEventListener("click", () => this.toggleQuestions());
    byId("close-questions").addEventListener("click", () => this.toggleQuestions(false));
    byId("side").addEventListener("keydown", (event) => event.key === "Escape" && this.toggleQuestions(false));
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault(); // the fragment of the address is the query's
      this.editor.view.focus();
    });
    document.addEventListener("keydown", (event) => {
      // The editor has dealt with those that were pressed in it.
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) this.run();
    });
    window.addEventListener("popstate", () => this.goBack());
    watchTheme(() => this.store.update({ theme: this.store.state.theme + 1 }));
    this.store.listen((state, previous) => {
      if (state.view !== previous.view && state.query) history.replaceState(null, "", `#${writeFragment(state.query, state.view)}`);
      if (state.problem !== previous.problem) this.editor.showProblem(state.problem);
      byId("run").hidden = state.running;
      byId("stop").hidden = !state.running;
    });
  }

  /**
   * Ask what stands in the editor. `remember` puts it into the browser's history, so that Back leads to the one before.
   * @param {{remember?: boolean}} [options]
   */
  async run({ remember = true } = {}) {
    this.stop();
    const query = this.editor.text;
    const abort = new AbortController();
    this.running = abort;
    const fragment = `#${writeFragment(query, this.store.state.view)}`;
    if (remember && fragment !== location.hash) history.pushState(null, "", fragment);
    this.store.update({ query, running: true, problem: null });
    const begun = performance.now();
    try {
      const answer = await askQuery(query, abort.signal);
      const seconds = (performance.now() - begun) / 1000;
      this.store.update({ answer, seconds, labels: findLabels(answer), types: new Map(), sort: null, tablePage: 0, running: false });
      this.addNames(answer, abort.signal);
    } catch (error) {
      if (this.running === abort) this.fail(error, abort.signal.aborted);
    }
  }

  /**
   * @param {unknown} error
   * @param {boolean} stopped
   */
  fail(error, stopped) {
    if (!stopped && !(error instanceof Problem)) throw error;
    const problem = stopped ? new Problem("you stopped the query") : error;
    this.store.update({ answer: null, running: false, problem: /** @type {Problem} */ (problem) });
  }

  /** Stop the query that runs, if one does. */
  stop() {
    this.running?.abort();
  }

  /**
   * @param {import("./answers.js").Answer} answer
   * @param {AbortSignal} signal
   */
  async addNames(answer, signal) {
    byId("result-table").setAttribute("aria-busy", "true");
    const known = await askNames(listThings(answer), this.vocabulary.types.map((type) => type.id), signal).catch(() => null);
    if (this.store.state.answer !== answer) return;
    byId("result-table").setAttribute("aria-busy", "false");
    if (!known) return;
    this.store.update({ labels: new Map([...known.labels, ...this.store.state.labels]), types: known.types });
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} settings
   * @param {boolean} run
   */
  async openQuestion(name, settings, run) {
    this.editor.text = await fillQuestion(name, settings);
    this.toggleQuestions(false);
    if (run) await this.run();
    else this.editor.view.focus();
  }

  goBack() {
    const { query, view } = readFragment(location.hash);
    this.store.update({ view });
    if (query && query !== this.store.state.query) {
      this.editor.text = query;
      this.run({ remember: false });
    }
  }

  async copyLink() {
    const address = new URL(`#${writeFragment(this.editor.text, this.store.state.view)}`, location.href);
    this.announce((await copyText(address.href)) ? "Link copied" : "The browser does not let this page copy");
  }

  /** @param {boolean} [open] */
  toggleQuestions(open = document.documentElement.dataset.questions !== "open") {
    const wasOpen = document.documentElement.dataset.questions === "open";
    document.documentElement.dataset.questions = open ? "open" : "closed";
    byId("show-questions").setAttribute("aria-expanded", String(open));
    if (open) byId("find-question").focus();
    else if (wasOpen) byId("show-questions").focus();
  }

  listPrefixes() {
    byId("prefixes").replaceChildren(...Object.entries(this.vocabulary.prefixes).map(([prefix, iri]) =>
      make("div", {}, make("dt", {}, `${prefix}:`), make("dd", {}, iri))));
  }

  /** @param {string} text said to a screen reader, and shown for a moment */
  announce(text) {
    const toast = byId("toast");
    byId("live").textContent = text;
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = window.setTimeout(() => { toast.hidden = true; }, TOAST_TIME);
  }
}

const [vocabulary, questions] = await Promise.all([loadJson("vocabulary.json"), loadJson("questions.json")]);
new App(vocabulary, questions);
document.documentElement.dataset.ready = "yes";
