// The help as a plain file, for Notepad on any Windows: wrapped, because Notepad by itself does not wrap.

import { type Piece, SECTIONS } from "./sections";

/** Columns of a line; a Chinese character takes two. */
const WIDE = 76;
/** What must not begin a line. */
const CLOSING = "，。、；：？！）》”…";

/** From the curved quotation marks on, characters are as wide as Chinese ones. */
const widthOf = (text: string): number => [...text].reduce((sum, each) => sum + (each < "\u2010" ? 1 : 2), 0);

/** Breaks after any Chinese character, but leaves Latin words and paths whole, and opens no bracket at a line's end. */
export function wrap(text: string, indent: string, first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.match(/[“《（]?(?:[!-~]+ ?|.)/gu) ?? []) {
    if (widthOf(line + word.trimEnd()) > WIDE && !CLOSING.includes(word)) {
      lines.push(line.trimEnd());
      line = indent;
      if (word === " ") continue;
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}

function linesOf(piece: Piece): string[] {
  if (typeof piece === "string") return wrap(piece, "  ");
  if ("steps" in piece) return piece.steps.flatMap((step, index) => wrap(step, "     ", `  ${index + 1}. `));
  return piece.words.map(([word, meaning]) => `  ${word}${" ".repeat(Math.max(2, 14 - widthOf(word)))}${meaning}`);
}

/** 使用说明.txt: a byte order mark and Windows' line ends. */
export function manual(): string {
  const sections = SECTIONS.map(({ title, body }, index) => [
    "",
    `${index + 1}　${title}`,
    "",
    ...body.flatMap(linesOf),
    "",
  ]);
  const lines = ["班务通 使用说明", "", "程序里的“帮助”写的是同样的内容。", ...sections.flat()];
  return `\uFEFF${lines.join("\r\n").trimEnd()}\r\n`;
}
