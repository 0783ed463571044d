import assert from "node:assert/strict";
import { test } from "node:test";

import { NameIndex } from "../../../carekg/explore/script/search.js";
import { makeWorld } from "./world.js";

const WORLD = makeWorld({
  entities: [
    { id: "dhsc", type: "Organisation", label: "Department of Health and Social Care", acronym: "DHSC", aliases: ["the Department", "DHSC"], centrality: 1 },
    { id: "care-act", type: "Initiative", label: "Care Act 2014", centrality: 0.2 },
    { id: "carers-uk", type: "Organisation", label: "Carers UK", centrality: 0.5 },
    { id: "ann-care", type: "Person", label: "Ann Care" },
    { id: "gofal", type: "Organisation", label: "Gofal Cymru – Tŷ’r Gofalwyr" },
    { id: "skills-for-care", type: "Organisation", label: "Skills for Care", centrality: 0.4 },
    { id: "scarecrow", type: "Group", label: "scarecrows" },
    { id: "long", type: "Group", label: "word ".repeat(5_000) },
  ],
});
const INDEX = new NameIndex(WORLD);
const find = (query, most = 9) => INDEX.find(query, most).map((hit) => hit.entity.id);

for (const [query, first] of [
  ["DHSC", "dhsc"], ["dhsc", "dhsc"], ["  the   department ", "dhsc"], ["social health", "dhsc"], ["care act", "care-act"], ["ACT 2014", "care-act"],
  ["ty r gofalwyr", "gofal"], ["TŶ’R", "gofal"], ["arecrow", "scarecrow"], ["word word", "long"],
]) {
  test(`“${query}” finds ${first} first`, () => assert.equal(find(query)[0], first));
}

test("a surname comes first, then beginnings, then words, then parts of words; within one the most central", () => {
  assert.deepEqual(find("care"), ["ann-care", "carers-uk", "care-act", "dhsc", "skills-for-care", "scarecrow"]);
});

test("an entity is found once, under the name that matched", () => {
  const hits = INDEX.find("dhsc", 9);
  assert.deepEqual(hits.map(({ entity, name }) => [entity.id, name]), [["dhsc", "DHSC"]]);
});

test("nothing typed finds nothing, and no more come than are asked for", () => {
  assert.deepEqual(["", "  ", "–", "zzz"].map((query) => find(query)), [[], [], [], []]);
  assert.equal(find("care", 2).length, 2);
});
