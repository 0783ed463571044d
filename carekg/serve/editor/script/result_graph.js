// The answer as a drawing, through vis-network, with the things in it as a list of links beside it.

import { pageOf } from "./client.js";
import { byId, make, makeIcon } from "./dom.js";
import { buildNetwork, joinTies } from "./graph_data.js";
import { countOf } from "./text.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./state.js").State} State
 * @typedef {import("./graph_data.js").Network} Network
 * @typedef {Network & {left: number}} Limited with how many things are left out
 */

const MOST_DRAWN = 250;
const MOST_WORDED = 40;
const LONGEST_NAME = 32;
const ROOM_FOR_NAMES = 0.85;
const OTHER = { shape: "dot", colour: "#999999" };
const OPTIONS = {
  layout: { randomSeed: 7, improvedLayout: false },
  nodes: { size: 11, borderWidth: 1.2, chosen: false, shapeProperties: { interpolation: false } },
  edges: { chosen: false, smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.55 } }, width: 1.3 },
  interaction: { keyboard: false, multiselect: false, hover: false },
  physics: { barnesHut: { springLength: 130, avoidOverlap: 0.25 }, stabilization: { iterations: 250 } },
};

/** Draws the things and ties of an answer. The script that draws is loaded when it is first needed. */
export class ResultGraph {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.looks = new Map(app.vocabulary.types.map((type) => [type.id, type]));
    /** @type {unknown[]} */
    this.shown = [];
    /** @type {any} */
    this.drawing = null;
    byId("graph-fit").addEventListener("click", () => this.fit());
  }

  /** @param {State} state */
  async show(state) {
    const { answer, labels, types, theme } = state;
    if (!answer || [answer, labels, types, theme].every((each, place) => each === this.shown[place])) return;
    this.shown = [answer, labels, types, theme];
    const network = limitNetwork(buildNetwork(answer));
    this.list(network, state);
    await import("./vis-network.js");
    if (this.shown[0] === answer && this.shown[1] === labels && this.shown[3] === theme) this.draw(network, state);
  }

  /**
   * @param {Network} network
   * @param {State} state
   */
  draw({ things, ties }, { labels, types }) {
    const style = getComputedStyle(document.documentElement);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
    const font = { color: colour("text"), strokeColor: colour("ground"), strokeWidth: 4, size: 13 };
    const nodes = things.map((iri) => {
      const look = this.looks.get(types.get(iri) ?? "") ?? OTHER;
      return { id: iri, shape: look.shape, color: { background: look.colour, border: colour("outline") }, font, label: wrapName(this.name(iri, labels)) };
    });
    const lines = joinTies(ties);
    const edges = lines.map(({ from, to, predicates }) => ({
      from, to, color: colour("edge"), font: { ...font, color: colour("muted"), size: 11 },
      label: lines.length <= MOST_WORDED ? predicates.map((predicate) => this.name(predicate, labels)).join(", ") : undefined,
    }));
    this.drawing?.destroy();
    this.drawing = new vis.Network(byId("graph-drawing"), { nodes, edges }, OPTIONS);
    this.drawing.once("stabilizationIterationsDone", () => {
      this.drawing.setOptions({ physics: false });
      this.fit();
    });
    this.drawing.on("click", (/** @type {{nodes: string[]}} */ { nodes: [picked] }) => this.pick(picked));
    byId("graph-drawing").querySelector("canvas")?.setAttribute("aria-hidden", "true");
  }

  /** Show all of the drawing, with room for the names at its edges. */
  fit() {
    this.drawing?.fit({ animation: false });
    this.drawing?.moveTo({ scale: this.drawing.getScale() * ROOM_FOR_NAMES });
  }

  /**
   * Lead from a shape to its link in the list.
   * @param {string | undefined} iri
   */
  pick(iri) {
    for (const item of byId("graph-things").children) {
      const isPicked = item instanceof HTMLElement && item.dataset.iri === iri;
      item.classList.toggle("picked", isPicked);
      if (isPicked) item.scrollIntoView({ block: "nearest" });
    }
  }

  /**
   * @param {Limited} network
   * @param {State} state
   */
  list({ things, ties, left }, { labels, types }) {
    const items = things.map((iri) => {
      const look = this.looks.get(types.get(iri) ?? "") ?? OTHER;
      const page = pageOf(iri);
      const name = this.name(iri, labels);
      return { name, element: make("li", { "data-iri": iri }, makeIcon(look), page ? make("a", { href: page }, name) : name) };
    });
    items.sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
    byId("graph-things").replaceChildren(...items.map(({ element }) => element));
    byId("graph-count").textContent = `${countOf(things.length, "thing", "things")}, ${countOf(ties.length, "tie", "ties")}${left ? `; ${countOf(left, "more is", "more are")} not drawn` : ""}`;
    const kinds = [...new Set(things.map((iri) => types.get(iri) ?? ""))].flatMap((type) => this.looks.get(type) ?? []);
    byId("graph-legend").replaceChildren(...kinds.map((look) => make("li", {}, makeIcon(look), look.plural)));
  }

  /**
   * @param {string} iri
   * @param {Map<string, string>} labels
   */
  name(iri, labels) {
    return this.app.wording.say({ type: iri.startsWith("_:") ? "blank" : "iri", value: iri }, labels);
  }
}

/**
 * The things that the first ties hold, as many as a drawing bears.
 * @param {Network} network
 * @returns {Limited}
 */
function limitNetwork({ things, ties }) {
  const drawn = new Set(things.slice(0, MOST_DRAWN));
  return { things: [...drawn], ties: ties.filter(({ from, to }) => drawn.has(from) && drawn.has(to)), left: things.length - drawn.size };
}

/** @param {string} name */
function wrapName(name) {
  const short = name.length > 2 * LONGEST_NAME ? `${name.slice(0, 2 * LONGEST_NAME - 1)}…` : name;
  if (short.length <= LONGEST_NAME) return short;
  const gap = short.lastIndexOf(" ", LONGEST_NAME);
  return gap > 0 ? `${short.slice(0, gap)}\n${short.slice(gap + 1)}` : short;
}
