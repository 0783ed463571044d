// The lines of the drawing as one picture, shown while the drawing moves: painting a picture takes a tenth of the time
// that drawing a thousand lines anew in every frame would.

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Area in the drawing's units
 */

const MOST_PIXELS_A_SIDE = 3000;
/** How far the picture reaches beyond what is in sight, in widths and heights of that. */
const BEYOND = 0.5;
/** How much coarser than the screen a picture may have become by zooming in before it is made anew. */
const COARSEST = 2.5;

/** Keeps the picture as long as it fits what is in sight. */
export class Backdrop {
  constructor() {
    this.canvas = document.createElement("canvas");
    /** @type {Area | null} */
    this.area = null;
    this.scale = 1;
  }

  /** Let the next frame make the picture anew: lines have changed. */
  forget() {
    this.area = null;
  }

  /**
   * Paint the lines into a context whose units are the drawing's.
   * @param {CanvasRenderingContext2D} context
   * @param {Area} sight
   * @param {number} scale pixels of the canvas a unit
   * @param {Iterable<any>} lines as vis-network has them
   */
  paint(context, sight, scale, lines) {
    if (!this.area || !holds(this.area, sight) || scale > this.scale * COARSEST) this.make(sight, scale, lines);
    const { left, top, right, bottom } = /** @type {Area} */ (this.area);
    context.drawImage(this.canvas, left, top, right - left, bottom - top);
  }

  /**
   * @param {Area} sight
   * @param {number} scale
   * @param {Iterable<any>} lines
   */
  make({ left, top, right, bottom }, scale, lines) {
    const [width, height] = [(right - left) * (1 + 2 * BEYOND), (bottom - top) * (1 + 2 * BEYOND)];
    this.scale = Math.min(scale, MOST_PIXELS_A_SIDE / Math.max(width, height));
    const [x, y] = [left - (right - left) * BEYOND, top - (bottom - top) * BEYOND];
    this.area = { left: x, top: y, right: x + width, bottom: y + height };
    [this.canvas.width, this.canvas.height] = [Math.ceil(width * this.scale), Math.ceil(height * this.scale)];
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    context.scale(this.canvas.width / width, this.canvas.height / height);
    context.translate(-x, -y);
    for (const line of lines) {
      line.draw(context);
      line.drawArrows(context);
    }
  }
}

/**
 * @param {Area} area
 * @param {Area} sight
 */
function holds(area, sight) {
  return area.left <= sight.left && area.top <= sight.top && area.right >= sight.right && area.bottom >= sight.bottom;
}
