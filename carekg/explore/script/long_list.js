// A list whose rest is made and shown when it is asked for.

import { make } from "./dom.js";

/**
 * @template Item
 * @param {Item[]} items
 * @param {number} first how many are shown at once
 * @param {string} name of its class
 * @param {(item: Item) => HTMLElement} makeItem
 */
export function makeLongList(items, first, name, makeItem) {
  const list = make("ul", { class: name }, ...items.slice(0, first).map(makeItem));
  const rest = items.slice(first);
  if (rest.length === 0) return list;
  const more = make("button", { type: "button", class: "quiet", onclick: () => {
    more.remove();
    const added = rest.map(makeItem);
    list.append(...added);
    // Who works by keyboard goes on where the list went on.
    /** @type {HTMLElement | null} */ (added[0].querySelector("button, a"))?.focus();
  } }, `Show ${rest.length.toLocaleString("en-GB")} more`);
  return make("div", {}, list, more);
}
