// The search box: a combobox with a list of suggestions, by keyboard all the way.

import { byId, make, makeIcon } from "./dom.js";
import { NameIndex } from "./search.js";
import { cleanText, countOf, shortenText } from "./text.js";

/** @typedef {import("./main.js").App} App */

const MOST_SHOWN_HITS = 9;

/** Suggestions for what is typed; picking one selects it. */
export class SearchBox {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.index = new NameIndex(app.knowledge);
    this.input = /** @type {HTMLInputElement} */ (byId("search"));
    this.list = byId("suggestions");
    /** @type {import("./search.js").Hit[]} */
    this.hits = [];
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
    this.active = this.hits.length > 0 ? 0 : -1;
    this.draw();
  }

  close() {
    this.hits = [];
    this.active = -1;
    this.draw();
    byId("search-status").textContent = "";
  }

  draw() {
    const typed = this.input.value.trim() !== "" && document.activeElement === this.input;
    const nothing = typed && this.hits.length === 0;
    this.list.replaceChildren(...this.hits.map((hit, place) => this.makeOption(hit, place)));
    this.list.hidden = this.hits.length === 0;
    byId("no-hits").hidden = !nothing;
    this.input.setAttribute("aria-expanded", String(this.hits.length > 0));
    if (typed) byId("search-status").textContent = this.hits.length ? countOf(this.hits.length, "suggestion") : "No entity has that name";
    this.markActive();
  }

  /**
   * @param {import("./search.js").Hit} hit
   * @param {number} place
   */
  makeOption(hit, place) {
    const look = this.app.knowledge.types.get(hit.entity.type);
    const kind = [cleanText(hit.entity.subtype) || look.singular, cleanText(hit.entity.nation)].filter(Boolean).join(", ");
    return make("li", { role: "option", id: `suggestion-${place}`, "aria-selected": "false", onclick: () => this.pick(place) },
      makeIcon(look),
      make("span", { class: "suggestion-name" }, make("bdi", {}, shortenText(this.app.knowledge.nameOf(hit.entity.id), 120)),
        hit.name && make("span", { class: "suggestion-alias" }, " also ", make("bdi", {}, shortenText(hit.name, 60)))),
      make("span", { class: "suggestion-kind" }, kind));
  }

  markActive() {
    Array.from(this.list.children).forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.active));
      if (place === this.active) option.scrollIntoView({ block: "nearest" });
    });
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `suggestion-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const moves = new Map([["ArrowDown", 1], ["ArrowUp", -1]]);
    const move = moves.get(event.key);
    if (move !== undefined) {
      event.preventDefault();
      if (this.hits.length === 0) this.suggest();
      else this.active = (this.active + move + this.hits.length) % this.hits.length;
      this.markActive();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.pick(this.active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      if (this.hits.length === 0) this.input.value = "";
      this.close();
    }
  }

  /** @param {number} place */
  pick(place) {
    const { entity } = this.hits[place];
    this.input.value = "";
    this.close();
    this.app.select({ kind: "entity", id: entity.id }, "search");
  }
}
