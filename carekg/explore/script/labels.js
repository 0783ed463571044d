// The names in the drawing: as many as fit, the important ones first, none over another.

import { cleanText } from "./text.js";

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{number: number, lines: string[], x: number, y: number, radius: number, forced: boolean}} Label
 */

const FONT_SIZE = 12;
const LINE_HEIGHT = 14;
const CELL = 80;
const FONT = `${FONT_SIZE}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;

/** Boxes that are taken, in a grid so that asking costs little. */
class TakenSpace {
  constructor() {
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  keysOf(box) {
    const keys = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) keys.push(`${x},${y}`);
    }
    return keys;
  }

  /** @param {Box} box */
  isFree(box) {
    return this.keysOf(box).every((key) => (this.cells.get(key) ?? []).every((taken) =>
      taken.right <= box.left || taken.left >= box.right || taken.bottom <= box.top || taken.top >= box.bottom));
  }

  /** @param {Box} box */
  take(box) {
    for (const key of this.keysOf(box)) {
      const boxes = this.cells.get(key);
      if (boxes) boxes.push(box);
      else this.cells.set(key, [box]);
    }
  }
}

/**
 * Draw the labels in order of importance, in screen pixels; those without room are left out.
 * @param {CanvasRenderingContext2D} context
 * @param {Label[]} labels the most important first
 * @param {{text: string, halo: string}} colours
 * @param {Map<string, number>} widths of lines measured before
 */
export function drawLabels(context, labels, colours, widths) {
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const [names, nodes] = [new TakenSpace(), new TakenSpace()];
  for (const { x, y, radius } of labels) nodes.take({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  for (const label of labels) {
    const width = Math.max(...label.lines.map((line) => measureLine(context, line, widths)));
    const box = findRoom(label, width, names, nodes);
    if (!box) continue;
    names.take(box);
    label.lines.forEach((line, place) => {
      drawText(context, line, (box.left + box.right) / 2, box.top + 1 + LINE_HEIGHT * (place + 0.5), colours);
    });
  }
}

/**
 * The first free place below, above, right or left of a node; a forced label takes the first where none is free.
 * @param {Label} label
 * @param {number} width
 * @param {TakenSpace} names
 * @param {TakenSpace} nodes
 */
function findRoom({ lines, x, y, radius, forced }, width, names, nodes) {
  const height = LINE_HEIGHT * lines.length + 2;
  const centres = [
    [x, y + radius + 3 + height / 2], [x, y - radius - 3 - height / 2],
    [x + radius + 5 + width / 2, y], [x - radius - 5 - width / 2, y],
  ];
  const boxes = centres.map(([middle, centre]) => ({
    left: middle - width / 2 - 2, right: middle + width / 2 + 2, top: centre - height / 2, bottom: centre + height / 2,
  }));
  return boxes.find((box) => names.isFree(box) && nodes.isFree(box))
    ?? (forced ? boxes.find((box) => names.isFree(box)) ?? boxes[0] : undefined);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} line
 * @param {Map<string, number>} widths
 */
function measureLine(context, line, widths) {
  let width = widths.get(line);
  if (width === undefined) {
    width = context.measureText(line).width;
    widths.set(line, width);
  }
  return width;
}

/**
 * Text with a halo of the ground's colour, so that lines do not run through it.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {{text: string, halo: string}} colours
 */
export function drawText(context, text, x, y, colours) {
  context.strokeStyle = colours.halo;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colours.text;
  context.fillText(text, x, y);
}

/** @param {string} label */
export function splitLabel(label) {
  return label.split("\n").map(cleanText);
}
