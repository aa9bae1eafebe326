// The half days and the days of a class that a paper can be of, and which of them is wanted now.

import type dayjs from "dayjs";
import type { SessionId, SessionLine } from "../door";
import { sayDay, weekday } from "../timetable/week";
import { quoted } from "../timetable/words";

/** A half day with something on the timetable; its first session stands for it. */
export interface Half {
  session: SessionId;
  day: string;
  ends: string;
  sessions: SessionId[];
  /** 3月9日 周一 上午　《党章解读》《县情讲座》 */
  say: string;
}

/** The half days of a class by time. `sessions` come by time. */
export function halvesOf(sessions: readonly SessionLine[]): Half[] {
  const halves: (Half & { half: string })[] = [];
  for (const { id, day, half_day, ends, title, kind } of sessions) {
    const last = halves.at(-1);
    if (last && last.day === day && last.half === half_day) {
      last.ends = ends;
      last.sessions.push(id);
      last.say += quoted(title, kind);
      continue;
    }
    const say = `${sayDay(day)} ${weekday(day)} ${half_day}　${quoted(title, kind)}`;
    halves.push({ session: id, day, half: half_day, ends, sessions: [id], say });
  }
  return halves;
}

/** The half day that is on or comes next; after the last one, the last. */
export function nextOf(halves: readonly Half[], now: dayjs.Dayjs): Half | undefined {
  const minute = now.format("YYYY-MM-DD HH:mm");
  return halves.find((half) => `${half.day} ${half.ends}` > minute) ?? halves.at(-1);
}
