// The filters beside the drawing (the first of them is its legend), and the chips that say which are on.

import { byId, make, makeIcon, makeLine } from "./dom.js";
import { DateView } from "./date_view.js";
import { FACETS, changedFacets, hideValues, initialFilters, nameOfValue, valuesOf } from "./filters.js";
import { cleanText, countOf, formatPercent, shortenText } from "./text.js";
import { WordsBox } from "./words_box.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {{facet: string, value: string, box: HTMLInputElement, count: HTMLElement, row: HTMLElement}} Row
 */

const TITLES = new Map([
  ["type", "Legend: kinds of entity"],
  ["claim", "Kinds of claim"],
  ["status", "Who stands behind it"],
  ["predicate", "Relation"],
  ["money", "Money"],
  ["nation", "Nation"],
  ["document", "Source"],
]);
const OPEN_AT_FIRST = new Set(["type", "claim", "status"]);

/** Check boxes with counts; made once, so that the focus stays where it is, and kept up to date. */
export class FilterView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Row[]} */
    this.rows = [];
    for (const [place, open] of /** @type {[string, boolean][]} */ ([["facets", true], ["further-facets", false]])) {
      const facets = FACETS.filter((facet) => OPEN_AT_FIRST.has(facet) === open);
      byId(place).replaceChildren(...facets.map((facet) => this.makeFacet(facet)).filter((item) => item !== null));
    }
    this.slider = /** @type {HTMLInputElement} */ (byId("confidence"));
    this.slider.addEventListener("input", () => {
      this.change({ ...app.store.state.filters, confidence: Number(this.slider.value) / 100 });
    });
    this.words = new WordsBox((words) => this.change({ ...app.store.state.filters, words }));
    this.dateView = new DateView(app);
    byId("reset").addEventListener("click", () => this.reset());
    this.draw();
  }

  reset() {
    this.change(initialFilters(this.app.knowledge));
    this.app.announce("Filters cleared");
  }

  /** @param {import("./filters.js").Filters} filters */
  change(filters) {
    this.app.store.update({ filters, tablePage: 0 });
  }

  /** @param {string} facet */
  makeFacet(facet) {
    const values = valuesOf(this.app.knowledge, facet);
    if (values.length === 0) return null;
    const showAll = () => this.change(hideValues(this.app.store.state.filters, facet, []));
    const rows = values.map((value) => this.makeRow(facet, value));
    const size = facet === "type" && make("p", { id: "size-legend", class: "hint" });
    const title = TITLES.get(facet) ?? facet;
    return make("details", { class: "facet", open: OPEN_AT_FIRST.has(facet), "data-facet": facet },
      make("summary", {}, title),
      make("fieldset", {}, make("legend", { class: "off-screen" }, title), ...rows,
        make("button", { type: "button", class: "quiet all", onclick: showAll, "data-all": facet, "aria-label": `Show all: ${title}` }, "Show all"), size));
  }

  /**
   * @param {string} facet
   * @param {string} value
   */
  makeRow(facet, value) {
    const { knowledge } = this.app;
    const name = shortenText(nameOfValue(knowledge, facet, value), 140);
    const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", "data-value": value }));
    box.addEventListener("change", () => {
      const hidden = new Set(this.app.store.state.filters.hidden.get(facet));
      if (box.checked) hidden.delete(value);
      else hidden.add(value);
      this.change(hideValues(this.app.store.state.filters, facet, hidden));
    });
    const only = () => this.change(hideValues(this.app.store.state.filters, facet, valuesOf(knowledge, facet).filter((other) => other !== value)));
    const count = make("span", { class: "count" });
    const row = make("div", { class: "facet-row", title: this.explainValue(facet, value) },
      make("label", {}, box, this.makeSample(facet, value), make("bdi", { class: "facet-name" }, name), count),
      make("button", { type: "button", class: "quiet only", onclick: only, "aria-label": `Only ${name}` }, "only"));
    this.rows.push({ facet, value, box, count, row });
    return row;
  }

  /**
   * @param {string} facet
   * @param {string} value
   */
  makeSample(facet, value) {
    if (facet === "type") return makeIcon(this.app.knowledge.types.get(value));
    if (facet === "claim") return makeLine(this.app.knowledge.claims.get(value).dashes, `line-${value}`);
    return null;
  }

  /**
   * @param {string} facet
   * @param {string} value
   */
  explainValue(facet, value) {
    if (facet === "claim") return this.app.knowledge.claims.get(value).meaning;
    return facet === "status" ? this.app.knowledge.statuses.get(value).meaning : null;
  }

  draw() {
    const { filters } = this.app.store.state;
    const { visible } = this.app;
    for (const { facet, value, box, count, row } of this.rows) {
      const number = visible.counts.get(facet)?.get(value) ?? 0;
      box.checked = !filters.hidden.get(facet)?.has(value);
      count.textContent = number.toLocaleString("en-GB");
      row.classList.toggle("empty", number === 0);
    }
    for (const button of byId("filters").querySelectorAll("[data-all]")) {
      const all = /** @type {HTMLElement} */ (button);
      all.hidden = this.rows.every((row) => row.facet !== all.dataset.all || row.box.checked);
    }
    this.slider.value = String(Math.round(filters.confidence * 100));
    byId("confidence-value").textContent = filters.confidence > 0 ? `${formatPercent(filters.confidence)} or more` : "Any";
    this.words.draw(filters.words);
    this.dateView.draw();
    this.drawChips();
    this.drawCounts();
  }

  drawCounts() {
    const { knowledge, visible } = this.app;
    byId("counts").textContent = `${describePart(visible.entityIds.size, knowledge.entities.length, "entity", "entities")} · `
      + describePart(visible.statements.length, knowledge.statements.length, "statement", "statements");
  }

  drawChips() {
    const { filters } = this.app.store.state;
    const first = initialFilters(this.app.knowledge);
    const chips = changedFacets(this.app.knowledge, filters).map((facet) =>
      this.makeChip(this.describeFacet(facet), () => this.change(hideValues(filters, facet, first.hidden.get(facet) ?? []))));
    if (filters.words.trim() !== "") {
      chips.unshift(this.makeChip(`Words: ${shortenText(filters.words, 60)}`, () => this.change({ ...filters, words: "" })));
    }
    if (filters.confidence > 0) {
      chips.push(this.makeChip(`Confidence ${formatPercent(filters.confidence)} or more`, () => this.change({ ...filters, confidence: 0 })));
    }
    if (filters.dates.since || filters.dates.until) {
      chips.push(this.makeChip(this.dateView.describeChip(), () => this.change({ ...filters, dates: first.dates })));
    }
    if (filters.around) {
      const { id, depth } = filters.around;
      chips.push(this.makeChip(`Within ${countOf(depth, "step")} of ${shortenText(this.app.knowledge.nameOf(id), 40)}`, () => this.change({ ...filters, around: null })));
    }
    if (filters.community !== null) {
      chips.push(this.makeChip(`Community: ${shortenText(this.app.knowledge.nameOfCommunity(filters.community), 60)}`, () => this.change({ ...filters, community: null })));
    }
    byId("chips").replaceChildren(...chips);
    byId("narrowing").hidden = chips.length === 0;
  }

  /**
   * @param {string} text
   * @param {() => void} remove
   */
  makeChip(text, remove) {
    return make("li", {}, make("button", { type: "button", class: "chip", onclick: remove, "aria-label": `Remove filter: ${text}` },
      make("bdi", {}, text), make("span", { "aria-hidden": "true" }, " ×")));
  }

  /** @param {string} facet */
  describeFacet(facet) {
    const { knowledge } = this.app;
    const hidden = this.app.store.state.filters.hidden.get(facet) ?? new Set();
    const values = valuesOf(knowledge, facet);
    const shown = values.filter((value) => !hidden.has(value));
    if (shown.length === values.length) return `${TITLES.get(facet)}: all`;
    const [word, list] = shown.length === 1 || shown.length < hidden.size ? ["Only", shown] : ["Without", values.filter((value) => hidden.has(value))];
    if (list.length === 0) return `${cleanText(TITLES.get(facet))}: none`;
    if (list.length > 3) return `${word} ${list.length} of ${countOf(values.length, "choice")}: ${TITLES.get(facet)}`;
    return `${word} ${list.map((value) => shortenText(nameOfValue(knowledge, facet, value), 40)).join(", ")}`;
  }
}

/**
 * @param {number} part
 * @param {number} whole
 * @param {string} singular
 * @param {string} plural
 */
function describePart(part, whole, singular, plural) {
  return part === whole ? countOf(whole, singular, plural) : `${part.toLocaleString("en-GB")} of ${countOf(whole, singular, plural)}`;
}
