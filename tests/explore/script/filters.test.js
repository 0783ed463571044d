import assert from "node:assert/strict";
import { test } from "node:test";

import { FACETS, applyFilters, changedFacets, hideValues, initialFilters, nameOfValue, valueOf, valuesOf } from "../../../carekg/explore/script/filters.js";
import { mayLieIn } from "../../../carekg/explore/script/dates.js";
import { chooseAnyFilters, makeAnyWorld, makeChance, makeWorld } from "./world.js";

const PLAIN = FACETS.filter((facet) => facet !== "type");

/** What each filter says of a statement, one after the other, as a reader would go through them. */
function passes(knowledge, filters, statement, but = "") {
  const around = filters.around ? knowledge.findAround(filters.around.id, filters.around.depth) : null;
  const ends = [statement.subject, statement.object];
  const text = [statement.quote, statement.subject, statement.object, knowledge.sourceOf(statement).title].join("; ");
  return filters.words.split(" ").every((word) => new RegExp(`(^|[^a-z0-9])${word}`, "i").test(text))
    && (but === "confidence" || statement.confidence >= filters.confidence)
    && (but === "date" || mayLieIn(knowledge.dateOf(statement), filters.dates.since, filters.dates.until))
    && (!around || ends.every((end) => around.has(end)))
    && (filters.community === null || ends.every((end) => knowledge.entityById.get(end).community === filters.community))
    && ends.every((end) => !filters.hidden.get("type").has(knowledge.entityById.get(end).type))
    && PLAIN.every((facet) => facet === but || !filters.hidden.get(facet).has(valueOf(knowledge, statement, facet)));
}

function eachCase(check) {
  for (let seed = 0; seed < 300; seed += 1) {
    const knowledge = makeAnyWorld(seed);
    const filters = chooseAnyFilters(knowledge, makeChance(seed + 7), { facets: FACETS, valuesOf, initialFilters });
    check(knowledge, filters, applyFilters(knowledge, filters), `seed ${seed}`);
  }
}

test("the statements left are those that every filter lets pass", () => {
  eachCase((knowledge, filters, visible, told) => {
    assert.deepEqual(visible.statements, knowledge.statements.filter((item) => passes(knowledge, filters, item)), told);
  });
});

test("a count is what ticking its choice alone would show", () => {
  eachCase((knowledge, filters, visible, told) => {
    for (const facet of PLAIN) {
      for (const value of valuesOf(knowledge, facet)) {
        const alone = hideValues(filters, facet, valuesOf(knowledge, facet).filter((other) => other !== value));
        assert.equal(visible.counts.get(facet).get(value) ?? 0, applyFilters(knowledge, alone).statements.length, `${told} ${facet} ${value}`);
      }
    }
  });
});

test("every tie with a visible statement is visible, and has both its ends", () => {
  eachCase((knowledge, _filters, visible, told) => {
    for (const tie of knowledge.ties) {
      const said = tie.statements.some((item) => visible.statementIds.has(item.id));
      if (said || tie.tenures.length === 0) assert.equal(visible.tieNumbers.has(tie.number), said, told);
      if (visible.tieNumbers.has(tie.number)) assert.ok([tie.subject, tie.object].every((end) => visible.entityIds.has(end)), told);
    }
  });
});

test("nothing hidden, all is there: every statement, tie and entity once", () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const knowledge = makeAnyWorld(seed);
    const visible = applyFilters(knowledge, hideValues(initialFilters(knowledge), "status", []));
    assert.equal(visible.statements.length, knowledge.statements.length);
    assert.equal(visible.tieNumbers.size, knowledge.ties.length);
    assert.equal(visible.entityIds.size, knowledge.entities.length);
    assert.deepEqual(knowledge.ties.flatMap((tie) => tie.statements.map((item) => item.id)).sort(), knowledge.statements.map((item) => item.id).sort());
  }
});

const POST = makeWorld({
  entities: [{ id: "ann", type: "Person" }, { id: "minister", type: "Role", nation: "Wales" }],
  tenures: [{ person: "ann", role: "minister", start: "2015-03", end: "2018" }],
});

test("a post held is found by the names of both, and by no words else", () => {
  for (const [words, held] of [["ann", true], ["minist ann", true], ["bea", false], ["nister", false]]) {
    assert.equal(applyFilters(POST, { ...initialFilters(POST), words }).tieNumbers.size, held ? 1 : 0, words);
  }
});

for (const [dates, held] of [
  [{ since: "", until: "" }, true], [{ since: "2018", until: "" }, true], [{ since: "2019", until: "" }, false],
  [{ since: "", until: "2015" }, true], [{ since: "", until: "2014" }, false], [{ since: "2016", until: "2017" }, true],
]) {
  test(`a post held from 2015 to 2018 is ${held ? "" : "not "}there from ${dates.since || "ever"} until ${dates.until || "ever"}`, () => {
    const visible = applyFilters(POST, { ...initialFilters(POST), dates });
    assert.equal(visible.tieNumbers.size, held ? 1 : 0);
  });
}

test("a post held is hidden with its nation, its relation or what is entered by hand", () => {
  for (const [facet, value] of [["nation", "Wales"], ["predicate", "holdsRole"], ["status", "curated"], ["claim", "actual"]]) {
    assert.equal(applyFilters(POST, hideValues(initialFilters(POST), facet, [value])).tieNumbers.size, 0, facet);
  }
  assert.equal(applyFilters(POST, hideValues(initialFilters(POST), "nation", ["England"])).tieNumbers.size, 1);
});

test("rejected statements are hidden at first, where there are any, and that is no change", () => {
  const world = makeWorld({ entities: [{ id: "a", type: "Group" }], statements: [{ subject: "a", predicate: "funds", object: "a", status: "rejected" }] });
  assert.equal(applyFilters(world, initialFilters(world)).statements.length, 0);
  assert.deepEqual(changedFacets(world, initialFilters(world)), []);
  assert.deepEqual(changedFacets(world, hideValues(initialFilters(world), "status", [])), ["status"]);
  assert.deepEqual(changedFacets(POST, hideValues(initialFilters(POST), "status", [])), []);
});

test("no choice is shown by an id where it has a name", () => {
  const world = makeAnyWorld(3);
  for (const facet of FACETS) for (const value of valuesOf(world, facet)) assert.ok(nameOfValue(world, facet, value));
  assert.equal(nameOfValue(world, "nation", ""), "Not known");
  assert.equal(nameOfValue(world, "type", "Person"), "Persons");
});
