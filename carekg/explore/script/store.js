// The state of the page, in one place. Every change goes through `update`, and everyone who draws listens.

/**
 * @typedef {import("./filters.js").Filters} Filters
 * @typedef {import("./filters.js").Visible} Visible
 * @typedef {{kind: "entity", id: string} | {kind: "tie", number: number}
 *   | {kind: "path", from: string, to: string, way: number}} Selection
 * @typedef {{selection: Selection | null, filters: Filters, view: "network" | "table" | "timeline",
 *   colouring: "type" | "community", untied: boolean, sort: {column: string, descending: boolean}, tablePage: number,
 *   showAll: boolean}} State
 */

/**
 * Holds the state and tells its listeners of each change, in the order in which they came.
 * @template S
 */
export class Store {
  /** @param {S} state */
  constructor(state) {
    this.state = state;
    /** @type {((state: S, previous: S) => void)[]} */
    this.listeners = [];
  }

  /** @param {(state: S, previous: S) => void} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** @param {Partial<S>} changes */
  update(changes) {
    const previous = this.state;
    this.state = { ...previous, ...changes };
    for (const listener of this.listeners) listener(this.state, previous);
  }
}
