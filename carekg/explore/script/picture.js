// The drawing as a picture to take along: PNG as it is on the screen, SVG with every name, for print and for slides.

import { byId, saveBlob, saveFile, setSvg, shapePoints } from "./dom.js";
import { cleanText } from "./text.js";

/** @typedef {import("./main.js").App} App */

const PICTURE_MARGIN = 90;
const ROW_OF_NAME = 15;

/** @param {App} app */
export function savePng(app) {
  const shown = byId("drawing").querySelector("canvas");
  if (!shown) return;
  const picture = document.createElement("canvas");
  [picture.width, picture.height] = [shown.width, shown.height];
  const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  context.fillStyle = app.drawing.colours.halo;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(shown, 0, 0);
  picture.toBlob((blob) => {
    if (!blob) return;
    saveBlob("network.png", blob);
    app.announce("Drawing saved as PNG");
  });
}

/** @param {App} app */
export function saveSvg(app) {
  saveFile("network.svg", "image/svg+xml;charset=utf-8", writeSvg(app));
  app.announce("Drawing saved as SVG");
}

/**
 * Everything that is drawn, as SVG: lines under shapes under names.
 * @param {App} app
 */
export function writeSvg(app) {
  const { drawing } = app;
  const { nodes, edges } = drawing.wanted;
  const places = new Map([...nodes.keys()].map((number) => [number, drawing.network.getPosition(number)]));
  const [xs, ys] = [[...places.values()].map((place) => place.x), [...places.values()].map((place) => place.y)];
  const [left, top] = [Math.min(0, ...xs) - PICTURE_MARGIN, Math.min(0, ...ys) - PICTURE_MARGIN];
  const [width, height] = [Math.max(0, ...xs) + PICTURE_MARGIN - left, Math.max(0, ...ys) + PICTURE_MARGIN - top];
  const picture = setSvg("svg", {
    viewBox: [left, top, width, height].map((number) => number.toFixed(1)).join(" "), width: width.toFixed(0), height: height.toFixed(0),
    "font-family": "system-ui, sans-serif", "font-size": 12,
  }, setSvg("title", {}, cleanText(document.title)), setSvg("rect", { x: left, y: top, width, height, fill: drawing.colours.halo }));
  for (const [number, look] of edges) picture.append(...drawLine(app, number, look));
  for (const [number, look] of nodes) picture.append(drawShape(app, number, look, places.get(number)));
  for (const [number, look] of nodes) picture.append(drawName(app, number, look, places.get(number)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/**
 * A line with its arrow head, bent as in the drawing.
 * @param {App} app
 * @param {number} number
 * @param {any} look
 */
function drawLine(app, number, look) {
  const edge = app.drawing.network.body.edges[number];
  if (!edge?.edgeType) return [];
  const [from, middle, to] = [0, 0.5, 1].map((share) => edge.edgeType.getPoint(share));
  const bend = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const { size } = app.drawing.wanted.nodes.get(look.to);
  const angle = Math.atan2(to.y - bend.y, to.x - bend.x);
  const tip = { x: to.x - Math.cos(angle) * size, y: to.y - Math.sin(angle) * size };
  const wings = [2.65, -2.65].map((turn) => `${(tip.x + Math.cos(angle + turn) * 9).toFixed(1)},${(tip.y + Math.sin(angle + turn) * 9).toFixed(1)}`);
  const stroke = { stroke: look.color.color, "stroke-opacity": look.color.opacity, "stroke-width": look.width };
  const path = `M${from.x.toFixed(1)},${from.y.toFixed(1)} Q${bend.x.toFixed(1)},${bend.y.toFixed(1)} ${tip.x.toFixed(1)},${tip.y.toFixed(1)}`;
  return [
    setSvg("path", { d: path, fill: "none", ...stroke, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null },
      setSvg("title", {}, cleanText(app.drawing.wanted.sentenceOf(number)))),
    ...(look.arrows ? [] : [setSvg("polygon", { points: `${tip.x.toFixed(1)},${tip.y.toFixed(1)} ${wings.join(" ")}`, fill: look.color.color, "fill-opacity": look.color.opacity })]),
  ];
}

/**
 * @param {App} app
 * @param {number} number
 * @param {any} look
 * @param {any} place
 */
function drawShape(app, number, look, place) {
  const filled = { fill: look.color.background, stroke: look.color.border, "stroke-width": look.borderWidth };
  const title = setSvg("title", {}, app.drawing.wanted.nameOf(number));
  if (look.shape === "dot") return setSvg("circle", { cx: place.x.toFixed(1), cy: place.y.toFixed(1), r: look.size, ...filled }, title);
  // The icons' points lie in a square of sixteen; their shapes reach six and a half from its middle.
  const points = shapePoints(look.shape).map(([x, y]) => `${(place.x + ((x - 8) / 6.5) * look.size).toFixed(1)},${(place.y + ((y - 8) / 6.5) * look.size).toFixed(1)}`);
  return setSvg("polygon", { points: points.join(" "), ...filled }, title);
}

/**
 * @param {App} app
 * @param {number} number
 * @param {any} look
 * @param {any} place
 */
function drawName(app, number, look, place) {
  const { colours, wanted } = app.drawing;
  const below = place.y + look.size + ROW_OF_NAME;
  const spans = wanted.linesOf(number).map((line, row) => setSvg("tspan", { x: place.x.toFixed(1), y: (below + row * ROW_OF_NAME).toFixed(1) }, cleanText(line)));
  return setSvg("text", {
    "text-anchor": "middle", fill: colours.text, stroke: colours.halo, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round",
  }, ...spans);
}
