// The state of the page, in one place. Every change goes through `update`, and everyone who draws listens.

/**
 * @typedef {import("./filters.js").Filters} Filters
 * @typedef {import("./filters.js").Visible} Visible
 * @typedef {{kind: "entity", id: string} | {kind: "tie", number: number}
 *   | {kind: "path", from: string, to: string, way: number} | {kind: "community", number: number}} Selection
 * @typedef {"network" | "communities" | "table" | "timeline"} View
 * @typedef {{selection: Selection | null, filters: Filters, view: View,
 *   colouring: "type" | "community", sizing: import("./knowledge.js").MeasureId, untied: boolean,
 *   expanded: readonly string[], sort: {column: string, descending: boolean}, tablePage: number,
 *   showAll: boolean, order: "relation" | "date"}} State
 */

/**
 * The ways to look, in the order of their buttons.
 * @type {readonly View[]}
 */
export const VIEWS = Object.freeze(["network", "communities", "table", "timeline"]);

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
