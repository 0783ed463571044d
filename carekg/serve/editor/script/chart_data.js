// An answer as points of a chart: a name or a date, and a number.

import { readDate, readNumber } from "./answers.js";

/**
 * @typedef {import("./answers.js").Answer} Answer
 * @typedef {import("./answers.js").Term} Term
 * @typedef {{kind: "bar" | "line", label: number, number: number, numbers: number[]}} Series by column
 * @typedef {{term: Term, value: number, time: number | null}} Point
 */

/** A whole number is a year only where it can be one of ours. */
const YEARS = [1800, 2200];

/**
 * The columns that a chart of an answer is made of, or nothing where it has none: the first that holds numbers alone,
 * over the first of dates, else over the first of anything else.
 * @param {Answer} answer
 * @param {number} [chosen] a column of numbers to draw instead
 * @returns {Series | null}
 */
export function findSeries(answer, chosen) {
  if (answer.kind !== "table" || answer.rows.length === 0) return null;
  const columns = answer.columns.map((_, column) => answer.rows.map((row) => row[column]).filter((term) => term !== null));
  const numeric = listWhere(columns, (term) => readNumber(term) !== null);
  const dates = listWhere(columns, isDate).filter((column) => !numeric.includes(column) || numeric.length > 1);
  const numbers = numeric.filter((column) => column !== dates[0]);
  const label = dates[0] ?? answer.columns.findIndex((_, column) => !numeric.includes(column) && columns[column].length > 0);
  if (numbers.length === 0 || label < 0) return null;
  const number = chosen !== undefined && numbers.includes(chosen) ? chosen : numbers[0];
  return { kind: dates.length > 0 ? "line" : "bar", label, number, numbers };
}

/**
 * The points of a series; of a line, in the order of time. Rows without a name or a number are left out.
 * @param {Answer} answer
 * @param {Series} series
 * @returns {Point[]}
 */
export function listPoints(answer, { kind, label, number }) {
  if (answer.kind === "truth") return [];
  const points = answer.rows.flatMap((row) => {
    const [term, value] = [row[label], readNumber(row[number])];
    return term === null || value === null ? [] : [{ term, value, time: readDate(term) }];
  });
  return kind === "line" ? points.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0)) : points;
}

/**
 * Round values that span a range, zero included.
 * @param {number} least
 * @param {number} most
 * @param {number} wanted how many, roughly
 * @returns {number[]}
 */
export function listTicks(least, most, wanted) {
  const [low, high] = [Math.min(0, least), Math.max(0, most)];
  const rough = (high - low || 1) / wanted;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * size).find((each) => each >= rough) ?? rough;
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  return Array.from({ length: Math.max(count, 1) + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)));
}

/**
 * @param {Term[][]} columns
 * @param {(term: Term) => boolean} holds
 */
function listWhere(columns, holds) {
  return columns.flatMap((terms, column) => (terms.length > 0 && terms.every(holds) ? [column] : []));
}

/** @param {Term} term */
function isDate(term) {
  const number = readNumber(term);
  if (number !== null && !(Number.isInteger(number) && number >= YEARS[0] && number <= YEARS[1])) return false;
  return readDate(term) !== null;
}
