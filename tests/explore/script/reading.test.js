import assert from "node:assert/strict";
import { test } from "node:test";

import { chooseDrawn, MOST_AT_ONCE } from "../../../carekg/explore/script/drawn_set.js";
import { FACETS, applyFilters, initialFilters, valuesOf } from "../../../carekg/explore/script/filters.js";
import { groupByYear, groupStatements, sortByTime } from "../../../carekg/explore/script/grouping.js";
import { drawLabels, splitLabel } from "../../../carekg/explore/script/labels.js";
import { readFragment } from "../../../carekg/explore/script/permalink.js";
import { COLUMNS_OF_TABLE, sortStatements } from "../../../carekg/explore/script/sorting.js";
import { Store } from "../../../carekg/explore/script/store.js";
import { chooseAnyFilters, makeAnyWorld, makeChance, makeWorld } from "./world.js";

const COLOURS = { outline: "#000", edge: "#111", denied: "#222", strong: "#333", text: "#444", halo: "#555", muted: "#666" };

function makePage(knowledge, changes = {}) {
  const state = { ...readFragment(knowledge, ""), ...changes };
  return { knowledge, visible: applyFilters(knowledge, state.filters), store: { state }, communities: [], ways: null };
}

test("the drawing has only visible ties, each with both its ends, and accounts for every visible entity", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const knowledge = makeAnyWorld(seed);
    const chance = makeChance(seed + 3);
    const filters = chooseAnyFilters(knowledge, chance, { facets: FACETS, valuesOf, initialFilters });
    const page = makePage(knowledge, { filters, untied: chance.toss(), selection: chance.toss() ? { kind: "entity", id: chance.pick(knowledge.entities).id } : null });
    const { nodes, edges, lessCentral, untied } = chooseDrawn(page, COLOURS);
    assert.equal(nodes.size + lessCentral + untied, page.visible.entityIds.size, `seed ${seed}`);
    assert.equal(lessCentral, 0, "a small world is drawn whole");
    for (const [number, look] of edges) {
      assert.ok(page.visible.tieNumbers.has(number));
      assert.ok(nodes.has(look.from) && nodes.has(look.to));
    }
    for (const tie of knowledge.ties) {
      if (page.visible.tieNumbers.has(tie.number) && tie.subject !== tie.object) assert.ok(edges.has(tie.number), `seed ${seed}: no tie is lost`);
    }
  }
});

const LARGE = makeWorld({
  entities: Array.from({ length: MOST_AT_ONCE + 200 }, (_, place) => ({ id: `e${place}`, type: "Organisation", centrality: 1 / (place + 1) })),
  statements: Array.from({ length: MOST_AT_ONCE + 199 }, (_, place) => ({ subject: `e${place}`, predicate: "supports", object: `e${place + 1}` })),
});

test("of a large world the most central are drawn, and what is picked comes with its neighbours", () => {
  const plain = chooseDrawn(makePage(LARGE), COLOURS);
  assert.ok(plain.nodes.size < MOST_AT_ONCE && plain.nodes.has(0) && plain.lessCentral > 0);
  const picked = chooseDrawn(makePage(LARGE, { selection: { kind: "entity", id: "e1600" } }), COLOURS);
  assert.deepEqual([1599, 1600, 1601].map((number) => picked.nodes.has(number)), [true, true, true]);
  assert.equal(picked.nodes.size, plain.nodes.size + 3);
  assert.match(plain.note, /^Drawing the 150 most central entities; 1,550 others /);
  assert.match(picked.note, /^Drawing the 150 most central entities and 3 around what you picked; 1,547 others /);
  assert.ok(picked.near?.has(1601) && !picked.near.has(0));
});

test("a path lights its steps and nothing else", () => {
  const page = makePage(LARGE, { selection: { kind: "path", from: "e3", to: "e5", way: 0 } });
  assert.deepEqual([...chooseDrawn(page, COLOURS).lit], [3, 4]);
});

test("a statement about an entity is in one group, under what it says", () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const knowledge = makeAnyWorld(seed);
    for (const entity of knowledge.entities) {
      const about = knowledge.statementsAbout.get(entity.id);
      const grouped = groupStatements(knowledge, entity, about).flatMap((group) => group.statements.map((item) => item.statement.id));
      assert.deepEqual(grouped.sort(), about.map((item) => item.id).sort());
    }
  }
});

test("groups say who does what to whom, and in which post", () => {
  const world = makeWorld({
    entities: [{ id: "ann", type: "Person" }, { id: "minister", type: "Role" }, { id: "fund", type: "Initiative" }, { id: "union", type: "Organisation" }],
    statements: [
      { subject: "ann", predicate: "announces", object: "fund" }, { subject: "union", predicate: "opposes", object: "ann" },
      { subject: "minister", predicate: "launches", object: "fund", subjectHolder: "ann" }, { subject: "union", predicate: "partnersWith", object: "ann" },
      { subject: "union", predicate: "funds", object: "fund", speaker: "ann" },
    ],
  });
  const groups = groupStatements(world, world.entityById.get("ann"), world.statementsAbout.get("ann"));
  assert.deepEqual(groups.map((group) => [group.title, ...group.statements.map((item) => `${item.other} ${item.as}`.trim())]), [
    ["announces", "fund"], ["launches", "fund minister"], ["partners with", "union"], ["opposed by", "union"], ["also says", ""],
  ]);
});

