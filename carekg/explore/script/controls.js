// What the buttons, the keys and the browser's Back do.

import { writeCsv } from "./citation.js";
import { byId, copyText, make, saveFile } from "./dom.js";
import { savePng, saveSvg } from "./picture.js";
import { VIEWS } from "./store.js";
import { countOf } from "./text.js";

/** @typedef {import("./main.js").App} App */

/**
 * Listen to everything outside the drawing, the panel, the lists and the filters.
 * @param {App} app
 */
export function listenToControls(app) {
  for (const view of VIEWS) byId(`show-${view}`).addEventListener("click", () => turnTo(app, view));
  byId("show-communities").hidden = app.knowledge.membersOf.size === 0;
  listenToLooks(app);
  listenToSaving(app);
  for (const id of ["toggle-filters", "close-filters"]) byId(id).addEventListener("click", toggleFilters);
  byId("close-panel").addEventListener("click", () => closePanel(app));
  byId("show-overview").addEventListener("click", () => {
    document.documentElement.dataset.overview = "open";
    app.select(null, "panel");
  });
  const help = /** @type {HTMLDialogElement} */ (byId("help"));
  byId("show-help").addEventListener("click", () => help.showModal());
  byId("close-help").addEventListener("click", () => help.close());
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("search").focus();
  });
  document.addEventListener("keydown", (event) => handleKey(app, event, help));
  addEventListener("popstate", () => app.restore());
  addEventListener("hashchange", () => app.restore());
}

/** @param {App} app */
function listenToLooks(app) {
  const { knowledge, store } = app;
  byId("sizing").replaceChildren(...knowledge.measures.map(({ id, name }) => make("option", { value: id }, name)));
  byId("sizing").addEventListener("change", (event) => {
    const { id, by } = knowledge.measure(/** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value));
    store.update({ sizing: id });
    app.announce(`Sized by ${by}`);
  });
  byId("colouring").addEventListener("change", (event) => {
    const colouring = /** @type {HTMLSelectElement} */ (event.target).value === "community" ? "community" : "type";
    store.update({ colouring });
  });
  byId("untied").addEventListener("change", (event) => {
    store.update({ untied: /** @type {HTMLInputElement} */ (event.target).checked });
  });
}

/** @param {App} app */
function listenToSaving(app) {
  byId("save-csv").addEventListener("click", () => {
    saveFile("statements.csv", "text/csv;charset=utf-8", writeCsv(app.knowledge, app.visible.statements));
    app.announce(`${countOf(app.visible.statements.length, "statement")} saved as CSV`);
  });
  byId("save-png").addEventListener("click", () => savePng(app));
  byId("save-svg").addEventListener("click", () => saveSvg(app));
  byId("copy-link").addEventListener("click", async () => {
    app.announce((await copyText(location.href)) ? "Link copied" : "The link could not be copied");
  });
}

/**
 * @param {App} app
 * @param {import("./store.js").View} view
 */
function turnTo(app, view) {
  if (view !== "communities") {
    app.go({ view, tablePage: 0 });
    return;
  }
  // Among communities one alone would be drawn, and what is picked elsewhere would not be.
  const { filters, selection } = app.store.state;
  app.go({
    view,
    tablePage: 0,
    filters: filters.community === null ? filters : { ...filters, community: null },
    selection: selection?.kind === "community" ? selection : null,
  });
}

function toggleFilters() {
  const open = document.documentElement.dataset.filters !== "open";
  document.documentElement.dataset.filters = open ? "open" : "closed";
  byId("toggle-filters").setAttribute("aria-expanded", String(open));
  byId(open ? "close-filters" : "toggle-filters").focus();
}

/** @param {App} app */
function closePanel(app) {
  document.documentElement.dataset.overview = "closed";
  if (app.store.state.selection !== null) app.select(null, "drawing");
  byId("search").focus({ preventScroll: true });
}

/**
 * @param {App} app
 * @param {KeyboardEvent} event
 * @param {HTMLDialogElement} help
 */
function handleKey(app, event, help) {
  const typing = event.target instanceof HTMLElement && event.target.matches("input[type=search], select, textarea");
  if (help.open || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "?") {
    event.preventDefault();
    help.showModal();
  } else if (event.key === "Escape") {
    if (document.documentElement.dataset.filters === "open") toggleFilters();
    else closePanel(app);
  }
}
