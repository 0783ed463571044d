// The answer: what came of the query in a line, the ways to look at it, and the files to keep.

import { findSeries } from "./chart_data.js";
import { fetchAnswer } from "./client.js";
import { byId, make, saveBlob } from "./dom.js";
import { buildNetwork } from "./graph_data.js";
import { ResultChart } from "./result_chart.js";
import { ResultGraph } from "./result_graph.js";
import { ResultTable } from "./result_table.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./answers.js").Answer} Answer
 * @typedef {import("./state.js").State} State
 * @typedef {import("./permalink.js").View} View
 */

const FORMATS = {
  table: [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"], ["JSON", "application/sparql-results+json", "json"]],
  graph: [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"], ["JSON-LD", "application/ld+json", "jsonld"]],
  truth: [["JSON", "application/sparql-results+json", "json"]],
};
const REASONS = {
  table: "A yes or no has no table.",
  graph: "A drawing needs rows with two entities or more.",
  chart: "A chart needs a column of numbers and one of names or dates.",
};
/** @type {View[]} */
const VIEWS = ["table", "graph", "chart"];

/** Shows the answer in the view that was chosen, or in the table where the answer does not fit it. */
export class ResultsView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.views = { table: new ResultTable(app), graph: new ResultGraph(app), chart: new ResultChart(app) };
    /** @type {View[]} */
    this.able = [];
    for (const view of VIEWS) byId(`show-${view}`).addEventListener("click", () => app.store.update({ view }));
    app.store.listen((state, previous) => this.follow(state, previous));
  }

  /**
   * @param {State} state
   * @param {State} previous
   */
  follow(state, previous) {
    const { answer, problem, running, view } = state;
    if (running !== previous.running || answer !== previous.answer || problem !== previous.problem) this.say(state);
    if (answer !== previous.answer) this.offerFiles(answer);
    if (answer !== previous.answer) this.able = listAble(answer);
    const able = this.able;
    const shown = able.includes(view) ? view : "table";
    byId("views").hidden = able.length === 0;
    for (const each of VIEWS) {
      const button = /** @type {HTMLButtonElement} */ (byId(`show-${each}`));
      button.disabled = !able.includes(each);
      button.title = button.disabled ? REASONS[each] : "";
      button.setAttribute("aria-pressed", String(each === shown));
      byId(`view-${each}`).hidden = each !== shown || !able.includes(each);
    }
    if (able.includes(shown)) this.views[shown].show(state);
  }

  /** @param {State} state */
  say(state) {
    const { answer, problem, running, seconds } = state;
    const line = running ? "Running…" : answer ? describeAnswer(answer, seconds) : "";
    byId("summary").textContent = line;
    byId("live").textContent = line;
    byId("results").setAttribute("aria-busy", String(running));
    byId("truth").textContent = answer?.kind === "truth" ? (answer.truth ? "Yes" : "No") : "";
    const box = byId("problem");
    box.hidden = problem === null;
    box.replaceChildren();
    if (problem) box.append(...this.describeProblem(problem));
  }

  /** @param {import("./client.js").Problem} problem */
  describeProblem(problem) {
    const place = problem.line ? `Line ${problem.line}, column ${problem.column ?? 1}: ` : "";
    return [
      make("p", {}, make("strong", {}, place), problem.message, problem.hint ? ` – ${problem.hint}` : ""),
      ...(problem.line ? [make("button", { type: "button", onclick: () => this.app.editor.goTo(problem) }, "Go to the place")] : []),
    ];
  }

  /** @param {Answer | null} answer */
  offerFiles(answer) {
    const formats = answer ? FORMATS[answer.kind] : [];
    byId("files").hidden = formats.length === 0;
    byId("files").replaceChildren(...formats.map(([name, type, ending]) =>
      make("button", { type: "button", class: "quiet", "aria-label": `Save as ${name}`, onclick: () => this.save(type, ending) }, name)));
  }

  /**
   * @param {string} type
   * @param {string} ending
   */
  async save(type, ending) {
    try {
      saveBlob(`answer.${ending}`, await fetchAnswer(this.app.store.state.query, type));
    } catch (error) {
      this.app.announce(/** @type {Error} */ (error).message);
    }
  }
}

/**
 * The views that an answer can be shown in.
 * @param {Answer | null} answer
 * @returns {View[]}
 */
function listAble(answer) {
  if (!answer || answer.kind === "truth") return [];
  /** @type {View[]} */
  const able = ["table"];
  if (buildNetwork(answer).ties.length > 0) able.push("graph");
  if (findSeries(answer)) able.push("chart");
  return able;
}

/**
 * @param {Answer} answer
 * @param {number} seconds
 */
function describeAnswer(answer, seconds) {
  const time = `in ${seconds < 0.1 ? "less than 0.1" : seconds.toFixed(1)} s`;
  if (answer.kind === "truth") return `${answer.truth ? "Yes" : "No"}, ${time}`;
  const count = answer.rows.length;
  if (count === 0) return `Nothing found, ${time}`;
  return `${answer.kind === "graph" ? countOf(count, "triple", "triples") : countOf(count, "row", "rows")} ${time}`;
}
