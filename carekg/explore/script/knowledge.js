// The knowledge that the page carries, read once and indexed. Ids are keys of Maps, never of plain objects.

import { listColoured } from "./community_colours.js";
import { cleanText, countOf, foldText, formatDate, nameSource, shortenText } from "./text.js";
import { WordIndex } from "./words.js";

/**
 * @typedef {{id: string, type: string, label: string, plural?: boolean, subtype?: string, aliases?: string[], acronym?: string,
 *   nation?: string, start?: string, end?: string, url?: string, wikidata?: string, sameAs?: string[], description?: string,
 *   source?: string, curated?: boolean, centrality?: number, betweenness?: number, pagerank?: number, community?: number}} Entity
 * @typedef {"ties" | "betweenness" | "pagerank"} MeasureId
 * @typedef {{id: MeasureId, field: "centrality" | "betweenness" | "pagerank", name: string, by: string, meaning: string}} Measure
 * @typedef {{id: string, subject: string, predicate: string, object: string, claim: string, modality: string,
 *   negated?: boolean, quote?: string, document?: string, source?: string, locator?: string, start?: number,
 *   end?: number, date?: string, speaker?: string, confidence: number, status: string, rule?: string,
 *   subjectHolder?: string, objectHolder?: string, nation?: string,
 *   amount?: {value: string, currency: string, per?: string}}} Statement
 * @typedef {{id: string, path: string, sha256: string, title?: string, publisher?: string, date?: string,
 *   nation?: string, genre?: string, url?: string, language?: string}} SourceDocument
 * @typedef {{person: string, role: string, start?: string, end?: string, acting?: boolean, source?: string}} Tenure
 * @typedef {{id: number, label: string, shape: string, color: string, size: number, x: number, y: number,
 *   entity: Entity}} DrawnNode
 * @typedef {{from: number, to: number, predicate: string, claim: string, fact: boolean, statements: number[],
 *   tenures?: number[], width: number, dashes?: number[], smooth?: object}} DrawnEdge
 * @typedef {{subject: string, predicate: string, object: string, claim: string}} Claim
 * @typedef {{reason: string, statements: string[]}} Conflict why statements cannot all be true, and their ids
 * @typedef {Claim & {number: number, edge: DrawnEdge, statements: Statement[], tenures: Tenure[]}} Tie
 */

const DATE_OF_ISO = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** What everything else on the page reads from. */
export class Knowledge {
  /**
   * @param {DrawnNode[]} nodes
   * @param {DrawnEdge[]} edges
   * @param {any} details
   */
  constructor(nodes, edges, details) {
    this.details = details;
    this.vocabulary = details.vocabulary;
    this.nodes = nodes;
    this.edges = edges;
    /** @type {Entity[]} */
    this.entities = nodes.map((node) => node.entity);
    /** @type {Statement[]} */
    this.statements = details.statements;
    /** @type {Tenure[]} */
    this.tenures = details.tenures;
    /** @type {SourceDocument[]} */
    this.documents = details.documents;
    this.types = new Map(this.vocabulary.types.map((/** @type {any} */ look) => [look.id, look]));
    this.predicates = new Map(this.vocabulary.predicates.map((/** @type {any} */ words) => [words.id, words]));
    this.claims = new Map(this.vocabulary.claims.map((/** @type {any} */ look) => [look.id, look]));
    this.statuses = new Map(this.vocabulary.statuses.map((/** @type {any} */ words) => [words.id, words]));
    this.entityById = new Map(this.entities.map((entity) => [entity.id, entity]));
    this.numberById = new Map(nodes.map((node) => [node.entity.id, node.id]));
    this.documentById = new Map(this.documents.map((document) => [document.id, document]));
    this.statementById = new Map(this.statements.map((statement) => [statement.id, statement]));
    this.statementsAbout = this.indexStatements();
    /** @type {Tie[]} */
    this.ties = edges.map((edge, number) => ({
      number,
      edge,
      subject: this.entities[edge.from].id,
      predicate: edge.predicate,
      object: this.entities[edge.to].id,
      claim: edge.claim,
      tenures: (edge.tenures ?? []).map((place) => this.tenures[place]),
      statements: edge.statements.map((place) => this.statements[place]),
    }));
    this.conflictsOf = indexConflicts(details.conflicts ?? []);
    this.tieOfStatement = new Map(this.ties.flatMap((tie) => tie.statements.map((item) => [item.id, tie])));
    /** @type {Measure[]} */
    this.measures = this.vocabulary.measures.filter((/** @type {Measure} */ { id, field }) => id === "ties" || this.entities.some((entity) => entity[field]));
    /** @type {Map<string, Map<string, number>>} */
    this.ranks = new Map();
    this.rank = this.rankBy("ties");
    this.membersOf = this.groupCommunities();
    this.colouredCommunities = listColoured(this);
    /** @type {Map<number, {x: number, y: number}>} */
    this.placeOfCommunity = new Map(details.communities.map((/** @type {any} */ item) => [item.number, item]));
    this.neighbours = this.findNeighbours();
    this.words = new WordIndex(this);
  }

