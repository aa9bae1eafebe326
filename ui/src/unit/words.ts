// 单位性质, and what the words of the register's units are made of.

import type { Nature, UnitId, UnitLine } from "../door";

/** 单位性质, as the register knows them. */
export const NATURES: readonly Nature[] = [
  "党委机关",
  "人大",
  "政府",
  "政协",
  "监察",
  "法院",
  "检察院",
  "群团",
  "民主党派",
  "事业",
  "国有企业",
  "乡镇",
  "街道",
  "村（社区）",
  "两新组织",
  "垂管",
  "其他",
];

/** A unit as it is saved: without what only the list knows of it. */
export function unitOf(line: UnitLine) {
  const { id, name, nature, standard_order, parent, overseer, sector, area, tags, closed_on, successor } = line;
  return { id, name, nature, standard_order, parent, overseer, sector, area, tags, closed_on, successor };
}

/** The units as a tree, line by line. */
export const asTree = (lines: readonly UnitLine[]): UnitLine[] => [...lines].sort((a, b) => a.tree_line - b.tree_line);

/** Who may stand above it: everybody in force who does not stand below it. */
export function mayBeAbove(lines: readonly UnitLine[], unit: UnitId): UnitLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const below = (line: UnitLine) => {
    const seen = new Set<UnitId>();
    for (
      let at: UnitLine | undefined = line;
      at && !seen.has(at.id);
      at = at.parent ? byId.get(at.parent) : undefined
    ) {
      if (at.id === unit) return true;
      seen.add(at.id);
    }
    return false;
  };
  return lines.filter((line) => line.closed_on === null && !below(line));
}

/** What some unit already has there, each once: 政法, 教育. */
export function wordsIn(lines: readonly UnitLine[], of: "sector" | "area" | "tags"): { name: string }[] {
  const words = lines.flatMap((line) => line[of].split("、")).filter(Boolean);
  return [...new Set(words)].map((name) => ({ name }));
}
