// Where the drawing is looked at from, and how near.

import { byId } from "./dom.js";

/** Moves what is in sight, at once for those who asked their system for less motion. */
export class Camera {
  /** @param {any} network vis-network's */
  constructor(network) {
    this.network = network;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
  }

  animation() {
    return this.still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  }

  /**
   * @param {number[]} numbers of nodes to have in sight
   * @param {number} closest the largest scale
   * @param {boolean} moving whether it may be seen to move there
   */
  frame(numbers, closest, moving) {
    const { clientWidth, clientHeight } = byId("drawing");
    const [panel, note] = [byId("panel"), byId("left-out")];
    // On a phone the panel lies over the lower part of the drawing, and everywhere the note on what is left out does.
    const belowNote = note.hidden ? 0 : byId("drawing").getBoundingClientRect().bottom - note.getBoundingClientRect().top;
    const covered = Math.max(getComputedStyle(panel).position === "absolute" ? panel.offsetHeight : 0, belowNote);
    const height = clientHeight - covered;
    if (numbers.length === 0 || clientWidth === 0) return;
    const places = numbers.map((number) => this.network.getPosition(number));
    const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const [marginX, marginY] = [Math.min(70, clientWidth / 8), Math.min(50, height / 6)];
    const scale = Math.min(closest, (clientWidth - 2 * marginX) / Math.max(1, right - left), (height - 2 * marginY) / Math.max(1, bottom - top));
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / scale };
    this.network.moveTo({ position, scale, animation: moving && this.animation() });
  }

  /** @param {number} factor */
  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: this.animation() });
  }
}
