// 全年一览, worked out: which rows there are, where a bar stands, and where the pointer has taken it.

import dayjs from "dayjs";
import type { Bar, CohortKindLine, YearWall } from "../door";

const DAY = 24 * 60 * 60 * 1000;

/** Days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** A day some days on, or back. */
export const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export const barId = (bar: Bar): string => (bar.cohort !== null ? `c${bar.cohort}` : `l${bar.line}`);

/** A row of the wall: a branch of the tree that can be folded, or a bar. */
export type Row =
  | { id: string; group: string; word: string; bars: readonly Bar[]; folded: boolean }
  | { id: string; bar: Bar };

/**
 * The rows: branches at the top of the office's tree in its order, what has no 类别 by its 性质 after them, the bars of
 * each by time. A year of more than `many` bars begins folded.
 */
export function rowsOf(
  wall: YearWall,
  kinds: readonly CohortKindLine[],
  folds: Readonly<Record<string, boolean>>,
  many = 60,
): Row[] {
  const top = new Map<number, CohortKindLine>();
  let branch: CohortKindLine | undefined;
  for (const kind of kinds) {
    if (kind.depth === 0) branch = kind;
    if (branch) top.set(kind.id, branch);
  }
  const groups = new Map<string, { word: string; bars: Bar[] }>();
  for (const kind of kinds) if (kind.depth === 0) groups.set(`k${kind.id}`, { word: kind.name, bars: [] });
  for (const bar of wall.bars) {
    const of = bar.kind === null ? undefined : top.get(bar.kind);
    const key = of ? `k${of.id}` : `n${bar.category}`;
    const group = groups.get(key) ?? {
      word: kinds.length > 0 ? `${bar.category}（没有类别）` : bar.category,
      bars: [],
    };
    group.bars.push(bar);
    groups.set(key, group);
  }
  return [...groups].flatMap(([group, { word, bars }]): Row[] => {
    if (bars.length === 0) return [];
    const folded = folds[group] ?? wall.bars.length > many;
    const head: Row = { id: `g${group}`, group, word, bars, folded };
    return folded ? [head] : [head, ...bars.map((bar): Row => ({ id: barId(bar), bar }))];
  });
}

/** Where a stretch of days stands on a line of so many days, in percent; null: nowhere on it. */
export function placeOf(from: string, count: number, starts: string, ends: string) {
  const first = Math.max(0, daysBetween(from, starts));
  const last = Math.min(count - 1, daysBetween(from, ends));
  if (last < 0 || count <= first || last < first) return null;
  return { left: `${(first / count) * 100}%`, width: `${((last - first + 1) / count) * 100}%` };
}

/** The days a pointer has gone: whole weeks, so that a class keeps its weekdays; with Alt, single days. */
export const daysGone = (pixels: number, perDay: number, alt: boolean): number =>
  alt ? Math.round(pixels / perDay) : Math.round(pixels / perDay / 7) * 7;

/** `3月9日（周一）至3月20日` */
export const saySpan = (starts: string, ends: string): string =>
  starts === ends
    ? dayjs(starts).format("M月D日（dd）").replace("（", "（周")
    : `${dayjs(starts).format("M月D日（dd）").replace("（", "（周")}至${dayjs(ends).format("M月D日")}`;

/** What a bar is, in one line. */
export function sayBar(bar: Bar): string {
  const days = bar.pieces.reduce((sum, piece) => sum + daysBetween(piece.starts, piece.ends) + 1, 0);
  const parts = [
    bar.title,
    saySpan(bar.starts, bar.ends),
    bar.pieces.length > 1 ? `分${bar.pieces.length}段共${days}天` : `${days}天`,
    bar.people > 0 ? `${bar.people}人` : "人数未定",
    bar.stage ?? "计划，未建班",
  ];
  const away = [...new Set(bar.pieces.map((piece) => piece.place).filter((place) => place !== ""))];
  return [...parts, ...(away.length > 0 ? [`异地：${away.join("、")}`] : [])].join("　");
}

/** The months of a year: where each begins, in percent. */
export function monthsOf(from: string, count: number) {
  return Array.from({ length: 12 }, (_, month) => {
    const first = dayjs(from).month(month);
    return { month: month + 1, left: (first.diff(dayjs(from), "day") / count) * 100 };
  });
}

/** The outline of a curve of one figure a day, as the points of an SVG polygon `count` wide and `high` high. */
export function outline(figures: readonly number[], most: number, high: number): string {
  const y = (figure: number) => (most === 0 ? high : high - (Math.min(figure, most) / most) * high).toFixed(1);
  const steps = figures.map((figure, day) => `${day},${y(figure)} ${day + 1},${y(figure)}`);
  return `0,${high} ${steps.join(" ")} ${figures.length},${high}`;
}
