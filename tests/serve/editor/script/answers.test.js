import assert from "node:assert/strict";
import { test } from "node:test";

import { compareTerms, parseAnswer, readDate, readNumber } from "../../../../carekg/serve/editor/script/answers.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const literal = (value, type) => ({ type: "literal", value, datatype: type && XSD + type });

test("triples are read with their languages, datatypes, blank nodes and escapes", () => {
  const { kind, rows } = parseAnswer("application/n-triples; charset=utf-8", [
    '<http://e/s> <http://e/p> "caf\\u00E9 \\"x\\" \\\\ \\n \\U0001F3E0"@en-GB .',
    `_:b1 <http://e/p> "3.5"^^<${XSD}decimal> .`,
    "<http://e/s> <http://e/p> _:b1 .",
    "",
  ].join("\n"));
  assert.equal(kind, "graph");
  assert.deepEqual(rows.map((row) => row[2].value), ['café "x" \\ \n 🏠', "3.5", "_:b1"]);
  assert.deepEqual([rows[0][2].language, rows[1][2].datatype, rows[1][0].type], ["en-GB", `${XSD}decimal`, "blank"]);
});

test("a line that is no triple is not passed over", () => {
  assert.throws(() => parseAnswer("application/n-triples", "<http://e/s> <http://e/p>"), /no triple/);
});

test("rows have a place for each variable, also where nothing is bound to it", () => {
  const text = JSON.stringify({ head: { vars: ["a", "b"] }, results: { bindings: [{ b: { type: "uri", value: "http://e/x" } }] } });
  assert.deepEqual(parseAnswer("application/sparql-results+json", text).rows, [[null, { type: "iri", value: "http://e/x" }]]);
  assert.deepEqual(parseAnswer("application/sparql-results+json", '{"head":{},"boolean":false}'), { kind: "truth", truth: false });
});

test("numbers are numbers by their datatype, and not by their looks", () => {
  assert.equal(readNumber(literal("12.5", "decimal")), 12.5);
  assert.equal(readNumber(literal("12.5", "string")), null);
  assert.equal(readNumber(literal("NaN", "double")), null);
});

test("a year, a month, a day and a moment are dates; other digits are none", () => {
  const day = (text) => new Date(readDate(literal(text))).toISOString().slice(0, 10);
  assert.deepEqual(["2019", "2019-07", "2019-07-31", "2019-07-31T10:00:00Z"].map(day), ["2019-01-01", "2019-07-01", "2019-07-31", "2019-07-31"]);
  assert.equal(new Date(readDate(literal("0099"))).getUTCFullYear(), 99);
  for (const text of ["20190", "19", "2019-7", "in 2019"]) assert.equal(readDate(literal(text)), null);
});

test("numbers are ordered by size and texts as a reader expects", () => {
  const say = (term) => term.value;
  assert.ok(compareTerms(literal("9", "integer"), literal("10.5", "decimal"), say) < 0);
  assert.ok(compareTerms(literal("Åsa"), literal("Bea"), say) < 0);
  assert.ok(compareTerms(literal("Phase 9"), literal("Phase 10"), say) < 0);
});
