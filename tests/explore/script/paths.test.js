import assert from "node:assert/strict";
import { test } from "node:test";

import { applyFilters, initialFilters } from "../../../carekg/explore/script/filters.js";
import { chosenWay, findWays, waysOf } from "../../../carekg/explore/script/paths.js";
import { makeAnyWorld, makeWorld } from "./world.js";

/** Steps from one entity to every other, by trying all ties again and again until nothing changes (Bellman and Ford). */
function measureSteps(knowledge, visible, start) {
  const steps = knowledge.entities.map(() => Infinity);
  steps[start] = 0;
  for (let round = 0; round < knowledge.entities.length; round += 1) {
    for (const { edge, number } of knowledge.ties) {
      if (!edge.fact || !visible.tieNumbers.has(number)) continue;
      steps[edge.to] = Math.min(steps[edge.to], steps[edge.from] + 1);
      steps[edge.from] = Math.min(steps[edge.from], steps[edge.to] + 1);
    }
  }
  return steps;
}

test("no way has more steps than need be, every step has its facts, and there is one wherever there can be", () => {
  let found = 0;
  for (let seed = 0; seed < 150; seed += 1) {
    const knowledge = makeAnyWorld(seed);
    const visible = applyFilters(knowledge, initialFilters(knowledge));
    knowledge.entities.forEach((from, start) => {
      const steps = measureSteps(knowledge, visible, start);
      knowledge.entities.forEach((to, goal) => {
        if (start === goal) return;
        const ways = findWays(knowledge, visible, from.id, to.id);
        assert.equal(ways.length === 0, steps[goal] === Infinity, `seed ${seed}`);
        if (ways.length > 0) assert.equal(ways[0].length, steps[goal], `seed ${seed}`);
        ways.forEach((way, place) => {
          found += 1;
          assert.ok(place === 0 || way.length >= ways[place - 1].length, "the shortest come first");
          assert.deepEqual([way[0].from, way.at(-1).to], [start, goal]);
          assert.equal(new Set([start, ...way.map((step) => step.to)]).size, way.length + 1, "nothing is passed twice");
          way.forEach((step, number) => {
            if (number > 0) assert.equal(step.from, way[number - 1].to);
            assert.ok(step.ties.length > 0);
            for (const { edge } of step.ties) {
              assert.ok(edge.fact);
              assert.deepEqual([edge.from, edge.to].sort(), [step.from, step.to].sort());
            }
          });
        });
      });
    });
  }
  assert.ok(found > 1000);
});

test("of two ways as long, the one through a person is taken before the one through a place", () => {
  const knowledge = makeWorld({
    entities: [{ id: "a", type: "Organisation" }, { id: "town", type: "Place" }, { id: "ann", type: "Person" }, { id: "b", type: "Organisation" }],
    statements: [["a", "town"], ["b", "town"], ["a", "ann"], ["ann", "b"]].map(([subject, object]) => ({ subject, predicate: "supports", object })),
  });
  const ways = findWays(knowledge, applyFilters(knowledge, initialFilters(knowledge)), "a", "b");
  assert.deepEqual(ways.map((way) => knowledge.entities[way[0].to].id), ["ann", "town"]);
});

test("proposals, denials and what the filters hide are no steps", () => {
  const statements = ["proposed", "denied"].map((claim) => ({ subject: "a", predicate: "funds", object: "b", claim }));
  const knowledge = makeWorld({ entities: [{ id: "a", type: "Organisation" }, { id: "b", type: "Initiative" }], statements });
  const visible = applyFilters(knowledge, initialFilters(knowledge));
  assert.deepEqual(findWays(knowledge, visible, "a", "b"), []);
  assert.deepEqual(findWays(knowledge, visible, "a", "a"), []);
  assert.deepEqual(findWays(knowledge, visible, "a", "nobody"), []);
});

test("a way beyond the last is the last; ways are found anew when the filters change", () => {
  const entities = [{ id: "a", type: "Organisation" }, { id: "b", type: "Initiative" }];
  const knowledge = makeWorld({ entities, statements: [{ subject: "a", predicate: "funds", object: "b" }] });
  const app = { knowledge, visible: applyFilters(knowledge, initialFilters(knowledge)), ways: null };
  const selection = { kind: "path", from: "a", to: "b", way: 9 };
  assert.equal(chosenWay(app, selection).length, 1);
  app.visible = applyFilters(knowledge, { ...initialFilters(knowledge), dates: { since: "2020", until: "" } });
  assert.deepEqual(waysOf(app, selection), []);
  assert.deepEqual(chosenWay(app, selection), []);
});
