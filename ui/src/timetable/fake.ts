// A class's timetable for tests: three sessions, a lecturer who teaches elsewhere, and everything the page asks.

import type { CohortId, SessionLine } from "../door";
import { type Call, fakeDoor, Refuse } from "../door/fake";
import { minutesOf, timeOf } from "./week";

export const cohort = 3 as CohortId;
export const SAY = "李四光 3月9日（周一）14:30–17:30 在「第2期科干班」有课：《县情讲座》";

export const session = (id: number, day: string, starts: string, ends: string, more: object = {}) =>
  ({
    id,
    cohort,
    cohort_title: "第3期中青班",
    day,
    starts,
    ends,
    half_day: minutesOf(starts) < 720 ? "上午" : "下午",
    kind: "讲授",
    topic: 5,
    title: "县情讲座",
    lecturer: 7,
    lecturer_name: "李四光",
    lecturer_post: "",
    venue: 8,
    venue_name: "报告厅",
    rooms: [],
    field_site: null,
    place: "报告厅",
    hours: 400,
    state: "已确认",
    joint: null,
    joint_with: "",
    elective: false,
    locked: false,
    moderator: "",
    note: "",
    roll_taken: false,
    ...more,
  }) as unknown as SessionLine;

export const OPENING = session(1, "2026-03-09", "08:30", "09:30", {
  kind: "开班式",
  topic: null,
  title: "开班式",
  lecturer: null,
  lecturer_name: "",
  hours: 100,
});

export const clash = (id: number | null, more: object = {}) => ({
  rule: "授课人",
  severity: "错误",
  session: id,
  other: 99,
  say: SAY,
  authority: "",
  kept: null,
  ...more,
});

export const repair = (say: string, more: object = {}) => ({
  steps: [{ step: "venue", session: 2, venue: 9 }],
  plan: null,
  say,
  touches: [],
  bends: [],
  ...more,
});

const block = (starts: string, ends: string) => ({ starts, ends });

/** The page's door. `sessions` and `clashes` are what stands in the books; a test may answer more, or otherwise. */
export function timetableDoor(
  books: { sessions: SessionLine[]; clashes?: object[]; approved?: object },
  more: object = {},
): Call[] {
  const clashes = () => books.clashes ?? [];
  const planned = (line: SessionLine) => ({
    session: line,
    clashes: clashes().filter((each) => (each as { session: number }).session === line.id),
    said: "改了",
  });
  const changed = (id: number, part: object) => {
    books.sessions = books.sessions.map((each) => (each.id === id ? { ...each, ...part } : each));
    return planned(books.sessions.find((each) => each.id === id) as SessionLine);
  };
  return fakeDoor({
    timetable: () => ({
      cohort: { id: cohort, name: "中青班", starts: "2026-03-09", ends: "2026-03-20" },
      title: "第3期中青班",
      sessions: books.sessions,
      clashes: clashes(),
      shares: { units: [], forms: [] },
      halves: [
        { half_day: "上午", blocks: [block("08:30", "11:30")] },
        { half_day: "下午", blocks: [block("14:30", "17:30")] },
        { half_day: "晚上", blocks: [block("19:00", "20:30")] },
      ],
      approved: books.approved ?? null,
    }),
    topics: () => [{ id: 5, name: "县情讲座", teaching_unit: "知识培训", kind: "讲授", hours: 400, lecturer: 7 }],
    lecturers: () => [{ id: 7, name: "李四光", unit: "某某县", post: "县长", title: "" }],
    venues: () => [
      { id: 8, name: "报告厅", capacity: 200 },
      { id: 9, name: "教室203", capacity: 60 },
    ],
    field_sites: () => [],
    cohorts: () => [],
    unplaced: () => [],
    course_wishes: () => [],
    phases: () => ({ phases: [] }),
    routes: () => [],
    holidays: () => ({ days: [] }),
    timetable_changes: () => ({ cohort, approved: null, changes: [], unannounced: [], outdated: [] }),
    adjustment_notices: () => [],
    landings: () => [],
    would_clash: (request: { lecturer?: number }) => (request.lecturer === 7 ? [clash(null)] : []),
    repairs: () => ({ repairs: [], each: [], say: "班期内没有放得下的空档。" }),
    plan_session: (request: { topic?: number; title?: string; day: string; starts: string; ends: string }) => {
      if (!request.topic && !request.title) return new Refuse({ say: "请选择专题，或填写课次内容。", field: "title" });
      const line = session(2, request.day, request.starts, request.ends);
      books.sessions = [...books.sessions, line];
      books.clashes = [clash(2)];
      return { ...planned(line), said: "安排了《县情讲座》" };
    },
    move_session: (request: { session: number; day: string; starts: string }) => {
      const line = books.sessions.find((each) => each.id === request.session) as SessionLine;
      const length = minutesOf(line.ends) - minutesOf(line.starts);
      return changed(request.session, {
        day: request.day,
        starts: request.starts,
        ends: timeOf(minutesOf(request.starts) + length),
      });
    },
    stretch_session: ({ session: id, ...part }: { session: number }) => changed(id, part),
    swap_sessions: ({ one, other }: { one: number; other: number }) => ({
      one: changed(one, {}),
      other: changed(other, {}),
      said: "互换了",
    }),
    copy_sessions: () => [],
    amend_timetable: () => ({ sessions: [], said: "调整了" }),
    confirm_sessions: () => [],
    lock_sessions: () => [],
    unplace_session: () => [],
    remove_session: () => ({ said: "删除了" }),
    remove_sessions: () => ({ said: "删除了" }),
    keep_clash: () => [],
    ...more,
  });
}
