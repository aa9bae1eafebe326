// The geometry of a week: days, bands of the day, and where a session stands in them. Pure functions over
// dates as `YYYY-MM-DD` and times as minutes after midnight.

import dayjs from "dayjs";

/** A part of the day with the hours the school keeps: 上午 8:30–11:30. */
export interface Band {
  word: "上午" | "下午" | "晚上";
  start: number;
  end: number;
}

/** Something that stands in the grid. */
export interface Block {
  day: string;
  start: number;
  end: number;
}

/** Minutes below which a gap is a break, not a place for a session. */
const SHORTEST = 20;

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
/** 3月9日, as the office says a day. */
export const sayDay = (day: string): string => dayjs(day).format("M月D日");

/** The band a time belongs to: before 12:00 is 上午, as the store counts, from 18:00 晚上. */
export const bandWordOf = (minutes: number): Band["word"] =>
  minutes < 720 ? "上午" : minutes < 1080 ? "下午" : "晚上";

/** The bands of a week, each widened to hold the sessions in it, so that nothing is cut off. */
export function bandsFor(usual: readonly Band[], blocks: readonly Block[]): Band[] {
  return usual.map((band) => {
    const inside = blocks.filter((block) => bandWordOf(block.start) === band.word);
    return {
      word: band.word,
      start: Math.min(band.start, ...inside.map((block) => block.start)),
      end: Math.max(band.end, ...inside.map((block) => block.end)),
    };
  });
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

/** The stretches of a band that nothing occupies and that are long enough to plan something in. */
export function gapsIn(band: Band, blocks: readonly Block[]): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let start = band.start;
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    if (block.start - start >= SHORTEST) gaps.push({ start, end: block.start });
    start = Math.max(start, block.end);
  }
  if (band.end - start >= SHORTEST) gaps.push({ start, end: band.end });
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
