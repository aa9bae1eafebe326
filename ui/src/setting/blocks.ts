// The blocks of a half day as the office writes them: 8:30-10:00、10:20-11:50.

import type { Block } from "../door";
import { readTime } from "../parts";

export const writeBlocks = (blocks: readonly Block[]): string =>
  blocks.map(({ starts, ends }) => `${starts}–${ends}`).join("、");

/** Blocks as they were typed, however they are parted; undefined when one is none. */
export function readBlocks(text: string): Block[] | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/\s*(?:[-–—~〜至到]|--)\s*/g, "-")
    .trim();
  const blocks = plain
    .split(/[、,;。\s]+/)
    .filter(Boolean)
    .map((each) => {
      const [starts, ends, more] = each.split("-").map(readTime);
      return starts && ends && more === undefined ? { starts, ends } : undefined;
    });
  return blocks.includes(undefined) ? undefined : (blocks as Block[]);
}
