// Puts the page together: reads the data, keeps the state, and lets every part draw when it changes.

import { copyText, byId, make, saveFile } from "./dom.js";
import { writeCsv } from "./citation.js";
import { Drawing } from "./drawing.js";
import { COLOURED_COMMUNITIES, colourOfCommunity } from "./drawn_set.js";
import { applyFilters } from "./filters.js";
import { FilterView } from "./filter_view.js";
import { Knowledge } from "./knowledge.js";
import { unpackRecords } from "./packing.js";
import { describeSelection, drawPanel } from "./panel.js";
import { savePng, saveSvg } from "./picture.js";
import { readFragment, writeFragment } from "./permalink.js";
import { NameIndex } from "./search.js";
import { SearchBox } from "./search_box.js";
import { Store } from "./store.js";
import { drawTable } from "./table_view.js";
import { drawTimeline } from "./timeline_view.js";
import { watchTheme } from "./theme.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./store.js").Selection} Selection
 * @typedef {import("./store.js").State} State
 * @typedef {"drawing" | "search" | "panel" | "table" | "history"} Origin
 */

/** The page: its knowledge, its state, and what can be done with them. */
export class App {
  /** @param {Knowledge} knowledge */
  constructor(knowledge) {
    this.knowledge = knowledge;
    this.store = new Store(readFragment(knowledge, location.hash));
    this.visible = applyFilters(knowledge, this.store.state.filters);
    this.countByDocument = countByDocument(knowledge);
    this.communities = listCommunities(knowledge);
    this.filterView = new FilterView(this);
    this.drawing = new Drawing(this);
    const parts = { input: byId("search"), list: byId("suggestions"), nothing: byId("no-hits"), status: byId("search-status") };
    this.search = new SearchBox(this, parts, new NameIndex(knowledge), (entity) => this.select({ kind: "entity", id: entity.id }, "search"));
    /** @type {{visible: unknown, key: string, ways: import("./paths.js").Step[][]} | null} */
    this.ways = null;
    this.store.listen((state, previous) => this.redraw(state, previous));
  }

  start() {
    watchTheme(() => this.drawing.recolour());
    this.listen();
    drawPanel(this);
    this.showView();
    this.drawLists();
    this.showColouring();
    document.documentElement.dataset.ready = "yes";
  }

  /**
   * @param {Selection | null} selection
   * @param {Origin} origin where it was picked
   */
  select(selection, origin) {
    this.store.update({ selection, showAll: false });
    this.drawing.tip.hide();
    if (origin === "search" || origin === "panel" || origin === "table") {
      this.drawing.reveal();
      byId("panel-title").focus();
    }
    if (origin !== "history") history.pushState(null, "", `#${writeFragment(this.knowledge, this.store.state)}`);
    this.announce(describeSelection(this));
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
    if (filtered || selected || state.showAll !== previous.showAll) drawPanel(this);
    if (state.view !== previous.view) this.showView();
    if (filtered || state.sort !== previous.sort || state.tablePage !== previous.tablePage || state.view !== previous.view) this.drawLists();
    if (filtered || selected || state.colouring !== previous.colouring || state.untied !== previous.untied) this.drawing.draw();
    if (state.untied !== previous.untied) this.drawing.showAll(false);
    if (state.colouring !== previous.colouring || state.untied !== previous.untied) this.showColouring();
    if (!selected) history.replaceState(null, "", `#${writeFragment(this.knowledge, state)}`);
  }

  /** Draw the list that is in view: the other one would only take time. */
  drawLists() {
    if (this.store.state.view === "table") drawTable(this);
    if (this.store.state.view === "timeline") drawTimeline(this);
  }

  showView() {
    const { view } = this.store.state;
    document.documentElement.dataset.view = view;
    for (const name of ["network", "table", "timeline"]) {
      byId(`view-${name}`).hidden = name !== view;
      byId(`show-${name}`).setAttribute("aria-pressed", String(name === view));
    }
    if (view !== "network") return;
    this.drawing.network.redraw();
    if (this.store.state.selection) this.drawing.reveal();
  }