test("of several it is told what they do, of one what it does", () => {
  const world = makeWorld({
    entities: [{ id: "councils", type: "Group", plural: true }, { id: "union", type: "Organisation" }, { id: "fund", type: "Initiative" }],
    statements: [
      { subject: "councils", predicate: "funds", object: "fund" }, { subject: "union", predicate: "funds", object: "fund" },
      { subject: "union", predicate: "partnersWith", object: "councils" }, { subject: "union", predicate: "opposes", object: "fund", speaker: "councils" },
    ],
  });
  assert.deepEqual(world.statements.map((statement) => world.sentenceOf(statement)), [
    "councils fund fund", "union funds fund", "union partners with councils", "union opposes fund",
  ]);
  const titlesOf = (id) => groupStatements(world, world.entityById.get(id), world.statementsAbout.get(id)).map((group) => group.title);
  assert.deepEqual(titlesOf("councils"), ["fund", "partner with", "also say"]);
  assert.deepEqual(titlesOf("union"), ["funds", "opposes", "partners with"]);
});

test("what is said of an entity by date is the newest first, a year at a time, and what has no date last", () => {
  const said = [["2021-03", "announces"], ["", "supports"], ["2023", "launches"], ["2021-11-02", "funds"], ["2023-05", "opposes"]];
  const world = makeWorld({
    entities: [{ id: "ann", type: "Person" }, { id: "fund", type: "Initiative" }],
    statements: said.map(([date, predicate]) => ({ subject: "ann", predicate, object: "fund", ...(date ? { date } : {}) })),
  });
  const groups = groupByYear(world, world.entityById.get("fund"), world.statementsAbout.get("fund"));
  assert.deepEqual(groups.map((group) => [group.title, ...group.statements.map((item) => item.statement.predicate)]), [
    ["2023", "opposes", "launches"], ["2021", "funds", "announces"], ["Date not known", "supports"],
  ]);
});

test("of what was said on one day, what quotes its source stands first", () => {
  const world = makeWorld({
    entities: [{ id: "ann", type: "Person" }, { id: "fund", type: "Initiative" }],
    statements: ["", "", "She backs it.", ""].map((quote) => ({ subject: "ann", predicate: "supports", object: "fund", date: "2021-03-04", quote })),
  });
  assert.deepEqual(sortByTime(world, world.statements).map((statement) => statement.id), ["s2", "s0", "s1", "s3"]);
});

test("the table is complete and in the order of its column, whichever it is", () => {
  const knowledge = makeAnyWorld(11);
  for (const { id, key } of COLUMNS_OF_TABLE) {
    for (const descending of [false, true]) {
      const sorted = sortStatements(knowledge, knowledge.statements, { column: id, descending });
      assert.equal(new Set(sorted).size, knowledge.statements.length);
      if (id === "confidence") {
        const values = sorted.map((item) => key(knowledge, item));
        assert.deepEqual(values, [...values].sort((a, b) => (descending ? b - a : a - b)));
      }
    }
  }
  const shuffled = [...knowledge.statements].reverse();
  const sort = { column: "predicate", descending: false };
  assert.deepEqual(sortStatements(knowledge, shuffled, sort), sortStatements(knowledge, knowledge.statements, sort));
});

test("what is around an entity is what so many steps reach", () => {
  assert.deepEqual([...LARGE.findAround("e10", 2)].sort(), ["e10", "e11", "e12", "e8", "e9"].sort());
});

test("every listener hears of a change, with what was before", () => {
  const heard = [];
  const store = new Store({ view: "network", tablePage: 0 });
  store.listen((now, before) => heard.push([before.view, now.view, now.tablePage]));
  store.update({ view: "table" });
  store.update({ tablePage: 2 });
  assert.deepEqual(heard, [["network", "table", 0], ["table", "table", 2]]);
});

/** A surface that notes where text is written, six pixels a character. */
function makeSurface() {
  const written = [];
  return { written, measureText: (text) => ({ width: 6 * text.length }), strokeText: () => {}, fillText: (text, x, y) => written.push({ text, x, y }) };
}

test("no name is drawn over another, beyond the edge or under what lies over the drawing", () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const chance = makeChance(seed);
    const labels = Array.from({ length: 40 }, (_, number) => ({
      number, lines: splitLabel(chance.pick(["Care Act", "Department of Health\nand Social Care", "A"])), x: chance.below(600), y: chance.below(400),
      radius: 5 + chance.below(20), forced: chance.toss(0.3),
    }));
    const surface = makeSurface();
    const under = { left: 480, right: 600, top: 300, bottom: 400 };
    drawLabels(surface, labels, COLOURS, new Map(), { right: 600, bottom: 400, covered: [under] });
    const boxes = surface.written.map(({ text, x, y }) => ({ left: x - 3 * text.length, right: x + 3 * text.length, top: y - 6, bottom: y + 6 }));
    assert.ok(boxes.length > 0);
    boxes.forEach((box, place) => {
      assert.ok(box.left >= 0 && box.right <= 600, `seed ${seed}`);
      assert.ok(box.top >= 0 && box.bottom <= 400, `seed ${seed}`);
      for (const other of [under, ...boxes.slice(0, place)]) {
        assert.ok(box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top, `seed ${seed}`);
      }
    });
  }
});
