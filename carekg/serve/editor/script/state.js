// The state of the page, in one value.

/**
 * @typedef {object} State
 * @property {string} query the one that was last run
 * @property {boolean} running
 * @property {import("./answers.js").Answer | null} answer
 * @property {number} seconds that the answer took
 * @property {import("./client.js").Problem | null} problem
 * @property {import("./permalink.js").View} view
 * @property {Map<string, string>} labels of things, by IRI
 * @property {Map<string, string>} types of entities, by IRI
 * @property {{column: number, descending: boolean} | null} sort
 * @property {number} tablePage from 0
 * @property {number} theme counts the changes of colours
 */

/** @returns {State} */
export function initialState() {
  return {
    query: "", running: false, answer: null, seconds: 0, problem: null, view: "table",
    labels: new Map(), types: new Map(), sort: null, tablePage: 0, theme: 0,
  };
}