  /** The entities that each one is tied to, by number; itself is not one of them. */
  findNeighbours() {
    /** @type {Set<number>[]} */
    const neighbours = this.nodes.map(() => new Set());
    for (const { from, to } of this.edges) {
      if (from === to) continue;
      neighbours[from].add(to);
      neighbours[to].add(from);
    }
    return neighbours;
  }

  /**
   * An entity and all that are at most so many steps from it.
   * @param {string} id
   * @param {number} depth
   */
  findAround(id, depth) {
    let edge = [/** @type {number} */ (this.numberById.get(id))];
    const reached = new Set(edge);
    for (let step = 0; step < depth; step += 1) {
      edge = edge.flatMap((number) => [...this.neighbours[number]]).filter((number) => !reached.has(number));
      edge.forEach((number) => reached.add(number));
    }
    return new Set([...reached].map((number) => this.entities[number].id));
  }

  /**
   * When a statement happened or is due, else the date of its document, else nothing: ISO 8601, or no date at all.
   * @param {Statement} statement
   */
  dateOf(statement) {
    return [statement.date, this.documentById.get(statement.document ?? "")?.date].find((date) => DATE_OF_ISO.test(date ?? "")) ?? "";
  }

  /** Statements by each entity that they name in any place. */
  indexStatements() {
    /** @type {Map<string, Statement[]>} */
    const index = new Map(this.entities.map((entity) => [entity.id, []]));
    for (const statement of this.statements) {
      const { subject, object, speaker, subjectHolder, objectHolder } = statement;
      for (const id of new Set([subject, object, speaker, subjectHolder, objectHolder])) {
        if (id) index.get(id)?.push(statement);
      }
    }
    return index;
  }

  /** @param {MeasureId} id */
  measure(id) {
    return /** @type {Measure} */ (this.measures.find((measure) => measure.id === id) ?? this.measures[0]);
  }

  /**
   * Each entity's place in the order of importance, from 0: central first, then by number of statements.
   * @param {MeasureId} id of the measure
   */
  rankBy(id) {
    const known = this.ranks.get(id);
    if (known) return known;
    const { field } = this.measure(id);
    const order = this.entities.map((entity) => ({
      entity, share: entity[field] ?? 0, weight: this.statementsAbout.get(entity.id)?.length ?? 0, folded: foldText(entity.label),
    }));
    order.sort((a, b) => b.share - a.share || b.weight - a.weight || (a.folded === b.folded ? compareText(a.entity.label, b.entity.label) : a.folded < b.folded ? -1 : 1));
    const rank = new Map(order.map(({ entity }, place) => [entity.id, place]));
    this.ranks.set(id, rank);
    return rank;
  }

