// Stretches of time: the years or months that the statements lie in, and what falls into a range of them.

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {{since: string, until: string}} Period two years or months, both included; empty where it is open
 */

const MOST_MONTHS = 48;
const LONGEST = 40;

/**
 * The years that dated statements lie in, from first to last without a gap, or their months where they are few; of many
 * years the last forty, the first of which stands for all before it too.
 * @param {Knowledge} knowledge
 * @returns {string[]} ISO 8601
 */
export function listPeriods(knowledge) {
  const dates = knowledge.statements.map((statement) => knowledge.dateOf(statement)).filter(Boolean).sort();
  if (dates.length === 0) return [];
  const [first, last] = [Number(dates[0].slice(0, 4)), Number(dates[dates.length - 1].slice(0, 4))];
  const years = Array.from({ length: Math.min(last - first + 1, LONGEST) }, (_, place) => last - place).reverse();
  if (years.length * 12 > MOST_MONTHS) return years.map((year) => String(year).padStart(4, "0"));
  const months = years.flatMap((year) => Array.from({ length: 12 }, (_, place) => `${year}-${String(place + 1).padStart(2, "0")}`));
  const from = months.findIndex((month) => mayLieIn(dates[0], month, month));
  const to = months.findLastIndex((month) => dates.some((date) => mayLieIn(date, month, month)));
  return months.slice(Math.max(from, 0), to + 1);
}

/**
 * Whether a date, as exact as it is, may lie between two others. One that is not known may not, unless all is open.
 * @param {string | undefined} date
 * @param {string} since
 * @param {string} until
 */
export function mayLieIn(date, since, until) {
  if (!since && !until) return true;
  if (!date) return false;
  return (!since || compareDates(date, since) >= 0) && (!until || compareDates(date, until) <= 0);
}

/**
 * Which of two dates comes first, as far as the less exact of them tells.
 * @param {string} one
 * @param {string} other
 */
export function compareDates(one, other) {
  const length = Math.min(one.length, other.length);
  const [a, b] = [one.slice(0, length), other.slice(0, length)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * How many of the dates fall into each period; one less exact than a period falls into its first.
 * @param {string[]} periods
 * @param {Map<string, number>} counts by date
 */
export function countByPeriod(periods, counts) {
  const numbers = periods.map(() => 0);
  for (const [date, count] of counts) {
    if (!date) continue;
    const place = periods.findIndex((period) => compareDates(date, period) <= 0);
    if (place >= 0) numbers[place] += count;
  }
  return numbers;
}
