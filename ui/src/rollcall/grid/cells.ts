// The grid of a class as cells: blocks of them, what was typed into them, and how a block goes to Excel and back.

import { HERE, isHere, type OwnWord, readMark, type Said, sayMark } from "../words";

/** A cell, counted from the first trainee and the first session. */
export interface At {
  row: number;
  column: number;
}

/** Cells from a corner to the other, both counted in. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The block between two cells, whichever way it was drawn. */
export const between = (one: At, other: At): Block => ({
  top: Math.min(one.row, other.row),
  left: Math.min(one.column, other.column),
  bottom: Math.max(one.row, other.row),
  right: Math.max(one.column, other.column),
});

export const cellsOf = ({ top, left, bottom, right }: Block): At[] => {
  const cells: At[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) cells.push({ row, column });
  return cells;
};

/** A block as Excel takes it: the mark in words, nothing where nobody was expected. */
export function copied({ top, left, bottom, right }: Block, said: (at: At) => Said | null): string {
  const lines: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const line: string[] = [];
    for (let column = left; column <= right; column++) {
      const it = said({ row, column });
      line.push(it ? sayMark(it) : "");
    }
    lines.push(line.join("\t"));
  }
  return lines.join("\n");
}

/** What was pasted: a mark for each cell, perhaps because nothing stood there, and the cells that could not be read. */
export interface Pasted {
  put: { at: At; said: Said; nothing: boolean }[];
  unread: string[];
  /** What was pasted went beyond the last row or the last session. */
  beyond: boolean;
}

/**
 * Cells copied in Excel, laid down from the corner of `block`; one cell alone fills the block. An empty cell is 出勤, as
 * in the sheets that only note who was not there.
 */
export function pasted(
  text: string,
  block: Block,
  size: { rows: number; columns: number },
  own: readonly OwnWord[],
): Pasted {
  const cells = text
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t"));
  const alone = cells.length === 1 && cells[0]?.length === 1;
  const all: Pasted = { put: [], unread: [], beyond: false };
  const lay = (piece: string, at: At) => {
    if (at.row >= size.rows || at.column >= size.columns) {
      all.beyond = true;
      return;
    }
    const nothing = piece.trim() === "";
    const said = nothing ? HERE : readMark(piece, own);
    if (said) all.put.push({ at, said, nothing });
    else all.unread.push(piece.trim());
  };
  if (alone) for (const at of cellsOf(block)) lay(cells[0]?.[0] ?? "", at);
  else
    cells.forEach((line, down) => {
      line.forEach((piece, right) => {
        lay(piece, { row: block.top + down, column: block.left + right });
      });
    });
  return all;
}

/** Whether two cells say the same. */
export const same = (one: Said, other: Said): boolean =>
  isHere(one) ? isHere(other) : one.mark === other.mark && one.word === other.word && one.minutes === other.minutes;
