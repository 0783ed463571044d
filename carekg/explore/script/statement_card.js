// One statement as a card: what it says, the words that say so, and where they stand.

import { listParticulars, writeFootnote } from "./citation.js";
import { copyText, make, makeIcon } from "./dom.js";
import { cleanText, formatPercent, webAddress } from "./text.js";
import { markWords } from "./words_box.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Statement} Statement
 */

/**
 * A button that leads to an entity, with its shape.
 * @param {App} app
 * @param {string | undefined} id
 * @returns {HTMLElement}
 */
export function makeEntityLink(app, id) {
  const entity = app.knowledge.entityById.get(id ?? "");
  const name = app.knowledge.nameOf(id);
  if (!entity) return make("bdi", {}, name);
  const look = app.knowledge.types.get(entity.type);
  const select = () => app.select({ kind: "entity", id: entity.id }, "panel");
  return make("button", { type: "button", class: "entity-link", onclick: select, title: look.singular },
    makeIcon(look), make("bdi", {}, name));
}

/**
 * @param {App} app
 * @param {Statement} statement
 * @param {(Node | string)[]} line what stands above the quote
 */
export function makeCard(app, statement, line) {
  const { knowledge } = app;
  const source = knowledge.sourceOf(statement);
  const hidden = !app.visible.statementIds.has(statement.id);
  const head = [...line, ...makeBadges(app, statement, hidden)];
  return make("li", { class: `card claim-${statement.claim}`, "data-statement": statement.id },
    head.length > 0 && make("p", { class: "card-line" }, ...head),
    statement.quote
      ? make("blockquote", { dir: "auto", lang: source.document?.language }, make("p", {}, ...markWords(app, statement.quote)))
      : make("p", { class: "no-quote" }, "Entered without a quote, from this source:"),
    make("p", { class: "card-source" }, ...describeOrigin(app, statement)),
    makeParticulars(app, statement),
    make("p", { class: "card-actions" }, makeFootnoteButton(app, statement), makeSourceLink(source)),
  );
}

/**
 * @param {App} app
 * @param {Statement} statement
 * @param {boolean} hidden
 */
function makeBadges(app, statement, hidden) {
  const { claims, statuses } = app.knowledge;
  const badges = [];
  if (statement.claim !== "actual") {
    const look = claims.get(statement.claim);
    badges.push(make("span", { class: `badge badge-${statement.claim}`, title: look.meaning }, look.name));
  }
  if (statement.status !== "extracted" && statement.status !== "curated") {
    const words = statuses.get(statement.status);
    badges.push(make("span", { class: `badge badge-${statement.status}`, title: words.meaning }, words.name));
  }
  const conflicts = app.knowledge.conflictsOf.get(statement.id);
  const tie = app.knowledge.tieOfStatement.get(statement.id);
  if (conflicts && tie) {
    const read = () => app.select({ kind: "tie", number: tie.number }, "panel");
    badges.push(make("button", { type: "button", class: "badge badge-conflict", onclick: read, title: conflicts.map((item) => cleanText(item.reason)).join(" ") }, "In conflict"));
  }
  if (hidden) badges.push(make("span", { class: "badge", title: "The filters leave it out of the drawing" }, "Filtered out"));
  return badges;
}

/**
 * Who says so, in which document, when.
 * @param {App} app
 * @param {Statement} statement
 * @returns {(Node | string)[]}
 */
function describeOrigin(app, statement) {
  const source = app.knowledge.sourceOf(statement);
  const title = make("cite", {}, source.title || "Source not known");
  const rest = [source.locator, source.publisher, source.date].filter(Boolean).map((part) => `, ${part}`).join("");
  if (!statement.speaker) return [title, rest];
  return ["Said by ", makeEntityLink(app, statement.speaker), " in ", title, rest];
}

/**
 * @param {App} app
 * @param {Statement} statement
 */
function makeParticulars(app, statement) {
  const rows = listParticulars(statement).map(([label, value]) =>
    make("div", {}, make("dt", {}, label), make("dd", {}, value)));
  const words = app.knowledge.statuses.get(statement.status);
  const confidence = make("div", { class: "confidence" }, make("dt", {}, "Confidence"),
    make("dd", {}, make("meter", { min: 0, max: 1, value: statement.confidence, "aria-hidden": "true" }),
      ` ${formatPercent(statement.confidence)}`));
  const status = make("div", {}, make("dt", {}, "Status"), make("dd", { title: words.meaning }, words.name));
  return make("dl", { class: "particulars" }, ...rows, confidence, status);
}

/**
 * @param {App} app
 * @param {Statement} statement
 */
function makeFootnoteButton(app, statement) {
  const label = `Copy as footnote: ${app.knowledge.sentenceOf(statement)}`;
  const button = make("button", { type: "button", class: "quiet", "aria-label": label }, "Copy as footnote");
  button.addEventListener("click", async () => {
    const copied = await copyText(writeFootnote(app.knowledge, statement));
    button.textContent = copied ? "Copied" : "Copying failed";
    app.announce(copied ? "Footnote copied" : "The footnote could not be copied");
    setTimeout(() => { button.textContent = "Copy as footnote"; }, 2000);
  });
  return button;
}

/** @param {{url: string, title: string}} source */
function makeSourceLink(source) {
  const address = webAddress(source.url);
  if (!address) return null;
  return make("a", { href: address, rel: "noopener noreferrer", target: "_blank", "aria-label": `Open source: ${cleanText(source.title)}` },
    "Open source");
}
