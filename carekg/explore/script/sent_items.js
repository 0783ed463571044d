// What vis-network has been given of the nodes, or of the edges.

/** Items as they were last sent, so that only what has changed is sent again. */
export class SentItems {
  /** @param {any} items vis-network's set of them, empty */
  constructor(items) {
    this.items = items;
    /** @type {Map<number, string>} */
    this.sent = new Map();
  }

  /**
   * Take away what is no longer wanted.
   * @param {Map<number, any>} wanted
   */
  keep(wanted) {
    const gone = [...this.sent.keys()].filter((id) => !wanted.has(id));
    if (gone.length > 0) this.items.remove(gone);
    gone.forEach((id) => this.sent.delete(id));
  }

  /**
   * Add what is new, and change what looks otherwise now.
   * @param {Map<number, any>} wanted
   */
  update(wanted) {
    const changed = [];
    for (const [id, look] of wanted) {
      const written = JSON.stringify(look);
      if (this.sent.get(id) === written) continue;
      // A node that is there keeps its place: the reader may have dragged it.
      const { x, y, ...rest } = look;
      changed.push(this.sent.has(id) || x === undefined ? rest : look);
      this.sent.set(id, written);
    }
    if (changed.length > 0) this.items.update(changed);
  }
}
