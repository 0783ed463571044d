// A list whose rest is made and shown when it is asked for, so many at a time.

import { make } from "./dom.js";

/** More than this would keep a reader waiting. */
const MOST_ADDED = 300;

/**
 * @template Item
 * @param {Item[]} items
 * @param {number} first how many are shown at once
 * @param {string} name of its class
 * @param {(item: Item) => HTMLElement} makeItem
 */
export function makeLongList(items, first, name, makeItem) {
  const list = make("ul", { class: name }, ...items.slice(0, first).map(makeItem));
  if (items.length <= first) return list;
  const more = make("button", { type: "button", class: "quiet" }, sayMore(items.length - first));
  more.addEventListener("click", () => {
    const shown = list.children.length;
    const added = items.slice(shown, shown + MOST_ADDED).map(makeItem);
    list.append(...added);
    const left = items.length - list.children.length;
    if (left === 0) more.remove();
    else more.textContent = sayMore(left);
    // Who works by keyboard goes on where the list went on.
    /** @type {HTMLElement | null} */ (added[0].querySelector("button, a"))?.focus();
  });
  return make("div", {}, list, more);
}

/** @param {number} left */
function sayMore(left) {
  const rest = left.toLocaleString("en-GB");
  return left > MOST_ADDED ? `Show ${MOST_ADDED} of ${rest} more` : `Show ${rest} more`;
}
