// Finding entities by any of their names.

import { foldText } from "./text.js";

/**
 * @typedef {import("./knowledge.js").Knowledge} Knowledge
 * @typedef {import("./knowledge.js").Entity} Entity
 * @typedef {{entity: Entity, name: string}} Hit `name` is the one that matched, empty where it is the label
 */

const LONGEST_NAME = 300;

/** Names of all entities, folded once. */
export class NameIndex {
  /** @param {Knowledge} knowledge */
  constructor(knowledge) {
    this.knowledge = knowledge;
    /** @type {{entity: Entity, name: string, folded: string, words: string[], rank: number}[]} */
    this.names = knowledge.entities.flatMap((entity) =>
      [...new Set([entity.label, entity.acronym ?? "", ...(entity.aliases ?? [])])].filter(Boolean).map((name) => {
        const folded = foldText(name.slice(0, LONGEST_NAME));
        const rank = knowledge.rank.get(entity.id) ?? 0;
        return { entity, name: name === entity.label ? "" : name, folded, words: folded.split(" "), rank };
      }),
    );
  }

  /**
   * The entities that fit best, each once: whole names and surnames first, then beginnings, then words, then parts of words.
   * @param {string} query
   * @param {number} most
   * @returns {Hit[]}
   */
  find(query, most) {
    const folded = foldText(query);
    if (!folded) return [];
    const parts = folded.split(" ");
    const found = [];
    for (const item of this.names) {
      const grade = gradeName(item, folded, parts);
      if (grade < 4) found.push({ item, grade });
    }
    found.sort((a, b) => a.grade - b.grade || a.item.rank - b.item.rank || (a.item.name < b.item.name ? -1 : 1));
    /** @type {Map<string, Hit>} */
    const hits = new Map();
    for (const { item } of found) {
      if (hits.size === most) break;
      if (!hits.has(item.entity.id)) hits.set(item.entity.id, { entity: item.entity, name: item.name });
    }
    return [...hits.values()];
  }
}

/**
 * @param {{entity: Entity, folded: string, words: string[]}} item
 * @param {string} folded
 * @param {string[]} parts
 */
function gradeName(item, folded, parts) {
  const isSurname = item.entity.type === "Person" && item.words.at(-1) === folded;
  if (item.folded === folded || isSurname) return 0;
  if (item.folded.startsWith(folded)) return 1;
  if (parts.every((part) => item.words.some((word) => word.startsWith(part)))) return 2;
  if (parts.every((part) => item.folded.includes(part))) return 3;
  return 4;
}
