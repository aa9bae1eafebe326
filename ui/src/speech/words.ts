// What the screens of 发言 say, and which session they begin with.

import type dayjs from "dayjs";
import type { SessionLine, Speech, SpeechLine } from "../door";

/** The session that is on, or the last that has begun; before the first one, the first. */
export function sessionNow<S extends Pick<SessionLine, "day" | "starts" | "ends">>(
  sessions: readonly S[],
  now: dayjs.Dayjs,
): S | undefined {
  const minute = now.format("YYYY-MM-DD HH:mm");
  return sessions.findLast(({ day, starts }) => `${day} ${starts}` <= minute) ?? sessions[0];
}

/** What the office keeps of a speech, without the names. */
export function speechOf({ number, name, unit, post, group, ...speech }: SpeechLine): Speech {
  return speech;
}

/** 发言 3 人、4 人次，共 20 分钟 */
export function sayTimes({ people, times, minutes }: { people: number; times: number; minutes: number }): string {
  if (times === 0) return "还没有人发言";
  return `发言 ${people} 人、${times} 人次${minutes > 0 ? `，共 ${minutes} 分钟` : ""}`;
}
