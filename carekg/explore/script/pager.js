// Turning the pages of a list: the buttons keep the focus, and the new page is announced.

import { byId, make } from "./dom.js";

/**
 * @typedef {import("./main.js").App} App
 * @typedef {{page: number, pages: number, total: string, backward: string, forward: string}} Paging
 *   `page` counts from 0; `total` says how many there are of what
 */

/**
 * Draw the buttons of a list into the element that they stand in, or only how many there are where one page has all.
 * @param {App} app
 * @param {string} id of the element
 * @param {Paging} paging
 */
export function drawPager(app, id, { page, pages, total, backward, forward }) {
  const place = byId(id);
  if (pages <= 1) {
    place.replaceChildren(make("span", {}, total));
    return;
  }
  const go = (/** @type {number} */ target) => () => {
    app.store.update({ tablePage: target });
    app.announce(`Page ${target + 1} of ${pages}`);
    const buttons = /** @type {HTMLButtonElement[]} */ ([...place.querySelectorAll("button")]);
    const same = buttons[target < page ? 0 : 1];
    (same.disabled ? buttons.find((button) => !button.disabled) : same)?.focus();
  };
  place.replaceChildren(
    make("button", { type: "button", onclick: go(page - 1), disabled: page === 0 }, backward),
    make("span", {}, `${total}, page ${page + 1} of ${pages}`),
    make("button", { type: "button", onclick: go(page + 1), disabled: page >= pages - 1 }, forward),
  );
}

/**
 * Which page of a list is shown, and what stands on it.
 * @template Item
 * @param {Item[]} items
 * @param {number} wanted the page asked for; the last where there are not so many
 * @param {number} length of a page
 */
export function cutPage(items, wanted, length) {
  const pages = Math.max(1, Math.ceil(items.length / length));
  const page = Math.min(wanted, pages - 1);
  return { page, pages, shown: items.slice(page * length, (page + 1) * length) };
}
