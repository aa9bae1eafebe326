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
export interface Door {
  cohorts: { kind: "read"; request: Everything; answer: CohortLine[] };
  cohort: { kind: "read"; request: { cohort: CohortId }; answer: CohortLine };
  create_cohort: { kind: "change"; request: NewCohort; answer: CohortLine };
  save_cohort: { kind: "change"; request: Cohort; answer: CohortLine };
  remove_cohort: { kind: "change"; request: { cohort: CohortId }; answer: null };
  timetable: { kind: "read"; request: { cohort: CohortId }; answer: Timetable };
  would_clash: { kind: "read"; request: { session?: SessionId | null; cohort: CohortId; day: string; starts: string; ends: string; lecturer?: LecturerId | null; venue?: VenueId | null }; answer: Clash[] };
  plan_session: { kind: "change"; request: Plan; answer: Planned };
  replan_session: { kind: "change"; request: { session: SessionId; plan: Plan }; answer: Planned };
  move_session: { kind: "change"; request: { session: SessionId; day: string; starts: string }; answer: Planned };
  remove_session: { kind: "change"; request: { session: SessionId }; answer: null };
  lecturers: { kind: "read"; request: Everything; answer: LecturerLine[] };
  venues: { kind: "read"; request: Everything; answer: VenueLine[] };
  topics: { kind: "read"; request: Everything; answer: TopicLine[] };
  settings: { kind: "read"; request: Everything; answer: Settings };
  set_school: { kind: "change"; request: { name: string }; answer: Settings };
  load_sample: { kind: "change"; request: Everything; answer: null };
  undo: { kind: "change"; request: Everything; answer: null };
  redo: { kind: "change"; request: Everything; answer: null };
}
