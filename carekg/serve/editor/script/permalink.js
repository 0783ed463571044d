// The query and the view as the fragment of the page's address, and back.

/** @typedef {"table" | "graph" | "chart"} View */

const VIEWS = ["table", "graph", "chart"];

/**
 * @param {string} query
 * @param {View} view
 * @returns {string} without the leading `#`
 */
export function writeFragment(query, view) {
  const parameters = new URLSearchParams({ query });
  if (view !== "table") parameters.set("view", view);
  return parameters.toString();
}

/**
 * @param {string} fragment
 * @returns {{query: string, view: View}} an empty query where it holds none
 */
export function readFragment(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const view = parameters.get("view") ?? "table";
  return { query: parameters.get("query") ?? "", view: /** @type {View} */ (VIEWS.includes(view) ? view : "table") };
}
