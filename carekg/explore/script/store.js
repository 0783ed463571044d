// The state of the page, in one place. Every change goes through `update`, and everyone who draws listens.

/**
 * @typedef {import("./filters.js").Filters} Filters
 * @typedef {import("./filters.js").Visible} Visible
 * @typedef {{kind: "entity", id: string} | {kind: "tie", number: number}
 *   | {kind: "path", from: string, to: string, way: number}} Selection
 * @typedef {{selection: Selection | null, filters: Filters, view: "network" | "table" | "timeline",
 *   colouring: "type" | "community", untied: boolean, sort: {column: string, descending: boolean}, tablePage: number,
 *   showAll: boolean}} State
 * @typedef {(state: State, previous: State) => void} Listener
 */

/** Holds the state and tells its listeners of each change, in the order in which they came. */
export class Store {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    /** @type {Listener[]} */
    this.listeners = [];
  }

  /** @param {Listener} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** @param {Partial<State>} changes */
  update(changes) {
    const previous = this.state;
    this.state = { ...previous, ...changes };
    for (const listener of this.listeners) listener(this.state, previous);
  }
}
