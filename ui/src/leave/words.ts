// Leave, as the office writes and types it.

import dayjs from "dayjs";
import type { HalfDay, LeaveKind, LeaveLine, LeaveMoment } from "../door";

export const KINDS: readonly LeaveKind[] = ["事假", "病假", "公假"];
/** A moment is said by the half day, or by the clock. */
export const WHENS = ["上午", "下午", "晚上", "几点"] as const;
export type When = (typeof WHENS)[number];

/** A moment as a form has it. */
export interface Moment {
  day: string | null;
  when: When;
  at: string;
}

/** A moment of the form as the door takes it; null while its day is missing. */
export function momentOf({ day, when, at }: Moment): LeaveMoment | null {
  if (day === null) return null;
  return when === "几点" ? { day, at } : { day, half: when as HalfDay };
}

/** A moment of the books as the form has it. */
export const formOf = ({ day, half, at }: LeaveMoment): Moment => ({
  day,
  when: half ?? "几点",
  at: at ?? "08:30",
});

/** When a leave that ended with this half day, or at this time, has somebody back. */
export function backAfter({ day, half, at }: LeaveMoment): Moment {
  if (!half) return { day, when: "几点", at: at ?? "08:30" };
  if (half === "晚上") return { day: dayjs(day).add(1, "day").format("YYYY-MM-DD"), when: "上午", at: "08:30" };
  return { day, when: half === "上午" ? "下午" : "晚上", at: "08:30" };
}

/** The half day it is. */
export const halfNow = (hour: number): HalfDay => (hour < 12 ? "上午" : hour < 18 ? "下午" : "晚上");

/** How a state is coloured: what waits for the office is amber, what is wrong is red. */
export const tone = (line: LeaveLine): string =>
  line.state === "待批" || line.due_back ? "amber" : line.state === "不批" ? "faint" : "";

/** Somebody of the class, as the field of a dialog finds them. */
export interface Findable {
  trainee: number;
  number: number;
  name: string;
  unit: string;
  initials?: string;
  badge?: string;
}

/** Whom a piece of typing means: a 序号, a badge, a name or part of it, initials in pinyin. The best first. */
export function meant<P extends Findable>(typed: string, people: readonly P[]): P[] {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  if (text === "") return [];
  const exactly = people.filter(
    ({ number, name, badge }) => String(number) === text || name === text || badge?.toLowerCase() === text,
  );
  if (exactly.length > 0) return exactly;
  const found = people.filter(({ name, initials }) => name.includes(text) || initials?.toLowerCase().startsWith(text));
  return [...found].sort((one, other) => Number(other.name.startsWith(text)) - Number(one.name.startsWith(text)));
}
