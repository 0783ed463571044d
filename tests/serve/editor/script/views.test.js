import assert from "node:assert/strict";
import { test } from "node:test";

import { findSeries, listPoints, listTicks } from "../../../../carekg/serve/editor/script/chart_data.js";
import { buildNetwork, joinTies } from "../../../../carekg/serve/editor/script/graph_data.js";
import { readFragment, writeFragment } from "../../../../carekg/serve/editor/script/permalink.js";
import { findLabels, listThings, Wording } from "../../../../carekg/serve/editor/script/wording.js";

const CKG = "https://w3id.org/carekg/id/";
const CARE = "https://w3id.org/carekg/ontology#";
const number = (value) => ({ type: "literal", value: String(value), datatype: "http://www.w3.org/2001/XMLSchema#integer" });
const text = (value) => ({ type: "literal", value });
const iri = (value) => ({ type: "iri", value });
const table = (columns, ...rows) => ({ kind: "table", columns, rows });

test("a chart needs a number over a name or a date", () => {
  assert.equal(findSeries(table(["n"], [number(1)])), null);
  assert.equal(findSeries(table(["a"], [text("x")])), null);
  assert.equal(findSeries(table(["a", "n"])), null);
  assert.deepEqual(findSeries(table(["n", "a"], [number(1), text("x")])), { kind: "bar", label: 1, number: 0, numbers: [0] });
  assert.deepEqual(findSeries(table(["a", "n", "m"], [text("x"), number(1), number(2)]), 2)?.number, 2);
});

test("years that are numbers are dates where another number stands beside them", () => {
  assert.deepEqual(findSeries(table(["year", "n"], [number(2019), number(7)])), { kind: "line", label: 0, number: 1, numbers: [1] });
  assert.equal(findSeries(table(["a", "n"], [text("x"), number(2019)]))?.kind, "bar");
});

test("points of a line stand in the order of time, and rows without a value are left out", () => {
  const answer = table(["when", "n"], [text("2021"), number(1)], [text("2019-05"), number(2)], [text("2020"), null]);
  assert.deepEqual(listPoints(answer, findSeries(answer)).map(({ value }) => value), [2, 1]);
});

test("ticks are round, hold all values, and begin at nought where nothing is negative", () => {
  for (const [least, most] of [[3, 97], [0, 0.0042], [-5, 12], [1, 1_200_000], [-8, -3], [0, 0]]) {
    const ticks = listTicks(least, most, 5);
    assert.ok(ticks[0] <= Math.min(0, least) && ticks.at(-1) >= Math.max(0, most), `${least} to ${most}: ${ticks}`);
    assert.ok(ticks.includes(0) && ticks.length >= 2 && ticks.length <= 8, `${ticks}`);
  }
  assert.deepEqual(listTicks(3, 97, 5), [0, 20, 40, 60, 80, 100]);
});

test("entities in a row are tied one to the next, by the relation in the row", () => {
  const answer = table(["a", "how", "b", "c"], [iri(`${CKG}x`), iri(`${CARE}funds`), iri(`${CKG}y`), iri(`${CKG}document/z`)]);
  assert.deepEqual(buildNetwork(answer).ties, [{ from: `${CKG}x`, to: `${CKG}y`, predicate: `${CARE}funds` }]);
});

test("triples tie things, but for their classes and their texts, each tie once", () => {
  const tie = [iri(`${CKG}x`), iri(`${CARE}funds`), iri(`${CKG}y`)];
  const rows = [tie, [...tie], [iri(`${CKG}x`), iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), iri(`${CARE}Fund`)],
    [iri(`${CKG}x`), iri(`${CARE}acronym`), text("X")]];
  assert.deepEqual(buildNetwork({ kind: "graph", columns: [], rows }).things, [`${CKG}x`, `${CKG}y`]);
});

test("ties between the same two things are one line with all their words", () => {
  const tie = (from, predicate, to) => ({ from, predicate, to });
  assert.deepEqual(joinTies([tie("a", "p", "b"), tie("b", "q", "a"), tie("a", "r", "b"), tie("b", "", "c")]), [
    { from: "a", to: "b", predicates: ["p", "r"] }, { from: "b", to: "a", predicates: ["q"] }, { from: "b", to: "c", predicates: [] },
  ]);
});

test("an address keeps any query and view, and an odd one gives the first view", () => {
  const query = 'SELECT * {\n  ?a ?b "100 % + café & #"@en }';
  assert.deepEqual(readFragment(`#${writeFragment(query, "chart")}`), { query, view: "chart" });
  assert.deepEqual(readFragment("#view=x&query"), { query: "", view: "table" });
});

test("an IRI is short where SPARQL can read it so, and shorter still for the eye", () => {
  const wording = new Wording({ prefixes: { care: CARE, ckg: CKG }, terms: [{ name: "care:callsFor", kind: "relation", label: "calls for" }], types: [] });
  const short = ["x.y", "a%20b", "x.", "document/z", ""].map((local) => wording.shorten(CKG + local));
  assert.deepEqual(short, ["ckg:x.y", "ckg:a%20b", `<${CKG}x.>`, `<${CKG}document/z>`, `<${CKG}>`]);
  assert.equal(wording.say(iri(`${CKG}document/z`), new Map()), "ckg:document/z");
  assert.equal(wording.say(iri(`${CARE}callsFor`), new Map()), "calls for");
  assert.equal(wording.say(iri(`${CKG}x`), new Map([[`${CKG}x`, "The X"]])), "The X");
});

test("labels come from a column beside, or from triples", () => {
  const answer = table(["who", "who_label"], [iri(`${CKG}x`), text("The X")]);
  assert.deepEqual([...findLabels(answer)], [[`${CKG}x`, "The X"]]);
  const rows = [[iri(`${CKG}x`), iri("http://www.w3.org/2004/02/skos/core#prefLabel"), text("X")]];
  assert.deepEqual([...findLabels({ kind: "graph", columns: [], rows })], [[`${CKG}x`, "X"]]);
  assert.deepEqual(listThings(answer), [`${CKG}x`]);
});
