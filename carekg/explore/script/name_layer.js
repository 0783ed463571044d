// The names on the drawing: which are shown, and in which order they may take their room.

import { byId } from "./dom.js";
import { drawEdgeWord, drawLabels } from "./labels.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./drawn_set.js").Wanted} Wanted
 * @typedef {import("./drawn_set.js").Colours} Colours
 */

/** One name for each so many square pixels may cover shapes where there is no other room: the most central first. */
const ROOM_OF_FORCED = 40_000;
/** So many of the largest communities are named wherever there is room beside other names. */
const FORCED_COMMUNITIES = 6;
/** Where on a line its word is tried, as shares of its length. */
const PLACES_ON_LINE = Object.freeze([0.5, 0.62, 0.38, 0.74, 0.26]);

/** Paints names over the shapes and lines that vis-network has drawn. */
export class NameLayer {
  /**
   * @param {App} app
   * @param {any} network
   */
  constructor(app, network) {
    this.app = app;
    this.network = network;
    /** @type {Map<string, number>} */
    this.widths = new Map();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Wanted} wanted
   * @param {Colours} colours
   */
  paint(context, wanted, colours) {
    const ratio = (context.canvas.width || 1) / (context.canvas.clientWidth || 1);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const taken = drawLabels(context, this.listLabels(context.canvas, wanted), colours, this.widths, readSight());
    this.drawEdgeWords(context, wanted, taken, colours);
    context.restore();
  }

  /**
   * The names of the shapes in sight, with their places on the screen.
   * @param {HTMLCanvasElement} canvas
   * @param {Wanted} wanted
   */
  listLabels({ clientWidth: width, clientHeight: height }, { near, nodes, linesOf }) {
    const scale = this.network.getScale();
    const centre = this.centreNumber();
    const mostForced = Math.floor((width * height) / ROOM_OF_FORCED);
    /** @type {import("./labels.js").Label[]} */
    const labels = [];
    for (const [number, look] of nodes) {
      if ((near && !near.has(number)) || !(number in this.network.body.nodes)) continue;
      const { x, y } = this.network.canvasToDOM(this.network.getPosition(number));
      if (x < 0 || y < 0 || x > width || y > height) continue;
      // A name over another community's circle would be read as that one's, so that few have to be drawn.
      const forced = number < 0 ? number === centre || labels.length < FORCED_COMMUNITIES : near !== null || labels.length < mostForced;
      labels.push({ number, lines: linesOf(number), x, y, radius: look.size * scale, forced });
    }
    return labels.sort((a, b) => Number(b.number === centre) - Number(a.number === centre));
  }

  centreNumber() {
    const { selection } = this.app.store.state;
    if (selection?.kind === "community") return -selection.number;
    return selection?.kind === "entity" ? this.app.knowledge.numberById.get(selection.id) : undefined;
  }

  /**
   * What lines say.
   * @param {CanvasRenderingContext2D} context
   * @param {Wanted} wanted
   * @param {ReturnType<typeof drawLabels>} taken
   * @param {Colours} colours
   */
  drawEdgeWords(context, wanted, taken, { muted, halo }) {
    for (const [number, word] of wanted.words) {
      const line = this.network.body.edges[number]?.edgeType;
      if (!line) continue;
      const points = PLACES_ON_LINE.map((share) => this.network.canvasToDOM(line.getPoint(share)));
      drawEdgeWord(context, word, points, taken, { text: muted, halo });
    }
  }
}

/** The edges of the drawing, and what lies over it: the note on what is left out, and the buttons. */
function readSight() {
  const { clientWidth, clientHeight } = byId("drawing");
  const covered = ["#left-out", ".zoom"].flatMap((name) => [...document.querySelectorAll(name)]).map((element) => {
    const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = /** @type {HTMLElement} */ (element);
    return { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
  });
  return { right: clientWidth, bottom: clientHeight, covered };
}
