import assert from "node:assert/strict";
import { test } from "node:test";

import { FACETS, initialFilters, valuesOf } from "../../../carekg/explore/script/filters.js";
import { readFragment, writeFragment } from "../../../carekg/explore/script/permalink.js";
import { COLUMNS_OF_TABLE } from "../../../carekg/explore/script/sorting.js";
import { VIEWS } from "../../../carekg/explore/script/store.js";
import { chooseAnyFilters, makeAnyWorld, makeChance, makeWorld } from "./world.js";

const TWO = makeWorld({
  entities: [{ id: "ministry", type: "Organisation" }, { id: "fund", type: "Initiative" }],
  statements: [
    { subject: "ministry", predicate: "funds", object: "fund" },
    { subject: "ministry", predicate: "funds", object: "fund", claim: "denied" },
    { subject: "ministry", predicate: "funds", object: "fund", status: "rejected" },
  ],
});

function chooseAnyState(knowledge, chance) {
  const selections = [null, { kind: "entity", id: chance.pick(knowledge.entities).id }];
  if (knowledge.ties.length > 0) selections.push({ kind: "tie", number: chance.below(knowledge.ties.length) });
  const [from, to] = [chance.pick(knowledge.entities).id, chance.pick(knowledge.entities).id];
  if (from !== to) selections.push({ kind: "path", from, to, way: chance.below(3) });
  const communities = [...knowledge.membersOf.keys()];
  if (communities.length > 0) selections.push({ kind: "community", number: chance.pick(communities) });
  return {
    ...readFragment(knowledge, ""),
    selection: chance.pick(selections),
    filters: chooseAnyFilters(knowledge, chance, { facets: FACETS, valuesOf, initialFilters }),
    view: chance.pick(VIEWS.filter((view) => view !== "communities" || communities.length > 0)),
    colouring: chance.pick(["type", "community"]),
    sizing: chance.pick(knowledge.measures).id,
    untied: chance.toss(),
    expanded: knowledge.entities.filter(() => chance.toss(0.2)).map((entity) => entity.id).reverse(),
    sort: { column: chance.pick(COLUMNS_OF_TABLE).id, descending: chance.toss() },
    tablePage: chance.below(4),
    showAll: chance.toss(),
    order: chance.pick(["relation", "date"]),
  };
}

test("whatever the state, its link brings exactly it back", () => {
  for (let seed = 0; seed < 400; seed += 1) {
    const knowledge = makeAnyWorld(seed);
    const state = chooseAnyState(knowledge, makeChance(seed + 1_000_000));
    const fragment = writeFragment(knowledge, state);
    assert.deepEqual(readFragment(knowledge, fragment), state, `seed ${seed}: ${fragment}`);
    assert.deepEqual(readFragment(knowledge, `#${fragment}`), state);
    assert.equal(writeFragment(knowledge, readFragment(knowledge, fragment)), fragment);
  }
});

test("every part of the state is kept: none comes back as it was at first", () => {
  const state = chooseAnyState(TWO, makeChance(1));
  const kept = Object.keys(readFragment(TWO, ""));
  assert.deepEqual(Object.keys(state).sort(), kept.sort());
});

test("a page as it opens has a bare address", () => {
  assert.equal(writeFragment(TWO, readFragment(TWO, "")), "");
});

test("ties of the same two ends are told apart by claim and by verdict", () => {
  const fragments = TWO.ties.map((tie) => writeFragment(TWO, { ...readFragment(TWO, ""), selection: { kind: "tie", number: tie.number } }));
  assert.equal(new Set(fragments).size, 3);
});

test("an entity without a statement and a link to one statement are found", () => {
  assert.deepEqual(readFragment(TWO, "#statement=s1").selection, { kind: "tie", number: 1 });
});

for (const fragment of ["entity=nobody", "tie=%5B%22x%22%5D", "path=7", "path=%5B%22fund%22%2C%22fund%22%5D", "only.type=%7B", "hide.claim=7",
  "confidence=-3", "confidence=400", "confidence=much", "since=yesterday&until=9", "around=%5B%22fund%22%2C99%5D", "view=map", "view=communities", "community=fund", "within=fund", "size=weight", "size=betweenness", "colour=red",
  "untied=maybe", "sort=__proto__", "sort=-", "page=-1", "page=1.5", "page=0", "page=x", "all=1", "%", "=&&&", "__proto__=1", "constructor=1"]) {
  test(`a link that makes no sense opens the page as usual: ${fragment}`, () => {
    assert.deepEqual(readFragment(TWO, fragment), readFragment(TWO, ""));
  });
}
