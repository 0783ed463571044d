// Statements about one entity, by what they say of it or by when; always the newest first.

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Entity} Entity
 * @typedef {import("./knowledge.js").Statement} Statement
 * @typedef {{title: string, statements: {statement: Statement, other: string, as: string}[]}} Group `other` is the
 *   entity at the other end, empty where neither end is this one; `as` is the post in which this one is spoken of
 */

/**
 * Statements by what they say of an entity: as subject first, then as object, then what it says itself.
 * @param {Knowledge} knowledge
 * @param {Entity} entity
 * @param {Statement[]} statements
 * @returns {Group[]}
 */
export function groupStatements(knowledge, entity, statements) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const { id, ...words } of knowledge.vocabulary.predicates) {
    groups.set(`${id} forward`, { title: (entity.plural ? words.plural : words).forward, statements: [] });
  }
  for (const { id, ...words } of knowledge.vocabulary.predicates) {
    const key = `${id} backward`;
    if (words.forward !== words.backward) groups.set(key, { title: (entity.plural ? words.plural : words).backward, statements: [] });
    else groups.set(key, /** @type {Group} */ (groups.get(`${id} forward`)));
  }
  const said = { title: entity.plural ? "also say" : "also says", statements: [] };
  for (const statement of sortByTime(knowledge, statements)) {
    const { subject, object, predicate, subjectHolder, objectHolder } = statement;
    const forward = groups.get(`${predicate} forward`) ?? said;
    const backward = groups.get(`${predicate} backward`) ?? said;
    if (subject === entity.id) forward.statements.push({ statement, other: object, as: "" });
    else if (object === entity.id) backward.statements.push({ statement, other: subject, as: "" });
    else if (subjectHolder === entity.id) forward.statements.push({ statement, other: object, as: subject });
    else if (objectHolder === entity.id) backward.statements.push({ statement, other: subject, as: object });
    else /** @type {Group} */ (said).statements.push({ statement, other: "", as: "" });
  }
  return [...new Set([...groups.values(), said])].filter((group) => group.statements.length > 0);
}

/**
 * Statements by the year in which what they say happened or is due, or else their document came out.
 * @param {Knowledge} knowledge
 * @param {Entity} _entity
 * @param {Statement[]} statements
 * @returns {Group[]}
 */
export function groupByYear(knowledge, _entity, statements) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const statement of sortByTime(knowledge, statements)) {
    const title = knowledge.dateOf(statement).slice(0, 4) || "Date not known";
    const group = groups.get(title) ?? { title, statements: [] };
    group.statements.push({ statement, other: "", as: "" });
    groups.set(title, group);
  }
  return [...groups.values()];
}

/**
 * The newest first, those without a date last; of one date those with a quote first, then by id, so that the order is
 * always the same.
 * @param {Knowledge} knowledge
 * @param {Statement[]} statements
 */
export function sortByTime(knowledge, statements) {
  const dated = statements.map((statement) => ({ statement, date: knowledge.dateOf(statement) }));
  dated.sort((a, b) => {
    if (a.date !== b.date) return a.date < b.date ? 1 : -1;
    return Number(Boolean(b.statement.quote)) - Number(Boolean(a.statement.quote)) || (a.statement.id < b.statement.id ? -1 : 1);
  });
  return dated.map((item) => item.statement);
}
