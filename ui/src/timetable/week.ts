// The geometry of a week: days, bands of the day, and where a session stands in them. Pure functions over
// dates as `YYYY-MM-DD` and times as minutes after midnight.

import dayjs from "dayjs";

/** A part of the day with the hours the school keeps: 上午 8:30–11:30. */
export interface Band {
  word: "上午" | "下午" | "晚上";
  start: number;
  end: number;
  /** Where there is a break in it: what is taught in one go. */
  blocks?: readonly { start: number; end: number }[];
}

/** Something that stands in the grid. */
export interface Block {
  day: string;
  start: number;
  end: number;
}

/** Minutes below which a gap is a break, not a place for a session. */
const SHORTEST = 20;
/** What the edge of a session is pulled by, and the least that is left of one. */
export const STEP = 5;
const MIDNIGHT = 24 * 60;

export const minutesOf = (time: string): number => {
  const [hour, minute] = time.split(":");
  return Number(hour) * 60 + Number(minute);
};
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => {
  const date = dayjs(day);
  return date.subtract((date.day() + 6) % 7, "day").format("YYYY-MM-DD");
};
export const addDays = (day: string, days: number): string => dayjs(day).add(days, "day").format("YYYY-MM-DD");
/** Monday to Sunday. */
export const daysOf = (monday: string): string[] => Array.from({ length: 7 }, (_, index) => addDays(monday, index));
export const weekday = (day: string): string => `周${"日一二三四五六"[dayjs(day).day()]}`;
export const isWeekend = (day: string): boolean => dayjs(day).day() % 6 === 0;
/** 3月9日, as the office says a day. */
export const sayDay = (day: string): string => dayjs(day).format("M月D日");

/** The band a time belongs to: before 12:00 is 上午, as the store counts, from 18:00 晚上. */
export const bandWordOf = (minutes: number): Band["word"] =>
  minutes < 720 ? "上午" : minutes < 1080 ? "下午" : "晚上";

/** The part of a block that stands in one band. */
export type Piece<B extends Block> = Block & { block: B /** It began in an earlier band. */; goesOn: boolean };

/**
 * The parts of blocks in each band, in the order of the bands. A block stands in the band it begins in; only one
 * that reaches into the usual hours of the next (a day's outing) goes on there.
 */
export function piecesIn<B extends Block>(usual: readonly Band[], blocks: readonly B[]): Piece<B>[][] {
  return usual.map((band, index) =>
    blocks.flatMap((block) => {
      const home = usual.findIndex((each) => each.word === bandWordOf(block.start));
      if (home > index || (home < index && block.end <= band.start)) return [];
      const next = usual[index + 1];
      const start = home === index ? block.start : band.start;
      const end = next && next.start < block.end ? Math.max(band.end, start + SHORTEST) : block.end;
      return [{ day: block.day, start, end, block, goesOn: home < index }];
    }),
  );
}

/** The bands of a week, each widened to hold what stands in it, so that nothing is cut off. */
export function bandsFor(usual: readonly Band[], pieces: readonly (readonly Block[])[]): Band[] {
  return usual.map((band, index) => ({
    ...band,
    start: Math.min(band.start, ...(pieces[index] ?? []).map((piece) => piece.start)),
    end: Math.max(band.end, ...(pieces[index] ?? []).map((piece) => piece.end)),
  }));
}

/** Blocks of one day and band, each with its lane: those that overlap stand side by side. */
export function lanes<B extends Block>(blocks: readonly B[]): { block: B; lane: number; of: number }[] {
  const sorted = [...blocks].sort((a, b) => a.start - b.start || a.end - b.end);
  const placed: { block: B; lane: number; of: number }[] = [];
  let cluster: { block: B; lane: number; of: number }[] = [];
  let clusterEnd = -1;
  for (const block of sorted) {
    if (block.start >= clusterEnd) cluster = [];
    const taken = new Set(cluster.filter((each) => block.start < each.block.end).map((each) => each.lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    const mine = { block, lane, of: 1 };
    cluster.push(mine);
    placed.push(mine);
    clusterEnd = Math.max(clusterEnd, block.end);
    const width = Math.max(...cluster.map((each) => each.lane)) + 1;
    for (const each of cluster) each.of = width;
  }
  return placed;
}

/**
 * The stretches of a band that nothing occupies and that are long enough to plan something in; where the band has a
 * break, none goes over it.
 */
export function gapsIn(band: Band, blocks: readonly Block[]): { start: number; end: number }[] {
  return (band.blocks ?? [band]).flatMap((part) => gapsBetween(part, blocks));
}

function gapsBetween(part: { start: number; end: number }, blocks: readonly Block[]): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let start = part.start;
  const inside = blocks.filter((block) => block.start < part.end && part.start < block.end);
  for (const block of inside.sort((a, b) => a.start - b.start)) {
    if (block.start - start >= SHORTEST) gaps.push({ start, end: block.start });
    start = Math.max(start, block.end);
  }
  if (part.end - start >= SHORTEST) gaps.push({ start, end: part.end });
  return gaps;
}

/** Where a dragged session lands: pulled to the band's beginning, to its neighbours' ends, else to ten minutes. */
export function snap(minutes: number, band: Band, neighbours: readonly Block[]): number {
  const marks = [band.start, ...neighbours.map((block) => block.end)];
  const near = marks
    .filter((mark) => Math.abs(mark - minutes) <= 20)
    .sort((a, b) => Math.abs(a - minutes) - Math.abs(b - minutes));
  return near[0] ?? Math.round(minutes / 10) * 10;
}

/** A block whose edge was pulled to a minute: to a neighbour's or the band's own edge when near, else to five minutes. */
export function stretched<B extends Block>(
  block: B,
  edge: "start" | "end",
  minutes: number,
  marks: readonly number[],
): { start: number; end: number } {
  const mark = marks.find((each) => Math.abs(each - minutes) <= STEP) ?? Math.round(minutes / STEP) * STEP;
  return edge === "start"
    ? { start: Math.max(0, Math.min(mark, block.end - STEP)), end: block.end }
    : { start: block.start, end: Math.min(MIDNIGHT - 1, Math.max(mark, block.start + STEP)) };
}

/** Where several blocks stand when one of them has moved there and the others keep their distance in days and minutes. */
export function movedAlong<B extends Block>(
  blocks: readonly B[],
  from: Block,
  to: { day: string; start: number },
): { block: B; day: string; start: number }[] {
  const days = dayjs(to.day).diff(from.day, "day");
  return blocks.map((block) => ({
    block,
    day: addDays(block.day, days),
    start: Math.max(0, Math.min(MIDNIGHT - 1 - (block.end - block.start), block.start + to.start - from.start)),
  }));
}
