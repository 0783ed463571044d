// The names in the drawing: as many as fit, the important ones first, none over another.

import { cleanText } from "./text.js";

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{right: number, bottom: number, covered: Box[]}} Sight
 *   the edges of the canvas, and what of it lies under something else: names keep to the rest
 * @typedef {{number: number, lines: string[], x: number, y: number, radius: number, forced: boolean}} Label
 */

const FONT_SIZE = 12;
const LINE_HEIGHT = 14;
const CELL = 80;
/** More than the cells that any screen is high, so that each has a key of its own. */
const CELLS_APART = 1_000_003;
const LINE_WIDTH = 26;
const MOST_LINES = 4;
/** How much further from its circle a community's name may stand, in pixels: the circles are few and large. */
const GAPS_OF_COMMUNITY = [0, 10, 20];
const EDGE_FONT = '11px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const FONT = `${FONT_SIZE}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;

/** Boxes that are taken, in a grid so that asking costs little. */
class TakenSpace {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  keysOf(box) {
    const keys = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) keys.push(x * CELLS_APART + y);
    }
    return keys;
  }

  /** @param {Box} box */
  isFree(box) {
    return this.keysOf(box).every((key) => !this.cells.get(key)?.some((taken) => overlap(taken, box)));
  }

  /**
   * The boxes that lie under another.
   * @param {Box} box
   */
  listTaken(box) {
    return new Set(this.keysOf(box).flatMap((key) => (this.cells.get(key) ?? []).filter((taken) => overlap(taken, box))));
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
 * @param {Box} one
 * @param {Box} other
 */
function overlap(one, other) {
  return one.right > other.left && one.left < other.right && one.bottom > other.top && one.top < other.bottom;
}

/**
 * Draw the labels in order of importance, in screen pixels; those without room are left out.
 * @param {CanvasRenderingContext2D} context
 * @param {Label[]} labels the most important first
 * @param {{text: string, halo: string}} colours
 * @param {Map<string, number>} widths of lines measured before
 * @param {Sight} sight
 * @returns {{names: TakenSpace, nodes: TakenSpace}} what is taken now
 */
export function drawLabels(context, labels, colours, widths, sight) {
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const [names, nodes] = [new TakenSpace(), new TakenSpace()];
  for (const { x, y, radius } of labels) nodes.take({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  sight.covered.forEach((box) => names.take(box));
  for (const label of labels) {
    const width = Math.max(...label.lines.map((line) => measureLine(context, line, widths)));
    const box = findRoom(label, { width, sight, names, nodes });
    if (!box) continue;
    names.take(box);
    label.lines.forEach((line, place) => {
      drawText(context, line, (box.left + box.right) / 2, box.top + 1 + LINE_HEIGHT * (place + 0.5), colours);
    });
  }
  return { names, nodes };
}

/**
 * Draw a word on a line at the first of some points where nothing is written yet; leave it out where there is none.
 * @param {CanvasRenderingContext2D} context
 * @param {string} word
 * @param {{x: number, y: number}[]} points
 * @param {{names: TakenSpace, nodes: TakenSpace}} taken
 * @param {{text: string, halo: string}} colours
 */
export function drawEdgeWord(context, word, points, taken, colours) {
  context.font = `italic ${EDGE_FONT}`;
  const half = context.measureText(word).width / 2 + 2;
  for (const { x, y } of points) {
    const box = { left: x - half, right: x + half, top: y - 7, bottom: y + 7 };
    if (!taken.names.isFree(box) || !taken.nodes.isFree(box)) continue;
    taken.names.take(box);
    drawText(context, word, x, y, colours);
    return;
  }
}

/**
 * The first free place around a node; a forced label may cover nodes, as little of them as can be, but no other name.
 * @param {Label} label
 * @param {{width: number, sight: Sight, names: TakenSpace, nodes: TakenSpace}} room
 */
function findRoom({ number, lines, x, y, radius, forced }, { width, sight, names, nodes }) {
  const height = LINE_HEIGHT * lines.length + 2;
  const centres = (number < 0 ? GAPS_OF_COMMUNITY : [0]).map((gap) => radius + gap).flatMap((away) => [
    [x, y + away + 3 + height / 2], [x, y - away - 3 - height / 2],
    [x + away + 5 + width / 2, y], [x - away - 5 - width / 2, y],
    ...[1, -1].flatMap((side) => [1, -1].map((end) => [x + side * (away / 2 + width / 2), y + end * (away + 3 + height / 2)])),
  ]);
  const half = width / 2 + 2;
  const boxes = centres.map(([wanted, centre]) => {
    const middle = Math.max(half + 2, Math.min(sight.right - half - 2, wanted));
    return { left: middle - half, right: middle + half, top: centre - height / 2, bottom: centre + height / 2 };
  }).filter((box) => box.top >= 0 && box.bottom <= sight.bottom);
  const clear = boxes.find((box) => names.isFree(box) && nodes.isFree(box));
  if (clear || !forced) return clear;
  const covered = boxes.filter((box) => names.isFree(box)).map((box) => ({ box, area: measureCovered(box, nodes.listTaken(box)) }));
  return covered.sort((a, b) => a.area - b.area)[0]?.box;
}

/**
 * How many square pixels of other boxes a box lies over.
 * @param {Box} box
 * @param {Iterable<Box>} others
 */
function measureCovered(box, others) {
  let area = 0;
  for (const other of others) {
    area += (Math.min(box.right, other.right) - Math.max(box.left, other.left)) * (Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top));
  }
  return area;
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
function drawText(context, text, x, y, colours) {
  context.strokeStyle = colours.halo;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colours.text;
  context.fillText(text, x, y);
}

/**
 * A name broken into a few short lines at its spaces.
 * @param {string} name
 * @param {number} [longest] line, in characters
 */
export function wrapName(name, longest = LINE_WIDTH) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const line = lines[lines.length - 1];
    if (line === "" || line.length + 1 + word.length <= longest) lines[lines.length - 1] = line ? `${line} ${word}` : word;
    else lines.push(word);
  }
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`] : lines;
}

/** @param {string} label */
export function splitLabel(label) {
  return label.split("\n").map(cleanText);
}
