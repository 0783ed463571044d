// What the panel says before anything is picked: where to begin.

import { keepNodes, make } from "./dom.js";
import { hideValues, valuesOf } from "./filters.js";
import { makeEntityLink } from "./statement_card.js";
import { cleanText, countOf, formatDate } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").SourceDocument} SourceDocument
 */

const MOST_SHOWN = 10;

/** @param {App} app */
export function makeWelcome(app) {
  const { knowledge } = app;
  const tiesOf = (/** @type {string} */ id) => knowledge.neighbours[knowledge.numberById.get(id) ?? 0].size;
  const central = [...knowledge.rank.keys()].filter((id) => tiesOf(id) > 0).sort((a, b) => tiesOf(b) - tiesOf(a)).slice(0, MOST_SHOWN);
  const documents = [...knowledge.documents].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  return keepNodes([
    make("h2", { id: "panel-title", tabindex: "-1" }, "Start here"),
    make("p", {}, "Search for a person, body or programme, or pick one in the drawing. Every line in it stands for "
      + "sentences in documents: pick a line to read them."),
    central.length > 0 && make("h3", { class: "group-title" }, "Most connected"),
    central.length > 0 && make("ul", { class: "plain" }, ...central.map((id) => make("li", { class: "spread" },
      makeEntityLink(app, id),
      make("span", { class: "count" }, countOf(tiesOf(id), "tie"))))),
    documents.length > 0 && make("h3", { class: "group-title" }, "Documents, newest first"),
    documents.length > 0 && make("ul", { class: "plain documents" }, ...documents.slice(0, MOST_SHOWN * 3).map((item) => makeDocumentRow(app, item))),
    knowledge.details.generatedFrom && make("p", { class: "hint" }, cleanText(knowledge.details.generatedFrom)),
  ]);
}

/**
 * @param {App} app
 * @param {SourceDocument} item
 */
function makeDocumentRow(app, item) {
  const count = app.countByDocument.get(item.id) ?? 0;
  const show = () => {
    const others = valuesOf(app.knowledge, "document").filter((value) => value !== item.id);
    app.store.update({ filters: hideValues(app.store.state.filters, "document", others), view: "table" });
    app.announce(`Showing the statements of ${app.knowledge.titleOfSource(item.id)}`);
  };
  const title = make("bdi", {}, app.knowledge.titleOfSource(item.id));
  const about = [cleanText(item.publisher), formatDate(item.date), countOf(count, "statement")].filter(Boolean).join(" · ");
  return make("li", {},
    count > 0 ? make("button", { type: "button", class: "entity-link", onclick: show }, title) : title,
    make("span", { class: "about" }, about));
}
