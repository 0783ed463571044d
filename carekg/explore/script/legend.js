// What the drawing's colours and sizes mean, and by what it is coloured and sized.

import { OTHER_COLOUR, colourOfCommunity } from "./community_colours.js";
import { byId, make } from "./dom.js";

/**
 * Show the looks that the state has chosen, and their meaning.
 * @param {import("./main.js").App} app
 */
export function drawLegend({ knowledge, store }) {
  const { colouring, sizing, untied, view } = store.state;
  /** @type {HTMLSelectElement} */ (byId("colouring")).value = colouring;
  /** @type {HTMLSelectElement} */ (byId("sizing")).value = sizing;
  /** @type {HTMLInputElement} */ (byId("untied")).checked = untied;
  byId("sizing-meaning").textContent = knowledge.measure(sizing).meaning;
  const legend = document.getElementById("size-legend");
  if (legend) legend.textContent = `Size: ${view === "communities" ? "number of members" : knowledge.measure(sizing).by}`;
  byId("communities").hidden = colouring !== "community" && view !== "communities";
  const rows = knowledge.colouredCommunities.map((number) => makeSwatch(colourOfCommunity(knowledge, number), knowledge.nameOfCommunity(number)));
  byId("communities").replaceChildren(...rows, makeSwatch(OTHER_COLOUR, "All others"));
}

/**
 * @param {string} colour
 * @param {string} name
 */
function makeSwatch(colour, name) {
  const swatch = make("span", { class: "swatch", "aria-hidden": "true" });
  swatch.style.background = colour;
  return make("li", {}, swatch, make("bdi", {}, name));
}
