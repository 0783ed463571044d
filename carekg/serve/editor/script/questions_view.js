// The saved questions: a list to pick from, and for each a form that fills in its parameters.

import { byId, make } from "./dom.js";

/**
 * @typedef {{name: string, kind: string, default: string, example: string, description: string}} Parameter
 * @typedef {{name: string, title: string, explanation: string, parameters: Parameter[]}} Question
 * @typedef {{questions: Question[], choices: Record<string, string[]>}} Questions
 */

/**
 * @typedef {object} Actions
 * @property {(name: string, settings: Record<string, string>, run: boolean) => Promise<void>} open rejects with a Problem
 * @property {import("./completion.js").Search} search
 */

const ANY = "any";
const PAUSE = 150;

/** The list of questions beside the editor. */
export class QuestionsView {
  /**
   * @param {Questions} content
   * @param {Actions} actions
   */
  constructor({ questions, choices }, actions) {
    this.choices = choices;
    this.actions = actions;
    this.items = questions.map((question) => ({ text: `${question.title} ${question.explanation}`.toLowerCase(), element: this.draw(question) }));
    byId("questions").replaceChildren(...this.items.map(({ element }) => element));
    byId("find-question").addEventListener("input", () => this.filter());
  }

  filter() {
    const words = /** @type {HTMLInputElement} */ (byId("find-question")).value.toLowerCase().split(/\s+/);
    for (const { text, element } of this.items) element.hidden = !words.every((word) => text.includes(word));
    const left = this.items.filter(({ element }) => !element.hidden).length;
    byId("questions-found").textContent = left === 0 ? "No question has these words." : `${left} of ${this.items.length} questions`;
  }

  /** @param {Question} question */
  draw(question) {
    const fields = question.parameters.map((parameter) => this.drawField(question, parameter));
    const problem = make("p", { class: "problem", role: "alert", hidden: true });
    const form = /** @type {HTMLFormElement} */ (make("form", { class: "question-form" },
      make("p", { class: "hint" }, question.explanation), ...fields, problem,
      make("div", { class: "question-actions" },
        make("button", { type: "submit", class: "primary" }, "Ask"),
        make("button", { type: "button", onclick: () => this.submit(question, form, problem, false) }, "Open as SPARQL"))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit(question, form, problem, true);
    });
    return make("li", {}, make("details", { class: "question", name: "question" }, make("summary", {}, question.title), form));
  }

  /**
   * @param {Question} question
   * @param {HTMLFormElement} form
   * @param {HTMLElement} problem
   * @param {boolean} run
   */
  async submit(question, form, problem, run) {
    const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value);
    problem.hidden = true;
    try {
      await this.actions.open(question.name, Object.fromEntries(entries), run);
    } catch (error) {
      const { message, hint } = /** @type {import("./client.js").Problem} */ (error);
      problem.textContent = hint ? `${message}; ${hint}` : message;
      problem.hidden = false;
    }
  }

  /**
   * @param {Question} question
   * @param {Parameter} parameter
   */
  drawField(question, { name, kind, default: byDefault, example, description }) {
    const id = `${question.name}-${name}`;
    const value = byDefault === ANY ? "" : byDefault || example;
    const label = make("label", { for: id }, name.replaceAll("_", " "), description && make("span", { class: "about" }, description));
    const choices = this.choices[kind];
    if (choices) return make("div", { class: "field" }, label, drawSelect(id, name, choices, value, byDefault));
    const box = make("input", {
      id, name, value, autocomplete: "off", spellcheck: "false", list: kind === "entity" && `${id}-names`,
      placeholder: byDefault === ANY && PLACEHOLDERS.get(kind), inputmode: kind === "number" && "decimal",
    });
    return make("div", { class: "field" }, label, box, kind === "entity" && this.drawNames(box, `${id}-names`));
  }

  /**
   * The names that fit what is typed, offered by the browser itself.
   * @param {HTMLElement} box
   * @param {string} id
   */
  drawNames(box, id) {
    const list = make("datalist", { id });
    let waiting = 0;
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(async () => {
        const found = await this.actions.search(/** @type {HTMLInputElement} */ (box).value).catch(() => []);
        list.replaceChildren(...found.map(({ label, kind }) => make("option", { value: label }, kind)));
      }, PAUSE);
    });
    return list;
  }
}

const PLACEHOLDERS = new Map([["date", "any time"], ["entity", "anyone or anything"], ["number", "any"], ["text", "any"]]);

/**
 * @param {string} id
 * @param {string} name
 * @param {string[]} choices
 * @param {string} value
 * @param {string} byDefault
 */
function drawSelect(id, name, choices, value, byDefault) {
  const chosen = value.toLowerCase();
  return make("select", { id, name },
    byDefault === ANY && make("option", { value: "" }, "any"),
    ...choices.map((choice) => make("option", { value: choice, selected: choice.toLowerCase() === chosen }, choice)));
}
