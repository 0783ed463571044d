// The search box: a combobox with a list of suggestions, by keyboard all the way.

import { make, makeIcon } from "./dom.js";
import { cleanText, countOf, shortenText } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./search.js").NameIndex} NameIndex
 */

/**
 * @typedef {{input: HTMLElement, list: HTMLElement, nothing: HTMLElement, status: HTMLElement}} Parts
 * @typedef {import("./knowledge.js").Entity} Entity
 * @typedef {{count: (words: string) => number, open: (words: string) => void}} Reader
 */

const MOST_SHOWN_HITS = 9;

/** Suggestions for what is typed into a box, and what picking one does. */
export class SearchBox {
  /**
   * @param {App} app
   * @param {Parts} parts
   * @param {NameIndex} index
   * @param {(entity: Entity) => void} choose
   * @param {Reader | null} reader of the statements that have the words typed, where there is one
   */
  constructor(app, parts, index, choose, reader = null) {
    this.app = app;
    this.index = index;
    this.choose = choose;
    this.reader = reader;
    this.input = /** @type {HTMLInputElement} */ (parts.input);
    this.list = parts.list;
    this.nothing = parts.nothing;
    this.status = parts.status;
    /** @type {import("./search.js").Hit[]} */
    this.hits = [];
    /** How many statements have the words that were typed. */
    this.readable = 0;
    this.active = -1;
    this.input.addEventListener("input", () => this.suggest());
    this.input.addEventListener("focus", () => this.suggest());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.handleKey(event));
    // A press on a suggestion must not take the focus from the box before the click arrives.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  suggest() {
    this.hits = this.index.find(this.input.value, MOST_SHOWN_HITS);
    this.readable = this.reader?.count(this.input.value) ?? 0;
    this.active = this.countOptions() > 0 ? 0 : -1;
    this.draw();
  }

  countOptions() {
    return this.hits.length + (this.readable > 0 ? 1 : 0);
  }

  close() {
    this.hits = [];
    this.readable = 0;
    this.active = -1;
    this.draw();
    this.status.textContent = "";
  }

  draw() {
    const typed = this.input.value.trim() !== "" && document.activeElement === this.input;
    const nothing = typed && this.hits.length === 0;
    const options = this.countOptions();
    this.list.replaceChildren(...this.hits.map((hit, place) => this.makeOption(hit, place)), ...(this.readable > 0 ? [this.makeReader()] : []));
    this.list.hidden = options === 0;
    this.nothing.hidden = !nothing || options > 0;
    this.input.setAttribute("aria-expanded", String(options > 0));
    if (typed) this.status.textContent = nothing ? ["No entity has that name", this.sayReadable()].filter(Boolean).join("; ") : countOf(options, "suggestion");
    this.markActive();
  }

  /**
   * @param {import("./search.js").Hit} hit
   * @param {number} place
   */
  makeOption(hit, place) {
    const look = this.app.knowledge.types.get(hit.entity.type);
    const kind = [cleanText(hit.entity.subtype) || look.singular, cleanText(hit.entity.nation)].filter(Boolean).join(", ");
    return make("li", { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false", onclick: () => this.pick(place) },
      makeIcon(look),
      make("span", { class: "suggestion-name" }, make("bdi", {}, shortenText(this.app.knowledge.nameOf(hit.entity.id), 120)),
        hit.name && make("span", { class: "suggestion-alias" }, " also ", make("bdi", {}, shortenText(hit.name, 60)))),
      make("span", { class: "suggestion-kind" }, kind));
  }

  /** The last suggestion: to read what has the words in it that were typed, whether or not they are a name. */
  makeReader() {
    const place = this.hits.length;
    return make("li", { role: "option", id: `${this.list.id}-${place}`, class: "suggestion-words", "aria-selected": "false", onclick: () => this.pick(place) },
      make("span", { class: "suggestion-name" }, "Read what has the words ", make("q", {}, shortenText(this.input.value, 60))),
      make("span", { class: "suggestion-kind" }, this.sayReadable()));
  }

  sayReadable() {
    return this.readable > 0 ? countOf(this.readable, "statement") : "";
  }

  markActive() {
    Array.from(this.list.children).forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.active));
      if (place === this.active) option.scrollIntoView({ block: "nearest" });
    });
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const moves = new Map([["ArrowDown", 1], ["ArrowUp", -1]]);
    const move = moves.get(event.key);
    if (move !== undefined) {
      event.preventDefault();
      if (this.countOptions() === 0) this.suggest();
      else this.active = (this.active + move + this.countOptions()) % this.countOptions();
      this.markActive();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.pick(this.active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      if (this.countOptions() === 0) this.input.value = "";
      this.close();
    }
  }

  /** @param {number} place */
  pick(place) {
    const [hit, typed] = [this.hits[place], this.input.value];
    this.input.value = "";
    this.close();
    if (hit) this.choose(hit.entity);
    else this.reader?.open(typed);
  }
}

/**
 * A box of its own, to name a second entity.
 * @param {App} app
 * @param {string} id of its input
 * @param {string} label
 * @param {(entity: Entity) => void} choose
 */
export function makeSearchBox(app, id, label, choose) {
  const input = make("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: label,
    "aria-label": label, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
  });
  const list = make("ul", { id: `${id}-list`, class: "suggestions", role: "listbox", "aria-label": "Suggestions", hidden: true });
  const nothing = make("p", { class: "no-hits", hidden: true }, "No entity has that name.");
  const status = make("p", { class: "off-screen", role: "status" });
  new SearchBox(app, { input, list, nothing, status }, app.search.index, choose);
  return make("div", { class: "search" }, input, list, nothing, status);
}
