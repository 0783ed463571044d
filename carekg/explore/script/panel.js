// The panel: who or what was picked, and every sentence that speaks of it.

import { makeAgreement } from "./agreement_view.js";
import { describeSources } from "./citation.js";
import { gatherCommunities } from "./communities.js";
import { byId, keepNodes, make } from "./dom.js";
import { leavesOut } from "./drawn_set.js";
import { makeCard, makeEntityLink } from "./statement_card.js";
import { makeEntityHead, makeTenures } from "./entity_head.js";
import { groupByYear, groupStatements, sortByTime } from "./grouping.js";
import { makePathBox, makePathPanel, openPathBox } from "./path_panel.js";
import { chosenWay, waysOf } from "./paths.js";
import { makeCommunityList, makeCommunityPanel } from "./community_panel.js";
import { makeLongList } from "./long_list.js";
import { makeTrust } from "./trust.js";
import { makeWelcome } from "./welcome.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {import("./knowledge.js").Entity} Entity
 * @typedef {import("./grouping.js").Group} Group
 */

const FIRST_SHOWN = 12;
const DEPTHS = [1, 2, 3];

/** @param {App} app */
export function drawPanel(app) {
  const panel = byId("panel-content");
  const { selection, view } = app.store.state;
  document.documentElement.dataset.selected = selection ? "yes" : "no";
  if (selection) document.documentElement.dataset.overview = "closed";
  if (!selection) panel.replaceChildren(...(view === "communities" ? makeCommunityList(app) : makeWelcome(app)));
  else if (selection.kind === "community") panel.replaceChildren(...makeCommunityPanel(app, selection.number));
  else if (selection.kind === "entity") panel.replaceChildren(...makeEntityPanel(app, selection.id));
  else if (selection.kind === "path") panel.replaceChildren(...makePathPanel(app, selection));
  else panel.replaceChildren(...makeTiePanel(app, selection.number));
  byId("panel").scrollTop = 0;
}

/**
 * @param {App} app
 * @param {string} id
 */
function makeEntityPanel(app, id) {
  const entity = /** @type {Entity} */ (app.knowledge.entityById.get(id));
  const all = app.knowledge.statementsAbout.get(id) ?? [];
  const shown = chooseShown(app, all);
  const byDate = app.store.state.order === "date";
  // Beside a year a bare number could be taken for part of a date.
  const sayCount = (/** @type {number} */ count) => (byDate ? countOf(count, "statement") : String(count));
  const groups = (byDate ? groupByYear : groupStatements)(app.knowledge, entity, shown).map((group) => makeGroup(app, group, sayCount));
  const posts = app.knowledge.tenures.some((tenure) => tenure.person === id || tenure.role === id);
  const empty = all.length === 0 && !posts && make("p", { class: "hint" }, "No statement speaks of it: it is only listed.");
  return keepNodes([...makeEntityHead(app, entity), makeActions(app, id), makeHiddenNote(app, all), shown.length > 1 && makeOrder(app), empty, ...groups]);
}

/**
 * What can be done from an entity: see how it is joined to another, and draw only what is around it.
 * @param {App} app
 * @param {string} id
 */
function makeActions(app, id) {
  const { filters } = app.store.state;
  const depth = filters.around?.id === id ? filters.around.depth : 0;
  const choice = make("select", { id: "around" }, ...[0, ...DEPTHS].map((steps) => make("option", { value: steps, selected: steps === depth },
    steps === 0 ? "everything" : `only ${countOf(steps, "step")} around it`)));
  choice.addEventListener("change", () => {
    const steps = Number(/** @type {HTMLSelectElement} */ (choice).value);
    app.store.update({ filters: { ...filters, around: steps > 0 ? { id, depth: steps } : null }, tablePage: 0 });
    byId("around").focus();
  });
  return make("div", { class: "actions" },
    make("button", { type: "button", id: "find-path", onclick: openPathBox }, "Path to…"),
    leavesOut(app) && makeExpander(app, id),
    make("span", { class: "choice" }, make("label", { for: "around" }, "Show "), choice),
    make("div", { id: "path-box", hidden: true }, makePathBox(app, id, "Path from here to…")));
}

/**
 * A choice between what is said by relation, and what was said when.
 * @param {App} app
 */
function makeOrder(app) {
  const names = new Map([["relation", "by relation"], ["date", "by date, newest first"]]);
  const choice = make("select", { id: "order" }, ...[...names].map(([order, name]) => make("option", { value: order, selected: order === app.store.state.order }, name)));
  choice.addEventListener("change", () => {
    const order = /** @type {HTMLSelectElement} */ (choice).value === "date" ? "date" : "relation";
    app.store.update({ order });
    app.announce(`Statements ${names.get(order)}`);
    byId("order").focus();
  });
  return make("p", { class: "actions" }, make("span", { class: "choice" }, make("label", { for: "order" }, "Statements "), choice));
}

/**
 * A switch for what is picked one after the other: its neighbours stay in the drawing when another is picked.
 * @param {App} app
 * @param {string} id
 */
function makeExpander(app, id) {
  const isExpanded = app.store.state.expanded.includes(id);
  const toggle = () => {
    const others = app.store.state.expanded.filter((each) => each !== id);
    app.store.update({ expanded: isExpanded ? others : [...others, id] });
    const name = app.knowledge.nameOf(id);
    app.announce(isExpanded ? `The neighbours of ${name} are no longer kept` : `The neighbours of ${name} stay in the drawing`);
    byId("expand").focus();
  };
  return make("button", { type: "button", id: "expand", "aria-pressed": String(isExpanded), onclick: toggle }, "Keep its neighbours");
}

/**
 * @param {App} app
 * @param {number} number
 */
