// Making elements. Text only ever arrives through text nodes, so data cannot become markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `on…` are listeners; false, null and undefined are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * @param {Element} element
 * @param {Record<string, unknown>} attributes
 */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * An element of a picture.
 * @param {string} tag
 * @param {Record<string, unknown>} attributes
 * @param {...(Node | string)} children
 */
export function setSvg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/**
 * The nodes of a list, without what stands for nothing.
 * @param {unknown[]} items
 * @returns {Node[]}
 */
export function keepNodes(items) {
  return /** @type {Node[]} */ (items.filter((item) => item instanceof Node));
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * A shape filled with its type's colour, as the drawing shows it.
 * @param {{shape: string, colour: string}} look
 */
export function makeIcon(look) {
  const shape = document.createElementNS(SVG, look.shape === "dot" ? "circle" : "polygon");
  if (look.shape === "dot") setAttributes(shape, { cx: 8, cy: 8, r: 5.5 });
  else setAttributes(shape, { points: shapePoints(look.shape).map((point) => point.join(",")).join(" ") });
  setAttributes(shape, { fill: look.colour });
  const icon = document.createElementNS(SVG, "svg");
  setAttributes(icon, { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" });
  icon.append(shape);
  return icon;
}

/**
 * A stretch of line as the drawing shows it.
 * @param {number[]} dashes
 * @param {string} name of its class
 */
export function makeLine(dashes, name) {
  const line = document.createElementNS(SVG, "line");
  setAttributes(line, { x1: 1, y1: 8, x2: 31, y2: 8, "stroke-dasharray": dashes.length ? dashes.map((dash) => dash * 0.7).join(" ") : null });
  const picture = document.createElementNS(SVG, "svg");
  setAttributes(picture, { class: `line ${name}`, viewBox: "0 0 32 16", "aria-hidden": "true", focusable: "false" });
  picture.append(line);
  return picture;
}

/**
 * The corners of a shape, in a square of sixteen.
 * @param {string} shape
 */
export function shapePoints(shape) {
  return SHAPE_POINTS.get(shape) ?? SQUARE;
}

const SQUARE = [[3, 3], [13, 3], [13, 13], [3, 13]];
const SHAPE_POINTS = new Map([
  ["square", SQUARE],
  ["diamond", [[8, 1.5], [14.5, 8], [8, 14.5], [1.5, 8]]],
  ["triangle", [[8, 2], [14.5, 13.5], [1.5, 13.5]]],
  ["triangleDown", [[1.5, 2.5], [14.5, 2.5], [8, 14]]],
  ["hexagon", [[4.5, 2], [11.5, 2], [15, 8], [11.5, 14], [4.5, 14], [1, 8]]],
  ["star", Array.from({ length: 10 }, (_, corner) => {
    const [radius, angle] = [corner % 2 ? 3.2 : 7.4, (corner * Math.PI) / 5];
    return [round(8 + radius * Math.sin(angle)), round(8.4 - radius * Math.cos(angle))];
  })],
]);

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}

/**
 * Offer text as a file to keep.
 * @param {string} name
 * @param {string} type
 * @param {BlobPart} content
 */
export function saveFile(name, type, content) {
  saveBlob(name, new Blob([content], { type }));
}

/**
 * @param {string} name
 * @param {Blob} blob
 */
export function saveBlob(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Put text on the clipboard, also where the browser keeps its clipboard from pages opened as files.
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = /** @type {HTMLTextAreaElement} */ (make("textarea", { "aria-hidden": "true", class: "off-screen" }));
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
