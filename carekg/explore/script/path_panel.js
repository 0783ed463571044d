// The panel of a path: each step from one entity to another, with the sentence that says so.

import { byId, keepNodes, make } from "./dom.js";
import { chosenWay, waysOf } from "./paths.js";
import { makeSearchBox } from "./search_box.js";
import { makeCard, makeEntityLink } from "./statement_card.js";
import { makeTenures } from "./entity_head.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./paths.js").Step} Step
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {Extract<import("./store.js").Selection, {kind: "path"}>} PathSelection
 */

const MOST_CARDS_A_STEP = 2;

/**
 * @param {App} app
 * @param {PathSelection} selection
 */
export function makePathPanel(app, selection) {
  const { knowledge } = app;
  const ways = waysOf(app, selection);
  const way = chosenWay(app, selection);
  const heading = make("h2", { id: "panel-title", tabindex: "-1", class: "tie-title" },
    make("bdi", {}, knowledge.nameOf(selection.from)), make("span", { class: "tie-predicate" }, " to "), make("bdi", {}, knowledge.nameOf(selection.to)));
  const none = ways.length === 0 && make("p", {}, "No chain of facts that the filters leave joins the two. Proposals and denials are no facts.");
  return keepNodes([
    make("p", { class: "kind" }, "Path"),
    heading,
    none,
    ways.length > 0 && make("p", { class: "hint" }, `${countOf(way.length, "step")}, each followed in either direction.`),
    ways.length > 1 && makeWayButtons(app, selection, ways),
    way.length > 0 && make("ol", { class: "steps" }, ...way.map((step) => makeStep(app, step))),
    make("h3", { class: "group-title" }, "Another path"),
    makePathBox(app, selection.from, "From here to…"),
  ]);
}

/**
 * @param {App} app
 * @param {PathSelection} selection
 * @param {Step[][]} ways
 */
function makeWayButtons(app, selection, ways) {
  const shown = Math.min(selection.way, ways.length - 1);
  return make("div", { class: "ways", role: "group", "aria-label": "Ways" }, ...ways.map((steps, place) => make("button", {
    type: "button", "aria-pressed": String(place === shown),
    onclick: () => app.select({ ...selection, way: place }, "panel"),
  }, `Way ${place + 1}: ${countOf(steps.length, "step")}`)));
}

/**
 * @param {App} app
 * @param {Step} step
 */
function makeStep(app, { from, to, ties }) {
  const { knowledge } = app;
  const statements = ties.flatMap((tie) => tie.statements).filter((item) => app.visible.statementIds.has(item.id));
  const surest = [...statements].sort((a, b) => b.confidence - a.confidence);
  const best = surest.filter((item, place) => !surest.slice(0, place).some((before) => saysSame(before, item))).slice(0, MOST_CARDS_A_STEP);
  const tenures = ties.flatMap((tie) => tie.tenures);
  const more = statements.length - best.length;
  const select = () => app.select({ kind: "tie", number: ties[0].number }, "panel");
  return make("li", { class: "step" },
    make("p", { class: "step-ends" }, makeEntityLink(app, knowledge.entities[from].id), make("span", { "aria-hidden": "true" }, " – "), makeEntityLink(app, knowledge.entities[to].id)),
    best.length > 0 && make("ul", { class: "cards" }, ...best.map((statement) => makeCard(app, statement, [make("bdi", {}, knowledge.sentenceOf(statement))]))),
    best.length === 0 && tenures.length > 0 && makeTenures(app, knowledge.entities[from].id, tenures, "From the table of posts"),
    more > 0 && make("button", { type: "button", class: "quiet", onclick: select }, `${countOf(more, "statement")} more`));
}

/**
 * Whether two statements rest on the same words, as where a hand and the machine have read one sentence.
 * @param {Statement} one
 * @param {Statement} other
 */
function saysSame(one, other) {
  return one.quote !== undefined && one.quote === other.quote && one.predicate === other.predicate && one.claim === other.claim;
}

/**
 * The box in which the other end of a path is named.
 * @param {App} app
 * @param {string} from
 * @param {string} label
 */
export function makePathBox(app, from, label) {
  return makeSearchBox(app, "path-to", label, (entity) => {
    if (entity.id === from) app.announce("A path needs two different ends");
    else app.select({ kind: "path", from, to: entity.id, way: 0 }, "search");
  });
}

/** Put the cursor into the box of a path's other end. */
export function openPathBox() {
  byId("path-box").hidden = false;
  byId("path-to").focus();
}