function makeTiePanel(app, number) {
  const { knowledge } = app;
  const tie = knowledge.ties[number];
  const { edge, tenures, subject, object, claim } = tie;
  const look = knowledge.claims.get(claim);
  const statements = sortByTime(knowledge, tie.statements);
  const others = knowledge.ties.filter((other) => other.number !== number && joinsSame(other.edge, edge));
  const heading = make("h2", { id: "panel-title", tabindex: "-1", class: "tie-title" },
    make("bdi", {}, knowledge.nameOf(subject)), make("span", { class: "tie-predicate" }, ` ${knowledge.verbOf(tie)} `),
    make("bdi", {}, knowledge.nameOf(object)), claim !== "actual" && make("span", { class: `qualifier badge-${claim}` }, knowledge.qualify(claim)));
  return keepNodes([
    make("p", { class: "kind" }, `Relation · ${look.name}`),
    heading,
    make("p", { class: "tie-ends" }, makeEntityLink(app, subject), " ", makeEntityLink(app, object)),
    make("p", { class: "hint" }, statements.length > 0 ? `${describeSources(statements)}. Kind of claim: ${look.meaning}.` : "From the table of posts and who held them."),
    tenures.length > 0 && makeTenures(app, subject, tenures, "When"),
    makeAgreement(app, tie),
    makeTrust(app, tie),
    statements.length > 0 && make("h3", { class: "group-title" }, "What the sources say"),
    statements.length > 0 && makeLongList(statements, FIRST_SHOWN, "cards", (statement) => makeCard(app, statement, describeTime(app, statement))),
    others.length > 0 && make("h3", { class: "group-title" }, "Also between these two"),
    others.length > 0 && make("ul", { class: "plain" }, ...others.map((other) => make("li", {}, makeTieLink(app, other)))),
  ]);
}

/**
 * @param {App} app
 * @param {import("./knowledge.js").Tie} tie
 */
function makeTieLink(app, tie) {
  const select = () => app.select({ kind: "tie", number: tie.number }, "panel");
  const name = `${app.knowledge.sentenceOf(tie)} (${countOf(tie.statements.length, "statement")})`;
  return make("button", { type: "button", class: "entity-link", onclick: select }, make("bdi", {}, name));
}

/**
 * @param {import("./knowledge.js").DrawnEdge} a
 * @param {import("./knowledge.js").DrawnEdge} b
 */
function joinsSame(a, b) {
  return (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from);
}

/**
 * @param {App} app
 * @param {Statement} statement
 */
function describeTime(app, statement) {
  const { date } = app.knowledge.sourceOf(statement);
  return date ? [make("span", { class: "card-when" }, date)] : [];
}

/**
 * @param {App} app
 * @param {Statement[]} all
 */
function chooseShown(app, all) {
  return app.store.state.showAll ? all : all.filter((statement) => app.visible.statementIds.has(statement.id));
}

/**
 * How many statements the filters keep from the panel, and a way to see them.
 * @param {App} app
 * @param {Statement[]} all
 */
function makeHiddenNote(app, all) {
  const hidden = all.filter((statement) => !app.visible.statementIds.has(statement.id)).length;
  if (hidden === 0) return null;
  const { showAll } = app.store.state;
  const toggle = () => app.store.update({ showAll: !showAll });
  const text = showAll ? `Including ${countOf(hidden, "statement")} that the filters leave out.` : `The filters leave out ${countOf(hidden, "statement")}.`;
  return make("p", { class: "hint" }, text, " ",
    make("button", { type: "button", class: "quiet", onclick: toggle }, showAll ? "Leave out" : "Show"));
}

/**
 * @param {App} app
 * @param {Group} group
 * @param {(count: number) => string} sayCount
 */
function makeGroup(app, group, sayCount) {
  return make("section", { class: "group" },
    make("h3", { class: "group-title" }, group.title, " ", make("span", { class: "count" }, sayCount(group.statements.length))),
    makeLongList(group.statements, FIRST_SHOWN, "cards", (item) => makeGroupCard(app, item)));
}

/**
 * @param {App} app
 * @param {Group["statements"][number]} item
 */
function makeGroupCard(app, { statement, other, as }) {
  if (!other) return makeCard(app, statement, [makeEntityLink(app, statement.subject), ` ${app.knowledge.verbOf(statement)} `, makeEntityLink(app, statement.object)]);
  const role = as ? [make("span", { class: "as-role" }, "as ", makeEntityLink(app, as))] : [];
  return makeCard(app, statement, [makeEntityLink(app, other), ...role]);
}

/**
 * What a screen reader hears after a click.
 * @param {App} app
 */
export function describeSelection(app) {
  const { selection } = app.store.state;
  if (!selection) return "Selection cleared";
  if (selection.kind === "tie") {
    const tie = app.knowledge.ties[selection.number];
    return `${app.knowledge.sentenceOf(tie)}: ${describeSources(tie.statements)}`;
  }
  if (selection.kind === "path") {
    const ends = `${app.knowledge.nameOf(selection.from)} to ${app.knowledge.nameOf(selection.to)}`;
    const number = waysOf(app, selection).length;
    return number === 0 ? `${ends}: no path` : `${ends}: ${countOf(chosenWay(app, selection).length, "step")}, ${countOf(number, "way")}`;
  }
  if (selection.kind === "community") {
    const members = gatherCommunities(app).byNumber.get(selection.number)?.members.length ?? 0;
    return `Community ${app.knowledge.nameOfCommunity(selection.number)}: ${countOf(members, "member")} shown`;
  }
  const all = app.knowledge.statementsAbout.get(selection.id) ?? [];
  return `${app.knowledge.nameOf(selection.id)}: ${countOf(all.length, "statement")}`;
}
