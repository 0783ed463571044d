import assert from "node:assert/strict";
import { test } from "node:test";

import { STAGES, listLanes, spanOf, stageOf, yearOf } from "../../../carekg/explore/script/timeline.js";
import { makeWorld } from "./world.js";

const WORLD = makeWorld({
  entities: [
    { id: "ministry", type: "Organisation" }, { id: "new-fund", type: "Initiative", label: "New Fund" },
    { id: "old-plan", type: "Initiative", label: "Old Plan", start: "2001", end: "2012-06" },
  ],
  documents: [{ id: "letter", path: "letter.txt", sha256: "", date: "2020-06-15" }],
  statements: [
    { subject: "ministry", predicate: "funds", object: "new-fund", document: "letter", source: undefined },
    { subject: "ministry", predicate: "announces", object: "new-fund", date: "2019-10" },
    { subject: "new-fund", predicate: "supports", object: "old-plan", date: "2010" },
    { subject: "ministry", predicate: "launches", object: "old-plan", date: "one fine day" },
    { subject: "ministry", predicate: "supports", object: "ministry", date: "1990" },
  ],
});

test("an initiative has a lane with each dated statement about it, oldest first; those that began first are on top", () => {
  const lanes = listLanes(WORLD, WORLD.statements);
  assert.deepEqual(lanes.map((lane) => lane.entity.id), ["old-plan", "new-fund"]);
  assert.deepEqual(lanes.map((lane) => lane.points.map((point) => point.date)), [["2010"], ["2010", "2019-10", "2020-06-15"]]);
});

test("a bar goes from the first date to the last, the initiative's own among them", () => {
  const [old, fresh] = listLanes(WORLD, WORLD.statements);
  assert.deepEqual([old.from, Math.floor(old.to * 100)], [2001.5, 201245]);
  assert.equal(fresh.from, 2010.5);
  assert.deepEqual(spanOf([old, fresh], { since: "", until: "" }), { first: 2001, last: 2021 });
});

for (const [since, until, first, last] of [["2019", "", 2019, 2021], ["", "2015-06", 2001, 2016], ["2020-06", "2020-08", 2020, 2021], ["1990", "2030", 2001, 2021]]) {
  test(`the axis from ${since || "ever"} until ${until || "ever"} has no year more`, () => {
    assert.deepEqual(spanOf(listLanes(WORLD, WORLD.statements), { since, until }), { first, last });
  });
}

test("without a lane there is an axis all the same", () => {
  const { first, last } = spanOf(listLanes(WORLD, []), { since: "", until: "" });
  assert.ok(last > first);
});

test("dates stand in the middle of what they may mean, in their order", () => {
  const years = ["2019-12-31", "2020-01", "2020-01-31", "2020", "2020-07-02", "2020-12", "2021-01-01"].map(yearOf);
  assert.equal(yearOf("2020"), 2020.5);
  assert.ok(years.every((year, place) => place === 0 || year >= years[place - 1] || Math.abs(year - years[place - 1]) < 0.1), String(years));
  assert.ok(years.slice(1, -1).every((year) => year >= 2020 && year < 2021));
});

for (const [statement, stage] of [
  [{ predicate: "funds", claim: "denied" }, "denied"], [{ predicate: "opposes", claim: "proposed" }, "denied"], [{ predicate: "callsFor", claim: "actual" }, "wanted"],
  [{ predicate: "funds", claim: "proposed" }, "wanted"], [{ predicate: "publishes", claim: "planned" }, "announced"], [{ predicate: "funds", claim: "actual" }, "money"],
  [{ predicate: "implements", claim: "actual" }, "delivered"], [{ predicate: "benefits", claim: "actual" }, "other"],
]) {
  test(`${statement.claim} ${statement.predicate} is told as ${stage}`, () => assert.equal(stageOf(statement).id, stage));
}

test("stages have names of their own", () => assert.equal(new Set(STAGES.map((stage) => stage.name)).size, STAGES.length));
