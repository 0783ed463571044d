import assert from "node:assert/strict";
import { test } from "node:test";

import { compareDates, countByPeriod, listPeriods, mayLieIn } from "../../../carekg/explore/script/dates.js";
import { makeWorld } from "./world.js";

const world = (...dates) => makeWorld({
  entities: [{ id: "a", type: "Group" }], statements: dates.map((date) => ({ subject: "a", predicate: "funds", object: "a", date })),
});

test("periods are years from first to last without a gap, or months where there are few years", () => {
  assert.deepEqual(listPeriods(world("2011-05", "2018", "2016-01-31")), ["2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018"]);
  assert.deepEqual(listPeriods(world("2023-11", "2024-02-29")), ["2023-11", "2023-12", "2024-01", "2024-02"]);
  assert.deepEqual(listPeriods(world()), []);
});

test("of many years the last forty are there, and the first of them has all before it", () => {
  const periods = listPeriods(world("1601", "2020"));
  assert.deepEqual([periods.length, periods[0], periods.at(-1)], [40, "1981", "2020"]);
  assert.equal(countByPeriod(periods, new Map([["1601", 3], ["1981-04", 2]]))[0], 5);
});

test("a date that is no date does not spoil the others", () => {
  assert.deepEqual(listPeriods(world("2019", "summer", "2025-99x", "", "2024")), listPeriods(world("2019", "2024")));
});

test("every dated statement is counted in one period", () => {
  const dates = ["2019", "2019-02", "2020-12-31", "2026-01"];
  const counts = countByPeriod(listPeriods(world(...dates)), new Map(dates.map((date) => [date, 1])));
  assert.equal(counts.reduce((sum, count) => sum + count, 0), dates.length);
  assert.equal(counts[0], 2);
});

for (const [date, since, until, inside] of [
  ["2020", "2020-05", "2020-06", true], ["2020-04", "2020-05", "", false], ["2020-05-31", "", "2020-05", true], ["2020-06-01", "", "2020-05", false],
  ["2021", "", "2020", false], [undefined, "", "", true], [undefined, "2020", "", false], ["", "", "2020", false],
]) {
  test(`${date ?? "no date"} ${inside ? "may" : "may not"} lie from ${since || "ever"} until ${until || "ever"}`, () => assert.equal(mayLieIn(date, since, until), inside));
}

test("dates compare as far as the less exact one tells", () => {
  assert.equal(compareDates("2020", "2020-12"), 0);
  assert.equal(compareDates("2019-12-31", "2020"), -1);
  assert.equal(compareDates("2020-02", "2020-01-31"), 1);
});
