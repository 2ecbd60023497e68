/**
 * One record as clean CSV. Values are given as they were read: this is for comparing readers, not for opening in a
 * spreadsheet, so nothing is defused.
 * @param {readonly string[]} cells
 */
export const csvText = (cells) => `${cells.map(quoted).join(',')}\n`;

/** @param {string} cell */
const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
