// When somebody can and cannot be had: the half days of a week, and how an entry is said.

import dayjs from "dayjs";
import type { Owner, Time } from "../door";

export const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"] as const;

/** The half days a click sets; the same hours the office's sentences call 上午, 下午, 晚上. */
export const HALVES = [
  { word: "上午", starts: "00:00", ends: "12:00" },
  { word: "下午", starts: "12:00", ends: "18:00" },
  { word: "晚上", starts: "18:00", ends: "23:59" },
] as const;

/** What being had is called, of a lecturer, a room, a site. */
export function verbs(owner: Owner): { can: string; cannot: string } {
  if ("lecturer" in owner) return { can: "能来", cannot: "不能来" };
  return "venue" in owner ? { can: "能用", cannot: "不能用" } : { can: "开放", cannot: "不开放" };
}

/** Whether an entry is what a click on a half day of the week says, and nothing more. */
export const isOfWeek = (time: Time): boolean =>
  time.weekday !== null &&
  time.since === null &&
  time.note === "" &&
  (time.starts === null || HALVES.some((half) => half.starts === time.starts && half.ends === time.ends));

/** Whether an entry of the week covers a half day. */
export const covers = (time: Time, weekday: number, half: (typeof HALVES)[number]): boolean =>
  isOfWeek(time) && time.weekday === weekday && (time.starts === null || time.starts === half.starts);

/** `每周三上午`, `3月9日至3月13日 14:00–16:00`. */
export function sayTime(time: Time): string {
  const day = (text: string) => dayjs(text).format(dayjs(text).year() === dayjs().year() ? "M月D日" : "YYYY年M月D日");
  const span =
    time.since === null || time.until === null
      ? time.since !== null
        ? `${day(time.since)}起`
        : time.until !== null
          ? `${day(time.until)}止`
          : ""
      : time.since === time.until
        ? day(time.since)
        : `${day(time.since)}至${day(time.until)}`;
  const week = time.weekday === null ? "" : `每周${WEEKDAYS[time.weekday - 1]}`;
  const half = HALVES.find((each) => each.starts === time.starts && each.ends === time.ends);
  const hours = time.starts === null ? "" : half ? half.word : ` ${time.starts}–${time.ends}`;
  return `${week}${span && week ? `（${span}）` : span}${hours}`;
}
