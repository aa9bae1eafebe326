// Sessions as the grid shows them.

import type { Clash, Half, SessionLine } from "../door";
import { bySession, gravestFirst, onThatDay } from "./clashes";
import type { Card } from "./WeekCard";
import { type Band, minutesOf } from "./week";
import { quoted } from "./words";

export function cardsOf(sessions: readonly SessionLine[], clashes: readonly Clash[]): Card[] {
  const of = bySession(clashes);
  return sessions.map((each) => ({
    id: each.id,
    day: each.day,
    start: minutesOf(each.starts),
    end: minutesOf(each.ends),
    title: quoted(each.title, each.kind),
    lecturer: each.lecturer_name,
    state: each.state,
    place: each.place || each.venue_name,
    words: wordsOf(each),
    clashes: gravestFirst(of.get(each.id) ?? []).map((clash) => ({ ...clash, say: onThatDay(clash.say) })),
    mark: each.roll_taken ? "已点名" : undefined,
  }));
}

/** What is to be known of a session beside who, when and where. The usual is not said. */
function wordsOf(each: SessionLine): string[] {
  return [
    ["讲授", "开班式", "结业式", "其他活动"].includes(each.kind) || each.title.includes(each.kind) ? "" : each.kind,
    each.elective && "选修",
    each.joint_with && `与${each.joint_with}合班`,
    each.moderator && `主持 ${each.moderator}`,
    each.locked && "固定",
  ].filter((word): word is string => Boolean(word));
}

/** The hours of a half day in which this class has none: its evenings may still hold something. */
const OTHERWISE: readonly Band[] = [
  { word: "上午", start: 8 * 60 + 30, end: 11 * 60 + 30 },
  { word: "下午", start: 14 * 60 + 30, end: 17 * 60 + 30 },
  { word: "晚上", start: 19 * 60, end: 20 * 60 + 30 },
];

/** The parts of the day with the hours this class keeps. */
export function bandsOf(halves: readonly Half[]): Band[] {
  return OTHERWISE.map((usual) => {
    const blocks = (halves.find((half) => half.half_day === usual.word)?.blocks ?? []).map((block) => ({
      start: minutesOf(block.starts),
      end: minutesOf(block.ends),
    }));
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!first || !last) return usual;
    return { word: usual.word, start: first.start, end: last.end, ...(blocks.length > 1 ? { blocks } : {}) };
  });
}
