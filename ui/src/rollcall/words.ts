// Marks and shares, as the office writes them.

import type { RollLine, SessionLine, Share } from "../door";
import { sayDay, weekday } from "../timetable/week";

export type Mark = RollLine["mark"];

/** In the order of their keys: 1 is 出勤, 7 is 公假. */
export const MARKS: readonly Mark[] = ["出勤", "迟到", "早退", "旷课", "事假", "病假", "公假"];

/** One character each, for the attendance table. */
export const SHORT: Record<Mark, string> = {
  出勤: "✓",
  迟到: "迟",
  早退: "退",
  旷课: "旷",
  事假: "事",
  病假: "病",
  公假: "公",
};

/** How a mark is coloured: in the room is plain, excused is amber, absent is red. */
export const tone = (mark: Mark): string =>
  mark === "出勤" ? "faint" : mark === "旷课" ? "red" : mark === "迟到" || mark === "早退" ? "blue" : "amber";

/** `97.9%`, rounded half up to a tenth; a dash when nobody was expected. */
export function percent({ part, whole }: Share): string {
  if (whole === 0) return "—";
  const tenths = Math.floor((part * 2000 + whole) / (whole * 2));
  return `${tenths / 10}%`;
}

/** `3月9日 周一 14:30–17:30` */
export const sayWhen = (session: Pick<SessionLine, "day" | "starts" | "ends">): string =>
  `${sayDay(session.day)} ${weekday(session.day)} ${session.starts}–${session.ends}`;
