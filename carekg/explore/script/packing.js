// Records from the columns in which the page carries them: see `packing.py`.

/**
 * @typedef {{count: number, columns: Record<string, any>}} Packed
 */

/**
 * @param {Packed} packed
 * @returns {any[]}
 */
export function unpackRecords({ count, columns }) {
  /** @type {any[]} */
  const records = Array.from({ length: count }, () => ({}));
  for (const [name, column] of Object.entries(columns)) {
    if (column.every !== undefined) records.forEach((record) => { record[name] = column.every; });
    const values = column.records ? unpackRecords(column.records) : column.all;
    if (values) values.forEach((/** @type {any} */ value, /** @type {number} */ row) => { records[row][name] = value; });
    else if (column.words) column.places.forEach((/** @type {number} */ place, /** @type {number} */ row) => { if (place >= 0) records[row][name] = column.words[place]; });
    else column.rows?.forEach((/** @type {number} */ row, /** @type {number} */ place) => { records[row][name] = column.values[place]; });
  }
  return records;
}
