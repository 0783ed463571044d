// The drawing on its canvas, through vis-network. It shows what `chooseDrawn` wants and says what was clicked.

import { Backdrop } from "./backdrop.js";
import { Camera } from "./camera.js";
import { byId } from "./dom.js";
import { chooseDrawn } from "./drawn_set.js";
import { splitLabel } from "./labels.js";
import { NameLayer } from "./name_layer.js";
import { watchWidth } from "./screen.js";
import { SentItems } from "./sent_items.js";
import { Tip } from "./tip.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {import("./drawn_set.js").Wanted} Wanted
 */

const OPTIONS = Object.freeze({
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  nodes: { chosen: false, font: { size: 0 }, shapeProperties: { interpolation: false } },
  edges: { chosen: false, smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.55 } }, hoverWidth: 0, selectionWidth: 0 },
  interaction: { hover: true, keyboard: false, multiselect: false, selectConnectedEdges: false, hoverConnectedEdges: false, dragNodes: true,
    hideEdgesOnDrag: true, hideEdgesOnZoom: true },
});

/** Keeps vis-network's data in step with the state, sending it only what has changed. */
export class Drawing {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.tip = new Tip(app.knowledge);
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.sentNodes = new SentItems(this.nodes);
    this.sentEdges = new SentItems(this.edges);
    /** The view that was drawn last: communities stand in places of their own. */
    this.entered = "";
    this.backdrop = new Backdrop();
    /** @type {Set<number>} the shapes that are being dragged */
    this.dragged = new Set();
    this.lines = app.knowledge.nodes.map((node) => splitLabel(node.label));
    this.colours = readColours();
    /** @type {Wanted} */
    this.wanted = chooseDrawn(app, this.colours);
    this.send();
    this.network = new vis.Network(byId("drawing"), { nodes: this.nodes, edges: this.edges }, OPTIONS);
    this.camera = new Camera(this.network);
    this.names = new NameLayer(app, this.network);
    this.makeAccessible();
    this.showLeftOut();
    this.listen();
  }

  makeAccessible() {
    const canvas = byId("drawing").querySelector("canvas");
    canvas?.setAttribute("role", "img");
    canvas?.setAttribute("aria-label", "Drawing of the network. The table and the search give the same by keyboard.");
    byId("drawing").querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  }

  listen() {
    watchWidth(() => {
      this.draw();
      this.showAll();
    });
    this.network.on("click", (/** @type {any} */ event) => {
      if (event.nodes.length > 0) this.app.select(this.pickNode(event.nodes[0]), "drawing");
      else if (event.edges[0] >= 0) this.app.select({ kind: "tie", number: event.edges[0] }, "drawing");
      else if (event.edges.length > 0) this.app.announce(this.wanted.sentenceOf(event.edges[0]));
      else if (this.app.store.state.selection) this.app.select(null, "drawing");
    });
    this.network.on("dragStart", (/** @type {any} */ event) => this.drag(event.nodes));
    this.network.on("dragEnd", () => this.drag([]));
    this.network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => this.paintLines(context));
    this.network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => this.paintNames(context));
    this.network.on("hoverNode", (/** @type {any} */ event) => this.showNodeTip(event));
    this.network.on("hoverEdge", (/** @type {any} */ event) => this.showEdgeTip(event));
    for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) this.network.on(name, () => this.tip.hide());
    byId("zoom-in").addEventListener("click", () => this.camera.zoom(1.4));
    byId("zoom-out").addEventListener("click", () => this.camera.zoom(1 / 1.4));
    byId("zoom-fit").addEventListener("click", () => this.showAll(true));
  }

  /**
   * @param {number} number
   * @returns {import("./store.js").Selection}
   */
  pickNode(number) {
    if (number < 0) return { kind: "community", number: -number };
    return { kind: "entity", id: this.app.knowledge.nodes[number].entity.id };
  }

  /** @param {number[]} nodes that are dragged from now on */
  drag(nodes) {
    if (nodes.length > 0 || this.dragged.size > 0) this.backdrop.forget();
    this.dragged = new Set(nodes);
  }

  /**
   * While the drawing moves, show its lines as a picture; those of a shape that is dragged are drawn, since they move.
   * @param {CanvasRenderingContext2D} context
   */
  paintLines(context) {
    const { renderer } = this.network;
    if (!renderer.dragging && !renderer.zooming) return;
    const { canvas } = context;
    const ratio = (canvas.width || 1) / (canvas.clientWidth || 1);
    const [first, last] = [{ x: 0, y: 0 }, { x: canvas.clientWidth, y: canvas.clientHeight }].map((corner) => this.network.DOMtoCanvas(corner));
    const lines = Object.values(this.network.body.edges);
    const isDragged = (/** @type {any} */ line) => this.dragged.has(line.fromId) || this.dragged.has(line.toId);
    const sight = { left: first.x, top: first.y, right: last.x, bottom: last.y };
    this.backdrop.paint(context, sight, this.network.getScale() * ratio, lines.filter((line) => !isDragged(line)));
    for (const line of this.dragged.size > 0 ? lines.filter(isDragged) : []) {
      line.draw(context);
      line.drawArrows(context);
    }
  }

  /**
   * Show the whole drawing, with room for the names at its edges.
   * @param {boolean} [moving] whether it may be seen to move there
   */
  showAll(moving = false) {
    this.camera.frame([...this.wanted.nodes.keys()], 1.3, moving);
  }

  /**
   * Show the whole of a view, unless it was drawn last: then the place is kept that was left for a list.
   * @param {import("./store.js").View} view
   */
  enter(view) {
    if (view !== this.entered) this.showAll();
    this.entered = view;
  }

  recolour() {
    this.colours = readColours();
    this.draw();
  }

  draw() {
    this.wanted = chooseDrawn(this.app, this.colours);
    this.send();
    this.backdrop.forget();
    this.showLeftOut();
    this.network?.redraw();
  }

  /** Say what is not drawn and how to get at it. */
  showLeftOut() {
    byId("left-out").hidden = this.wanted.note === "";
    byId("left-out").textContent = this.wanted.note;
  }

  /** @param {any} event */
  showNodeTip({ node, pointer }) {
    if (node >= 0) this.tip.showNode(pointer.DOM, node);
    else this.tip.showWords(pointer.DOM, this.wanted.nameOf(node), "Community. Click to read.");
  }

  /** @param {any} event */
  showEdgeTip({ edge, pointer }) {
    if (edge >= 0) this.tip.showTie(pointer.DOM, edge);
    else this.tip.showWords(pointer.DOM, this.wanted.sentenceOf(edge), "Between communities");
  }

  send() {
    // Edges that go must go before their nodes, and come after them.
    this.sentEdges.keep(this.wanted.edges);
    this.sentNodes.keep(this.wanted.nodes);
    this.sentNodes.update(this.wanted.nodes);
    this.sentEdges.update(this.wanted.edges);
  }

  /** Bring the selection and what is tied to it into sight. */
  reveal() {
    this.camera.frame([...(this.wanted.near ?? [])].filter((number) => this.wanted.nodes.has(number)), 1.2, true);
  }

  /** @param {CanvasRenderingContext2D} context */
  paintNames(context) {
    if (this.wanted.near) this.veilFar(context);
    this.names.paint(context, this.wanted, this.colours);
  }

  /**
   * Let everything but the selection and what is tied to it recede. That is one pass over the canvas, where changing
   * the looks of a thousand items would take half a second.
   * @param {CanvasRenderingContext2D} context
   */
  veilFar(context) {
    const { nodes, edges } = this.network.body;
    context.save();
    context.resetTransform();
    context.globalAlpha = 0.86;
    context.fillStyle = this.colours.halo;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    for (const number of this.wanted.lit) {
      edges[number]?.draw(context);
      edges[number]?.drawArrows(context);
    }
    for (const number of this.wanted.near ?? []) nodes[number]?.draw(context);
  }
}

/** @returns {import("./drawn_set.js").Colours} */
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    outline: read("--outline"), edge: read("--edge"), denied: read("--denied"), strong: read("--strong"),
    text: read("--text"), halo: read("--ground"), muted: read("--muted"),
  };
}
