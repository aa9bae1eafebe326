// Stand-in until the door's own bindings are generated; nothing here is meant to last.
export type CohortId = number & { readonly of: "cohort" };
export type SessionId = number & { readonly of: "session" };
export type TopicId = number & { readonly of: "topic" };
export type LecturerId = number & { readonly of: "lecturer" };
export type VenueId = number & { readonly of: "venue" };
export type Everything = Record<string, never>;
export type Stage = "未开班" | "在办" | "已结束";
export type CohortCategory = "主体班" | "专题班" | "备案班" | "委托班" | "其他";
export interface NewCohort { name: string; number: number | null; category: CohortCategory; starts: string; ends: string; place: string; head_teacher: string; host: string; planned: number; note: string }
export interface Cohort extends NewCohort { id: CohortId }
export interface CohortLine extends Cohort { title: string; stage: Stage; days: number; trainees: number; sessions: number; hours: number; rolls: number; rolls_due: number; completed: number; certificates: number }
export type Kind = "讲授" | "研讨" | "案例教学" | "现场教学" | "模拟教学" | "观摩" | "自学" | "考试" | "开班式" | "结业式" | "其他活动";
export type State = "待确认" | "已确认" | "已调整";
export interface SessionLine { id: SessionId; cohort: CohortId; cohort_title: string; day: string; starts: string; ends: string; half_day: "上午" | "下午" | "晚上"; kind: Kind; topic: TopicId | null; title: string; lecturer: LecturerId | null; lecturer_name: string; lecturer_post: string; venue: VenueId | null; venue_name: string; hours: number; state: State; note: string; roll_taken: boolean }
export interface Clash { resource: "授课人" | "场地" | "班次"; session: SessionId | null; other: SessionId; say: string }
export interface Timetable { cohort: Cohort; title: string; sessions: SessionLine[]; clashes: Clash[] }
export interface Planned { session: SessionLine; clashes: Clash[] }
export interface Plan { cohort: CohortId; day: string; starts: string; ends: string; kind: Kind; topic?: TopicId | string | null; title?: string | null; lecturer?: LecturerId | string | null; venue?: VenueId | string | null; hours?: number | null; state?: State | null; note?: string | null }
export interface LecturerLine { id: LecturerId; name: string; unit: string; post: string; title: string; category: string; phone: string; note: string; sessions: number; hours: number; topics: string }
export interface VenueLine { id: VenueId; name: string; capacity: number; place: string; note: string; sessions: number }
export interface TopicLine { id: TopicId; name: string; teaching_unit: string; kind: Kind; hours: number; lecturer: LecturerId | null; note: string; lecturer_name: string; sessions: number }
export interface Block { starts: string; ends: string }
export interface Settings { school: { name: string }; half_days: { morning: Block; afternoon: Block; evening: Block }; certificate: unknown; empty: boolean }
export type TraineeId = number & { readonly of: "trainee" };
export type Mark = "出勤" | "迟到" | "早退" | "旷课" | "事假" | "病假" | "公假";
export interface Exception { trainee: TraineeId; mark: Mark; minutes: number; remark: string }
export interface RollLine { trainee: TraineeId; number: number; name: string; unit: string; mark: Mark; minutes: number; remark: string }
export interface Tally { expected: number; came: number; late: number; left_early: number; absent: number; private_leave: number; sick_leave: number; duty_leave: number; expected_hours: number; came_hours: number; leave_hours: number }
export interface Share { part: number; whole: number }
export interface RollCall { session: SessionLine; taken: boolean; lines: RollLine[]; tally: Tally }
export interface SessionColumn { session: SessionId; day: string; starts: string; half_day: "上午" | "下午" | "晚上"; title: string; hours: number; taken: boolean }
export interface TraineeRow { trainee: TraineeId; number: number; name: string; unit: string; left: boolean; marks: (Mark | null)[]; tally: Tally; rate: Share; rate_with_leave: Share; leave_left: number }
export interface Attendance { cohort: CohortId; sessions: SessionColumn[]; trainees: TraineeRow[]; tally: Tally; rate: Share; rate_with_leave: Share; total_hours: number }
export interface Hit { found: "班次" | "人员" | "授课人" | "专题" | "场地" | "单位"; id: number; name: string; about: string; cohort: CohortId | null }
export interface Kept { file: string; at: string; kib: number }
export interface Door {
  backups: { verb: "act"; request: Everything; answer: Kept[] };
  roll_call: { verb: "read"; request: { session: SessionId }; answer: RollCall };
  take_roll: { verb: "change"; request: { session: SessionId; exceptions: Exception[] }; answer: RollCall };
  clear_roll: { verb: "change"; request: { session: SessionId }; answer: RollCall };
  attendance: { verb: "read"; request: { cohort: CohortId }; answer: Attendance };
  search: { verb: "read"; request: { text: string }; answer: Hit[] };
  cohorts: { verb: "read"; request: Everything; answer: CohortLine[] };
  cohort: { verb: "read"; request: { cohort: CohortId }; answer: CohortLine };
  create_cohort: { verb: "change"; request: NewCohort; answer: CohortLine };
  save_cohort: { verb: "change"; request: Cohort; answer: CohortLine };
  remove_cohort: { verb: "change"; request: { cohort: CohortId }; answer: null };
  timetable: { verb: "read"; request: { cohort: CohortId }; answer: Timetable };
  would_clash: { verb: "read"; request: { session?: SessionId | null; cohort: CohortId; day: string; starts: string; ends: string; lecturer?: LecturerId | null; venue?: VenueId | null }; answer: Clash[] };
  plan_session: { verb: "change"; request: Plan; answer: Planned };
  replan_session: { verb: "change"; request: { session: SessionId; plan: Plan }; answer: Planned };
  move_session: { verb: "change"; request: { session: SessionId; day: string; starts: string }; answer: Planned };
  remove_session: { verb: "change"; request: { session: SessionId }; answer: null };
  lecturers: { verb: "read"; request: Everything; answer: LecturerLine[] };
  venues: { verb: "read"; request: Everything; answer: VenueLine[] };
  topics: { verb: "read"; request: Everything; answer: TopicLine[] };
  settings: { verb: "read"; request: Everything; answer: Settings };
  set_school: { verb: "change"; request: { name: string }; answer: Settings };
  load_sample: { verb: "change"; request: { school?: string }; answer: null };
  undo: { verb: "change"; request: Everything; answer: null };
  redo: { verb: "change"; request: Everything; answer: null };
}