  showColouring() {
    const byCommunity = this.store.state.colouring === "community";
    /** @type {HTMLSelectElement} */ (byId("colouring")).value = this.store.state.colouring;
    /** @type {HTMLInputElement} */ (byId("untied")).checked = this.store.state.untied;
    byId("communities").hidden = !byCommunity;
    byId("communities").replaceChildren(...(byCommunity ? this.communities.slice(0, COLOURED_COMMUNITIES).map((item) => {
      const swatch = make("span", { class: "swatch", "aria-hidden": "true" });
      swatch.style.background = colourOfCommunity(this, item.number);
      return make("li", {}, swatch, "around ", make("bdi", {}, this.knowledge.nameOf(item.centre)), ` (${item.size})`);
    }) : []));
  }

  listen() {
    byId("show-network").addEventListener("click", () => this.store.update({ view: "network" }));
    byId("show-table").addEventListener("click", () => this.store.update({ view: "table", tablePage: 0 }));
    byId("show-timeline").addEventListener("click", () => this.store.update({ view: "timeline", tablePage: 0 }));
    byId("colouring").addEventListener("change", (event) => {
      const colouring = /** @type {HTMLSelectElement} */ (event.target).value === "community" ? "community" : "type";
      this.store.update({ colouring });
    });
    byId("untied").addEventListener("change", (event) => {
      this.store.update({ untied: /** @type {HTMLInputElement} */ (event.target).checked });
    });
    byId("toggle-filters").addEventListener("click", () => this.toggleFilters());
    byId("close-filters").addEventListener("click", () => this.toggleFilters());
    byId("close-panel").addEventListener("click", () => this.closePanel());
    byId("show-overview").addEventListener("click", () => {
      document.documentElement.dataset.overview = "open";
      this.select(null, "panel");
    });
    byId("save-csv").addEventListener("click", () => {
      saveFile("statements.csv", "text/csv;charset=utf-8", writeCsv(this.knowledge, this.visible.statements));
      this.announce(`${countOf(this.visible.statements.length, "statement")} saved as CSV`);
    });
    byId("save-png").addEventListener("click", () => savePng(this));
    byId("save-svg").addEventListener("click", () => saveSvg(this));
    byId("copy-link").addEventListener("click", async () => {
      this.announce((await copyText(location.href)) ? "Link copied" : "The link could not be copied");
    });
    const help = /** @type {HTMLDialogElement} */ (byId("help"));
    byId("show-help").addEventListener("click", () => help.showModal());
    byId("close-help").addEventListener("click", () => help.close());
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      byId("search").focus();
    });
    document.addEventListener("keydown", (event) => this.handleKey(event, help));
    addEventListener("popstate", () => this.restore());
    addEventListener("hashchange", () => this.restore());
  }

  toggleFilters() {
    const open = document.documentElement.dataset.filters !== "open";
    document.documentElement.dataset.filters = open ? "open" : "closed";
    byId("toggle-filters").setAttribute("aria-expanded", String(open));
    byId(open ? "close-filters" : "toggle-filters").focus();
  }

  closePanel() {
    const selected = this.store.state.selection !== null;
    document.documentElement.dataset.overview = "closed";
    if (selected) this.select(null, "drawing");
    byId("search").focus({ preventScroll: true });
  }

  restore() {
    const wanted = location.hash.replace(/^#/, "");
    if (wanted === writeFragment(this.knowledge, this.store.state)) return;
    this.store.update(readFragment(this.knowledge, wanted));
    this.drawing.reveal();
    this.announce(describeSelection(this));
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLDialogElement} help
   */
  handleKey(event, help) {
    const typing = event.target instanceof HTMLElement && event.target.matches("input[type=search], select, textarea");
    if (help.open || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "?") {
      event.preventDefault();
      help.showModal();
    } else if (event.key === "Escape") {
      if (document.documentElement.dataset.filters === "open") this.toggleFilters();
      else this.closePanel();
    }
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

/**
 * The parts of the network, the largest first, each known by its most central member.
 * @param {Knowledge} knowledge
 */
function listCommunities(knowledge) {
  /** @type {Map<number, {number: number, centre: string, size: number}>} */
  const found = new Map();
  for (const id of knowledge.rank.keys()) {
    const number = knowledge.entityById.get(id)?.community;
    if (number === undefined) continue;
    const known = found.get(number);
    if (known) known.size += 1;
    else found.set(number, { number, centre: id, size: 1 });
  }
  return [...found.values()].sort((a, b) => b.size - a.size || a.number - b.number);
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
