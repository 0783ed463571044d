// Puts the page together: reads the data, keeps the state, and lets every part draw when it changes.

import { listenToControls } from "./controls.js";
import { byId } from "./dom.js";
import { Drawing } from "./drawing.js";
import { applyFilters, initialFilters } from "./filters.js";
import { FilterView } from "./filter_view.js";
import { Knowledge } from "./knowledge.js";
import { drawLegend } from "./legend.js";
import { unpackRecords } from "./packing.js";
import { describeSelection, drawPanel } from "./panel.js";
import { readFragment, writeFragment } from "./permalink.js";
import { NameIndex } from "./search.js";
import { SearchBox } from "./search_box.js";
import { Store, VIEWS } from "./store.js";
import { drawTable } from "./table_view.js";
import { drawTimeline, watchTimeline } from "./timeline_view.js";
import { watchTheme } from "./theme.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./store.js").Selection} Selection
 * @typedef {import("./store.js").State} State
 * @typedef {"drawing" | "search" | "panel" | "table" | "history"} Origin
 */

/** @type {readonly ("colouring" | "sizing" | "untied")[]} */
const LOOKS = Object.freeze(["colouring", "sizing", "untied"]);
const VIEW_NAMES = new Map([["network", "Network"], ["communities", "Communities"], ["table", "Table"], ["timeline", "Timeline"]]);

/** The page: its knowledge, its state, and what can be done with them. */
export class App {
  /** @param {Knowledge} knowledge */
  constructor(knowledge) {
    this.knowledge = knowledge;
    this.store = new Store(readFragment(knowledge, location.hash));
    this.visible = applyFilters(knowledge, this.store.state.filters);
    this.countByDocument = countByDocument(knowledge);
    /** @type {{visible: unknown, communities: import("./communities.js").Communities} | null} */
    this.gathered = null;
    /** @type {import("./timeline.js").Span} */
    this.timelineSpan = { first: 0, last: 1 };
    this.filterView = new FilterView(this);
    this.drawing = new Drawing(this);
    const parts = { input: byId("search"), list: byId("suggestions"), nothing: byId("no-hits"), status: byId("search-status") };
    this.search = new SearchBox(this, parts, new NameIndex(knowledge), (entity) => this.select({ kind: "entity", id: entity.id }, "search"), {
      count: (words) => knowledge.words.find(words).filter((statement) => statement.status !== "rejected").length,
      open: (words) => this.readWords(words),
    });
    /** @type {{visible: unknown, key: string, ways: import("./paths.js").Step[][]} | null} */
    this.ways = null;
    this.store.listen((state, previous) => this.redraw(state, previous));
  }

  start() {
    watchTheme(() => this.drawing.recolour());
    listenToControls(this);
    watchTimeline(this);
    drawPanel(this);
    this.showView();
    this.drawLists();
    drawLegend(this);
    document.documentElement.dataset.ready = "yes";
  }

  /**
   * @param {Selection | null} selection
   * @param {Origin} origin where it was picked
   */
  select(selection, origin) {
    const { view } = this.store.state;
    // The drawing of communities shows no entity: who picks one wants to see it.
    const leaves = view === "communities" && selection !== null && selection.kind !== "community";
    this.store.update({ selection, showAll: false, view: leaves ? "network" : view });
    this.drawing.tip.hide();
    if (origin === "search" || origin === "panel" || origin === "table") {
      this.drawing.reveal();
      byId("panel-title").focus();
    }
    if (origin !== "history") history.pushState(null, "", `#${writeFragment(this.knowledge, this.store.state)}`);
    this.announce(describeSelection(this));
  }

  /**
   * Change what is looked at, so that the browser's Back undoes it.
   * @param {Partial<State>} changes
   */
  go(changes) {
    history.pushState(null, "", location.hash || "#");
    this.store.update(changes);
    history.replaceState(null, "", `#${writeFragment(this.knowledge, this.store.state)}`);
  }

  /**
   * Show every statement with some words, as a table.
   * @param {string} words
   */
  readWords(words) {
    this.go({ view: "table", selection: null, tablePage: 0, filters: { ...initialFilters(this.knowledge), words } });
    byId("view-table").focus();
  }

  /**
   * @param {State} state
   * @param {State} previous
   */
  redraw(state, previous) {
    const filtered = state.filters !== previous.filters;
    const selected = state.selection !== previous.selection;
    if (filtered) {
      this.visible = applyFilters(this.knowledge, state.filters);
      this.filterView.draw();
      this.announce(`Showing ${countOf(this.visible.statements.length, "statement")}, ${countOf(this.visible.entityIds.size, "entity", "entities")}`);
    }
    const turned = state.view !== previous.view;
    const looks = LOOKS.some((name) => state[name] !== previous[name]);
    if (filtered || selected || turned || state.showAll !== previous.showAll || state.expanded !== previous.expanded || state.order !== previous.order) drawPanel(this);
    if (filtered || state.sort !== previous.sort || state.tablePage !== previous.tablePage || turned) this.drawLists();
    if (filtered || selected || turned || looks) this.drawing.draw();
    if (state.untied !== previous.untied || state.sizing !== previous.sizing || state.filters.community !== previous.filters.community) this.drawing.showAll();
    if (turned) {
      this.showView();
      this.announce(`${VIEW_NAMES.get(state.view)}: ${countOf(this.visible.statements.length, "statement")}`);
    }
    if (looks || turned) drawLegend(this);
    if (!selected) history.replaceState(null, "", `#${writeFragment(this.knowledge, state)}`);
  }

  /** Draw the list that is in view: the other one would only take time. */
  drawLists() {
    if (this.store.state.view === "table") drawTable(this);
    if (this.store.state.view === "timeline") drawTimeline(this);
  }

  showView() {
    const { view, selection } = this.store.state;
    const drawn = view === "network" || view === "communities";
    document.documentElement.dataset.view = view;
    for (const name of VIEWS) byId(`show-${name}`).setAttribute("aria-pressed", String(name === view));
    for (const name of ["table", "timeline"]) byId(`view-${name}`).hidden = name !== view;
    byId("view-network").hidden = !drawn;
    byId("view-network").setAttribute("aria-label", view === "communities" ? "Communities" : "Network");
    if (!drawn) return;
    this.drawing.network.redraw();
    this.drawing.enter(view);
    if (selection && selection.kind !== "community") this.drawing.reveal();
  }

  restore() {
    const wanted = location.hash.replace(/^#/, "");
    if (wanted === writeFragment(this.knowledge, this.store.state)) return;
    this.store.update(readFragment(this.knowledge, wanted));
    this.drawing.reveal();
    this.announce(describeSelection(this));
  }

  /** @param {string} text */
  announce(text) {
    byId("live").textContent = text;
    const toast = byId("toast");
    toast.textContent = /copied|saved/.test(text) ? text : "";
    toast.hidden = toast.textContent === "";
    if (!toast.hidden) setTimeout(() => { toast.hidden = true; }, 2500);
  }
}

/** @param {Knowledge} knowledge */
function countByDocument(knowledge) {
  const counts = new Map();
  for (const statement of knowledge.statements) {
    const { key } = knowledge.sourceOf(statement);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** @param {string} id */
function readData(id) {
  return JSON.parse(byId(id).textContent ?? "null");
}

const details = readData("data-details");
const [nodes, edges, statements] = [readData("data-nodes"), readData("data-edges"), details.statements].map(unpackRecords);
const app = new App(new Knowledge(nodes, edges, { ...details, statements }));
app.start();
// For the browser's console: whoever wants to ask more of the page can.
Object.assign(globalThis, { explorer: app });
