// Which sources say the same of two entities, which say otherwise, and what cannot all be true.

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Tie} Tie
 * @typedef {{tie: Tie, sources: string[]}} Voice the names of the sources that make the claim of a tie
 * @typedef {{reason: string, others: Tie[]}} Dissent
 */

/**
 * Who makes the claim of a tie, and who makes another claim of the same relation between the same two: that it is only
 * planned, say, or denied. Its own come first; what was rejected has no voice.
 * @param {Knowledge} knowledge
 * @param {Tie} tie
 * @returns {Voice[]}
 */
export function listVoices(knowledge, tie) {
  const { forward, backward } = knowledge.predicates.get(tie.predicate);
  const same = knowledge.ties.filter((other) => other.predicate === tie.predicate && other.statements[0]?.status !== "rejected"
    && ((other.subject === tie.subject && other.object === tie.object)
      || (forward === backward && other.subject === tie.object && other.object === tie.subject)));
  /** @type {Map<string, {tie: Tie, keys: Set<string>}>} */
  const claims = new Map();
  for (const one of same.sort((a, b) => Number(b === tie) - Number(a === tie) || a.number - b.number)) {
    const known = claims.get(one.claim) ?? { tie: one, keys: new Set() };
    claims.set(one.claim, known);
    for (const statement of one.statements) known.keys.add(knowledge.sourceOf(statement).key);
    for (const tenure of one.tenures) known.keys.add(tenure.source ?? "the table of posts");
  }
  return [...claims.values()].map((claim) => ({ tie: claim.tie, sources: [...claim.keys].map((key) => knowledge.titleOfSource(key) || "Source not known").sort() }));
}

/**
 * What contradicts the statements of a tie, and the other ties in which it stands.
 * @param {Knowledge} knowledge
 * @param {Tie} tie
 * @returns {Dissent[]}
 */
export function listDissent(knowledge, tie) {
  const found = new Set(tie.statements.flatMap((statement) => knowledge.conflictsOf.get(statement.id) ?? []));
  return [...found].map(({ reason, statements }) => {
    const ties = statements.map((id) => knowledge.tieOfStatement.get(id)).filter((other) => other !== undefined && other !== tie);
    return { reason, others: /** @type {Tie[]} */ ([...new Set(ties)]) };
  });
}