  /**
   * How large an entity is drawn.
   * @param {Entity} entity
   * @param {MeasureId} id of the measure
   */
  sizeOf(entity, id) {
    const [smallest, largest] = this.vocabulary.sizes;
    return Math.round((smallest + (largest - smallest) * Math.sqrt(entity[this.measure(id).field] ?? 0)) * 10) / 10;
  }

  /** The members of each community, the most central first. */
  groupCommunities() {
    /** @type {Map<number, string[]>} */
    const members = new Map();
    for (const id of this.rank.keys()) {
      const number = this.entityById.get(id)?.community;
      if (number === undefined) continue;
      const known = members.get(number);
      if (known) known.push(id);
      else members.set(number, [id]);
    }
    return members;
  }

  /**
   * What a community is called: the names of its most central members, and how many more there are.
   * @param {string[]} members the most central first
   * @param {number} [naming] how many of them are named
   * @param {number} [longest] characters of each name
   */
  nameMembers(members, naming = 2, longest = Infinity) {
    const names = members.slice(0, naming).map((id) => shortenText(this.nameOf(id), longest));
    const rest = members.length - names.length;
    return rest > 0 ? `${names.join(", ")} and ${countOf(rest, "other")}` : names.join(" and ");
  }

  /** @param {number} number */
  nameOfCommunity(number) {
    return this.nameMembers(this.membersOf.get(number) ?? []);
  }

  /** @param {string | undefined} id */
  nameOf(id) {
    const entity = this.entityById.get(id ?? "");
    return entity ? cleanText(entity.label) || "(no name)" : cleanText(id).replaceAll("-", " ");
  }

  /**
   * Where a statement comes from: the key that filters use, and what a reader is told.
   * @param {Statement} statement
   */
  sourceOf(statement) {
    const key = statement.document ?? statement.source ?? "";
    const document = this.documentById.get(key);
    return {
      key,
      document,
      title: this.titleOfSource(key),
      publisher: cleanText(document?.publisher),
      date: formatDate(document?.date),
      url: document?.url ?? key,
      locator: cleanText(statement.locator),
    };
  }

  /** @param {string} text */
  titleOfSource(text) {
    const document = this.documentById.get(text);
    return document ? cleanText(document.title || document.path || document.id) : nameSource(text);
  }

  /**
   * What must stand behind a claim that is not done or in force, so that nobody takes it for a fact: ` (denied)`.
   * @param {string} claim
   */
  qualify(claim) {
    return claim === "actual" ? "" : ` (${this.claims.get(claim).name.toLowerCase()})`;
  }

  /**
   * A predicate as it reads behind the name of a subject: `funds`, but `fund` behind `councils`.
   * @param {{subject: string, predicate: string}} claim a statement or a tie
   * @returns {string}
   */
  verbOf({ subject, predicate }) {
    const words = this.predicates.get(predicate);
    return (this.entityById.get(subject)?.plural ? words.plural : words).forward;
  }

  /**
   * "Subject predicate object" as words.
   * @param {Claim} claim a statement or a tie
   */
  sentenceOf({ subject, predicate, object, claim }) {
    return `${this.nameOf(subject)} ${this.verbOf({ subject, predicate })} ${this.nameOf(object)}${this.qualify(claim)}`;
  }
}

/**
 * @param {Conflict[]} conflicts
 * @returns {Map<string, Conflict[]>} by the id of each statement that they speak of
 */
function indexConflicts(conflicts) {
  /** @type {Map<string, Conflict[]>} */
  const index = new Map();
  for (const conflict of conflicts) {
    for (const id of conflict.statements) index.set(id, [...(index.get(id) ?? []), conflict]);
  }
  return index;
}

/**
 * @param {string} a
 * @param {string} b
 */
export function compareText(a, b) {
  const [left, right] = [foldText(a), foldText(b)];
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
