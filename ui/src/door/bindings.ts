// Made from the door's list by `cargo xtask bindings`; do not edit.

/**
 * What a paper is of: what must be said to have it.
 */
export type About = "半天" | "一天" | "班次" | "授课人" | "请假" | "通知单" | "期间" | "当天" | "全校";
/**
 * Buses to be had on a day.
 */
export type AddBuses = { 
/**
 * For which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * How many (辆).
 */
buses: number, 
/**
 * Seats for trainees on each; 0 when not known.
 */
seats: number, };
/**
 * A kind to be added, last among its siblings.
 */
export type AddCohortKind = { 
/**
 * Its name.
 */
name: string, 
/**
 * Below which; left out, at the top.
 */
parent?: CohortKindId, 
/**
 * What it counts as; left out, as the branch above it does, at the top as 主体班.
 */
nature?: CohortCategory, };
/**
 * Topics a class is to have, each as it is usually taught.
 */
export type AddFromTopics = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * The topics.
 */
topics: Array<TopicId>, };
/**
 * A wish to be noted.
 */
export type AddGroupWish = { 
/**
 * The one.
 */
one: TraineeId, 
/**
 * And the other.
 */
other: TraineeId, 
/**
 * In one group; else in two.
 */
together: boolean, };
/**
 * Leave to be entered.
 */
export type AddLeave = { 
/**
 * Whose.
 */
trainee: TraineeId, 
/**
 * 事假, 病假, 公假
 */
kind: LeaveKind, 
/**
 * From the beginning of …
 */
from: LeaveMoment, 
/**
 * … to the end of.
 */
to: LeaveMoment, 
/**
 * 事由
 */
reason: string, 
/**
 * 备注
 */
note: string, 
/**
 * At once, as with a slip that is signed already; else it waits for its signatures.
 */
granted: WhenGranted, };
/**
 * Lines to be added to a year's plan.
 */
export type AddPlanLines = { 
/**
 * Of which year.
 */
year: number, 
/**
 * In their order.
 */
lines: Array<PlanLineSaid>, 
/**
 * After which line; left out, at the end.
 */
after?: PlanLineId, };
/**
 * A new route.
 */
export type AddRoute = { 
/**
 * 走初心路
 */
name: string, 
/**
 * 备注
 */
note: string, 
/**
 * Its stops, by time.
 */
stops: Array<Stop>, };
/**
 * Note by hand that somebody spoke.
 */
export type AddSpeech = { 
/**
 * In which session.
 */
session: SessionId, 
/**
 * Who; after all who spoke before.
 */
trainee: TraineeId, 
/**
 * 发言题目
 */
topic: string, 
/**
 * How long; 0 when not noted.
 */
minutes: number, 
/**
 * 点评, and by whom.
 */
remark: string, };
/**
 * A unit to be entered, at the end of the order.
 */
export type AddUnit = { 
/**
 * Its name.
 */
name: string, 
/**
 * What kind of unit it is.
 */
nature: Nature, 
/**
 * 隶属单位
 */
parent?: UnitId, 
/**
 * 归口管理部门
 */
overseer?: UnitId, 
/**
 * 系统
 */
sector?: string, 
/**
 * 片区
 */
area?: string, 
/**
 * Any words of the office, 、 between them.
 */
tags?: string, };
/**
 * Another name to be noted.
 */
export type AddUnitName = { 
/**
 * Of which unit.
 */
unit: UnitId, 
/**
 * What senders write for it: 财政局, 某县财政局.
 */
name: string, };
/**
 * What a class is to have; what is left out follows from the topic.
 */
export type AddUnplaced = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * What is done; left out, as the topic is usually taught, else 讲授.
 */
kind?: Kind, 
/**
 * The topic, of the register or new.
 */
topic?: Chosen<TopicId>, 
/**
 * What it is called when it is no topic.
 */
title?: string, 
/**
 * Who gives it, of the register or new; left out, anybody who teaches the topic.
 */
lecturer?: Chosen<LecturerId>, 
/**
 * Where, of the register or new; left out, any room that seats the class.
 */
venue?: Chosen<VenueId>, 
/**
 * At which field site.
 */
field_site?: FieldSiteId, 
/**
 * Hundredths of 学时; left out, the usual of the topic, else 4 学时.
 */
hours?: Hours, 
/**
 * How long it lasts; left out, 45 minutes for each 学时.
 */
minutes?: number, 
/**
 * 选修; left out, as the topic is.
 */
elective?: boolean, 
/**
 * 备注
 */
note?: string, };
/**
 * What of a session is no longer as it was approved.
 */
export type Adjusted = "时间" | "授课人" | "地点" | "内容" | "增加" | "取消";
/**
 * A notice as it was issued.
 */
export type AdjustmentNotice = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * 第N号 of the class, from 1.
 */
number: number, 
/**
 * The number of the notice before it that departs from the same version; none: it is the first.
 */
follows: number | null, 
/**
 * On which day.
 */
issued_on: string, 
/**
 * The class's title, as it was then.
 */
class: string, 
/**
 * Who gives notice: the school, as it was called then.
 */
school: string, 
/**
 * From which version of the timetable it departs …
 */
version: number, 
/**
 * … approved on this day …
 */
approved_on: string, 
/**
 * … by whom; may be empty.
 */
approver: string, 
/**
 * What it says, by time.
 */
changes: Array<TimetableChange>, };
/**
 * What has become of an approved timetable, and of the papers printed from it.
 */
export type Adjustments = { 
/**
 * The printed papers of the class that are no longer true.
 */
outdated: Array<Outdated>, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * The version in force; none: it is not approved.
 */
approved: Approved | null, 
/**
 * Since it was approved, by time.
 */
changes: Array<TimetableChange>, 
/**
 * Since people were last told, by the approved version or by a 调课通知单, by time: what the next one will say.
 */
unannounced: Array<TimetableChange>, };
/**
 * What the register of leave would say against a mark, to be said while it is typed.
 */
export type Against = { 
/**
 * The mark.
 */
mark: Mark, 
/**
 * In words: 记为事假，无请假手续
 */
say: string, };
/**
 * One thing that is not as it was.
 */
export type Altered = { 
/**
 * What: 手机 …
 */
field: string, 
/**
 * As it is in the class now.
 */
was: string, 
/**
 * As the new list has it.
 */
now: string, };
/**
 * Several steps, all or none.
 */
export type Amend = { 
/**
 * One after the other.
 */
steps: Array<Step>, 
/**
 * Why, where the timetable is approved already: 调课原因.
 */
reason?: string, };
/**
 * What was amended.
 */
export type Amended = { 
/**
 * The sessions as they now stand, each once, in the order of the steps.
 */
sessions: Array<SessionLine>, };
/**
 * Who signs leave of such a length, kind and of such people. The first that fits is the one.
 */
export type Approval = { 
/**
 * Up to so many half days; 0: of any length.
 */
half_days: number, 
/**
 * Only leave of this kind.
 */
kind: LeaveKind | null, 
/**
 * Only trainees of this 职务层次 (县处级副职) and above; empty: everybody.
 */
level: string, 
/**
 * Whose signatures it needs, in order.
 */
signers: Array<string>, };
/**
 * Which timetable is approved, and by whom.
 */
export type ApproveTimetable = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * 审定人
 */
approver?: string, 
/**
 * On which day; left out, today.
 */
day?: string, };
/**
 * The version in force.
 */
export type Approved = { 
/**
 * 第N版, from 1.
 */
version: number, 
/**
 * When it was approved.
 */
approved_on: string, 
/**
 * 审定人; may be empty.
 */
approver: string, 
/**
 * How many sessions are no longer as they were approved (处).
 */
changes: number, 
/**
 * How many are no longer as people were last told, by it or by a 调课通知单 since (处).
 */
unannounced: number, };
/**
 * What is to be arranged.
 */
export type ArrangeAsked = { 
/**
 * The classes.
 */
cohorts: Array<CohortId>, 
/**
 * The same seed gives the same arrangement; left out, 0.
 */
seed?: number, 
/**
 * To be given up after so many seconds; left out, 30.
 */
seconds?: number, 
/**
 * Sessions of these classes that are not locked and lie ahead may be moved, too; left out, nothing is moved.
 */
may_move?: boolean, 
/**
 * What is wished of the whole.
 */
options?: ArrangeOptions, };
/**
 * What is wished of the whole.
 */
export type ArrangeOptions = { 
/**
 * Evenings are used, too; left out, not.
 */
evenings?: boolean, 
/**
 * Days off are used, too; left out, not.
 */
weekends?: boolean, 
/**
 * So many sessions on one day of a class at most; left out, as many as go.
 */
max_per_day?: number, 
/**
 * 党性教育 stands together; left out, it does.
 */
spirit_together?: boolean, 
/**
 * One 现场教学 on one day of a class at most; left out, it is so.
 */
one_field_trip_a_day?: boolean, };
/**
 * Where a session stands, in the office's words.
 */
export type Arranged = { 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * What it is about, as papers write it.
 */
title: string, 
/**
 * Who gives it; may be empty.
 */
lecturer: string, 
/**
 * Where; may be empty.
 */
place: string, };
/**
 * What was found.
 */
export type Arrangement = { 
/**
 * The seed it was found with.
 */
seed: number, 
/**
 * What is to be done, for `amend_timetable`.
 */
steps: Array<Step>, 
/**
 * So many get a time (课次).
 */
placed: number, 
/**
 * So many get another time (课次).
 */
moved: number, 
/**
 * What got no time, and why.
 */
left: Array<Left>, 
/**
 * What is good and what is not, one sentence each.
 */
score: Array<string>, 
/**
 * The fewest wishes that contradict each other; empty: there is no contradiction, or none was found.
 */
conflict: Array<string>, 
/**
 * All in one sentence.
 */
say: string, 
/**
 * It was stopped, by the clerk or by the time.
 */
stopped: boolean, };
/**
 * Leave that somebody asks for.
 */
export type AskLeave = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 事假, 病假, 公假
 */
kind: LeaveKind, 
/**
 * From the beginning of …
 */
from: LeaveMoment, 
/**
 * … to the end of.
 */
to: LeaveMoment, 
/**
 * The leave that is being changed; left out, a new one.
 */
leave?: LeaveId, };
/**
 * A file to be kept with leave.
 */
export type AttachToLeave = { 
/**
 * The leave.
 */
leave: LeaveId, 
/**
 * Where the file lies.
 */
path: string, };
/**
 * The attendance of a class: people × sessions.
 */
export type Attendance = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Its sessions by time.
 */
sessions: Array<SessionColumn>, 
/**
 * The words that stand in it: the seven marks, the office's own words, and words that were used once.
 */
words: Array<MarkWord>, 
/**
 * Its trainees by 序号.
 */
trainees: Array<TraineeRow>, 
/**
 * What some marks have to say further.
 */
notes: Array<CellNote>, 
/**
 * What all marks add up to.
 */
tally: Tally, 
/**
 * 参训率A = 实到人次 ÷ 应到人次
 */
rate: Share, 
/**
 * 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
 */
rate_without_leave: Share, 
/**
 * 总学时 of the timetable.
 */
total_hours: Hours, };
/**
 * Where to copy the books to.
 */
export type BackUp = { 
/**
 * A folder, as on a USB stick; left out, the folder of backups.
 */
folder?: string, };
/**
 * A trainee's badge.
 */
export type BadgeLine = { 
/**
 * Whose.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 编码: what a scanner types.
 */
badge: string, };
/**
 * A class, or a line of the plan that is none yet.
 */
export type Bar = { 
/**
 * The class; none: it is a line of the plan.
 */
cohort: CohortId | null, 
/**
 * The line of the plan; none: the class is on no line.
 */
line: PlanLineId | null, 
/**
 * `第3期中青年干部培训班`
 */
title: string, 
/**
 * 类别
 */
kind: CohortKindId | null, 
/**
 * 性质; of a line without 类别, 其他.
 */
category: CohortCategory, 
/**
 * Where it stands today; none: it is a line of the plan.
 */
stage: Stage | null, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * The stretches it meets, by time; one of the whole when it has no phases.
 */
pieces: Array<Piece>, 
/**
 * 人
 */
people: number, 
/**
 * They stay overnight.
 */
lodging: boolean, };
/**
 * Year and month of birth, with the day where it is known. Stored and sent as `1985-03` or `1985-03-12`.
 */
export type Birth = string;
/**
 * From when to when.
 */
export type Block = { 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, };
/**
 * How much there is in a year.
 */
export type BookedYear = { 
/**
 * The year.
 */
year: number, 
/**
 * 场次; 合班 is one.
 */
sessions: number, 
/**
 * Their 学时; of 合班 once.
 */
hours: Hours, };
/**
 * One session; 合班 is one, with all its classes.
 */
export type Booking = { 
/**
 * The session, of the first of its classes.
 */
session: SessionId, 
/**
 * The first of its classes.
 */
cohort: CohortId, 
/**
 * All its classes: `第3期中青班、第2期科干班`.
 */
classes: string, 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * What is done.
 */
kind: Kind, 
/**
 * What it is about, without 《》.
 */
title: string, 
/**
 * Who gives it.
 */
lecturer_name: string, 
/**
 * Hundredths of 学时, once for all its classes.
 */
hours: Hours, 
/**
 * How far it is settled.
 */
state: State, };
/**
 * All sessions of an entry.
 */
export type Bookings = { 
/**
 * By year, the newest first.
 */
years: Array<BookedYear>, 
/**
 * The newest first.
 */
sessions: Array<Booking>, };
/**
 * Whose sessions.
 */
export type BookingsAsked = { 
/**
 * The lecturer, topic, room or site: `{"lecturer": 3}`.
 */
of: Whose, };
/**
 * A figure of the rules and its source.
 */
export type Bound = { 
/**
 * How much: per cent, years, or hundredths of 学时.
 */
figure: number, 
/**
 * 依据
 */
authority: string, };
/**
 * A branch of the tree with all that is below it.
 */
export type BranchLine = { 
/**
 * Which; none: the classes that are of no kind.
 */
kind: CohortKindId | null, 
/**
 * 主体班, 中青年干部培训班; 未归入类别
 */
name: string, 
/**
 * How many branches it is below the top.
 */
depth: number, 
/**
 * Its figures, and of all below it.
 */
figures: Figures, 
/**
 * 人: distinct people who came at least once, in it and in all below it.
 */
people: number, };
/**
 * Who sits in a branch room.
 */
export type BranchSeat = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * In which branch room, whenever a session has it.
 */
venue: VenueId, 
/**
 * Its name.
 */
venue_name: string, };
/**
 * A bus on a day.
 */
export type Bus = { 
/**
 * Its id.
 */
id: BusId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * N号车
 */
number: number, 
/**
 * 车牌
 */
plate: string, 
/**
 * 司机
 */
driver: string, 
/**
 * The driver's.
 */
phone: string, 
/**
 * For trainees; 0 when not known.
 */
seats: number, 
/**
 * 车长
 */
leader: TraineeId | null, };
/**
 * A class on a day.
 */
export type BusDay = { 
/**
 * The class.
 */
cohort: CohortId, 
/**
 * The day.
 */
day: string, };
/**
 * A bus on a day.
 */
export type BusId = number & { readonly of: 'bus' };
/**
 * A bus and who sits on it.
 */
export type BusLine = { 
/**
 * `1号车`
 */
title: string, 
/**
 * By 序号.
 */
people: Array<Rider>, 
/**
 * 车长 by name; empty: none.
 */
leader_name: string, 
/**
 * Counted at each stop, in the order of the stops.
 */
counts: Array<number | null>, 
/**
 * What was noted at each stop.
 */
notes: Array<string>, 
/**
 * Its id.
 */
id: BusId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * N号车
 */
number: number, 
/**
 * 车牌
 */
plate: string, 
/**
 * 司机
 */
driver: string, 
/**
 * The driver's.
 */
phone: string, 
/**
 * For trainees; 0 when not known.
 */
seats: number, 
/**
 * 车长
 */
leader: TraineeId | null, };
/**
 * The buses of a class on a day.
 */
export type BusPlan = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * 出发, the sites in order, 返程.
 */
stops: Array<string>, 
/**
 * By number.
 */
buses: Array<BusLine>, 
/**
 * Who goes along and has no seat, by 序号.
 */
without: Array<Rider>, 
/**
 * Who is on leave and goes not along.
 */
away: Array<Rider>, 
/**
 * Who goes along (人).
 */
people: number, 
/**
 * Seats on all buses; none where one is not known.
 */
seats: number | null, 
/**
 * Who is missing where, and what is wrong; a sentence each.
 */
said: Array<string>, };
/**
 * How 现场点名 goes through the class: anybody, or one of each kind in turn.
 */
export type CallBy = "随机" | "按级别" | "按单位" | "按小组";
/**
 * Within what nobody is called again until all were.
 */
export type CallScope = "本次课" | "当天" | "全班期间";
/**
 * Call somebody to speak.
 */
export type CallToSpeak = { 
/**
 * In which session.
 */
session: SessionId, 
/**
 * Anybody, or one of each level, unit, group in turn.
 */
by: CallBy, 
/**
 * Nobody twice within what.
 */
scope: CallScope, 
/**
 * Only of this level, unit or group.
 */
only?: string, 
/**
 * This one, chosen by hand.
 */
choose?: TraineeId, };
/**
 * Who may be meant.
 */
export type Called = { 
/**
 * Those on the roll, the best first; one: it is them.
 */
found: Array<TraineeId>, 
/**
 * Those of the class who are not on this roll.
 */
others: Array<TraineeId>, 
/**
 * Why nobody is found, or more than one; empty: one is.
 */
say: string, };
/**
 * What a card is like.
 */
export type CardAsked = { 
/**
 * Across, millimetres.
 */
width: number, 
/**
 * Down, millimetres.
 */
height: number, 
/**
 * What it is called, as in 学员证; may be empty.
 */
title: string, };
/**
 * A place in the table that has more to say than its sign: minutes, a remark, a correction, leave.
 */
export type CellNote = { 
/**
 * Whose.
 */
trainee: TraineeId, 
/**
 * In which session.
 */
session: SessionId, 
/**
 * Late or left early by so many minutes.
 */
minutes: number, 
/**
 * 备注
 */
remark: string, 
/**
 * It was corrected after the roll was closed.
 */
corrected: boolean, 
/**
 * The leave that covers it, in words; none: no leave.
 */
leave: string | null, 
/**
 * What the mark and the leave say against each other.
 */
contradiction: string | null, };
/**
 * A certificate as it was printed: a frozen snapshot, whatever happens to the person or the class later.
 */
export type Certificate = { 
/**
 * Its id.
 */
id: CertificateId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Whose.
 */
trainee: TraineeId, 
/**
 * The year its number counts in.
 */
year: number, 
/**
 * Its number in that year, from 1, without gaps; a void one keeps its number.
 */
number: number, 
/**
 * The number as printed.
 */
serial: string, 
/**
 * The date as printed.
 */
issued_on: string, 
/**
 * The school as printed.
 */
school: string, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * The class as printed.
 */
title: string, 
/**
 * The text as printed.
 */
wording: string, 
/**
 * Why it is void; none: in force.
 */
void_why: string | null, 
/**
 * Since when it is void.
 */
voided_on: string | null, };
/**
 * How certificates are numbered and worded.
 */
export type CertificateForm = { 
/**
 * The number with its places: `某党校培结字〔{年}〕{序号}号`; numbers run through the year without gaps.
 */
pattern: string, 
/**
 * How many digits 序号 has at least: 4 gives 0012.
 */
digits: number, 
/**
 * The text with its places: {姓名} {单位} {班次} {起止} {学时}.
 */
wording: string, 
/**
 * Print the double border; off for bought red folders (套打).
 */
border: boolean, 
/**
 * Everything moved to the right by this many tenths of a millimetre.
 */
right: number, 
/**
 * Everything moved down by this many tenths of a millimetre.
 */
down: number, };
/**
 * A certificate in the register.
 */
export type CertificateId = number & { readonly of: 'certificate' };
/**
 * Leave as it is to be now.
 */
export type ChangeLeave = { 
/**
 * Which.
 */
leave: LeaveId, 
/**
 * 事假, 病假, 公假
 */
kind: LeaveKind, 
/**
 * From the beginning of …
 */
from: LeaveMoment, 
/**
 * … to the end of.
 */
to: LeaveMoment, 
/**
 * 事由
 */
reason: string, 
/**
 * 备注
 */
note: string, };
/**
 * One line that changed.
 */
export type ChangedLine = { 
/**
 * Whose; none: taken off the roster altogether.
 */
trainee: TraineeId | null, 
/**
 * What became of it.
 */
change: RosterChange, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * In words: ★新增 张三（县财政局）.
 */
say: string, };
/**
 * What a check of the books found.
 */
export type Check = { 
/**
 * All is well.
 */
sound: boolean, 
/**
 * What is not, in sentences; empty when sound.
 */
faults: Array<string>, 
/**
 * Rows in each table.
 */
rows: { [key in string]: number }, };
/**
 * A number to look at.
 */
export type CheckIdNumber = { 
/**
 * As it was written: full-width digits, spaces, a small x, 5.10199E+17.
 */
text: string, };
/**
 * What the clerk may answer to a doubt.
 */
export type Choice = "采用建议" | "保留原文" | "留空" | "改为" | "是同一人" | "不是同一人" | "拆成几人" | "不录此人" | "退回单位";
/**
 * Chosen from a register, or a name.
 */
export type Chosen<Id> = Id | string;
/**
 * Something in a session's way, said from its side.
 */
export type Clash = { 
/**
 * By which rule.
 */
rule: Rule, 
/**
 * How much it weighs.
 */
severity: Severity, 
/**
 * The session it is said of; none for one that is not planned yet.
 */
session: SessionId | null, 
/**
 * The one in its way, when it is another session.
 */
other: SessionId | null, 
/**
 * `李明 3月9日（周一）14:30–17:30 在「第3期科级干部进修班」有课：《县情讲座》`
 */
say: string, 
/**
 * 依据, if there is one.
 */
authority: string, 
/**
 * Why the office lets it stand, if it does.
 */
kept: string | null, };
/**
 * Which clashes.
 */
export type ClashesAsked = { 
/**
 * From which day on; left out, from today.
 */
from?: string, 
/**
 * Up to which day; left out, to the last there is.
 */
to?: string, 
/**
 * Of one class only, each from its side.
 */
cohort?: CohortId, 
/**
 * By one rule only.
 */
rule?: Rule, };
/**
 * A stricter limit of the school's own, for classes of at most so many days.
 */
export type ClassLimit = { 
/**
 * Classes of at most so many days.
 */
days: number, 
/**
 * Leave of at most so many 学时 in all.
 */
hours: Hours, 
/**
 * What follows when it is exceeded: 不予结业.
 */
consequence: string, 
/**
 * 依据
 */
authority: string, };
/**
 * A class as a line of the statistics.
 */
export type ClassLine = { 
/**
 * The class.
 */
cohort: CohortId, 
/**
 * Its title.
 */
title: string, 
/**
 * 第N期; none for a class that is not one of a series.
 */
number: number | null, 
/**
 * Its name without 第N期.
 */
name: string, 
/**
 * What kind of class it is.
 */
category: CohortCategory, 
/**
 * Its branch of the office's tree; none: it is of no kind.
 */
kind: CohortKindId | null, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * Days from the first to the last, both counted.
 */
days: number, 
/**
 * Its figures.
 */
figures: Figures, };
/**
 * Who spoke in a class.
 */
export type ClassSpeeches = { 
/**
 * All its sessions by time, those without a speech too.
 */
sessions: Array<SpokenSession>, 
/**
 * Its trainees by 序号.
 */
trainees: Array<SpokenTrainee>, 
/**
 * How many spoke (人).
 */
people: number, 
/**
 * How often somebody spoke (人次).
 */
times: number, 
/**
 * Together, where noted.
 */
minutes: number, };
/**
 * A class that hears a block.
 */
export type ClassTaught = { 
/**
 * The class.
 */
cohort: CohortId, 
/**
 * `第3期中青年干部培训班`
 */
title: string, 
/**
 * What kind of class it is.
 */
category: CohortCategory, };
/**
 * A change made without asking because it cannot be wrong: spaces, full-width digits, 党员 for 中共党员.
 */
export type Cleaned = { 
/**
 * Which field.
 */
field: Field, 
/**
 * As it was written.
 */
from: string, 
/**
 * As it will be entered.
 */
to: string, };
/**
 * A roll to be taken back.
 */
export type ClearRoll = { 
/**
 * Of which session.
 */
session: SessionId, 
/**
 * Only what was called in this room.
 */
room?: VenueId, 
/**
 * Why, where the roll is closed.
 */
reason?: string, };
/**
 * A time of day to the minute, written `08:30` in the store, on the wire and on paper.
 */
export type Clock = string;
/**
 * A class.
 */
export type Cohort = { 
/**
 * Its id.
 */
id: CohortId, 
/**
 * 中青年干部培训班
 */
name: string, 
/**
 * 第N期; none for a class that is not one of a series.
 */
number: number | null, 
/**
 * 性质; that of its 类别 when it has one.
 */
category: CohortCategory, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * 地点
 */
place: string, 
/**
 * 班主任
 */
head_teacher: string, 
/**
 * 主办单位
 */
host: string, 
/**
 * 计划人数
 */
planned: number, 
/**
 * 备注
 */
note: string, 
/**
 * 类别, in the office's own tree.
 */
kind: CohortKindId | null, 
/**
 * 培训项目 it counts for.
 */
programme: ProgrammeId | null, 
/**
 * 层级
 */
tier: Tier, 
/**
 * 承办单位
 */
undertaker: string, 
/**
 * 协办单位
 */
assistant: string, 
/**
 * 备案号
 */
filing_number: string, 
/**
 * How far it has come with its 备案.
 */
filing_state: FilingState, 
/**
 * 培训对象: 乡镇党委书记
 */
audience: string, 
/**
 * They stay overnight, and need beds.
 */
lodging: boolean, 
/**
 * 作息 by name; empty: the usual one.
 */
day_shape: string, };
/**
 * 班次类别.
 */
export type CohortCategory = "主体班" | "专题班" | "备案班" | "委托班" | "其他";
/**
 * A class.
 */
export type CohortId = number & { readonly of: 'cohort' };
/**
 * A kind of classes: a branch of the tree.
 */
export type CohortKind = { 
/**
 * Its id.
 */
id: CohortKindId, 
/**
 * The branch it is part of; none: it stands at the top.
 */
parent: CohortKindId | null, 
/**
 * 中青年干部培训班
 */
name: string, 
/**
 * What it counts as.
 */
nature: CohortCategory, 
/**
 * Its place among its siblings, kept by hand.
 */
position: number, };
/**
 * A kind of classes.
 */
export type CohortKindId = number & { readonly of: 'cohort_kind' };
/**
 * A kind as the tree shows it.
 */
export type CohortKindLine = { 
/**
 * How many branches it is below the top.
 */
depth: number, 
/**
 * `主体班›中青年干部培训班`
 */
path: string, 
/**
 * Classes of it and of what is below it (期).
 */
cohorts: number, 
/**
 * Lines of year plans of it and of what is below it (条).
 */
plan_lines: number, 
/**
 * Its id.
 */
id: CohortKindId, 
/**
 * The branch it is part of; none: it stands at the top.
 */
parent: CohortKindId | null, 
/**
 * 中青年干部培训班
 */
name: string, 
/**
 * What it counts as.
 */
nature: CohortCategory, 
/**
 * Its place among its siblings, kept by hand.
 */
position: number, };
/**
 * The order of siblings.
 */
export type CohortKindOrder = { 
/**
 * All children of one branch (or all at the top), as they shall stand.
 */
kinds: Array<CohortKindId>, };
/**
 * A class and its figures.
 */
export type CohortLine = { 
/**
 * `第3期中青年干部培训班`
 */
title: string, 
/**
 * Where it stands today.
 */
stage: Stage, 
/**
 * Days it meets: those of its phases, or from the first to the last, both counted.
 */
days: number, 
/**
 * Trainees who have not left (人).
 */
trainees: number, 
/**
 * Sessions on the timetable (场次).
 */
sessions: number, 
/**
 * Their hours.
 */
hours: Hours, 
/**
 * Sessions whose roll is taken (场次).
 */
rolls: number, 
/**
 * Sessions already held whose roll is not taken (场次).
 */
rolls_due: number, 
/**
 * Trainees decided 准予结业 (人).
 */
completed: number, 
/**
 * Certificates in force (张).
 */
certificates: number, 
/**
 * Its id.
 */
id: CohortId, 
/**
 * 中青年干部培训班
 */
name: string, 
/**
 * 第N期; none for a class that is not one of a series.
 */
number: number | null, 
/**
 * 性质; that of its 类别 when it has one.
 */
category: CohortCategory, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * 地点
 */
place: string, 
/**
 * 班主任
 */
head_teacher: string, 
/**
 * 主办单位
 */
host: string, 
/**
 * 计划人数
 */
planned: number, 
/**
 * 备注
 */
note: string, 
/**
 * 类别, in the office's own tree.
 */
kind: CohortKindId | null, 
/**
 * 培训项目 it counts for.
 */
programme: ProgrammeId | null, 
/**
 * 层级
 */
tier: Tier, 
/**
 * 承办单位
 */
undertaker: string, 
/**
 * 协办单位
 */
assistant: string, 
/**
 * 备案号
 */
filing_number: string, 
/**
 * How far it has come with its 备案.
 */
filing_state: FilingState, 
/**
 * 培训对象: 乡镇党委书记
 */
audience: string, 
/**
 * They stay overnight, and need beds.
 */
lodging: boolean, 
/**
 * 作息 by name; empty: the usual one.
 */
day_shape: string, };
/**
 * A column of the chosen table.
 */
export type ColumnSeen = { 
/**
 * `D`
 */
letter: string, 
/**
 * What its heading says, without spaces and line breaks.
 */
heading: string, 
/**
 * What it means; left out where the importer does not know and does not read it.
 */
field?: Field, };
/**
 * Completion of a class.
 */
export type Completion = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Its trainees by 序号.
 */
lines: Array<CompletionLine>, 
/**
 * Sessions whose roll is not taken yet (场次): the suggestions rest on what is known.
 */
rolls_missing: number, };
/**
 * A trainee before completion.
 */
export type CompletionLine = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * Their attendance.
 */
tally: Tally, 
/**
 * 参训率A = 实到人次 ÷ 应到人次
 */
rate: Share, 
/**
 * What the rules say.
 */
suggestion: Suggestion, 
/**
 * What was decided; none yet.
 */
decision: Decision | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The number of the certificate in force; none.
 */
serial: string | null, };
/**
 * Sessions whose lecturers have confirmed, or have not.
 */
export type Confirm = { 
/**
 * Which.
 */
sessions: Array<SessionId>, 
/**
 * How far they are settled.
 */
state: State, };
/**
 * A class made after another.
 */
export type Copied = { 
/**
 * The new class.
 */
cohort: CohortLine, 
/**
 * Sessions copied (场次).
 */
sessions: number, 
/**
 * Days that gave way to days off: `10月1日（国庆节）的课改到10月9日（周四）`.
 */
moved: Array<string>, 
/**
 * What should be looked at because it may no longer hold.
 */
stale: Array<string>, };
/**
 * A year's plan made after another's.
 */
export type CopiedPlan = { 
/**
 * The plan as it now stands.
 */
plan: YearPlan, 
/**
 * Lines copied (期).
 */
copied: number, 
/**
 * Lines that give way to holidays, and what no longer holds, in words.
 */
notes: Array<string>, };
/**
 * A copy that was proved to open.
 */
export type Copy = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * When it was made, local time.
 */
at: string, 
/**
 * Rows in all tables, counted in the copy.
 */
rows: number, 
/**
 * Size in bytes, rounded up to KiB.
 */
kib: number, };
/**
 * The buses of another day once more.
 */
export type CopyBuses = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * As on this day.
 */
from: string, 
/**
 * On this day, which has none yet.
 */
day: string, };
/**
 * The last 期, to be held again.
 */
export type CopyCohort = { 
/**
 * Which class to copy.
 */
from: CohortId, 
/**
 * First day of the new one.
 */
starts: string, 
/**
 * 第N期; left out, one more than that class has.
 */
number?: number, };
/**
 * From which class to take the places.
 */
export type CopyQuotas = { 
/**
 * For which class.
 */
cohort: CohortId, 
/**
 * Left out: the last class of the same name.
 */
from?: CohortId, };
/**
 * Sessions to be copied.
 */
export type CopySessions = { 
/**
 * Which.
 */
sessions: Array<SessionId>, 
/**
 * Into which class; left out, each into its own.
 */
to_cohort?: CohortId, 
/**
 * The day of the first of them; the others keep their distance.
 */
day: string, 
/**
 * When the first of them begins; left out, all at their own time of day.
 */
starts?: Clock, 
/**
 * 调课原因, when the timetable is approved.
 */
reason?: string, };
/**
 * A class that is to have what another one has.
 */
export type CopyUnplaced = { 
/**
 * The class that has it, on the timetable or without a time yet.
 */
from: CohortId, 
/**
 * The class that is to have it.
 */
to: CohortId, };
/**
 * From which year to which.
 */
export type CopyYearPlan = { 
/**
 * Last year.
 */
from: number, 
/**
 * The year to be planned.
 */
to: number, };
/**
 * One correction.
 */
export type CorrectionId = number & { readonly of: 'correction' };
/**
 * A correction with its names.
 */
export type CorrectionLine = { 
/**
 * The correction.
 */
id: CorrectionId, 
/**
 * Of which session …
 */
session: SessionId, 
/**
 * … on which day …
 */
day: string, 
/**
 * … called 《县情讲座》.
 */
title: string, 
/**
 * Whose mark.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * What it was; empty: not on the roll.
 */
was: string, 
/**
 * What it is now; empty: taken off the roll.
 */
now: string, 
/**
 * Why.
 */
reason: string, 
/**
 * When it was corrected.
 */
on_day: string, 
/**
 * 旷课 → 事假（补办请假，3月10日）
 */
say: string, };
/**
 * Which corrections.
 */
export type CorrectionsAsked = { 
/**
 * Of this class.
 */
cohort?: CohortId, 
/**
 * Of this session.
 */
session?: SessionId, };
/**
 * How many were counted.
 */
export type CountHeads = { 
/**
 * On which bus.
 */
bus: BusId, 
/**
 * At which stop.
 */
stop: string, 
/**
 * 人; none: not counted.
 */
counted: number | null, 
/**
 * Who was missing and why.
 */
note: string, };
/**
 * How many of one kind.
 */
export type Counted = { 
/**
 * 县财政局, 乡科级正职
 */
word: string, 
/**
 * 人
 */
people: number, };
/**
 * How many of each.
 */
export type Counts = { 
/**
 * People who can be entered (人).
 */
people: number, 
/**
 * Of these, people without any doubt.
 */
sure: number, 
/**
 * Of these, people with a doubt.
 */
doubtful: number, 
/**
 * Doubts; one may cover several people, and a person may have several.
 */
doubts: number, 
/**
 * Rows with content that cannot be entered.
 */
refused: number, 
/**
 * Rows that are no person: blank, notes, totals.
 */
skipped: number, };
/**
 * What is wished between two topics.
 */
export type CourseWishId = number & { readonly of: 'course_wish' };
/**
 * A wish, with names.
 */
export type CourseWishLine = { 
/**
 * In words: 《党章解读》排在《党性分析》之前.
 */
say: string, 
/**
 * As the timetable stands; none while one of them is not on it.
 */
kept: boolean | null, 
/**
 * Its id.
 */
id: CourseWishId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * What is wished.
 */
wish: Wish, 
/**
 * The one; the earlier one where order is wished.
 */
one: TopicId, 
/**
 * And the other.
 */
other: TopicId, };
/**
 * A session that a leave touches.
 */
export type CoveredSession = { 
/**
 * The session.
 */
session: SessionId, 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * What it is about.
 */
title: string, 
/**
 * Its hours.
 */
hours: Hours, 
/**
 * It is leave from the session; else late or gone early.
 */
whole: boolean, 
/**
 * The mark on its roll, once that is taken.
 */
was: Mark | null, 
/**
 * What that mark becomes when the leave is granted; none: it stays.
 */
becomes: Mark | null, 
/**
 * What the leave makes of it, in words.
 */
say: string, };
/**
 * A named shape of the day.
 */
export type DayShape = { 
/**
 * 夏季作息
 */
name: string, 
/**
 * 上午: one block or several, as in 8:30–10:00 and 10:20–11:50.
 */
morning: Array<Block>, 
/**
 * 下午
 */
afternoon: Array<Block>, 
/**
 * 晚上
 */
evening: Array<Block>, };
/**
 * The shapes of the day beside the usual one.
 */
export type DayShapes = { 
/**
 * In the order the office keeps them.
 */
shapes: Array<DayShape>, };
/**
 * Decisions on a class.
 */
export type Decide = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On whom.
 */
decisions: Array<Decided>, };
/**
 * A decision on leave.
 */
export type DecideLeave = { 
/**
 * Which.
 */
leave: LeaveId, 
/**
 * 已批, 不批; 待批 takes the decision back.
 */
decision: LeaveState, 
/**
 * Why it is refused.
 */
why?: string, };
/**
 * A decision on one trainee.
 */
export type Decided = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * What; none takes a decision back.
 */
decision: Decision | null, 
/**
 * Why; needed for anything but 准予结业.
 */
reason: string, };
/**
 * What is decided of a trainee.
 */
export type Decision = "准予结业" | "暂缓结业" | "不予结业";
/**
 * What a copy holds: what the clerk is told before it takes the place of the books.
 */
export type Described = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * When it was made, local time: from its name, else when the file was last written; nothing when neither is known.
 */
at: string | null, 
/**
 * Whose books: the name of the school; empty when it was not set.
 */
school: string, 
/**
 * How many classes.
 */
cohorts: number, 
/**
 * How many trainees on all rosters, 人次.
 */
trainees: number, 
/**
 * The newest line of the history with its time: `2026-03-09 08:31　点名：…`; empty when nothing was ever done.
 */
last: string, 
/**
 * Size in KiB.
 */
kib: number, };
/**
 * A paper made.
 */
export type Document = { 
/**
 * Which, by its key.
 */
paper: string, 
/**
 * Its name in the office.
 */
name: string, 
/**
 * What to call the file: 第3期中青年干部培训班_签到表_3月9日上午.pdf
 */
file_name: string, 
/**
 * What kind of file it is.
 */
format: Format, 
/**
 * Pages of a PDF; 0 for a workbook.
 */
pages: number, 
/**
 * Characters no font has; on paper they stand as 〓.
 */
missing: Array<Missing>, 
/**
 * Of which half day or day, when it is of one.
 */
part: string, 
/**
 * What is on it, for `note_printed`.
 */
fingerprint: string, 
/**
 * Whether it was printed before, and as what.
 */
printed: PrintedEdition | null, 
/**
 * Whom it has in which row, for `note_printed`, when it is a sign-in sheet.
 */
sheet: PrintedSheet | null, 
/**
 * The file itself.
 */
base64: string, };
/**
 * What an operation did, for the line at the foot of the window.
 */
export type Done = { 
/**
 * The operation, to undo it.
 */
id: OperationId, 
/**
 * What happened, in one sentence.
 */
said: string, 
/**
 * It cannot be undone, only reversed by another act.
 */
final: boolean, };
/**
 * A question about one cell, with the answer the importer would give.
 */
export type Doubt = { 
/**
 * The person's running number in the file, counted from 1.
 */
line: number, 
/**
 * Further lines that the same answer settles: a unit is asked about once.
 */
also: Array<number>, 
/**
 * The sheet's name.
 */
sheet: string, 
/**
 * The row in the sheet, counted from 1.
 */
row: number, 
/**
 * `D`; empty where no column is to blame.
 */
column: string, 
/**
 * `D7`; empty where no cell is to blame.
 */
cell: string, 
/**
 * What it is about.
 */
field: Field, 
/**
 * What kind of question it is.
 */
kind: DoubtKind, 
/**
 * The person's name, so that the question can be read without the file.
 */
name: string, 
/**
 * What is written there.
 */
read: string, 
/**
 * What [`Choice::Adopt`] does: [`Choice::Replace`] writes `suggest`, [`Choice::Blank`] nothing, and so on.
 */
advice: Choice, 
/**
 * The value advised, where there is one.
 */
suggest?: string, 
/**
 * Whether the advice is as good as certain: such doubts may be accepted all at once.
 */
sure: boolean, 
/**
 * One sentence: what is wrong, and what the advice is.
 */
why: string, 
/**
 * What may be answered, the advice first.
 */
choices: Array<Choice>, };
/**
 * What kind of question a doubt is, for answering many of a kind at once.
 */
export type DoubtKind = "身份证号有误" | "与身份证号不符" | "身份证号重复" | "重复报名" | "另一文件已报" | "一格多人" | "新单位" | "单位名称相近" | "没有单位" | "不认识的写法" | "手机号有误" | "出生年月可疑" | "日期看不懂" | "姓名可疑" | "人员库已有";
/**
 * A route to be put into a class's timetable.
 */
export type DropRoute = { 
/**
 * The route.
 */
route: RouteId, 
/**
 * The class.
 */
cohort: CohortId, 
/**
 * Its first day.
 */
day: string, 
/**
 * 调课原因, when the timetable is approved.
 */
reason?: string, };
/**
 * Files and folders dropped on the window.
 */
export type Dropped = { 
/**
 * Where they lie.
 */
paths: Array<string>, };
/**
 * One day of the rotation.
 */
export type DutyDay = { 
/**
 * The day.
 */
day: string, 
/**
 * What is taught, in one line; empty: nothing.
 */
taught: string, 
/**
 * Role after role, by 序号.
 */
duties: Array<DutyLine>, };
/**
 * On which days somebody is on duty.
 */
export type DutyDays = "有课的日子" | "每天";
/**
 * Somebody's duty on a day.
 */
export type DutyId = number & { readonly of: 'duty' };
/**
 * Somebody on duty.
 */
export type DutyLine = { 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 手机
 */
phone: string, 
/**
 * 第一组; empty: in none.
 */
group: string, 
/**
 * Why they cannot be there that day; empty: nothing is known against it.
 */
trouble: string, 
/**
 * Its id.
 */
id: DutyId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * 值日, 主持, 主讲 …
 */
role: string, 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * Set by hand: stays when the rest is shared out again.
 */
by_hand: boolean, };
/**
 * How often somebody is on duty.
 */
export type DutyPerson = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * Of the name, in pinyin: `zs`.
 */
initials: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 第一组; empty: in none.
 */
group: string, 
/**
 * 次
 */
times: number, };
/**
 * The rotation of a class.
 */
export type DutyPlan = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * The roles there are, those that are wanted first.
 */
roles: Array<DutyRole>, 
/**
 * The days of the class that have sessions, and those somebody is on duty.
 */
days: Array<DutyDay>, 
/**
 * Who is in the class and has not left, by 序号, with how often they are on duty.
 */
people: Array<DutyPerson>, 
/**
 * How often people are on duty, and what is wrong; a sentence each.
 */
said: Array<string>, };
/**
 * What somebody is needed for every day.
 */
export type DutyRole = { 
/**
 * 值日, 主持, 主讲 …
 */
role: string, 
/**
 * How many on a day (人).
 */
people: number, };
/**
 * The list of the same sender that was taken in before.
 */
export type Earlier = { 
/**
 * What it was called.
 */
file: string, 
/**
 * When it was taken in.
 */
taken_at: string, };
/**
 * Whom a class is for. What is left out or empty is not asked.
 */
export type Eligibility = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * 周岁 on the first day, at least.
 */
youngest: number | null, 
/**
 * 周岁 on the first day, at most.
 */
oldest: number | null, 
/**
 * 职务层次, at least: 乡科级副职.
 */
lowest: string, 
/**
 * 职务层次, at most: 县处级正职.
 */
highest: string, 
/**
 * One of these tags is enough; 、 between them.
 */
tags: string, 
/**
 * 剔除近N年已训; 0: not asked.
 */
years: number, 
/**
 * Only classes of the same name count as trained.
 */
same_name: boolean, };
/**
 * 销假.
 */
export type EndLeave = { 
/**
 * Which.
 */
leave: LeaveId, 
/**
 * Back from the beginning of; none: they are not back yet after all.
 */
back: LeaveMoment | null, };
/**
 * Somebody to be put on a roster.
 */
export type Enrol = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * What is known of them.
 */
entry: Entry, 
/**
 * First day when it is not the class's own.
 */
joined?: string, };
/**
 * What a form or a roster says of one person: the words, not yet compared with the register.
 */
export type Entry = { 
/**
 * 姓名
 */
name: string, 
/**
 * 性别; left out, as the ID number says.
 */
sex: Sex | null, 
/**
 * 出生年月; left out, as the ID number says.
 */
birth: Birth | null, 
/**
 * 民族
 */
ethnicity: string, 
/**
 * 政治面貌
 */
political: string, 
/**
 * 全日制学历
 */
education: string, 
/**
 * 在职学历
 */
in_service: string, 
/**
 * 身份证号
 */
id_number: IdNumber | null, 
/**
 * 手机
 */
phone: string, 
/**
 * 单位, by name; entered in the register when it is new.
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 任现职时间
 */
post_since: Since | null, 
/**
 * 职级
 */
rank: string, 
/**
 * 任现职级时间
 */
rank_since: Since | null, 
/**
 * 备注
 */
note: string, };
/**
 * A cell that cannot be taken as it is.
 */
export type EntryDoubt = { 
/**
 * Its row, counted from 1.
 */
row: number, 
/**
 * Its place: C7.
 */
cell: string, 
/**
 * What stands in it.
 */
read: string, 
/**
 * Why, and what is done instead, in one sentence.
 */
why: string, };
/**
 * What becomes of a row.
 */
export type EntryFate = "新增" | "修改" | "不变" | "看不懂";
/**
 * A row of the file.
 */
export type EntrySeen = { 
/**
 * Where it stands, counted from 1.
 */
row: number, 
/**
 * The entry's name from then on.
 */
name: string, 
/**
 * What becomes of it.
 */
fate: EntryFate, 
/**
 * What changes, each in words: 单位：（空） → 县委党校; of a new one, what is known of it.
 */
changes: Array<string>, };
/**
 * The request that asks for all there is.
 */
export type Everything = Record<symbol, never>;
/**
 * How a trainee answered who was not simply there.
 */
export type Exception = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * What it counts as.
 */
mark: Mark, 
/**
 * The office's own word for it; empty: the mark itself.
 */
word?: string, 
/**
 * Late or left early by so many minutes; 0 when not noted.
 */
minutes: number, 
/**
 * 备注
 */
remark: string, };
/**
 * 讲课费 is paid by class (中央和国家机关培训费管理办法第十条).
 */
export type FeeClass = "" | "院士、全国知名专家" | "正高级" | "副高级" | "其他人员" | "不取酬";
/**
 * What a column, or a doubt, is about.
 */
export type Field = "序号" | "姓名" | "性别" | "民族" | "出生年月" | "年龄" | "身份证号" | "单位" | "职务" | "单位及职务" | "任现职时间" | "职级" | "任现职级时间" | "政治面貌" | "学历" | "在职学历" | "手机" | "组别" | "备注" | "此人";
/**
 * A day with something away from the school, or with buses.
 */
export type FieldDay = { 
/**
 * The day.
 */
day: string, 
/**
 * Where to, in order.
 */
places: Array<string>, 
/**
 * 辆
 */
buses: number, 
/**
 * Who has a seat (人).
 */
seated: number, };
/**
 * A field site in the register.
 */
export type FieldSite = { 
/**
 * Its id.
 */
id: FieldSiteId, 
/**
 * 名称
 */
name: string, 
/**
 * 地址
 */
address: string, 
/**
 * 联系人
 */
contact: string, 
/**
 * 联系电话
 */
phone: string, 
/**
 * People it takes at once; 0 when not known.
 */
capacity: number, 
/**
 * Minutes from the school, one way; 0 when not known.
 */
minutes: number, 
/**
 * 备注
 */
note: string, };
/**
 * A field site.
 */
export type FieldSiteId = number & { readonly of: 'field_site' };
/**
 * A field site and how much it is used.
 */
export type FieldSiteLine = { 
/**
 * Sessions on all timetables (场次); 合班 is one.
 */
sessions: number, 
/**
 * The routes it lies on, in one line.
 */
routes: string, 
/**
 * When it is open and when not, from today on, in one line; empty: always.
 */
times: string, 
/**
 * Its id.
 */
id: FieldSiteId, 
/**
 * 名称
 */
name: string, 
/**
 * 地址
 */
address: string, 
/**
 * 联系人
 */
contact: string, 
/**
 * 联系电话
 */
phone: string, 
/**
 * People it takes at once; 0 when not known.
 */
capacity: number, 
/**
 * Minutes from the school, one way; 0 when not known.
 */
minutes: number, 
/**
 * 备注
 */
note: string, };
/**
 * How much of one kind.
 */
export type Figure = { 
/**
 * Of which kind.
 */
kind: FindingKind, 
/**
 * 人: those who are missing, too many, or concerned. 缺 and 未报 share no unit.
 */
people: number, 
/**
 * 个单位
 */
units: number, };
/**
 * What one line of the figures is of.
 */
export type FigureKey = { "学员": TraineeId } | { "课次": SessionId } | { "日": string } | { "班次": CohortId } | { "单位": UnitId | null };
/**
 * One line of the figures.
 */
export type FigureLine = { 
/**
 * What it is of.
 */
key: FigureKey, 
/**
 * 姓名, the session's title, 3月9日, the class, the unit.
 */
name: string, 
/**
 * 序号 and unit, when and of which class, 周一.
 */
detail: string, 
/**
 * 人·场; 学时 by 学员 only.
 */
tally: Tally, 
/**
 * 参训率A = 实到 ÷ 应到
 */
rate: Share, 
/**
 * 参训率B = 实到 ÷（应到 − 批准请假）
 */
rate_without_leave: Share, 
/**
 * Marks that were corrected after their roll was closed (人·场).
 */
corrected: number, 
/**
 * By 学员: how much leave they have had, out of how much.
 */
leave: LeaveStanding | null, 
/**
 * By 学员: 学时 of leave they may still take, below zero when it is exceeded; none where there is no limit.
 */
leave_left: Hours | null, };
/**
 * One 人·场 behind a figure.
 */
export type FigureName = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Its name.
 */
cohort_title: string, 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * At which session.
 */
session: SessionId, 
/**
 * What it was about.
 */
title: string, 
/**
 * On which day.
 */
day: string, 
/**
 * 上午, 下午, 晚上
 */
half_day: HalfDay, 
/**
 * How they answered.
 */
mark: Mark, 
/**
 * The office's own word for it; empty: the mark itself.
 */
word: string, 
/**
 * Late or left early by so many minutes.
 */
minutes: number, 
/**
 * 备注
 */
remark: string, 
/**
 * The leave over the session, in words; none: no leave.
 */
leave: string | null, 
/**
 * Which leave that is.
 */
leave_id: LeaveId | null, 
/**
 * What mark and leave say against each other.
 */
contradiction: string | null, 
/**
 * What was corrected since the roll was closed, oldest first.
 */
corrections: Array<string>, };
/**
 * The names behind a figure.
 */
export type FigureNames = { 
/**
 * By time, then by 序号; the first two thousand.
 */
names: Array<FigureName>, 
/**
 * There are more than are shown.
 */
more: boolean, };
/**
 * A figure that opens to its names.
 */
export type FigureOf = "应到" | "实到" | "迟到" | "早退" | "缺勤" | "旷课" | "请假" | "异常" | "事假" | "病假" | "公假";
/**
 * The figures of one class, or of several together.
 */
export type Figures = { 
/**
 * 期: classes.
 */
classes: number, 
/**
 * 计划人数 (人次 over several classes)
 */
planned: number, 
/**
 * 报名人次: everybody ever on the roster.
 */
enrolled: number, 
/**
 * 实训人次: those who came at least once.
 */
trained: number, 
/**
 * 结业人次: those decided 准予结业.
 */
completed: number, 
/**
 * 学时 of the timetables.
 */
hours: Hours, 
/**
 * 场次: sessions.
 */
sessions: number, 
/**
 * 应到人次 of all rolls taken.
 */
expected: number, 
/**
 * 实到人次 of all rolls taken.
 */
came: number, 
/**
 * 请假人次 of all rolls taken.
 */
on_leave: number, 
/**
 * 参训率A = 实到人次 ÷ 应到人次
 */
rate: Share, 
/**
 * 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
 */
rate_without_leave: Share, };
/**
 * Which figures.
 */
export type FiguresAsked = { 
/**
 * Counted by what; by 学员 of one class only.
 */
by: FiguresBy, 
/**
 * Of which class; none: of all.
 */
cohort?: CohortId, 
/**
 * First day; none: of a class its first session, else the first of January.
 */
from?: string, 
/**
 * Last day; none: of a class its last session, else the last of December.
 */
to?: string, };
/**
 * What figures are counted by.
 */
export type FiguresBy = "学员" | "课次" | "日" | "班次" | "单位";
/**
 * One file and what the clerk answered about it.
 */
export type FileAnswered = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * Its fingerprint as it was checked; left out, the file is taken as it is now.
 */
fingerprint?: string, 
/**
 * What was answered to the doubts.
 */
answers: Array<Settled>, 
/**
 * What was decided about people already in the class.
 */
rulings: Array<Ruled>, };
/**
 * One file, checked.
 */
export type FileCard = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * What it is called.
 */
file: string, 
/**
 * How it stands.
 */
verdict: Verdict, 
/**
 * The same in one sentence: why it cannot be read, or what is in it.
 */
say: string, 
/**
 * Where the newer list of the same people lies, when there is one.
 */
newer: string | null, 
/**
 * The unit that sent it; empty where it is of several, or not known.
 */
sender: string, 
/**
 * Its rows, doubts and what was left out; none where it cannot be read.
 */
report: RosterReport | null, 
/**
 * The list of the same sender that was taken in before.
 */
earlier: Earlier | null, 
/**
 * What is otherwise than in the class.
 */
turns: Array<VersionTurn>, 
/**
 * What to write to the sender, ready to be pasted into a chat; empty where there is nothing to mend.
 */
reply: string, };
/**
 * A file that may be a roster.
 */
export type FileFound = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * What it is called.
 */
file: string, 
/**
 * When it was last written, local time: `2026-03-09 08:31:12`; empty where the disk does not say.
 */
written_at: string, };
/**
 * What was dropped, looked through.
 */
export type FilesFound = { 
/**
 * To be read, by name.
 */
files: Array<FileFound>, 
/**
 * Not to be read.
 */
passed_over: Array<PassedOver>, };
/**
 * How far a class has come with its 备案.
 */
export type FilingState = "不需备案" | "未报" | "已报" | "已备案";
/**
 * Somebody to be found.
 */
export type FindOnRoll = { 
/**
 * On the roll of which session.
 */
session: SessionId, 
/**
 * What was typed or scanned.
 */
typed: string, };
/**
 * One thing that is not as it should be, or may not be.
 */
export type Finding = { 
/**
 * Of which kind.
 */
kind: FindingKind, 
/**
 * Of which unit.
 */
unit: UnitId | null, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Of which trainee; none: it is of the unit.
 */
trainee: TraineeId | null, 
/**
 * Their name.
 */
name: string, 
/**
 * 重复: the other line.
 */
other: TraineeId | null, 
/**
 * 在训冲突, 近年已训: the other class; of several, the last.
 */
cohort: CohortId | null, 
/**
 * 人
 */
people: number, 
/**
 * In one sentence.
 */
say: string, 
/**
 * What it rests on.
 */
ground: string, };
/**
 * What the check of a roster finds.
 */
export type FindingKind = "缺" | "未报" | "超" | "重复" | "在训冲突" | "近年已训" | "资格存疑" | "级别未写明" | "信息不全";
/**
 * How to form groups.
 */
export type FormGroups = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * How many groups.
 */
groups: number, 
/**
 * Another number, other groups; the same number, the same. Left out, 0.
 */
seed?: number, };
/**
 * What kind of file a paper is.
 */
export type Format = "PDF" | "Excel";
/**
 * What was found.
 */
export type Found = "人员" | "班次" | "单位" | "授课人" | "专题" | "场地" | "教学点" | "线路";
/**
 * Who and what must be free, how long, in which days.
 */
export type FreeAsked = { 
/**
 * This lecturer.
 */
lecturer?: LecturerId, 
/**
 * This room.
 */
venue?: VenueId, 
/**
 * This class, on days it meets.
 */
cohort?: CohortId, 
/**
 * This field site.
 */
field_site?: FieldSiteId, 
/**
 * At least so long.
 */
minutes: number, 
/**
 * The first day.
 */
from: string, 
/**
 * The last.
 */
to: string, };
/**
 * A day and when all are free on it.
 */
export type FreeDay = { 
/**
 * The day.
 */
day: string, 
/**
 * The stretches of its half days in which all are free, each long enough.
 */
free: Array<Block>, 
/**
 * `国庆节`, `周末`; empty on a day that is worked.
 */
day_off: string, 
/**
 * Where nothing is free: what stands in the way, in one sentence each.
 */
why: Array<string>, };
/**
 * Which roster to settle.
 */
export type FreezeRoster = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * As of which day; left out, today.
 */
on?: string, };
/**
 * Why a session was changed, added or taken off.
 */
export type GiveReason = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Which; it may be off the timetable by now.
 */
session: SessionId, 
/**
 * It is about its being taken off (a change without `now`); left out, when it is off.
 */
removed?: boolean, 
/**
 * Why; empty takes the reason back.
 */
reason: string, };
/**
 * A group of a class.
 */
export type GroupId = number & { readonly of: 'study_group' };
/**
 * Several classes together.
 */
export type GroupLine = { 
/**
 * 主体班, or 2026年3月.
 */
name: string, 
/**
 * Their figures together.
 */
figures: Figures, };
/**
 * Somebody in another group than before.
 */
export type GroupMove = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 姓名
 */
name: string, 
/**
 * From which group, by number; none: from none.
 */
from: number | null, 
/**
 * Into which.
 */
to: number, };
/**
 * The leaders of one group.
 */
export type GroupOfficers = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * 第N组
 */
number: number, 
/**
 * 第一组
 */
title: string, 
/**
 * 组长 always, the others where somebody holds them.
 */
offices: Array<Office>, };
/**
 * The groups of a class and how well they are balanced.
 */
export type Groups = { 
/**
 * By number.
 */
groups: Array<StudyGroupLine>, 
/**
 * Trainees who are in none, by 序号; who has left is in none.
 */
without: Array<Member>, 
/**
 * Who should, or should not, be together.
 */
wishes: Array<WishLine>, 
/**
 * What is uneven, one sentence each; empty: nothing.
 */
uneven: Array<string>, };
/**
 * A half day of a class with its real times.
 */
export type Half = { 
/**
 * 上午, 下午 or 晚上.
 */
half_day: HalfDay, 
/**
 * Its blocks, in order; at least one.
 */
blocks: Array<Block>, };
/**
 * The three parts of a teaching day.
 */
export type HalfDay = "上午" | "下午" | "晚上";
/**
 * The usual times of a teaching day.
 */
export type HalfDays = { 
/**
 * 上午
 */
morning: Block, 
/**
 * 下午
 */
afternoon: Block, 
/**
 * 晚上
 */
evening: Block, };
/**
 * Which part of the history.
 */
export type HistoryAsked = { 
/**
 * Only what came before this operation (for reading on); left out, from the newest.
 */
before?: OperationId, 
/**
 * Only lines with this text in them.
 */
text?: string, };
/**
 * Something found.
 */
export type Hit = { 
/**
 * What it is.
 */
found: Found, 
/**
 * Its id in its own table.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The other name of a unit that fits, when its own does not: 财政局 › 县财政局.
 */
through: string | null, 
/**
 * What of the name (of the other one, where there is one) was sought, in characters: from, and the one after the
 * last. None when a phone or an ID number was.
 */
mark: [number, number] | null, 
/**
 * What tells it from its namesakes.
 */
about: string, 
/**
 * The class to open: its own, or the newest one of a person.
 */
cohort: CohortId | null, };
/**
 * Who holds an office.
 */
export type Holder = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, };
/**
 * A day that is not what its weekday makes of it, or of which the office says so.
 */
export type HolidayLine = { 
/**
 * The day.
 */
day: string, 
/**
 * 放假, 上班 (调休), or 平日 when the office takes it out of the table.
 */
kind: SpecialKind, 
/**
 * 国庆节
 */
name: string, 
/**
 * The office says so, not the table that is shipped.
 */
own: boolean, };
/**
 * A holiday.
 */
export type HolidaySpan = { 
/**
 * First day off.
 */
from: string, 
/**
 * Last day off.
 */
to: string, 
/**
 * 国庆节
 */
name: string, };
/**
 * The holidays of a year.
 */
export type HolidayYear = { 
/**
 * The year.
 */
year: number, 
/**
 * Its notice is known; otherwise there are only the days the law gives, and 调休 is not said yet.
 */
has_notice: boolean, 
/**
 * The table that is shipped has days of it.
 */
shipped: boolean, 
/**
 * The days, in order.
 */
days: Array<HolidayLine>, };
/**
 * Which year.
 */
export type HolidaysAsked = { 
/**
 * The year.
 */
year: number, };
/**
 * A workbook with holidays.
 */
export type HolidaysFile = { 
/**
 * Where it lies.
 */
file: string, };
/**
 * The holidays of a year as a workbook.
 */
export type HolidaysSheet = { 
/**
 * What to call the file.
 */
file_name: string, 
/**
 * The file itself.
 */
base64: string, };
/**
 * A part of a class's hours. 口径: all sessions but 开班式, 结业式 and 其他活动.
 */
export type HourShare = { 
/**
 * Of what: `理论教育和党性教育`, `案例教学`.
 */
word: string, 
/**
 * Its hours.
 */
hours: Hours, 
/**
 * Of so many.
 */
of: Hours, 
/**
 * Hundredths of a per cent: 7250 is 72.5 %.
 */
per_cent: number, 
/**
 * At least so many per cent, where a rule wants it.
 */
wanted: number | null, 
/**
 * 依据
 */
authority: string, 
/**
 * It is as much as is wanted.
 */
ok: boolean, };
/**
 * The parts of a class's hours.
 */
export type HourShares = { 
/**
 * 理论教育和党性教育, 党性教育, 领导干部授课; rules want them of a 主体班.
 */
units: Array<HourShare>, 
/**
 * By 教学形式, the most first.
 */
forms: Array<HourShare>, };
/**
 * An amount of 学时 in hundredths.
 */
export type Hours = number;
/**
 * An ID number that is right by its own arithmetic: 18 characters, a real date of birth, the right check digit.
 */
export type IdNumber = string;
/**
 * What an ID number says.
 */
export type IdNumberSaid = { 
/**
 * What is the matter with it.
 */
verdict: IdVerdict, 
/**
 * The same in one sentence: what is wrong and what to do, or what it says.
 */
says: string, 
/**
 * The eighteen characters, when it is right; of an old number, those of today.
 */
number: IdNumber | null, 
/**
 * 出生日期
 */
birth: Birth | null, 
/**
 * Whole years today.
 */
age: number | null, 
/**
 * 性别
 */
sex: Sex | null, 
/**
 * Who has it in the register.
 */
person: PersonId | null, 
/**
 * Their name.
 */
name: string | null, };
/**
 * What is the matter with an ID number as it was written.
 */
export type IdVerdict = "正确" | "没有填写" | "15位旧号" | "被Excel损坏" | "位数不对" | "有错字" | "日期不存在" | "校验不符";
/**
 * Checked files, to be written.
 */
export type ImportRosters = { 
/**
 * Into which class.
 */
cohort: CohortId, 
/**
 * The files to be taken in; those left out are not.
 */
files: Array<FileAnswered>, 
/**
 * What was not answered is done as advised.
 */
accept_all: boolean, };
/**
 * What was written.
 */
export type Imported = { 
/**
 * Files taken in.
 */
files: number, 
/**
 * Trainees put on the roster (人).
 */
added: number, 
/**
 * Trainees whose particulars were changed (人).
 */
changed: number, 
/**
 * Trainees who came instead of another (人); counted in `added` too.
 */
replaced: number, 
/**
 * Trainees who left (人); those replaced are not among them.
 */
left: number, 
/**
 * Rows that go back to their sender.
 */
returned: number, };
/**
 * A file taken in.
 */
export type IntakeId = number & { readonly of: 'intake' };
/**
 * The wording of a letter.
 */
export type InvitationForm = { 
/**
 * The text with its places: {班次} {起止} {地点} {学校}.
 */
wording: string, 
/**
 * What is asked of the lecturer before the lecture, one sentence; may be empty.
 */
request: string, 
/**
 * 联系人; empty: the class's 班主任.
 */
contact: string, 
/**
 * 联系电话; empty: a line to write it on.
 */
phone: string, };
/**
 * Certificates to be issued, in one go and for good.
 */
export type Issue = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * To whom; empty: everybody decided 准予结业 who has none.
 */
trainees: Array<TraineeId>, 
/**
 * The date on the paper; left out, the last day of the class.
 */
issued_on?: string, };
/**
 * Further classes for a session.
 */
export type Join = { 
/**
 * The session.
 */
session: SessionId, 
/**
 * The classes that come to it.
 */
cohorts: Array<CohortId>, 
/**
 * 调课原因, for those whose timetable is approved.
 */
reason?: string, };
/**
 * A session in every class it is given to.
 */
export type Joined = { 
/**
 * One a class, the one asked about first.
 */
members: Array<Planned>, };
/**
 * A clash that may stand.
 */
export type KeepClash = { 
/**
 * By which rule.
 */
rule: Rule, 
/**
 * The session it is said of.
 */
session: SessionId, 
/**
 * The one in its way, as the clash names it.
 */
other?: SessionId, 
/**
 * Why it may stand.
 */
reason: string, };
/**
 * A copy that is kept.
 */
export type Kept = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * When it was made, local time.
 */
at: string, 
/**
 * Size in KiB.
 */
kib: number, };
/**
 * What is done in a session.
 */
export type Kind = "讲授" | "研讨" | "案例教学" | "现场教学" | "模拟教学" | "观摩" | "自学" | "考试" | "开班式" | "结业式" | "其他活动";
/**
 * A half day it could land on, from the first minute of that half.
 */
export type Landing = { 
/**
 * The day.
 */
day: string, 
/**
 * Which half.
 */
half_day: HalfDay, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * How much the worst in its way weighs; none: nothing is.
 */
severity: Severity | null, 
/**
 * That one in a sentence.
 */
say: string, 
/**
 * How many more there are.
 */
more: number, };
/**
 * A session in the air.
 */
export type LandingsAsked = { 
/**
 * One that is on the timetable.
 */
session?: SessionId, 
/**
 * Or one as it would be; its day does not matter, its times say how long it is.
 */
shape?: WouldClash, 
/**
 * The first day it could land on.
 */
from: string, 
/**
 * The last.
 */
to: string, };
/**
 * 领导授课台账 of a period.
 */
export type LeaderLedger = { 
/**
 * The school.
 */
school: string, 
/**
 * `2026年春季学期`, or the days.
 */
period: string, 
/**
 * Every leader of the register, those who have given nothing too; by 四大班子, then entry.
 */
leaders: Array<TaughtBy>, 
/**
 * Their share of 主体班.
 */
share: LeaderShare, 
/**
 * What is counted and by which rule, one sentence each.
 */
basis: Array<string>, };
/**
 * 学时 of leaders' lectures in all 学时 of 主体班.
 */
export type LeaderShare = { 
/**
 * Given by 领导干部.
 */
leaders: Hours, 
/**
 * All on the timetables of 主体班.
 */
all: Hours, };
/**
 * 四大班子: of which a leader is.
 */
export type LeadingBody = "" | "党委" | "人大" | "政府" | "政协";
/**
 * What is said before leave is granted.
 */
export type LeaveAsked = { 
/**
 * 总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学
 */
say: string, 
/**
 * With this it is more than is allowed.
 */
exceeds: boolean, 
/**
 * `3月9日上午至3月10日下午`
 */
period: string, 
/**
 * `1天半`, `1小时20分钟`
 */
length: string, 
/**
 * Half days by the calendar, by which the signatures go.
 */
half_days: number, 
/**
 * 总学时
 */
total: Hours, 
/**
 * 学时 of leave before this.
 */
taken: Hours, 
/**
 * 学时 that this adds.
 */
this: Hours, 
/**
 * This kind counts.
 */
counts: boolean, 
/**
 * How much the class bears; none while it has no hours.
 */
limit: LeaveLimit | null, 
/**
 * 学时 left after this; below zero, so much too many.
 */
left: Hours, 
/**
 * The same in whole half days.
 */
half_days_left: number, 
/**
 * Whose signatures it needs, in order.
 */
signers: Array<string>, 
/**
 * The sessions it touches, by time.
 */
sessions: Array<CoveredSession>, 
/**
 * How many marks of rolls already taken become leave when it is granted.
 */
changes: number, 
/**
 * Other leave at the same time.
 */
overlaps: Array<string>, };
/**
 * A leave.
 */
export type LeaveId = number & { readonly of: 'leave' };
/**
 * Why somebody is away.
 */
export type LeaveKind = "事假" | "病假" | "公假";
/**
 * How much leave a class bears: `of` hours in `parts` parts. Kept as a fraction, so that it is compared in whole numbers.
 */
export type LeaveLimit = { 
/**
 * So many hours …
 */
of: Hours, 
/**
 * … divided by this.
 */
parts: number, 
/**
 * `1/7（5.71）`, `8学时（15天以内的班）`
 */
say: string, 
/**
 * 按规定应予退学
 */
consequence: string, 
/**
 * 依据
 */
authority: string, };
/**
 * A line of the register.
 */
export type LeaveLine = { 
/**
 * The leave.
 */
id: LeaveId, 
/**
 * Whose.
 */
trainee: TraineeId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Its title.
 */
cohort_title: string, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位 (in this class)
 */
unit: string, 
/**
 * 职务 (in this class)
 */
post: string, 
/**
 * 事假, 病假, 公假
 */
kind: LeaveKind, 
/**
 * From the beginning of …
 */
from: LeaveMoment, 
/**
 * … to the end of.
 */
to: LeaveMoment, 
/**
 * `3月9日上午至3月10日下午`
 */
period: string, 
/**
 * `1天半`, `1小时20分钟`
 */
length: string, 
/**
 * 事由
 */
reason: string, 
/**
 * 备注
 */
note: string, 
/**
 * How far it has come.
 */
state: LeaveState, 
/**
 * `待批，缺教务处签字`, `已批，今天应销假`
 */
say: string, 
/**
 * Whose signature it needs and who has signed.
 */
signatures: Array<Signature>, 
/**
 * When it was granted or refused.
 */
decided_on: string | null, 
/**
 * Why it was refused.
 */
refused_why: string, 
/**
 * 销假: `3月10日下午`, `3月10日14:50`; empty: not yet.
 */
returned: string, 
/**
 * Its time is over and nobody has noted that they are back.
 */
due_back: boolean, 
/**
 * What the attached file was called; empty: none.
 */
file_name: string, 
/**
 * Sessions it is leave from (场次).
 */
sessions: number, 
/**
 * Their hours.
 */
hours: Hours, 
/**
 * This kind counts towards the limit.
 */
counts: boolean, 
/**
 * What is to be said before it is granted; empty once it is decided.
 */
weighed: string, 
/**
 * Granted, it would be more than is allowed.
 */
exceeds: boolean, 
/**
 * Where the roll says something else.
 */
contradictions: Array<string>, };
/**
 * A moment as the office says it: a day, a half day of it, or a time. As a beginning 上午 is its first minute, as an end
 * its last; a day alone is the whole of it.
 */
export type LeaveMoment = { 
/**
 * On which day.
 */
day: string, 
/**
 * In which half day.
 */
half?: HalfDay, 
/**
 * At what time.
 */
at?: Clock, };
/**
 * What leave is judged by. The figures warn, they lock nothing.
 */
export type LeaveRules = { 
/**
 * Leave is at most one so-manieth of a class's hours (7: one seventh); 0: no such limit.
 */
share: Bound, 
/**
 * What follows when it is exceeded.
 */
consequence: string, 
/**
 * Stricter limits for short classes.
 */
shorter: Array<ClassLimit>, 
/**
 * The kinds of leave that count towards the limit.
 */
counted: Array<LeaveKind>, 
/**
 * 依据 of that.
 */
counted_authority: string, 
/**
 * Hundredths of 学时 of a half day, to say how many half days are left.
 */
half_day: Bound, 
/**
 * Away for at least so many per cent of a session is leave from it; for less, late or gone early.
 */
whole_from: Bound, 
/**
 * Who signs.
 */
approvals: Array<Approval>, 
/**
 * 依据 of that.
 */
approvals_authority: string, 
/**
 * So many times late or gone early are absent once; 0: never.
 */
late_is_absent: Bound, };
/**
 * How much leave a trainee has had.
 */
export type LeaveStanding = { 
/**
 * 总学时 of what their class's timetable has for them.
 */
total: Hours, 
/**
 * 学时 of leave that count: marks of rolls taken, and granted leave of sessions to come.
 */
taken: Hours, 
/**
 * 学时 of leave of kinds that do not count.
 */
uncounted: Hours, 
/**
 * How much the class bears; none while it has no hours.
 */
limit: LeaveLimit | null, };
/**
 * How far a leave has come.
 */
export type LeaveState = "待批" | "已批" | "不批";
/**
 * Which leaves.
 */
export type LeavesAsked = { 
/**
 * Of one class.
 */
cohort?: CohortId, 
/**
 * Of one trainee.
 */
trainee?: TraineeId, 
/**
 * That touch this day.
 */
day?: string, };
/**
 * A trainee who leaves before the end.
 */
export type Leaving = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * From which day on they are expected no more; none: they are back.
 */
on: string | null, 
/**
 * Why.
 */
why: string, };
/**
 * A lecturer in the register.
 */
export type Lecturer = { 
/**
 * Its id.
 */
id: LecturerId, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 职称
 */
title: string, 
/**
 * 荣誉称号
 */
honours: string, 
/**
 * Where they come from.
 */
category: LecturerCategory, 
/**
 * 四大班子, for leaders of one.
 */
office: LeadingBody, 
/**
 * How their lectures are paid.
 */
fee_class: FeeClass, 
/**
 * 手机
 */
phone: string, 
/**
 * 备注
 */
note: string, };
/**
 * A lecturer who cannot come.
 */
export type LecturerCancels = { 
/**
 * Who.
 */
lecturer: LecturerId, 
/**
 * From this day.
 */
from: string, 
/**
 * To this day, counted.
 */
to: string, };
/**
 * Where a lecturer comes from; 领导干部 count for the share of leaders' lectures (党校条例第八条).
 */
export type LecturerCategory = "领导干部" | "本校教师" | "外聘专家" | "先进典型" | "其他";
/**
 * A lecturer.
 */
export type LecturerId = number & { readonly of: 'lecturer' };
/**
 * A lecturer and what they have given.
 */
export type LecturerLine = { 
/**
 * Sessions on all timetables (场次); 合班 is one.
 */
sessions: number, 
/**
 * Their hours; of 合班 once.
 */
hours: Hours, 
/**
 * What they teach, in one line.
 */
topics: string, 
/**
 * What they teach.
 */
teaches: Array<TopicId>, 
/**
 * When they can and cannot, from today on, in one line; empty: always.
 */
times: string, 
/**
 * Its id.
 */
id: LecturerId, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 职称
 */
title: string, 
/**
 * 荣誉称号
 */
honours: string, 
/**
 * Where they come from.
 */
category: LecturerCategory, 
/**
 * 四大班子, for leaders of one.
 */
office: LeadingBody, 
/**
 * How their lectures are paid.
 */
fee_class: FeeClass, 
/**
 * 手机
 */
phone: string, 
/**
 * 备注
 */
note: string, };
/**
 * What got no time.
 */
export type Left = { 
/**
 * Which.
 */
unplaced: UnplacedId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Why, in one sentence.
 */
say: string, };
/**
 * Two who may be one.
 */
export type Likely = { 
/**
 * The one of whom more is known; the other would be put into it.
 */
one: Namesake, 
/**
 * The other.
 */
other: Namesake, 
/**
 * Why: 同名，手机相同.
 */
why: string, };
/**
 * How much the school has of what a class needs; 0: not said.
 */
export type Limits = { 
/**
 * 床位 (张)
 */
beds: number, 
/**
 * 就餐 (人)
 */
meals: number, 
/**
 * 座位 (个)
 */
seats: number, };
/**
 * What one day asks of the school (人).
 */
export type Load = { 
/**
 * 床位: those who stay overnight, every day of a stretch.
 */
beds: number, 
/**
 * 就餐: those who stay overnight every day, the others when they sit.
 */
meals: number, 
/**
 * 座位: all, on working days; on every day of a stretch that has none.
 */
seats: number, };
/**
 * Sessions that arranging shall leave where they are, or may move again.
 */
export type Lock = { 
/**
 * Which.
 */
sessions: Array<SessionId>, 
/**
 * Fixed, or free again.
 */
locked: boolean, };
/**
 * Whether somebody stays in their group.
 */
export type LockInGroup = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * Stays when groups are formed or repaired.
 */
locked: boolean, };
/**
 * A certificate to be made void.
 */
export type MakeVoid = { 
/**
 * Which.
 */
certificate: CertificateId, 
/**
 * Why: 姓名有误 …
 */
why: string, };
/**
 * How a trainee answered the roll.
 */
export type Mark = "出勤" | "迟到" | "早退" | "旷课" | "事假" | "病假" | "公假";
/**
 * One mark of one session.
 */
export type MarkChange = { 
/**
 * In which session.
 */
session: SessionId, 
/**
 * Whose.
 */
trainee: TraineeId, 
/**
 * What it counts as.
 */
mark: Mark, 
/**
 * The office's own word for it; empty: the mark itself.
 */
word?: string, 
/**
 * Late or left early by so many minutes; 0 when not noted.
 */
minutes: number, 
/**
 * 备注; left out: as it stands.
 */
remark?: string, };
/**
 * What becomes of a mark.
 */
export type MarkFate = "修改" | "临时加入" | "不变";
/**
 * One of the words that stand in the table, and its sign there.
 */
export type MarkWord = { 
/**
 * Its sign: 1 to 7 the marks, letters the office's own words.
 */
sign: string, 
/**
 * What it counts as.
 */
mark: Mark, 
/**
 * The office's own word; empty: the mark itself.
 */
word: string, };
/**
 * Somebody in a group.
 */
export type Member = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 性别
 */
sex: Sex | null, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 职级
 */
rank: string, 
/**
 * 班长, 组长 …
 */
role: string, 
/**
 * Leads the group: 组长.
 */
leads: boolean, 
/**
 * Stays in the group when groups are formed or repaired.
 */
locked: boolean, };
/**
 * Which people are one.
 */
export type MergePeople = { 
/**
 * The record that goes.
 */
from: PersonId, 
/**
 * The record that stays; its blanks are filled from the other.
 */
into: PersonId, };
/**
 * Which units become one.
 */
export type MergeUnits = { 
/**
 * The one that goes.
 */
from: UnitId, 
/**
 * The one that stays.
 */
into: UnitId, 
/**
 * The first day of the 机构改革: classes that began before keep the old unit. None: one unit was written twice.
 */
on: string | null, };
/**
 * A character that cannot be printed, and where it stands.
 */
export type Missing = { 
/**
 * The text it stands in, most often a name.
 */
text: string, 
/**
 * The character.
 */
character: string, 
/**
 * Its code point, as in `U+2B7A9`.
 */
code_point: string, };
/**
 * A session that shall take place at another time, as long as before.
 */
export type Move = { 
/**
 * Which.
 */
session: SessionId, 
/**
 * To which day.
 */
day: string, 
/**
 * From which minute on.
 */
starts: Clock, 
/**
 * 调课原因, when its timetable is approved.
 */
reason?: string, };
/**
 * Which bus somebody is to sit on.
 */
export type MoveToBus = { 
/**
 * On which day.
 */
day: string, 
/**
 * Who.
 */
trainees: Array<TraineeId>, 
/**
 * None: on none.
 */
bus: BusId | null, };
/**
 * Which group somebody is to be in.
 */
export type MoveToGroup = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * None: in none.
 */
group: GroupId | null, };
/**
 * What became of a row since the sheet was printed.
 */
export type Moved = "新增" | "退出" | "换人" | "换行";
/**
 * What another name is.
 */
export type NameKind = "别名" | "曾用名";
/**
 * Which names.
 */
export type NamesAsked = { 
/**
 * Of which figures.
 */
figures: FiguresAsked, 
/**
 * Of which line; none: of all together.
 */
line: FigureKey | null, 
/**
 * Behind which figure.
 */
figure: FigureOf, };
/**
 * Somebody who may be one with another.
 */
export type Namesake = { 
/**
 * The unit's name.
 */
unit_name: string, 
/**
 * Classes they were enrolled in (期).
 */
classes: number, 
/**
 * Its id.
 */
id: PersonId, 
/**
 * Without inner spaces; 张　三 is spaced on paper only.
 */
name: string, 
/**
 * None: not known.
 */
sex: Sex | null, 
/**
 * To the month or to the day.
 */
birth: Birth | null, 
/**
 * 汉族
 */
ethnicity: string, 
/**
 * 政治面貌: 中共党员
 */
political: string, 
/**
 * 全日制学历
 */
education: string, 
/**
 * 在职学历
 */
in_service: string, 
/**
 * By which one person is known across files and years.
 */
id_number: IdNumber | null, 
/**
 * Mobile phone.
 */
phone: string, 
/**
 * Where the person works now.
 */
unit: UnitId | null, 
/**
 * 职务
 */
post: string, 
/**
 * 任现职时间
 */
post_since: Since | null, 
/**
 * 职级
 */
rank: string, 
/**
 * 任现职级时间
 */
rank_since: Since | null, 
/**
 * Anything else.
 */
note: string, };
/**
 * 单位性质 (domain.md §B.8).
 */
export type Nature = "党委机关" | "人大" | "政府" | "政协" | "监察" | "法院" | "检察院" | "群团" | "民主党派" | "事业" | "国有企业" | "乡镇" | "街道" | "村（社区）" | "两新组织" | "垂管" | "其他";
/**
 * Something that needs the clerk, one click from its mending.
 */
export type Need = { 
/**
 * What, in one sentence.
 */
say: string, 
/**
 * Whose.
 */
cohort: CohortId, 
/**
 * Where it is mended.
 */
place: Place, 
/**
 * Of which session, when it is of one.
 */
session: SessionId | null, };
/**
 * A class.
 *
 * Not written yet, so without an id.
 */
export type NewCohort = { 
/**
 * 中青年干部培训班
 */
name: string, 
/**
 * 第N期; none for a class that is not one of a series.
 */
number: number | null, 
/**
 * 性质; that of its 类别 when it has one.
 */
category: CohortCategory, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * 地点
 */
place: string, 
/**
 * 班主任
 */
head_teacher: string, 
/**
 * 主办单位
 */
host: string, 
/**
 * 计划人数
 */
planned: number, 
/**
 * 备注
 */
note: string, 
/**
 * 类别, in the office's own tree.
 */
kind: CohortKindId | null, 
/**
 * 培训项目 it counts for.
 */
programme: ProgrammeId | null, 
/**
 * 层级
 */
tier: Tier, 
/**
 * 承办单位
 */
undertaker: string, 
/**
 * 协办单位
 */
assistant: string, 
/**
 * 备案号
 */
filing_number: string, 
/**
 * How far it has come with its 备案.
 */
filing_state: FilingState, 
/**
 * 培训对象: 乡镇党委书记
 */
audience: string, 
/**
 * They stay overnight, and need beds.
 */
lodging: boolean, 
/**
 * 作息 by name; empty: the usual one.
 */
day_shape: string, };
/**
 * What is wished between two topics of a class.
 *
 * Not written yet, so without an id.
 */
export type NewCourseWish = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * What is wished.
 */
wish: Wish, 
/**
 * The one; the earlier one where order is wished.
 */
one: TopicId, 
/**
 * And the other.
 */
other: TopicId, };
/**
 * A field site in the register.
 *
 * Not written yet, so without an id.
 */
export type NewFieldSite = { 
/**
 * 名称
 */
name: string, 
/**
 * 地址
 */
address: string, 
/**
 * 联系人
 */
contact: string, 
/**
 * 联系电话
 */
phone: string, 
/**
 * People it takes at once; 0 when not known.
 */
capacity: number, 
/**
 * Minutes from the school, one way; 0 when not known.
 */
minutes: number, 
/**
 * 备注
 */
note: string, };
/**
 * A lecturer in the register.
 *
 * Not written yet, so without an id.
 */
export type NewLecturer = { 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 职称
 */
title: string, 
/**
 * 荣誉称号
 */
honours: string, 
/**
 * Where they come from.
 */
category: LecturerCategory, 
/**
 * 四大班子, for leaders of one.
 */
office: LeadingBody, 
/**
 * How their lectures are paid.
 */
fee_class: FeeClass, 
/**
 * 手机
 */
phone: string, 
/**
 * 备注
 */
note: string, };
/**
 * A programme of one year or several.
 *
 * Not written yet, so without an id.
 */
export type NewProgramme = { 
/**
 * 全县科级干部三年轮训
 */
name: string, 
/**
 * First year.
 */
since: number, 
/**
 * Last year, counted.
 */
until: number, 
/**
 * 备注
 */
note: string, };
/**
 * A day the office knows better than the table that is shipped.
 *
 * Not written yet, so without an id.
 */
export type NewSpecialDay = { 
/**
 * The day.
 */
day: string, 
/**
 * What it is.
 */
kind: SpecialKind, 
/**
 * 国庆节, 校庆
 */
name: string, };
/**
 * A topic in the register.
 *
 * Not written yet, so without an id.
 */
export type NewTopic = { 
/**
 * Without 《》; they are put on paper.
 */
name: string, 
/**
 * Which unit of teaching it belongs to.
 */
teaching_unit: TeachingUnit, 
/**
 * How it is usually taught.
 */
kind: Kind, 
/**
 * Its usual length, hundredths of 学时.
 */
hours: Hours, 
/**
 * Who usually gives it.
 */
lecturer: LecturerId | null, 
/**
 * 选修; otherwise 必修.
 */
elective: boolean, 
/**
 * How far it is.
 */
state: TopicState, 
/**
 * When its text was last worked on; none: not known.
 */
updated_on: string | null, 
/**
 * 备注
 */
note: string, };
/**
 * A venue in the register.
 *
 * Not written yet, so without an id.
 */
export type NewVenue = { 
/**
 * 报告厅
 */
name: string, 
/**
 * Seats; 0 when not known.
 */
capacity: number, 
/**
 * Where it is.
 */
place: string, 
/**
 * 投影、话筒、同步课堂
 */
equipment: string, 
/**
 * 备注
 */
note: string, };
/**
 * For which numbers to ask before they are given.
 */
export type NextAsked = { 
/**
 * The date on the paper, whose year the numbers count in.
 */
issued_on: string, 
/**
 * How many certificates.
 */
count: number, };
/**
 * The numbers certificates would get if they were issued now.
 */
export type NextSerials = { 
/**
 * The first of them.
 */
first: string, 
/**
 * The last of them.
 */
last: string, };
/**
 * Two people who are not one.
 */
export type NotSame = { 
/**
 * One.
 */
one: PersonId, 
/**
 * The other.
 */
other: PersonId, };
/**
 * A notice of holidays as it is published, pasted whole.
 */
export type Notice = { 
/**
 * 一、元旦：1月1日放假……
 */
text: string, 
/**
 * The year it is about, when it does not say so itself.
 */
year: number, };
/**
 * Which bus.
 */
export type OfBus = { 
/**
 * The bus.
 */
bus: BusId, };
/**
 * Which clash.
 */
export type OfClash = { 
/**
 * By which rule.
 */
rule: Rule, 
/**
 * The session it is said of.
 */
session: SessionId, 
/**
 * The one in its way, as the clash names it.
 */
other?: SessionId, };
/**
 * Which sheet.
 */
export type OfCode = { 
/**
 * 编码, as it was typed or scanned.
 */
code: string, };
/**
 * Which class.
 */
export type OfCohort = { 
/**
 * The class.
 */
cohort: CohortId, };
/**
 * Which kind.
 */
export type OfCohortKind = { 
/**
 * The kind.
 */
kind: CohortKindId, };
/**
 * Which copy to look into.
 */
export type OfCopy = { 
/**
 * The copy.
 */
file: string, };
/**
 * Which wish.
 */
export type OfCourseWish = { 
/**
 * The wish.
 */
wish: CourseWishId, };
/**
 * Which day.
 */
export type OfDay = { 
/**
 * The day.
 */
day: string, };
/**
 * Which field site.
 */
export type OfFieldSite = { 
/**
 * The field site.
 */
field_site: FieldSiteId, };
/**
 * Which kept file.
 */
export type OfIntake = { 
/**
 * The file as it was taken in.
 */
intake: IntakeId, };
/**
 * Which leave.
 */
export type OfLeave = { 
/**
 * The leave.
 */
leave: LeaveId, };
/**
 * Which lecturer.
 */
export type OfLecturer = { 
/**
 * The lecturer.
 */
lecturer: LecturerId, };
/**
 * Whose.
 */
export type OfOwner = { 
/**
 * The lecturer, room or site: `{"lecturer": 3}`.
 */
owner: Owner, };
/**
 * Which person.
 */
export type OfPerson = { 
/**
 * The person.
 */
person: PersonId, };
/**
 * Which tag.
 */
export type OfPersonTag = { 
/**
 * The tag.
 */
tag: PersonTagId, };
/**
 * Which line.
 */
export type OfPlanLine = { 
/**
 * The line.
 */
line: PlanLineId, };
/**
 * Lines to be taken away.
 */
export type OfPlanLines = { 
/**
 * Which.
 */
lines: Array<PlanLineId>, };
/**
 * Which programme.
 */
export type OfProgramme = { 
/**
 * The programme.
 */
programme: ProgrammeId, };
/**
 * Which route.
 */
export type OfRoute = { 
/**
 * The route.
 */
route: RouteId, };
/**
 * Which session.
 */
export type OfSession = { 
/**
 * The session.
 */
session: SessionId, };
/**
 * Which speech.
 */
export type OfSpeech = { 
/**
 * The speech.
 */
speech: SpeechId, };
/**
 * Which topic.
 */
export type OfTopic = { 
/**
 * The topic.
 */
topic: TopicId, };
/**
 * Which trainee.
 */
export type OfTrainee = { 
/**
 * The trainee.
 */
trainee: TraineeId, };
/**
 * Which unit.
 */
export type OfUnit = { 
/**
 * The unit.
 */
unit: UnitId, };
/**
 * Which other name.
 */
export type OfUnitName = { 
/**
 * The name.
 */
name: UnitNameId, };
/**
 * Which session without a time.
 */
export type OfUnplaced = { 
/**
 * The session without a time.
 */
unplaced: UnplacedId, };
/**
 * Which venue.
 */
export type OfVenue = { 
/**
 * The venue.
 */
venue: VenueId, };
/**
 * Which wish.
 */
export type OfWish = { 
/**
 * The wish.
 */
wish: WishId, };
/**
 * Which year.
 */
export type OfYear = { 
/**
 * The year; left out, this one.
 */
year?: number, };
/**
 * One office and who holds it.
 */
export type Office = { 
/**
 * 班长
 */
word: string, 
/**
 * Nobody: 待定.
 */
holders: Array<Holder>, };
/**
 * Who holds what in a class.
 */
export type Officers = { 
/**
 * 班委会, every usual office and then those of the class's own.
 */
committee: Array<Office>, 
/**
 * 临时党支部, likewise.
 */
branch: Array<Office>, 
/**
 * The groups by number.
 */
groups: Array<GroupOfficers>, 
/**
 * What is none of these.
 */
others: Array<Office>, };
/**
 * One line of 操作历史.
 */
export type Operation = { 
/**
 * Its id.
 */
id: OperationId, 
/**
 * When, local time, `2026-03-09 08:31:12`.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * What kind of thing: 点名.
 */
label: string, 
/**
 * What, in one sentence.
 */
said: string, 
/**
 * How many rows it touched.
 */
rows: number, 
/**
 * It has been undone since.
 */
undone: boolean, 
/**
 * It is itself an undoing (or, undone again, a redoing).
 */
is_undo: boolean, 
/**
 * It is reversed only by another act.
 */
final: boolean, };
/**
 * An operation: one step of the history.
 */
export type OperationId = number & { readonly of: 'operation' };
/**
 * Somebody of the class who is not on this roll, and may walk in.
 */
export type Other = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * Its initials in pinyin.
 */
initials: string, 
/**
 * 编码 on the badge.
 */
badge: string, 
/**
 * 单位
 */
unit: string, 
/**
 * Why they are not expected: 第二组, 未选这次课, 3月10日报到.
 */
why: string, };
/**
 * A printed paper that is no longer true.
 */
export type Outdated = { 
/**
 * Which, by its key.
 */
paper: string, 
/**
 * Its name in the office.
 */
name: string, 
/**
 * Of which half day or day, when it is of one.
 */
part: string, 
/**
 * 第N版
 */
edition: number, 
/**
 * When it was printed.
 */
printed_on: string, };
/**
 * Days on end that ask for more than there is.
 */
export type OverLimit = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Of what.
 */
room: Room, 
/**
 * How many are asked for (人).
 */
people: number, 
/**
 * How many there are.
 */
limit: number, 
/**
 * `5月12日 床位 311/263：第3期中青班 48、第2期科干班 60`
 */
say: string, };
/**
 * Whose time it is.
 */
export type Owner = { "lecturer": LecturerId } | { "venue": VenueId } | { "field_site": FieldSiteId };
/**
 * A paper to be had.
 */
export type PaperAsked = { 
/**
 * Which, by its key.
 */
paper: string, 
/**
 * Of which class.
 */
cohort?: CohortId, 
/**
 * Of the half day of this session.
 */
session?: SessionId, 
/**
 * Of this day.
 */
day?: string, 
/**
 * Of this lecturer (what they give; of the invitations of a class only theirs).
 */
lecturer?: LecturerId, 
/**
 * Of this leave.
 */
leave?: LeaveId, 
/**
 * The notice of this number (调课通知单); left out, the last one.
 */
notice?: number, 
/**
 * From this day on (statistics, what lecturers give).
 */
from?: string, 
/**
 * To this day (statistics, what lecturers give).
 */
to?: string, 
/**
 * Only these trainees (certificates, badges); empty: all.
 */
trainees: Array<TraineeId>, 
/**
 * With phone numbers.
 */
phones: boolean, 
/**
 * With ID numbers (the roster as a workbook).
 */
id_numbers: boolean, 
/**
 * Only who sits in this room (sign-in sheets).
 */
room?: VenueId, 
/**
 * Only this group (sign-in sheets, badges).
 */
group?: GroupId, 
/**
 * Banded by group (sign-in sheets, contacts); group after group (badges).
 */
by_group?: boolean, 
/**
 * Several weeks on a page (the week grid).
 */
together?: boolean, 
/**
 * The day by which it is to be sent back (registration form).
 */
due?: string, 
/**
 * Rows on a page; left out, as many as can be signed on.
 */
rows_per_page?: number, 
/**
 * The number of the first row, when a sheet continues another.
 */
first_number?: number, 
/**
 * What the cards are like (badges); left out, 90×54 millimetres and 学员证.
 */
card?: CardAsked, };
/**
 * A paper or a sheet the office can have.
 */
export type PaperKind = { 
/**
 * Its name on the command line.
 */
key: string, 
/**
 * Its name in the office.
 */
name: string, 
/**
 * What kind of file it is.
 */
format: Format, 
/**
 * What must be said to have it.
 */
about: About, };
/**
 * A paper of a class, and whether it lies printed on some desk.
 */
export type PaperState = { 
/**
 * The last edition printed; none: 未印.
 */
printed: PrintedEdition | null, 
/**
 * Something on it has changed since: 已过期.
 */
stale: boolean, 
/**
 * Its name on the command line.
 */
key: string, 
/**
 * Its name in the office.
 */
name: string, 
/**
 * What kind of file it is.
 */
format: Format, 
/**
 * What must be said to have it.
 */
about: About, };
/**
 * A file that is no roster.
 */
export type PassedOver = { 
/**
 * What it is called.
 */
file: string, 
/**
 * Why it is not read.
 */
why: string, };
/**
 * Whom to look for.
 */
export type PeopleAsked = { 
/**
 * Part of a name (in pinyin, too), a unit, a post, a phone's or an ID number's end; left out, everybody.
 */
text?: string, };
/**
 * Of which period.
 */
export type Period = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };
/**
 * A person in the register.
 */
export type Person = { 
/**
 * Its id.
 */
id: PersonId, 
/**
 * Without inner spaces; 张　三 is spaced on paper only.
 */
name: string, 
/**
 * None: not known.
 */
sex: Sex | null, 
/**
 * To the month or to the day.
 */
birth: Birth | null, 
/**
 * 汉族
 */
ethnicity: string, 
/**
 * 政治面貌: 中共党员
 */
political: string, 
/**
 * 全日制学历
 */
education: string, 
/**
 * 在职学历
 */
in_service: string, 
/**
 * By which one person is known across files and years.
 */
id_number: IdNumber | null, 
/**
 * Mobile phone.
 */
phone: string, 
/**
 * Where the person works now.
 */
unit: UnitId | null, 
/**
 * 职务
 */
post: string, 
/**
 * 任现职时间
 */
post_since: Since | null, 
/**
 * 职级
 */
rank: string, 
/**
 * 任现职级时间
 */
rank_since: Since | null, 
/**
 * Anything else.
 */
note: string, };
/**
 * A class somebody was in.
 */
export type PersonClass = { 
/**
 * Which.
 */
cohort: CohortId, 
/**
 * Their line on its roster.
 */
trainee: TraineeId, 
/**
 * Its name with its number.
 */
title: string, 
/**
 * Its first day.
 */
starts: string, 
/**
 * Its last day.
 */
ends: string, 
/**
 * The unit, by the name it had then.
 */
unit: string, 
/**
 * The post they had then.
 */
post: string, 
/**
 * The 职级 they had then.
 */
rank: string, 
/**
 * 班长, 组长 …
 */
role: string, 
/**
 * Hours attended.
 */
hours: Hours, 
/**
 * What was decided; none yet.
 */
decision: Decision | null, 
/**
 * The number of the certificate in force; none.
 */
serial: string | null, 
/**
 * What is another than in the class before, or in what was printed: 单位由县旅游局变为县文化局.
 */
changes: Array<string>, 
/**
 * 3月11日退出：调离
 */
left: string, };
/**
 * Everything about a person.
 */
export type PersonFile = { 
/**
 * As they are known now.
 */
person: Person, 
/**
 * The unit's name.
 */
unit_name: string, 
/**
 * Their tags, by time.
 */
tags: Array<PersonTag>, 
/**
 * Their classes, newest first.
 */
classes: Array<PersonClass>, 
/**
 * Hours attended in all of them.
 */
hours: Hours, };
/**
 * A person.
 */
export type PersonId = number & { readonly of: 'person' };
/**
 * A person and how often they have trained.
 */
export type PersonLine = { 
/**
 * The unit's name.
 */
unit_name: string, 
/**
 * Classes the person was enrolled in (人次).
 */
classes: number, 
/**
 * Hours attended in all of them, hundredths of 学时.
 */
hours: Hours, 
/**
 * The classes, newest first, in one line.
 */
titles: string, 
/**
 * Its id.
 */
id: PersonId, 
/**
 * Without inner spaces; 张　三 is spaced on paper only.
 */
name: string, 
/**
 * None: not known.
 */
sex: Sex | null, 
/**
 * To the month or to the day.
 */
birth: Birth | null, 
/**
 * 汉族
 */
ethnicity: string, 
/**
 * 政治面貌: 中共党员
 */
political: string, 
/**
 * 全日制学历
 */
education: string, 
/**
 * 在职学历
 */
in_service: string, 
/**
 * By which one person is known across files and years.
 */
id_number: IdNumber | null, 
/**
 * Mobile phone.
 */
phone: string, 
/**
 * Where the person works now.
 */
unit: UnitId | null, 
/**
 * 职务
 */
post: string, 
/**
 * 任现职时间
 */
post_since: Since | null, 
/**
 * 职级
 */
rank: string, 
/**
 * 任现职级时间
 */
rank_since: Since | null, 
/**
 * Anything else.
 */
note: string, };
/**
 * A tag of a person.
 */
export type PersonTag = { 
/**
 * Its id.
 */
id: PersonTagId, 
/**
 * Whose.
 */
person: PersonId, 
/**
 * 一把手, 后备干部, 村干部 …
 */
tag: string, 
/**
 * From then on; none: always was.
 */
since: Since | null, 
/**
 * No more from then on; none: still is.
 */
until: Since | null, };
/**
 * A tag of a person.
 */
export type PersonTagId = number & { readonly of: 'person_tag' };
/**
 * A phase of a class: days on end at one place.
 */
export type Phase = { 
/**
 * Its id.
 */
id: PhaseId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * Empty: at the school; else 异地教学 there.
 */
place: string, 
/**
 * Where they stay.
 */
hotel: string, 
/**
 * Who is asked there.
 */
contact: string, 
/**
 * Their phone.
 */
phone: string, 
/**
 * 备注
 */
note: string, };
/**
 * A phase of a class.
 */
export type PhaseId = number & { readonly of: 'phase' };
/**
 * A phase to be written.
 */
export type PhaseSaid = { 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * Empty: at the school; else 异地教学 there.
 */
place: string, 
/**
 * Where they stay.
 */
hotel: string, 
/**
 * Who is asked there.
 */
contact: string, 
/**
 * Their phone.
 */
phone: string, 
/**
 * 备注
 */
note: string, };
/**
 * The phases of a class.
 */
export type Phases = { 
/**
 * First day of the class.
 */
starts: string, 
/**
 * Last day of the class.
 */
ends: string, 
/**
 * By time; none: the class meets from its first day to its last at the school.
 */
phases: Array<Phase>, 
/**
 * Days it meets.
 */
days: number, 
/**
 * Sessions on days it does not meet (场次).
 */
outside: number, };
/**
 * Days on end at one place.
 */
export type Piece = { 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * Empty: at the school; else 异地教学 there.
 */
place: string, };
/**
 * Where a line of the workbench is mended.
 */
export type Place = "考勤" | "请假" | "考勤统计" | "课程表" | "学员" | "结业证书";
/**
 * A place given by hand.
 */
export type PlaceTrainee = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * Their 序号 from now on; the others make room. None: let go, the next sorting places them like everybody.
 */
number: number | null, };
/**
 * Where the office's files lie on this PC.
 */
export type Places = { 
/**
 * The books.
 */
books: string, 
/**
 * The folder copies are kept in.
 */
copies: string, };
/**
 * What a session shall be. What is left out is empty or as usual in a new session, and as it was in one that is
 * changed; an empty name empties.
 */
export type Plan = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * What is done.
 */
kind: Kind, 
/**
 * The topic, of the register or new. It and the title are one field: whichever is given says what it is about.
 */
topic?: Chosen<TopicId>, 
/**
 * What it is called when it is no topic.
 */
title?: string, 
/**
 * Who gives it, of the register or new.
 */
lecturer?: Chosen<LecturerId>, 
/**
 * Where, of the register or new.
 */
venue?: Chosen<VenueId>, 
/**
 * 同步课堂: branch rooms beside the main room.
 */
rooms?: Array<Chosen<VenueId>>, 
/**
 * At which field site, when it is away from the school.
 */
field_site?: Chosen<FieldSiteId>, 
/**
 * Hundredths of 学时; left out, by the length of the block (45 minutes are one) unless they were set by hand.
 */
hours?: Hours, 
/**
 * How far it is settled; left out, 待确认 at first, and 已调整 once a confirmed session is changed.
 */
state?: State, 
/**
 * 选修
 */
elective?: boolean, 
/**
 * Arranging leaves it where it is.
 */
locked?: boolean, 
/**
 * 主持人
 */
moderator?: string, 
/**
 * 备注
 */
note?: string, 
/**
 * 调课原因, when its timetable is approved.
 */
reason?: string, };
/**
 * Classes that shall stand on their year's plan.
 */
export type PlanClasses = { 
/**
 * Which; each becomes a line of the year it opens in.
 */
cohorts: Array<CohortId>, };
/**
 * A line of a year's plan.
 */
export type PlanLine = { 
/**
 * Its id.
 */
id: PlanLineId, 
/**
 * Of which year.
 */
year: number, 
/**
 * Its place on the plan, kept by hand.
 */
position: number, 
/**
 * 中青年干部培训班
 */
name: string, 
/**
 * 第N期; none for a class that is not one of a series.
 */
number: number | null, 
/**
 * 类别
 */
kind: CohortKindId | null, 
/**
 * 培训项目 it counts for.
 */
programme: ProgrammeId | null, 
/**
 * 层级
 */
tier: Tier, 
/**
 * 主办单位
 */
host: string, 
/**
 * 承办单位
 */
undertaker: string, 
/**
 * 协办单位
 */
assistant: string, 
/**
 * 备案号
 */
filing_number: string, 
/**
 * How far it has come with its 备案.
 */
filing_state: FilingState, 
/**
 * First day; none: not settled yet.
 */
starts: string | null, 
/**
 * Last day; none: not settled yet.
 */
ends: string | null, 
/**
 * 计划人数
 */
planned: number, 
/**
 * They stay overnight, and need beds.
 */
lodging: boolean, 
/**
 * 地点
 */
place: string, 
/**
 * 培训对象
 */
audience: string, 
/**
 * 备注
 */
note: string, 
/**
 * The class it became.
 */
cohort: CohortId | null, };
/**
 * A line of a year's plan.
 */
export type PlanLineId = number & { readonly of: 'plan_line' };
/**
 * What a line shall say; only its name is needed.
 */
export type PlanLineSaid = { 
/**
 * 中青年干部培训班
 */
name: string, 
/**
 * 第N期
 */
number?: number, 
/**
 * 类别
 */
kind?: CohortKindId, 
/**
 * 培训项目
 */
programme?: ProgrammeId, 
/**
 * 层级
 */
tier?: Tier, 
/**
 * 主办单位
 */
host?: string, 
/**
 * 承办单位
 */
undertaker?: string, 
/**
 * 协办单位
 */
assistant?: string, 
/**
 * 备案号
 */
filing_number?: string, 
/**
 * 备案状态
 */
filing_state?: FilingState, 
/**
 * First day; needs the last.
 */
starts?: string, 
/**
 * Last day.
 */
ends?: string, 
/**
 * 计划人数
 */
planned?: number, 
/**
 * They stay overnight; left out, they do.
 */
lodging?: boolean, 
/**
 * 地点
 */
place?: string, 
/**
 * 培训对象
 */
audience?: string, 
/**
 * 备注
 */
note?: string, };
/**
 * A line of the plan as the list shows it.
 */
export type PlanLineShown = { 
/**
 * `第3期中青年干部培训班`
 */
title: string, 
/**
 * `主体班›中青年干部培训班`; empty: no 类别.
 */
kind_path: string, 
/**
 * Name of the 培训项目; empty: none.
 */
programme_name: string, 
/**
 * How far it has come.
 */
state: PlanState, 
/**
 * The class it became, when that one's days or name are other than planned: `第3期中青班 3月9日至3月20日`.
 */
became: string, 
/**
 * Trainees of that class who have not left (人).
 */
trainees: number, 
/**
 * Its id.
 */
id: PlanLineId, 
/**
 * Of which year.
 */
year: number, 
/**
 * Its place on the plan, kept by hand.
 */
position: number, 
/**
 * 中青年干部培训班
 */
name: string, 
/**
 * 第N期; none for a class that is not one of a series.
 */
number: number | null, 
/**
 * 类别
 */
kind: CohortKindId | null, 
/**
 * 培训项目 it counts for.
 */
programme: ProgrammeId | null, 
/**
 * 层级
 */
tier: Tier, 
/**
 * 主办单位
 */
host: string, 
/**
 * 承办单位
 */
undertaker: string, 
/**
 * 协办单位
 */
assistant: string, 
/**
 * 备案号
 */
filing_number: string, 
/**
 * How far it has come with its 备案.
 */
filing_state: FilingState, 
/**
 * First day; none: not settled yet.
 */
starts: string | null, 
/**
 * Last day; none: not settled yet.
 */
ends: string | null, 
/**
 * 计划人数
 */
planned: number, 
/**
 * They stay overnight, and need beds.
 */
lodging: boolean, 
/**
 * 地点
 */
place: string, 
/**
 * 培训对象
 */
audience: string, 
/**
 * 备注
 */
note: string, 
/**
 * The class it became.
 */
cohort: CohortId | null, };
/**
 * The order of a year's plan.
 */
export type PlanOrder = { 
/**
 * Of which year.
 */
year: number, 
/**
 * All its lines, as they shall stand.
 */
lines: Array<PlanLineId>, };
/**
 * How far a line of the plan has come.
 */
export type PlanState = "待定" | "已定日期" | "已建班" | "在办" | "已办";
/**
 * A session as it now stands, with what is in its way.
 */
export type Planned = { 
/**
 * The session.
 */
session: SessionLine, 
/**
 * What is in its way.
 */
clashes: Array<Clash>, };
/**
 * Sessions as they now stand on their timetables.
 */
export type PlannedMany = { 
/**
 * In the order of the plans.
 */
sessions: Array<SessionId>, };
/**
 * Many sessions at once.
 */
export type Plans = { 
/**
 * Each of them.
 */
plans: Array<Plan>, };
/**
 * A paper that was printed or saved.
 */
export type Printed = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Which paper, by its key.
 */
paper: string, 
/**
 * Of which session or day, when it is of one.
 */
part: string, 
/**
 * What was on it, as the preview said.
 */
fingerprint: string, 
/**
 * Whom it has in which row, as the preview said, when it is a sign-in sheet.
 */
sheet?: PrintedSheet, };
/**
 * The last edition of a paper.
 */
export type PrintedEdition = { 
/**
 * 第N版, from 1.
 */
edition: number, 
/**
 * When it was printed.
 */
printed_on: string, 
/**
 * What was on it.
 */
fingerprint: string, };
/**
 * A sheet as it is to be printed, or was: whom it has in which row.
 */
export type PrintedSheet = { 
/**
 * 编码, as it stands at the foot.
 */
code: string, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Which sessions are signed for.
 */
sessions: Array<SessionId>, 
/**
 * Who stands in which row, from row 1 on; none where the first row has a higher number.
 */
people: Array<TraineeId | null>, 
/**
 * What was asked of the printer, as JSON, to print it again.
 */
asked: string, };
/**
 * A programme of one year or several.
 */
export type Programme = { 
/**
 * Its id.
 */
id: ProgrammeId, 
/**
 * 全县科级干部三年轮训
 */
name: string, 
/**
 * First year.
 */
since: number, 
/**
 * Last year, counted.
 */
until: number, 
/**
 * 备注
 */
note: string, };
/**
 * A programme.
 */
export type ProgrammeId = number & { readonly of: 'programme' };
/**
 * A programme and how far it has come.
 */
export type ProgrammeLine = { 
/**
 * Year by year and tier by tier: every target, and what is done or planned without one.
 */
parts: Array<ProgrammePart>, 
/**
 * All of it.
 */
total: ProgrammePart, 
/**
 * 口径
 */
basis: string, 
/**
 * Its id.
 */
id: ProgrammeId, 
/**
 * 全县科级干部三年轮训
 */
name: string, 
/**
 * First year.
 */
since: number, 
/**
 * Last year, counted.
 */
until: number, 
/**
 * 备注
 */
note: string, };
/**
 * What is to be done in a year for a tier, and what came of it.
 */
export type ProgrammePart = { 
/**
 * In which year; 0: in all.
 */
year: number, 
/**
 * For whose cadres; empty: for all that have no target of their own.
 */
tier: Tier, 
/**
 * 目标
 */
target: Runs, 
/**
 * 已办: classes that are over.
 */
done: Runs, 
/**
 * 在办
 */
running: Runs, 
/**
 * 未开班: classes that are yet to begin.
 */
coming: Runs, 
/**
 * 计划中: lines of the year's plan that are no class yet.
 */
planned: Runs, };
/**
 * What is to be done in a year for a tier.
 */
export type ProgrammeTarget = { 
/**
 * In which year.
 */
year: number, 
/**
 * For whose cadres; empty: for all that have no target of their own.
 */
tier: Tier, 
/**
 * 期
 */
runs: number, 
/**
 * 人次
 */
person_times: number, };
/**
 * How far the search is.
 */
export type Progress = { 
/**
 * One is under way.
 */
running: boolean, 
/**
 * So many have a place (课次).
 */
placed: number, 
/**
 * Of so many.
 */
of: number, 
/**
 * So many steps of the search were made.
 */
tried: number, 
/**
 * Of so many at most.
 */
budget: number, };
/**
 * Phases as a rule makes them, ready for `set_phases`.
 */
export type ProposedPhases = { 
/**
 * By time; the place and what belongs to it is that of the class's first phase.
 */
phases: Array<PhaseSaid>, 
/**
 * What gave way to days off, in words.
 */
notes: Array<string>, 
/**
 * Days they make together.
 */
days: number, };
/**
 * The places of one unit.
 */
export type QuotaLine = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * 名额 (人)
 */
places: number, 
/**
 * How much it counts when places are shared out.
 */
weight: number, 
/**
 * 备注
 */
note: string, 
/**
 * 已报 (人): those of the units under it that have no places count here.
 */
enrolled: number, 
/**
 * 缺 (人)
 */
missing: number, 
/**
 * 超 (人)
 */
over: number, 
/**
 * People of the unit in the register (人).
 */
people: number, 
/**
 * How many of them have trained within the years of the 参训条件 (人).
 */
trained: number, };
/**
 * The places of a class.
 */
export type Quotas = { 
/**
 * Every unit, in standard order; those closed before the class only where they have places or people in it.
 */
lines: Array<QuotaLine>, 
/**
 * 名额 (人)
 */
places: number, 
/**
 * 已报: trainees who have not left (人), those without a unit included.
 */
enrolled: number, 
/**
 * 缺 (人)
 */
missing: number, 
/**
 * 超 (人); none while no unit has places.
 */
over: number, 
/**
 * 已报 without a unit (人).
 */
without_unit: number, 
/**
 * 计划人数 of the class (人).
 */
planned: number, 
/**
 * 名额 less 计划人数.
 */
difference: number, 
/**
 * 剔除近N年已训, as set in the class's 参训条件; 0: not asked.
 */
years: number, };
/**
 * Nothing to say: the last operation undone is done again (Ctrl+Y).
 */
export type Redo = Record<symbol, never>;
/**
 * What the user is told, and where on the screen (or in the file) it belongs.
 */
export type Refusal = { 
/**
 * One Chinese sentence: what is wrong and what to do.
 */
say: string, 
/**
 * The field of the request it is about, by its name on the wire.
 */
field?: string, 
/**
 * The row of the user's own file it is about, counted from 1 as Excel does.
 */
row?: number, };
/**
 * A workbook with a register.
 */
export type RegisterFile = { 
/**
 * Which register it is of.
 */
register: RegisterKind, 
/**
 * Where it lies.
 */
file: string, 
/**
 * The file's fingerprint as it was checked; left out, the file is taken as it is now.
 */
fingerprint?: string, };
/**
 * What was written.
 */
export type RegisterImported = { 
/**
 * New entries.
 */
added: number, 
/**
 * Entries that changed.
 */
changed: number, };
/**
 * Which register.
 */
export type RegisterKind = "授课人" | "专题" | "场地" | "教学点";
/**
 * What a file would change.
 */
export type RegisterReport = { 
/**
 * Of which register.
 */
register: RegisterKind, 
/**
 * The file's name.
 */
file: string, 
/**
 * To write just this file.
 */
fingerprint: string, 
/**
 * The sheet that was read.
 */
sheet: string, 
/**
 * Its rows, in their order.
 */
entries: Array<EntrySeen>, 
/**
 * What cannot be taken.
 */
doubts: Array<EntryDoubt>, 
/**
 * Entries of the register that are not in the file; they stay.
 */
absent: Array<string>, 
/**
 * What would be entered in other registers: 专题《县情》.
 */
entered: Array<string>, 
/**
 * Columns nobody knows, by what stands above them; they are not read.
 */
unknown: Array<string>, };
/**
 * Registration forms to be had.
 */
export type RegistrationAsked = { 
/**
 * For which class.
 */
cohort: CohortId, 
/**
 * For which units; empty: all with places, or all where nobody has any yet.
 */
units?: Array<UnitId>, 
/**
 * The day by which they are to be sent back.
 */
due?: string, };
/**
 * A unit's form.
 */
export type RegistrationForm = { 
/**
 * Whose.
 */
unit: UnitId, 
/**
 * 县财政局
 */
unit_name: string, 
/**
 * 第3期中青年干部培训班_报名表_县财政局.xlsx
 */
file_name: string, 
/**
 * The file itself.
 */
base64: string, };
/**
 * A text to be pasted into a chat.
 */
export type Reminder = { 
/**
 * For which unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * The text.
 */
text: string, };
/**
 * What is taken off the timetable when several classes share a session.
 */
export type Removal = "仅本班" | "全部班次";
/**
 * A session to be taken off.
 */
export type RemoveSession = { 
/**
 * Which.
 */
session: SessionId, 
/**
 * Of a session given to several classes: this class's alone (left out), or all.
 */
of?: Removal, 
/**
 * 调课原因, when its timetable is approved.
 */
reason?: string, };
/**
 * Several sessions to be taken off together.
 */
export type RemoveSessions = { 
/**
 * Which.
 */
sessions: Array<SessionId>, 
/**
 * 调课原因, when their timetable is approved.
 */
reason?: string, };
/**
 * A unit's new name.
 */
export type RenameUnit = { 
/**
 * Which.
 */
unit: UnitId, 
/**
 * Its name from now on.
 */
name: string, 
/**
 * The first day of the new name, after a 机构改革: lists of earlier classes keep the old one. None: the old name
 * was a mistake.
 */
on: string | null, };
/**
 * How to count 序号 anew.
 */
export type Renumber = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * In this order; trainees left out follow. Those who moved against the others count as placed by hand. Empty: by
 * the standard order of units.
 */
trainees: Array<TraineeId>, };
/**
 * One way to mend.
 */
export type Repair = { 
/**
 * What is to be done, for `amend_timetable`.
 */
steps: Array<Step>, 
/**
 * What is to be changed in the session that is being typed.
 */
plan: Reshape | null, 
/**
 * `改用203室（空，60座）`
 */
say: string, 
/**
 * Classes and lecturers who must be told.
 */
touches: Array<string>, 
/**
 * Warnings and hints that remain or are new.
 */
bends: Array<string>, };
/**
 * Groups after a repair.
 */
export type Repaired = { 
/**
 * As they are now.
 */
groups: Groups, 
/**
 * Who moved, and who was in no group before.
 */
moves: Array<GroupMove>, 
/**
 * The same in one sentence.
 */
say: string, };
/**
 * Repairs, the best first.
 */
export type Repairs = { 
/**
 * Of everything at once, the best first.
 */
repairs: Array<Repair>, 
/**
 * Of each session alone, where several are to be mended.
 */
each: Array<RepairsOfSession>, 
/**
 * What was found, in one sentence; why there is none, when there is none.
 */
say: string, };
/**
 * What is to be mended: one of `session`, `plan` and `lecturer_cancels`.
 */
export type RepairsAsked = { 
/**
 * A session with something in its way.
 */
session?: SessionId, 
/**
 * A session as it is being typed, not written yet.
 */
plan?: WouldClash, 
/**
 * Only what is in its way by this rule; left out, by any.
 */
rule?: Rule, 
/**
 * Only what this other session has to do with it; left out, all that is in its way.
 */
other?: SessionId, 
/**
 * A lecturer who cannot come: all their sessions of those days.
 */
lecturer_cancels?: LecturerCancels, };
/**
 * Repairs of one session among several.
 */
export type RepairsOfSession = { 
/**
 * The session.
 */
session: SessionId, 
/**
 * `3月9日（周一）上午 08:30 第3期科干班《县情讲座》`
 */
say: string, 
/**
 * The best first.
 */
repairs: Array<Repair>, };
/**
 * A rule that makes phases of the first: 每2周一次.
 */
export type RepeatPhases = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * First day of the first phase.
 */
starts: string, 
/**
 * Its last day.
 */
ends: string, 
/**
 * Every so many steps.
 */
every: number, 
/**
 * 周, or 月.
 */
step: RepeatStep, 
/**
 * The last phase is over on this day.
 */
until: string, 
/**
 * Phases give way to days off.
 */
avoid_holidays: boolean, };
/**
 * By what a class comes together again.
 */
export type RepeatStep = "周" | "月（同一星期几）" | "月（同一日期）";
/**
 * Who comes in whose place.
 */
export type ReplaceTrainee = { 
/**
 * Who leaves.
 */
trainee: TraineeId, 
/**
 * Who comes; without a unit, from the same.
 */
entry: Entry, 
/**
 * From which day on.
 */
on: string, 
/**
 * The letter's number: 财函〔2026〕3号.
 */
letter: string, 
/**
 * Why, if the letter says so.
 */
why: string, };
/**
 * A session that shall become something else.
 */
export type Replan = { 
/**
 * Which.
 */
session: SessionId, 
/**
 * What it shall be.
 */
plan: Plan, 
/**
 * 调课原因, when its timetable is approved.
 */
reason?: string, };
/**
 * What is changed in a session that is being typed; what is left out stays.
 */
export type Reshape = { 
/**
 * To which day.
 */
day: string | null, 
/**
 * First minute.
 */
starts: Clock | null, 
/**
 * The minute after the last.
 */
ends: Clock | null, 
/**
 * Who gives it.
 */
lecturer: LecturerId | null, 
/**
 * Where.
 */
venue: VenueId | null, };
/**
 * From which copy to restore.
 */
export type Restore = { 
/**
 * The copy.
 */
file: string, };
/**
 * 退件单: the sender's own workbook, its bad cells coloured and commented.
 */
export type ReturnSlip = { 
/**
 * Where the sender's file lies.
 */
file: string, 
/**
 * What to call the slip.
 */
file_name: string, 
/**
 * Cells marked.
 */
cells: number, 
/**
 * The workbook.
 */
base64: string, };
/**
 * Somebody who goes along.
 */
export type Rider = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * Of the name, in pinyin: `zs`.
 */
initials: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 手机
 */
phone: string, 
/**
 * 第一组; empty: in none.
 */
group: string, 
/**
 * Why they will not be there: 请事假（上午）, 已经退出; empty: nothing is known against it.
 */
trouble: string, };
/**
 * Two bars that want the same people.
 */
export type Rivals = { 
/**
 * Which bar, counted from 0.
 */
one: number, 
/**
 * Which other bar.
 */
other: number, 
/**
 * The sentence.
 */
say: string, };
/**
 * The words for what somebody holds in a class; others may be written, too.
 */
export type RoleWords = { 
/**
 * 班委会
 */
committee: Array<string>, 
/**
 * 临时党支部
 */
branch: Array<string>, 
/**
 * 小组
 */
group: Array<string>, };
/**
 * The roll of a session: taken, or as it would be with everybody there who has no leave. Where it is taken room by room,
 * the people of the other rooms stand as they would be.
 */
export type RollCall = { 
/**
 * Of which session.
 */
session: SessionLine, 
/**
 * It is taken.
 */
taken: boolean, 
/**
 * Since when it is closed, and changes with a reason only.
 */
closed_on: string | null, 
/**
 * 编码 of the signed sheet it was taken from; empty: none.
 */
sheet: string, 
/**
 * Only these groups are expected; empty: the whole class.
 */
groups: Array<GroupId>, 
/**
 * Who was expected that day and who walked in, by 序号.
 */
lines: Array<RollLine>, 
/**
 * The others of the class, by 序号.
 */
others: Array<Other>, 
/**
 * 旁听
 */
visitors: Array<Visitor>, 
/**
 * The session's rooms, when there are several.
 */
rooms: Array<RollRoom>, 
/**
 * The office's own words beside the seven marks.
 */
words: Array<RollWord>, 
/**
 * What the register says against each of the marks of who has no leave; empty where leave is kept on paper.
 */
against: Array<Against>, 
/**
 * What it adds up to; once it is taken, of those who were called.
 */
tally: Tally, };
/**
 * A cell that cannot be taken as it is.
 */
export type RollDoubt = { 
/**
 * Its row, counted from 1.
 */
row: number, 
/**
 * Its place: C7.
 */
cell: string, 
/**
 * What stands in it.
 */
read: string, 
/**
 * Why, in one sentence.
 */
why: string, };
/**
 * Figures of the roll.
 */
export type RollFigures = { 
/**
 * Counted by what.
 */
by: FiguresBy, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * In the office's order.
 */
lines: Array<FigureLine>, 
/**
 * Everything together, 人·场.
 */
total: Tally, 
/**
 * 参训率A = 实到 ÷ 应到
 */
rate: Share, 
/**
 * 参训率B = 实到 ÷（应到 − 批准请假）
 */
rate_without_leave: Share, 
/**
 * 场次 whose roll is taken.
 */
rolls: number, 
/**
 * 场次 up to today without a roll.
 */
due: number, 
/**
 * 场次 whose roll is taken and not closed yet.
 */
open: number, 
/**
 * 旁听人次, in no rate.
 */
visitors: number, 
/**
 * Of one class: where mark and leave say different things.
 */
contradictions: Array<FigureName>, 
/**
 * 口径, one sentence each, to be printed under the table.
 */
basis: Array<string>, };
/**
 * A file with the roll of a session.
 */
export type RollFile = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * Of which session.
 */
session: SessionId, 
/**
 * Only of this room, where each has its own; left out: of the whole session.
 */
room?: VenueId, 
/**
 * The file's fingerprint as it was checked; left out, the file is taken as it is now.
 */
fingerprint?: string, 
/**
 * Rows that are not understood are passed over; else nothing is written while there is one.
 */
pass_over?: boolean, 
/**
 * The roll is complete with it; else it stays open.
 */
closed?: boolean, 
/**
 * Why, where the roll is closed already.
 */
reason?: string, };
/**
 * One line of a roll.
 */
export type RollLine = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * Its initials in pinyin: 王敏 is wm.
 */
initials: string, 
/**
 * 编码 on the badge, as a scanner types it.
 */
badge: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 第N组
 */
group: number | null, 
/**
 * In which of the session's rooms they sit; none where the session has no room.
 */
room: VenueId | null, 
/**
 * Their mark is in the books; else they are still to be called.
 */
taken: boolean, 
/**
 * How they answered; before they are called 出勤, or the leave that is granted to them.
 */
mark: Mark, 
/**
 * The office's own word for it; empty: the mark itself.
 */
word: string, 
/**
 * Late or left early by so many minutes.
 */
minutes: number, 
/**
 * 备注
 */
remark: string, 
/**
 * Came though not expected: of another group, or had not chosen it.
 */
walk_in: boolean, 
/**
 * The leave that covers the session, in words; none: no leave.
 */
leave: string | null, 
/**
 * What the mark and the leave say against each other.
 */
contradiction: string | null, 
/**
 * What their leave would say against each of the marks; of who has no leave, the roll's own list says it.
 */
against: Array<Against>, 
/**
 * What was corrected since the roll was closed, oldest first: 旷课 → 事假（补办请假，3月10日）.
 */
corrections: Array<string>, };
/**
 * What a file would change.
 */
export type RollReport = { 
/**
 * The file's name.
 */
file: string, 
/**
 * To write just this file.
 */
fingerprint: string, 
/**
 * `第3期中青年干部培训班 3月9日 《县情讲座》`
 */
session_said: string, 
/**
 * The roll is taken already.
 */
taken: boolean, 
/**
 * The roll is closed already: what changes is a correction, with a reason.
 */
closed: boolean, 
/**
 * Its rows, in their order.
 */
rows: Array<RollRow>, 
/**
 * What is not understood.
 */
doubts: Array<RollDoubt>, 
/**
 * How many of the roll are not in the file, and stand as they do (人).
 */
unnamed: number, };
/**
 * A room of the session.
 */
export type RollRoom = { 
/**
 * The room.
 */
venue: VenueId, 
/**
 * Its name.
 */
name: string, 
/**
 * It is a branch room, not the main one.
 */
branch: boolean, 
/**
 * How many of the roll sit there (人).
 */
people: number, 
/**
 * How many of them are still to be called (人).
 */
waiting: number, 
/**
 * Since when its part of the roll is closed, and changes with a reason only.
 */
closed_on: string | null, };
/**
 * A row of the file.
 */
export type RollRow = { 
/**
 * Where it stands, counted from 1.
 */
row: number, 
/**
 * Whose it is.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 出勤 → 迟到10分
 */
say: string, 
/**
 * What becomes of the mark.
 */
fate: MarkFate, };
/**
 * How rolls are taken here.
 */
export type RollRules = { 
/**
 * The office's own words, in its order.
 */
words: Array<RollWord>, };
/**
 * A word of the office's own: 线上, 见学, 外派.
 */
export type RollWord = { 
/**
 * As it stands in the roll and on papers.
 */
word: string, 
/**
 * What it counts as in every figure.
 */
counts_as: Mark, 
/**
 * The key that gives it: a letter, 8 or 9; empty: none.
 */
key: string, };
/**
 * What there is a limit of.
 */
export type Room = "床位" | "就餐" | "座位";
/**
 * What became of a line since the roster was frozen.
 */
export type RosterChange = "新增" | "替换" | "变更" | "退出";
/**
 * What changed since the roster was settled.
 */
export type RosterChanges = { 
/**
 * As of which day it was settled; none: it is not.
 */
frozen_on: string | null, 
/**
 * The lines that changed, by 序号; who left comes last.
 */
lines: Array<ChangedLine>, };
/**
 * One screen: is this roster right?
 */
export type RosterCheck = { 
/**
 * `第3期中青年干部培训班`
 */
title: string, 
/**
 * 名额 (人)
 */
places: number, 
/**
 * 已报: trainees who have not left (人).
 */
enrolled: number, 
/**
 * Every kind with its figures, in the order of the screen, those without a finding included.
 */
figures: Array<Figure>, 
/**
 * By kind, then in the standard order of units, then by 序号.
 */
findings: Array<Finding>, 
/**
 * A text for each unit that has something to do, in standard order.
 */
reminders: Array<Reminder>, 
/**
 * The same for all units, one line each, to paste into a group chat; empty: nobody has anything to do.
 */
reminder: string, };
/**
 * Which roster to check.
 */
export type RosterChecked = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * By when units should answer; it stands in the reminders.
 */
deadline?: string, };
/**
 * A unit's file, to be looked at.
 */
export type RosterFile = { 
/**
 * Where it lies.
 */
file: string, };
/**
 * The dry run of an import.
 */
export type RosterReport = { 
/**
 * The file's name.
 */
file: string, 
/**
 * SHA-256 of its bytes, hex: answers belong to this very file.
 */
fingerprint: string, 
/**
 * Whether it is our own template, and whose.
 */
code?: TemplateCode, 
/**
 * The unit that sends the file, where the titles, the file's name or everybody in it agree.
 */
sender?: string, 
/**
 * The tables read, in the sender's order.
 */
sheets: Array<SheetRead>, 
/**
 * The people, in the sender's order: all at whom a question is asked, and the first of the others.
 */
rows: Array<RosterRow>, 
/**
 * The questions, in the order of the people.
 */
doubts: Array<Doubt>, 
/**
 * Rows that cannot be entered; of very many the first.
 */
refused: Array<RowLeftOut>, 
/**
 * Rows and sheets that are no people; of very many the first.
 */
skipped: Array<RowLeftOut>, 
/**
 * How many of each in the whole file.
 */
counts: Counts, };
/**
 * One person of the roster, as they will be entered if every advice is taken.
 */
export type RosterRow = { 
/**
 * The person's running number in the file, counted from 1.
 */
line: number, 
/**
 * The sheet's name.
 */
sheet: string, 
/**
 * The row in the sheet, counted from 1.
 */
row: number, 
/**
 * What is known of the person.
 */
entry: Entry, 
/**
 * 组别
 */
group: string, 
/**
 * The person in the register that this is.
 */
same_as?: PersonId, 
/**
 * What was put right without asking.
 */
cleaned: Array<Cleaned>, 
/**
 * Whether nothing about the person is in doubt.
 */
sure: boolean, };
/**
 * Files to be checked for a class.
 */
export type RostersAsked = { 
/**
 * For which class.
 */
cohort: CohortId, 
/**
 * Where they lie.
 */
files: Array<string>, 
/**
 * Of these, files the clerk wants although they were taken in before or were made for another class.
 */
anyway?: Array<string>, };
/**
 * A folder of rosters, checked.
 */
export type RostersReport = { 
/**
 * In the order of the files.
 */
files: Array<FileCard>, 
/**
 * Of all files that are to be taken in.
 */
counts: Counts, };
/**
 * A route.
 */
export type RouteId = number & { readonly of: 'route' };
/**
 * A route with its stops.
 */
export type RouteLine = { 
/**
 * The route.
 */
id: RouteId, 
/**
 * 走初心路
 */
name: string, 
/**
 * 备注
 */
note: string, 
/**
 * Its stops, by time.
 */
stops: Array<Stop>, 
/**
 * The names of its sites: `郭亮陵园 → 秘密电台旧址`.
 */
sites: string, 
/**
 * How many days it takes.
 */
days: number, 
/**
 * Where there is too little time for the way, in one sentence each.
 */
hints: Array<string>, };
/**
 * A row that cannot be entered, or one that is no person.
 */
export type RowLeftOut = { 
/**
 * The sheet's name.
 */
sheet: string, 
/**
 * The row in the sheet, counted from 1.
 */
row: number, 
/**
 * `B7`; empty where no cell is to blame.
 */
cell: string, 
/**
 * What is written there.
 */
read: string, 
/**
 * One sentence.
 */
why: string, };
/**
 * A row of the sheet whose signature is not all there is to say.
 */
export type RowMark = { 
/**
 * Which row of the paper.
 */
row: number, 
/**
 * What it counts as.
 */
mark: Mark, 
/**
 * The office's own word for it; empty: the mark itself.
 */
word?: string, 
/**
 * Late or left early by so many minutes; 0 when not noted.
 */
minutes?: number, 
/**
 * 备注
 */
remark?: string, };
/**
 * What a timetable is judged by.
 */
export type Rule = "授课人" | "场地" | "班次" | "学员" | "座位" | "时间不便" | "节假日" | "超时" | "路程" | "不授此题" | "重复" | "听过" | "班期外";
/**
 * The clerk's decision about one trainee.
 */
export type Ruled = { 
/**
 * About whom.
 */
trainee: TraineeId, 
/**
 * What.
 */
ruling: Ruling, 
/**
 * Of 换人: the number of the letter that asked for it.
 */
letter: string, };
/**
 * What the clerk may decide about it.
 */
export type Ruling = "按新表" | "按换人办理" | "退出" | "两人都参训" | "保持原样";
/**
 * How much, in the two measures.
 */
export type Runs = { 
/**
 * 期
 */
runs: number, 
/**
 * 人次
 */
person_times: number, };
/**
 * How the made-up school shall be.
 */
export type Sample = { 
/**
 * The school's name; left out, a made-up one.
 */
school?: string, };
/**
 * What a kind shall be; its place among its siblings stays.
 */
export type SaveCohortKind = { 
/**
 * Which.
 */
kind: CohortKindId, 
/**
 * Its name.
 */
name: string, 
/**
 * Below which; none: at the top.
 */
parent?: CohortKindId, 
/**
 * What it counts as.
 */
nature: CohortCategory, };
/**
 * A person's own record, corrected by hand.
 */
export type SavePerson = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * What is true of them now.
 */
entry: Entry, };
/**
 * A route as it is now.
 */
export type SaveRoute = { 
/**
 * Which.
 */
id: RouteId, 
/**
 * 走初心路
 */
name: string, 
/**
 * 备注
 */
note: string, 
/**
 * All its stops.
 */
stops: Array<Stop>, };
/**
 * A trainee's line, corrected by hand.
 */
export type SaveTrainee = { 
/**
 * Whose.
 */
trainee: TraineeId, 
/**
 * What is true of them now; unit and post are of this class, and the person's own from now on.
 */
entry: Entry, 
/**
 * 班长, 组长 …; 、 between them.
 */
role: string, 
/**
 * First day when it is not the class's own.
 */
joined: string | null, };
/**
 * The school itself.
 */
export type School = { 
/**
 * As it stands on papers: 中共某某县委党校. Empty until the first start is over.
 */
name: string, };
/**
 * What to look for.
 */
export type SearchAsked = { 
/**
 * Part of a name, in characters or pinyin (wm, wangmin, wang m), or the last four to six digits of a phone or an
 * ID number.
 */
text: string, };
/**
 * A file as it was sent.
 */
export type SentFile = { 
/**
 * What it was called.
 */
file_name: string, 
/**
 * Its bytes.
 */
base64: string, };
/**
 * A session as a column of the attendance table.
 */
export type SessionColumn = { 
/**
 * The session.
 */
session: SessionId, 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * 上午, 下午, 晚上
 */
half_day: HalfDay, 
/**
 * What it was about.
 */
title: string, 
/**
 * Hundredths of 学时.
 */
hours: Hours, 
/**
 * Its roll is taken.
 */
taken: boolean, 
/**
 * Since when its roll is closed, and changes with a reason only.
 */
closed_on: string | null, 
/**
 * Rooms that are still to be called, where others are.
 */
rooms_due: Array<string>, 
/**
 * What its roll adds up to, of those who were called; nothing before it is taken.
 */
tally: Tally, };
/**
 * What becomes of a session.
 */
export type SessionFate = "新增" | "移动" | "修改" | "不变" | "删除" | "保留";
/**
 * A session: one block on the timetable.
 */
export type SessionId = number & { readonly of: 'session' };
/**
 * A session with its names.
 */
export type SessionLine = { 
/**
 * The session.
 */
id: SessionId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Its title.
 */
cohort_title: string, 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * Which part of the day it belongs to.
 */
half_day: HalfDay, 
/**
 * What is done.
 */
kind: Kind, 
/**
 * The topic of the register, if it is one.
 */
topic: TopicId | null, 
/**
 * What it is about, without 《》.
 */
title: string, 
/**
 * Who gives it.
 */
lecturer: LecturerId | null, 
/**
 * Their name.
 */
lecturer_name: string, 
/**
 * Their unit and post, as papers show them.
 */
lecturer_post: string, 
/**
 * In which room; the main room when there are several.
 */
venue: VenueId | null, 
/**
 * Its name.
 */
venue_name: string, 
/**
 * 同步课堂: the branch rooms.
 */
rooms: Array<VenueId>, 
/**
 * At which field site, when it is away from the school.
 */
field_site: FieldSiteId | null, 
/**
 * All places in one line, as papers show them: `报告厅、分会场201`, or the site.
 */
place: string, 
/**
 * Hundredths of 学时.
 */
hours: Hours, 
/**
 * How far it is settled.
 */
state: State, 
/**
 * 合班: sessions given together bear one number.
 */
joint: number | null, 
/**
 * The other classes it is given to, `第2期科干班、第3期中青班`.
 */
joint_with: string, 
/**
 * 选修
 */
elective: boolean, 
/**
 * Arranging leaves it where it is.
 */
locked: boolean, 
/**
 * 主持人
 */
moderator: string, 
/**
 * 备注
 */
note: string, 
/**
 * Its roll is taken.
 */
roll_taken: boolean, };
/**
 * Whom a session is for.
 */
export type SessionPeople = { 
/**
 * The session.
 */
session: SessionId, 
/**
 * Only these groups; empty: the whole class.
 */
groups: Array<GroupId>, 
/**
 * It is elective: only those who chose it.
 */
elective: boolean, 
/**
 * Who chose it.
 */
chosen: Array<TraineeId>, 
/**
 * Who is expected by the roster, the groups and the choices as they stand now, by 序号.
 */
expected: Array<TraineeId>, };
/**
 * A session of the file, or one of the class that the file does not have.
 */
export type SessionSeen = { 
/**
 * Where it stands: `C7`, or `第二周!C7`; empty when it is not in the file.
 */
cell: string, 
/**
 * The session of the timetable; none: new.
 */
session: SessionId | null, 
/**
 * `3月9日（周一）8:30–11:30 《县情讲座》`, as it will be.
 */
say: string, 
/**
 * What becomes of it.
 */
fate: SessionFate, 
/**
 * What changes, each in words: 授课人：李明 → 王芳.
 */
changes: Array<string>, 
/**
 * What would be in its way, one sentence each.
 */
clashes: Array<string>, };
/**
 * All the times somebody can and cannot; what was said before and is not here any more, goes.
 */
export type SetAvailability = { 
/**
 * The lecturer, room or site: `{"lecturer": 3}`.
 */
owner: Owner, 
/**
 * When, and when not.
 */
times: Array<Time>, };
/**
 * Who is to sit in a branch room: people, whole units, whole groups.
 */
export type SetBranchSeats = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * In which branch room; none: back in the main room.
 */
venue: VenueId | null, 
/**
 * These people …
 */
trainees: Array<TraineeId>, 
/**
 * … and everybody of these units …
 */
units: Array<UnitId>, 
/**
 * … and of these groups.
 */
groups: Array<GroupId>, };
/**
 * Who has a role on a day, by hand.
 */
export type SetDuty = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * 值日, 主持, 主讲 …
 */
role: string, 
/**
 * All of them; empty: nobody, and sharing out may fill it again.
 */
trainees: Array<TraineeId>, };
/**
 * Who chose an elective session.
 */
export type SetElectiveChoices = { 
/**
 * Which session.
 */
session: SessionId, 
/**
 * Everybody who chose it.
 */
trainees: Array<TraineeId>, };
/**
 * Where a group meets.
 */
export type SetGroupPlace = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * 讨论地点
 */
place: string, };
/**
 * The phases of a class, all of them.
 */
export type SetPhases = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * None: it meets from its first day to its last at the school.
 */
phases: Array<PhaseSaid>, };
/**
 * The places of a class, all of them.
 */
export type SetQuotas = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Units left out have none.
 */
lines: Array<UnitPlaces>, };
/**
 * What a trainee holds.
 */
export type SetRole = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 班长、组长; empty: nothing.
 */
role: string, };
/**
 * The groups a session is for.
 */
export type SetSessionGroups = { 
/**
 * Which session.
 */
session: SessionId, 
/**
 * All groups it is for; empty: the whole class.
 */
groups: Array<GroupId>, };
/**
 * The targets of a programme, all of them.
 */
export type SetTargets = { 
/**
 * Of which programme.
 */
programme: ProgrammeId, 
/**
 * One for a year and tier; those of nothing are left out.
 */
targets: Array<ProgrammeTarget>, };
/**
 * The lecturers who teach a topic, all of them.
 */
export type SetTeachers = { 
/**
 * The topic.
 */
topic: TopicId, 
/**
 * Who teaches it.
 */
lecturers: Array<LecturerId>, };
/**
 * The topics a lecturer teaches, all of them.
 */
export type SetTeaches = { 
/**
 * The lecturer.
 */
lecturer: LecturerId, 
/**
 * What they teach.
 */
topics: Array<TopicId>, };
/**
 * How long the way between two sites takes.
 */
export type SetTravel = { 
/**
 * One end.
 */
one: FieldSiteId, 
/**
 * The other.
 */
other: FieldSiteId, 
/**
 * How long it takes; none: not known.
 */
minutes: number | null, };
/**
 * Everything that is set.
 */
export type Settings = { 
/**
 * The school itself.
 */
school: School, 
/**
 * The usual times of a day.
 */
half_days: HalfDays, 
/**
 * Further shapes of the day, by name: 夏季作息.
 */
day_shapes: DayShapes, 
/**
 * Numbers and wording of certificates.
 */
certificate: CertificateForm, 
/**
 * What a timetable is judged by.
 */
teaching: TeachingRules, 
/**
 * What leave is judged by.
 */
leave: LeaveRules, 
/**
 * The office's own words in a roll.
 */
roll: RollRules, 
/**
 * Nothing has been entered yet: the first start may offer the sample school.
 */
empty: boolean, };
/**
 * The clerk's answer to one doubt.
 */
export type Settled = { 
/**
 * The doubt's line.
 */
line: number, 
/**
 * The doubt's field.
 */
field: Field, 
/**
 * The answer.
 */
choice: Choice, 
/**
 * The clerk's own value, with [`Choice::Replace`].
 */
value?: string, };
/**
 * How much a clash weighs: what cannot be, what should not be, what is good to know.
 */
export type Severity = "错误" | "警告" | "提示";
/**
 * 性别 (GB/T 2261.1).
 */
export type Sex = "男" | "女";
/**
 * A share, kept as its two parts so that no figure loses its basis.
 */
export type Share = { 
/**
 * How many of them …
 */
part: number, 
/**
 * … out of how many.
 */
whole: number, };
/**
 * Share everybody out over the buses of a day.
 */
export type ShareOutBuses = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * Who sits together.
 */
by: Together, };
/**
 * Share out the duties.
 */
export type ShareOutDuty = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * For what, and how many a day.
 */
roles: Array<DutyRole>, 
/**
 * On which days.
 */
days: DutyDays, 
/**
 * From this day on; what was before stays. Left out: from the first day.
 */
from?: string, 
/**
 * To this day; what comes after stays. Left out: to the last day.
 */
to?: string, 
/**
 * Another number, another order of equals; the same number, the same. Left out, 0.
 */
seed?: number, };
/**
 * How to share places out.
 */
export type ShareQuotas = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * 名额 to be shared (人).
 */
total: number, 
/**
 * Among these units; empty: all.
 */
weights: Array<Weight>, 
/**
 * 剔除近N年已训: who has trained within the years of the 参训条件 does not count for their unit.
 */
exclude_trained: boolean, };
/**
 * Places as they would be shared.
 */
export type Shared = { 
/**
 * In standard order.
 */
lines: Array<SharedLine>, 
/**
 * 名额 (人)
 */
total: number, };
/**
 * A unit's share.
 */
export type SharedLine = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Its name.
 */
name: string, 
/**
 * How much it counted.
 */
weight: number, 
/**
 * 名额 (人)
 */
places: number, };
/**
 * One table of people, as it was read. A sheet may have several.
 */
export type SheetRead = { 
/**
 * The sheet's name.
 */
name: string, 
/**
 * The rows of the heading, counted from 1.
 */
header_rows: Array<number>, 
/**
 * Its columns, left to right.
 */
columns: Array<ColumnSeen>, 
/**
 * The unit named above the table: 报送单位：县水利局（盖章）.
 */
unit_from_title?: string, 
/**
 * People in it (人); none where it only repeats what another sheet says.
 */
people: number, };
/**
 * A row of the paper, or somebody who belongs on it now.
 */
export type SheetRow = { 
/**
 * Which row of the paper; none: on no row.
 */
row: number | null, 
/**
 * Who stands there.
 */
trainee: TraineeId, 
/**
 * Their name.
 */
name: string, 
/**
 * Their 序号 on the roster of today; none: not on it any more.
 */
number: number | null, 
/**
 * In which row the sheet would have them today; none: in none.
 */
now: number | null, 
/**
 * Who signs in this row since a substitution.
 */
stands_for: TraineeId | null, 
/**
 * What became of the row; none: it is as it was.
 */
moved: Moved | null, 
/**
 * The same in words; empty where it is as it was.
 */
say: string, };
/**
 * A sheet of the workbook.
 */
export type SheetSeen = { 
/**
 * The name on its tab.
 */
name: string, 
/**
 * Rows down to the last one with content.
 */
rows: number, 
/**
 * Columns out to the last one with content.
 */
columns: number, 
/**
 * Whether the sender hid it.
 */
hidden: boolean, 
/**
 * People in it, when it looks like a roster.
 */
people: number, };
/**
 * A session the sheet is signed for.
 */
export type SheetSession = { 
/**
 * The session.
 */
session: SessionId, 
/**
 * On which day …
 */
day: string, 
/**
 * … in which half of it.
 */
half_day: HalfDay, 
/**
 * 《县情讲座》
 */
title: string, 
/**
 * Its roll is taken.
 */
taken: boolean, };
/**
 * A class that shall begin on another day.
 */
export type ShiftCohort = { 
/**
 * Which class.
 */
cohort: CohortId, 
/**
 * Its first day from now on.
 */
starts: string, };
/**
 * A signature given.
 */
export type SignLeave = { 
/**
 * On which leave.
 */
leave: LeaveId, 
/**
 * Whose: 教务处.
 */
signer: string, };
/**
 * A signature that a leave needs.
 */
export type Signature = { 
/**
 * 班主任, 教务处 …
 */
who: string, 
/**
 * When they signed.
 */
signed_on: string | null, };
/**
 * A signed sheet, known by its code.
 */
export type SignedSheet = { 
/**
 * 编码
 */
code: string, 
/**
 * 签到表（一天）
 */
paper: string, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * Its title.
 */
cohort_title: string, 
/**
 * The sessions it is signed for that are still on the timetable, by time.
 */
sessions: Array<SheetSession>, 
/**
 * 第N版 of the paper in hand.
 */
edition: number, 
/**
 * When it was printed.
 */
printed_on: string, 
/**
 * There is no later edition, and it would be printed the same today.
 */
newest: boolean, 
/**
 * The rows of the paper.
 */
rows: Array<SheetRow>, 
/**
 * Who would stand on it today and does not.
 */
added: Array<SheetRow>, 
/**
 * What has changed since, one sentence each; empty: nothing.
 */
say: Array<string>, };
/**
 * Year and month, with the day where it is known. Written, stored and sent as a [`Birth`] is: `2019-03` or
 * `2019-03-12`; the earlier is less.
 */
export type Since = string;
/**
 * Files whose doubtful rows go back to their senders.
 */
export type SlipsAsked = { 
/**
 * For which class.
 */
cohort: CohortId, 
/**
 * The files, with what was answered: 退回单位, cells left blank and rows that cannot be entered are marked.
 */
files: Array<FileAnswered>, };
/**
 * By what a roster is sorted.
 */
export type SortBy = "单位顺序" | "职级" | "姓氏笔画" | "姓名笔画";
/**
 * How to sort a roster.
 */
export type SortPeople = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * By what.
 */
by: SortBy, 
/**
 * Those placed by hand, too; they are let go.
 */
afresh?: boolean, };
/**
 * A roster in its new order.
 */
export type Sorted = { 
/**
 * The roster.
 */
trainees: Array<TraineeLine>, 
/**
 * How many kept the number given by hand.
 */
by_hand: number, 
/**
 * Whose place the rule does not give for certain, in the new order.
 */
unsure: Array<Unsure>, };
/**
 * Where something about a person was read.
 */
export type Source = { 
/**
 * What: 姓名, 手机 …
 */
field: string, 
/**
 * As it was entered.
 */
value: string, 
/**
 * As it stands in the file.
 */
read: string, 
/**
 * The file as it was taken in.
 */
intake: IntakeId, 
/**
 * The file.
 */
file: string, 
/**
 * By which it is had again: `kept_file`.
 */
fingerprint: string, 
/**
 * The sheet.
 */
sheet: string, 
/**
 * `D7`
 */
cell: string, 
/**
 * For which class the file was sent.
 */
class: string, 
/**
 * When it was taken in.
 */
taken_at: string, };
/**
 * Whose sources.
 */
export type SourcesAsked = { 
/**
 * The person.
 */
person: PersonId, };
/**
 * Somebody who could be called.
 */
export type Speaker = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * Of the name, in pinyin: `zs`.
 */
initials: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 第一组; empty: in none.
 */
group: string, 
/**
 * Which of the kinds they are of: the level, the unit or the group; empty where anybody may be called.
 */
stratum: string, 
/**
 * They are in the room: 出勤 or 迟到.
 */
here: boolean, 
/**
 * How they answered the roll, or what leave they have.
 */
mark: Mark, 
/**
 * How often they spoke within the scope (次).
 */
times: number, };
/**
 * What 现场点名 shows.
 */
export type Speakers = { 
/**
 * In which session.
 */
session: SessionLine, 
/**
 * Who is expected, by 序号.
 */
people: Array<Speaker>, 
/**
 * The kinds, those of the first 序号 first; levels from the top.
 */
strata: Array<Stratum>, 
/**
 * Who is here (人).
 */
here: number, 
/**
 * Who of them is yet to be called before anybody is called again (人).
 */
waiting: number, 
/**
 * Who was called last in this session, if anybody.
 */
last: SpeechLine | null, };
/**
 * What 现场点名 is to show.
 */
export type SpeakersAsked = { 
/**
 * In which session.
 */
session: SessionId, 
/**
 * Anybody, or by level, unit, group.
 */
by: CallBy, 
/**
 * Nobody twice within what.
 */
scope: CallScope, };
/**
 * What the office, or a notice, makes of a day; 平日 is what its weekday makes of it.
 */
export type SpecialKind = "放假" | "上班" | "平日";
/**
 * Somebody spoke, or was called to.
 */
export type Speech = { 
/**
 * Its id.
 */
id: SpeechId, 
/**
 * In which session.
 */
session: SessionId, 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 第N位, counted from 1.
 */
position: number, 
/**
 * 现场点名 called them; else it was noted by hand.
 */
called: boolean, 
/**
 * 发言题目
 */
topic: string, 
/**
 * How long; 0 when not noted.
 */
minutes: number, 
/**
 * 点评, and by whom.
 */
remark: string, };
/**
 * A speech.
 */
export type SpeechId = number & { readonly of: 'speech' };
/**
 * A speech with the names.
 */
export type SpeechLine = { 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 第一组; empty: in none.
 */
group: string, 
/**
 * Its id.
 */
id: SpeechId, 
/**
 * In which session.
 */
session: SessionId, 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 第N位, counted from 1.
 */
position: number, 
/**
 * 现场点名 called them; else it was noted by hand.
 */
called: boolean, 
/**
 * 发言题目
 */
topic: string, 
/**
 * How long; 0 when not noted.
 */
minutes: number, 
/**
 * 点评, and by whom.
 */
remark: string, };
/**
 * The order of the speeches of a session.
 */
export type SpeechOrder = { 
/**
 * Of which session.
 */
session: SessionId, 
/**
 * All of them, in their new order.
 */
speeches: Array<SpeechId>, };
/**
 * The speeches of a session.
 */
export type Speeches = { 
/**
 * Of which session.
 */
session: SessionLine, 
/**
 * In their order.
 */
speeches: Array<SpeechLine>, 
/**
 * How many spoke (人).
 */
people: number, 
/**
 * How often somebody spoke (人次).
 */
times: number, 
/**
 * Together, where noted.
 */
minutes: number, };
/**
 * A session and how many spoke in it.
 */
export type SpokenSession = { 
/**
 * The session.
 */
session: SessionId, 
/**
 * On which day.
 */
day: string, 
/**
 * 上午, 下午, 晚上
 */
half_day: HalfDay, 
/**
 * What it is about.
 */
title: string, 
/**
 * What is done.
 */
kind: Kind, 
/**
 * How many spoke (人).
 */
people: number, 
/**
 * How often somebody spoke (人次).
 */
times: number, 
/**
 * Together, where noted.
 */
minutes: number, };
/**
 * A trainee and how often they spoke.
 */
export type SpokenTrainee = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 第一组; empty: in none.
 */
group: string, 
/**
 * They have left the class.
 */
left: boolean, 
/**
 * How often (次).
 */
times: number, 
/**
 * Of these, called by 现场点名 (次).
 */
called: number, 
/**
 * Together, where noted.
 */
minutes: number, };
/**
 * Where a class stands on a given day.
 */
export type Stage = "未开班" | "在办" | "已结束";
/**
 * How far a session is settled.
 */
export type State = "待确认" | "已确认" | "已调整";
/**
 * The statistics of a period.
 */
export type Statistics = { 
/**
 * The school.
 */
school: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * By class, in order of their first day.
 */
classes: Array<ClassLine>, 
/**
 * By the office's tree of kinds, each branch with all below it; empty where there is no tree.
 */
branches: Array<BranchLine>, 
/**
 * By category.
 */
categories: Array<GroupLine>, 
/**
 * By month of the first day.
 */
months: Array<GroupLine>, 
/**
 * Everything together.
 */
total: Figures, 
/**
 * 人: distinct people who came at least once, over all classes.
 */
people: number, 
/**
 * 口径: what each figure counts, one sentence each, to be printed under the table.
 */
basis: Array<string>, };
/**
 * One thing done to the timetable. What is done to a 合班 is done to all its classes.
 */
export type Step = { "step": "move", 
/**
 * Which.
 */
session: SessionId, 
/**
 * To which day.
 */
day: string, 
/**
 * From which minute on.
 */
starts: Clock, } | { "step": "swap", 
/**
 * The one.
 */
one: SessionId, 
/**
 * And the other.
 */
other: SessionId, } | { "step": "lecturer", 
/**
 * Which.
 */
session: SessionId, 
/**
 * Who gives it.
 */
lecturer: LecturerId, } | { "step": "venue", 
/**
 * Which.
 */
session: SessionId, 
/**
 * Where.
 */
venue: VenueId, } | { "step": "place", 
/**
 * Which.
 */
unplaced: UnplacedId, 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * Who gives it; left out, as it was noted.
 */
lecturer?: LecturerId, 
/**
 * Where; left out, as it was noted.
 */
venue?: VenueId, };
/**
 * A stop of a route.
 */
export type Stop = { 
/**
 * Where.
 */
field_site: FieldSiteId, 
/**
 * Days after the first.
 */
day: number, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * What is done there; empty: the site's name says it.
 */
title: string, };
/**
 * One kind of those who could be called: a level, a unit, a group.
 */
export type Stratum = { 
/**
 * 乡科级正职, 县财政局, 第一组
 */
word: string, 
/**
 * Who is here (人).
 */
here: number, 
/**
 * Who of them is yet to be called before anybody is called again (人).
 */
waiting: number, };
/**
 * A session that shall be longer or shorter on its day.
 */
export type Stretch = { 
/**
 * Which.
 */
session: SessionId, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * 调课原因, when its timetable is approved.
 */
reason?: string, };
/**
 * One group.
 */
export type StudyGroupLine = { 
/**
 * `第一组`
 */
title: string, 
/**
 * Who leads stands first, the others by 序号.
 */
members: Array<Member>, 
/**
 * 男 (人)
 */
men: number, 
/**
 * 女 (人)
 */
women: number, 
/**
 * By unit, in the order of the members.
 */
units: Array<Counted>, 
/**
 * By 职务层次, from the top; 级别未写明 last.
 */
levels: Array<Counted>, 
/**
 * Its id.
 */
id: GroupId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * 第N组, counted from 1.
 */
number: number, 
/**
 * 讨论地点
 */
place: string, };
/**
 * What the rules say of a trainee; the office decides.
 */
export type Suggestion = { 
/**
 * What they would decide.
 */
decision: Decision, 
/**
 * Why, with the article; empty when nothing stands against it.
 */
why: string, };
/**
 * Two sessions, of one class or of two, that shall change places.
 */
export type Swap = { 
/**
 * The one.
 */
one: SessionId, 
/**
 * The other.
 */
other: SessionId, 
/**
 * 调课原因, when their timetable is approved.
 */
reason?: string, };
/**
 * Two who change places.
 */
export type SwapDuty = { 
/**
 * The duty of one …
 */
one: DutyId, 
/**
 * … and of the other, on another day or in another role.
 */
other: DutyId, };
/**
 * Two sessions as they now stand.
 */
export type Swapped = { 
/**
 * The one.
 */
one: Planned, 
/**
 * The other.
 */
other: Planned, };
/**
 * A tag for a person.
 */
export type TagPerson = { 
/**
 * Whose.
 */
person: PersonId, 
/**
 * 一把手, 后备干部, 村干部 …
 */
tag: string, 
/**
 * From then on.
 */
since?: Since, 
/**
 * No more from then on. The same tag with another end is the same tag, ended.
 */
until?: Since, };
/**
 * A roll to be taken from a signed sheet.
 */
export type TakeFromSheet = { 
/**
 * 编码 of the sheet.
 */
code: string, 
/**
 * For the half day of this session, where the sheet is signed for several half days.
 */
session?: SessionId, 
/**
 * Rows without a signature: 旷课, or the leave that is granted.
 */
empty_rows: Array<number>, 
/**
 * Rows with something else to say: 迟到, 早退.
 */
marks?: Array<RowMark>, 
/**
 * Who signed below the last row and is no trainee of the class; left out: as they stand.
 */
visitors?: Array<Visitor>, 
/**
 * The rolls are complete. Left out: they are when everybody expected stands on the paper.
 */
closed?: boolean, 
/**
 * Why, where a roll is closed already.
 */
reason?: string, };
/**
 * The roll of a session: only those who were not simply there.
 */
export type TakeRoll = { 
/**
 * Of which session.
 */
session: SessionId, 
/**
 * Everybody else was there; on a roll that is not taken yet, who has leave granted was on leave, unless named here
 * as 出勤.
 */
exceptions: Array<Exception>, 
/**
 * Trainees of the class who came though nobody expected them; they are 出勤 unless named above.
 */
walk_ins?: Array<TraineeId>, 
/**
 * Walk-ins who were put on the roll by mistake.
 */
taken_off?: Array<TraineeId>, 
/**
 * Everybody in the room who is no trainee of the class; left out: as they stand.
 */
visitors?: Array<Visitor>, 
/**
 * Only the people of this room, which has its own clerk; the others stand as they do, called or not.
 */
room?: VenueId, 
/**
 * The roll is complete, or its room: from now on it changes with a reason only. Left out: it is.
 */
closed?: boolean, 
/**
 * 编码 of the signed sheet it is taken from.
 */
sheet?: string, 
/**
 * Why a closed roll is corrected.
 */
reason?: string, };
/**
 * The rolls taken from a sheet.
 */
export type TakenFromSheet = { 
/**
 * The sessions whose rolls were taken.
 */
sessions: Array<SessionId>, 
/**
 * Who is expected in one of them and stands on no row of the paper.
 */
unlisted: Array<TraineeId>, 
/**
 * What was written, one sentence a roll, and who is not on the paper.
 */
say: Array<string>, };
/**
 * A file that a class's roster came from.
 */
export type TakenIn = { 
/**
 * It.
 */
id: IntakeId, 
/**
 * Who sent it; empty where it is of several units.
 */
unit: string, 
/**
 * What it was called.
 */
file: string, 
/**
 * By which it is had again: `kept_file`.
 */
fingerprint: string, 
/**
 * When, local time: `2026-03-09 08:31:12`.
 */
taken_at: string, 
/**
 * Trainees it speaks of (人).
 */
people: number, };
/**
 * What the marks of one trainee, of one session or of one class add up to.
 */
export type Tally = { 
/**
 * 应到人次
 */
expected: number, 
/**
 * 实到人次: 出勤, 迟到 and 早退.
 */
came: number, 
/**
 * 迟到
 */
late: number, 
/**
 * 早退
 */
left_early: number, 
/**
 * 旷课
 */
absent: number, 
/**
 * 事假
 */
private_leave: number, 
/**
 * 病假
 */
sick_leave: number, 
/**
 * 公假
 */
duty_leave: number, 
/**
 * 应到学时
 */
expected_hours: Hours, 
/**
 * 实到学时
 */
came_hours: Hours, 
/**
 * 请假学时
 */
leave_hours: Hours, };
/**
 * A block a lecturer gives. 合班 is one block, whatever the number of its classes.
 */
export type Taught = { 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * What is done.
 */
kind: Kind, 
/**
 * What it is about, without 《》.
 */
title: string, 
/**
 * Where.
 */
place: string, 
/**
 * Hundredths of 学时, once for all its classes.
 */
hours: Hours, 
/**
 * How far it is settled.
 */
state: State, 
/**
 * The classes it is given to.
 */
classes: Array<ClassTaught>, };
/**
 * A lecturer with what they give.
 */
export type TaughtBy = { 
/**
 * By time.
 */
blocks: Array<Taught>, 
/**
 * Its id.
 */
id: LecturerId, 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 职务
 */
post: string, 
/**
 * 职称
 */
title: string, 
/**
 * 荣誉称号
 */
honours: string, 
/**
 * Where they come from.
 */
category: LecturerCategory, 
/**
 * 四大班子, for leaders of one.
 */
office: LeadingBody, 
/**
 * How their lectures are paid.
 */
fee_class: FeeClass, 
/**
 * 手机
 */
phone: string, 
/**
 * 备注
 */
note: string, };
/**
 * What a timetable is judged by. All are hints to the office, none locks anything.
 */
export type TeachingRules = { 
/**
 * Hundredths of 学时 one lecturer gives at most in a half day.
 */
half_day: Bound, 
/**
 * Years after which a topic may be heard again; 0: always.
 */
heard_years: Bound, 
/**
 * 理论教育和党性教育, at least so many per cent of a 主体班.
 */
theory_and_spirit: Bound, 
/**
 * 党性教育, at least so many per cent of a 主体班.
 */
spirit: Bound, 
/**
 * 领导干部授课, at least so many per cent of a 主体班.
 */
leaders: Bound, 
/**
 * Years after which a topic that was not worked on is out of date; 0: never.
 */
stale_years: Bound, };
/**
 * 教学单元 (党校教学的五类内容).
 */
export type TeachingUnit = "理论教育" | "党性教育" | "履职能力" | "知识培训" | "其他";
/**
 * What our own registration template carries, hidden: for which class it was made, and for which unit.
 */
export type TemplateCode = { 
/**
 * The class.
 */
cohort: CohortId, 
/**
 * The unit; left out where the template was for all.
 */
unit?: UnitId, };
/**
 * 层级: whose cadres a class is for.
 */
export type Tier = "" | "省级" | "市级" | "县级" | "乡镇级";
/**
 * When somebody can, or cannot.
 */
export type Time = { 
/**
 * 可以, or 不可以.
 */
may: boolean, 
/**
 * Every week on this day, 1 is Monday; none: every day from `since` to `until`.
 */
weekday: number | null, 
/**
 * From this day on.
 */
since: string | null, 
/**
 * Up to this day, counted.
 */
until: string | null, 
/**
 * First minute; none: the whole day.
 */
starts: Clock | null, 
/**
 * The minute after the last.
 */
ends: Clock | null, 
/**
 * Why: 开会, 外出, 闭馆.
 */
note: string, };
/**
 * The timetable of a class.
 */
export type Timetable = { 
/**
 * Of which class.
 */
cohort: Cohort, 
/**
 * Its title.
 */
title: string, 
/**
 * Its sessions by time.
 */
sessions: Array<SessionLine>, 
/**
 * What is in their way, across all classes.
 */
clashes: Array<Clash>, 
/**
 * What its hours go to, against what the rules want.
 */
shares: HourShares, 
/**
 * The half days the class keeps to, with their real times.
 */
halves: Array<Half>, 
/**
 * The version that was approved last; none: it is a draft.
 */
approved: Approved | null, };
/**
 * One session that is no longer as it was.
 */
export type TimetableChange = { 
/**
 * Which; it may be off the timetable by now.
 */
session: SessionId, 
/**
 * What of it.
 */
what: Array<Adjusted>, 
/**
 * As it was; none: it was not there.
 */
was: Arranged | null, 
/**
 * As it is now; none: it is off.
 */
now: Arranged | null, 
/**
 * 恢复原安排: an earlier notice had said otherwise, and now it is as it was approved.
 */
restored: boolean, 
/**
 * In one sentence.
 */
say: string, 
/**
 * Why, as far as it was said.
 */
reason: string, 
/**
 * Who has to know.
 */
tell: Array<ToTell>, };
/**
 * What has become of a timetable since it was approved.
 */
export type TimetableChanges = { 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * The version in force; none: it is not approved.
 */
approved: Approved | null, 
/**
 * Since it was approved, by time.
 */
changes: Array<TimetableChange>, 
/**
 * Since people were last told, by the approved version or by a 调课通知单, by time: what the next one will say.
 */
unannounced: Array<TimetableChange>, };
/**
 * A cell that cannot be taken as it is.
 */
export type TimetableDoubt = { 
/**
 * Its place: `C7`, or `第二周!C7`.
 */
cell: string, 
/**
 * What stands in it.
 */
read: string, 
/**
 * Why, and what is done instead, in one sentence.
 */
why: string, };
/**
 * A workbook with a timetable.
 */
export type TimetableFile = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * Of which class; left out, the one its title names.
 */
cohort?: CohortId, 
/**
 * The file's fingerprint as it was checked; left out, the file is taken as it is now.
 */
fingerprint?: string, 
/**
 * 调课原因, when the class's timetable is approved.
 */
reason?: string, };
/**
 * What was written.
 */
export type TimetableImported = { 
/**
 * New sessions (场次).
 */
added: number, 
/**
 * Sessions at another time (场次).
 */
moved: number, 
/**
 * Sessions with another content, lecturer or place (场次).
 */
changed: number, 
/**
 * Sessions taken off (场次).
 */
removed: number, };
/**
 * What a file would change.
 */
export type TimetableReport = { 
/**
 * The file's name.
 */
file: string, 
/**
 * To write just this file.
 */
fingerprint: string, 
/**
 * Of which class it is.
 */
cohort: CohortId, 
/**
 * Its title.
 */
cohort_title: string, 
/**
 * Its timetable is approved: what is written is 调课, and wants a reason.
 */
approved: boolean, 
/**
 * Its sessions by time, then those it does not have.
 */
sessions: Array<SessionSeen>, 
/**
 * What cannot be taken.
 */
doubts: Array<TimetableDoubt>, 
/**
 * What would be entered in the registers: 授课人「王芳」.
 */
entered: Array<string>, 
/**
 * What is left as it is because the file does not reach there, one sentence each.
 */
beyond: Array<string>, };
/**
 * Somebody who has to know of a change.
 */
export type ToTell = { 
/**
 * `授课人李明`, `班主任石海涛`, `全体学员`
 */
who: string, 
/**
 * Their phone, if it is known.
 */
phone: string, };
/**
 * A session of today.
 */
export type Today = { 
/**
 * The session.
 */
session: SessionLine, 
/**
 * How many are expected.
 */
expected: number, 
/**
 * How many came; none before the roll is taken.
 */
came: number | null, 
/**
 * Rooms that are still to be called, where others are; the figures are without them.
 */
rooms_due: Array<string>, };
/**
 * Who sits together.
 */
export type Together = "按小组" | "按单位" | "按序号";
/**
 * A topic in the register.
 */
export type Topic = { 
/**
 * Its id.
 */
id: TopicId, 
/**
 * Without 《》; they are put on paper.
 */
name: string, 
/**
 * Which unit of teaching it belongs to.
 */
teaching_unit: TeachingUnit, 
/**
 * How it is usually taught.
 */
kind: Kind, 
/**
 * Its usual length, hundredths of 学时.
 */
hours: Hours, 
/**
 * Who usually gives it.
 */
lecturer: LecturerId | null, 
/**
 * 选修; otherwise 必修.
 */
elective: boolean, 
/**
 * How far it is.
 */
state: TopicState, 
/**
 * When its text was last worked on; none: not known.
 */
updated_on: string | null, 
/**
 * 备注
 */
note: string, };
/**
 * A topic.
 */
export type TopicId = number & { readonly of: 'topic' };
/**
 * A topic, who gives it, and how often it was given.
 */
export type TopicLine = { 
/**
 * Who usually gives it.
 */
lecturer_name: string, 
/**
 * Who teaches it; the usual one among them.
 */
taught_by: Array<LecturerId>, 
/**
 * Their names in one line, the usual one first.
 */
taught_by_names: string, 
/**
 * Sessions on all timetables (场次); 合班 is one.
 */
sessions: number, 
/**
 * The last day it was given, up to today.
 */
last_given: string | null, 
/**
 * Whole years since its text was worked on; none when that is not known.
 */
years_old: number | null, 
/**
 * That is longer than the office wants it to be.
 */
stale: boolean, 
/**
 * Its id.
 */
id: TopicId, 
/**
 * Without 《》; they are put on paper.
 */
name: string, 
/**
 * Which unit of teaching it belongs to.
 */
teaching_unit: TeachingUnit, 
/**
 * How it is usually taught.
 */
kind: Kind, 
/**
 * Its usual length, hundredths of 学时.
 */
hours: Hours, 
/**
 * Who usually gives it.
 */
lecturer: LecturerId | null, 
/**
 * 选修; otherwise 必修.
 */
elective: boolean, 
/**
 * How far it is.
 */
state: TopicState, 
/**
 * When its text was last worked on; none: not known.
 */
updated_on: string | null, 
/**
 * 备注
 */
note: string, };
/**
 * How far a topic is: prepared together, checked, tried, offered, taken off again.
 */
export type TopicState = "备课" | "审核" | "试讲" | "上架" | "停用";
/**
 * A trainee.
 */
export type TraineeId = number & { readonly of: 'trainee' };
/**
 * A line of the roster.
 */
export type TraineeLine = { 
/**
 * The trainee.
 */
id: TraineeId, 
/**
 * Who.
 */
person: PersonId, 
/**
 * 序号
 */
number: number, 
/**
 * The number was given by hand: sorting the others leaves it.
 */
by_hand: boolean, 
/**
 * 姓名
 */
name: string, 
/**
 * 性别
 */
sex: Sex | null, 
/**
 * 出生年月
 */
birth: Birth | null, 
/**
 * 民族
 */
ethnicity: string, 
/**
 * 政治面貌
 */
political: string, 
/**
 * 全日制学历
 */
education: string, 
/**
 * 在职学历
 */
in_service: string, 
/**
 * 身份证号
 */
id_number: IdNumber | null, 
/**
 * 手机
 */
phone: string, 
/**
 * 单位 (in this class), by the name it had then
 */
unit: string, 
/**
 * 职务 (in this class)
 */
post: string, 
/**
 * 任现职时间, of the post the person has now
 */
post_since: Since | null, 
/**
 * 职级 (in this class)
 */
rank: string, 
/**
 * 任现职级时间, of the 职级 the person has now
 */
rank_since: Since | null, 
/**
 * 班长, 组长 …; 、 between them.
 */
role: string, 
/**
 * 小组
 */
study_group: GroupId | null, 
/**
 * Its number: 第N组.
 */
group: number | null, 
/**
 * Stays in that group when groups are formed or repaired.
 */
locked: boolean, 
/**
 * What became of them since the roster was frozen.
 */
change: RosterChange | null, 
/**
 * 换人: for whom they came, or who came for them, with the letter; empty: neither.
 */
substitution: string, 
/**
 * First day when it is not the class's own.
 */
joined: string | null, 
/**
 * 退出日期
 */
left_on: string | null, 
/**
 * Why they left.
 */
left_why: string, 
/**
 * 备注
 */
note: string, };
/**
 * A trainee as a row of the attendance table.
 */
export type TraineeRow = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * 序号
 */
number: number, 
/**
 * 姓名
 */
name: string, 
/**
 * Its initials in pinyin.
 */
initials: string, 
/**
 * 单位
 */
unit: string, 
/**
 * They have left the class.
 */
left: boolean, 
/**
 * One sign a session, in the order of the columns: a blank where they are not on the roll and not expected, 0
 * where they are expected and not called yet, else the sign of a word.
 */
marks: string, 
/**
 * What they add up to.
 */
tally: Tally, 
/**
 * 参训率A = 实到人次 ÷ 应到人次
 */
rate: Share, 
/**
 * 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
 */
rate_without_leave: Share, 
/**
 * Hours of leave before the limit is exceeded; below zero it is.
 */
leave_left: Hours, };
/**
 * The way between two sites.
 */
export type Travel = { 
/**
 * One end.
 */
one: FieldSiteId, 
/**
 * The other.
 */
other: FieldSiteId, 
/**
 * How long it takes, either way.
 */
minutes: number, };
/**
 * What became of somebody between two lists of a unit.
 */
export type Turn = "新增" | "换人" | "修改" | "退出" | "重新报名";
/**
 * The sessions that are under way at this minute, all classes together.
 */
export type UnderWay = { 
/**
 * How many (场次).
 */
sessions: number, 
/**
 * Of how many the roll is taken (场次).
 */
taken: number, 
/**
 * Who came to those (人).
 */
came: number, 
/**
 * Who was expected at those (人).
 */
expected: number, 
/**
 * Who is expected at the others (人).
 */
waiting: number, };
/**
 * Which operation to undo.
 */
export type Undo = { 
/**
 * The operation; left out, the last one still in force (Ctrl+Z).
 */
operation?: OperationId, };
/**
 * A unit in the register.
 */
export type Unit = { 
/**
 * Its id.
 */
id: UnitId, 
/**
 * Its name as the office writes it: 县财政局.
 */
name: string, 
/**
 * What kind of unit it is.
 */
nature: Nature, 
/**
 * 单位标准顺序, counted from 1; kept by hand, never alphabetic.
 */
standard_order: number, 
/**
 * 隶属单位
 */
parent: UnitId | null, 
/**
 * 归口管理部门
 */
overseer: UnitId | null, 
/**
 * 系统: 政法, 教育 …
 */
sector: string, 
/**
 * 片区
 */
area: string, 
/**
 * Any words of the office, 、 between them.
 */
tags: string, 
/**
 * The day a 机构改革 ended it.
 */
closed_on: string | null, 
/**
 * Which unit it then became part of.
 */
successor: UnitId | null, };
/**
 * A cell that cannot be taken as it is.
 */
export type UnitDoubt = { 
/**
 * Its row, counted from 1.
 */
row: number, 
/**
 * Its place: C7.
 */
cell: string, 
/**
 * What stands in it.
 */
read: string, 
/**
 * Why, and what is done instead, in one sentence.
 */
why: string, };
/**
 * What becomes of a unit.
 */
export type UnitFate = "新增" | "改名" | "修改" | "不变";
/**
 * A unit.
 */
export type UnitId = number & { readonly of: 'unit' };
/**
 * A unit with its other names, its place in the tree and how many people belong to it.
 */
export type UnitLine = { 
/**
 * What senders write for it.
 */
aliases: Array<UnitName>, 
/**
 * What it was called before, the latest first.
 */
former: Array<UnitName>, 
/**
 * Its line when the units are listed as a tree (隶属), counted from 1; those of one unit in standard order.
 */
tree_line: number, 
/**
 * How many units stand above it.
 */
depth: number, 
/**
 * How many people of the register belong to it (人).
 */
people: number, 
/**
 * Its id.
 */
id: UnitId, 
/**
 * Its name as the office writes it: 县财政局.
 */
name: string, 
/**
 * What kind of unit it is.
 */
nature: Nature, 
/**
 * 单位标准顺序, counted from 1; kept by hand, never alphabetic.
 */
standard_order: number, 
/**
 * 隶属单位
 */
parent: UnitId | null, 
/**
 * 归口管理部门
 */
overseer: UnitId | null, 
/**
 * 系统: 政法, 教育 …
 */
sector: string, 
/**
 * 片区
 */
area: string, 
/**
 * Any words of the office, 、 between them.
 */
tags: string, 
/**
 * The day a 机构改革 ended it.
 */
closed_on: string | null, 
/**
 * Which unit it then became part of.
 */
successor: UnitId | null, };
/**
 * Another name of a unit.
 */
export type UnitName = { 
/**
 * Its id.
 */
id: UnitNameId, 
/**
 * Of which.
 */
unit: UnitId, 
/**
 * The name.
 */
name: string, 
/**
 * What it is.
 */
kind: NameKind, 
/**
 * 曾用名: the first day of the name that followed.
 */
until: string | null, };
/**
 * Another name of a unit.
 */
export type UnitNameId = number & { readonly of: 'unit_name' };
/**
 * All units in their new order.
 */
export type UnitOrder = { 
/**
 * Their ids, first to last; units left out follow in their old order.
 */
units: Array<UnitId>, };
/**
 * The places of one unit.
 */
export type UnitPlaces = { 
/**
 * Of which unit.
 */
unit: UnitId, 
/**
 * 名额 (人)
 */
places: number, 
/**
 * How much it counts when places are shared out; left out, 1.
 */
weight: number, 
/**
 * 备注
 */
note: string, };
/**
 * A row of the file.
 */
export type UnitSeen = { 
/**
 * Where it stands, counted from 1.
 */
row: number, 
/**
 * The unit's name from then on.
 */
name: string, 
/**
 * What becomes of it.
 */
fate: UnitFate, 
/**
 * What changes, each in words: 性质：其他 → 政府.
 */
changes: Array<string>, };
/**
 * A workbook with units.
 */
export type UnitsFile = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * The file's fingerprint as it was checked; left out, the file is taken as it is now.
 */
fingerprint?: string, };
/**
 * What was written.
 */
export type UnitsImported = { 
/**
 * New units (个).
 */
added: number, 
/**
 * Units with another name or other traits (个).
 */
changed: number, 
/**
 * The register as it now stands.
 */
units: Array<UnitLine>, };
/**
 * What a file would change.
 */
export type UnitsReport = { 
/**
 * The file's name.
 */
file: string, 
/**
 * To write just this file.
 */
fingerprint: string, 
/**
 * The sheet that was read.
 */
sheet: string, 
/**
 * Its units, in their order.
 */
units: Array<UnitSeen>, 
/**
 * What cannot be taken.
 */
doubts: Array<UnitDoubt>, 
/**
 * Units of the register that are not in the file; they stay, and follow in the order.
 */
absent: Array<string>, 
/**
 * The units known already stand in another order than in the register.
 */
reordered: boolean, };
/**
 * A session that shall have no time for now.
 */
export type Unplace = { 
/**
 * Which.
 */
session: SessionId, 
/**
 * 调课原因, when its timetable is approved.
 */
reason?: string, };
/**
 * A session without a time.
 */
export type Unplaced = { 
/**
 * Its id.
 */
id: UnplacedId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * What is done.
 */
kind: Kind, 
/**
 * The topic of the register, if it is one.
 */
topic: TopicId | null, 
/**
 * What it is called when it is no topic of the register.
 */
title: string, 
/**
 * Who gives it; none: anybody who teaches the topic.
 */
lecturer: LecturerId | null, 
/**
 * Where; none: any room that seats the class.
 */
venue: VenueId | null, 
/**
 * At which field site, when it is away from the school.
 */
field_site: FieldSiteId | null, 
/**
 * Hundredths of 学时.
 */
hours: Hours, 
/**
 * How long it lasts.
 */
minutes: number, 
/**
 * 选修
 */
elective: boolean, 
/**
 * 备注
 */
note: string, };
/**
 * A session without a time.
 */
export type UnplacedId = number & { readonly of: 'unplaced' };
/**
 * A session without a time, with its names.
 */
export type UnplacedLine = { 
/**
 * What it is about, without 《》.
 */
shown: string, 
/**
 * Who gives it; 谁都可以 is empty.
 */
lecturer_name: string, 
/**
 * Where; any room is empty.
 */
place: string, 
/**
 * Its id.
 */
id: UnplacedId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * What is done.
 */
kind: Kind, 
/**
 * The topic of the register, if it is one.
 */
topic: TopicId | null, 
/**
 * What it is called when it is no topic of the register.
 */
title: string, 
/**
 * Who gives it; none: anybody who teaches the topic.
 */
lecturer: LecturerId | null, 
/**
 * Where; none: any room that seats the class.
 */
venue: VenueId | null, 
/**
 * At which field site, when it is away from the school.
 */
field_site: FieldSiteId | null, 
/**
 * Hundredths of 学时.
 */
hours: Hours, 
/**
 * How long it lasts.
 */
minutes: number, 
/**
 * 选修
 */
elective: boolean, 
/**
 * 备注
 */
note: string, };
/**
 * A class of the year that no line of the plan became.
 */
export type Unplanned = { 
/**
 * The class.
 */
cohort: CohortId, 
/**
 * Its title.
 */
title: string, };
/**
 * Somebody whose place is not certain.
 */
export type Unsure = { 
/**
 * Who.
 */
trainee: TraineeId, 
/**
 * Their name.
 */
name: string, 
/**
 * Why, in words, and where they were put.
 */
why: string, };
/**
 * A venue in the register.
 */
export type Venue = { 
/**
 * Its id.
 */
id: VenueId, 
/**
 * 报告厅
 */
name: string, 
/**
 * Seats; 0 when not known.
 */
capacity: number, 
/**
 * Where it is.
 */
place: string, 
/**
 * 投影、话筒、同步课堂
 */
equipment: string, 
/**
 * 备注
 */
note: string, };
/**
 * A venue.
 */
export type VenueId = number & { readonly of: 'venue' };
/**
 * A venue and how much it is used.
 */
export type VenueLine = { 
/**
 * Sessions on all timetables (场次), as main or branch room; 合班 is one.
 */
sessions: number, 
/**
 * When it can be used and when not, from today on, in one line; empty: always.
 */
times: string, 
/**
 * Its id.
 */
id: VenueId, 
/**
 * 报告厅
 */
name: string, 
/**
 * Seats; 0 when not known.
 */
capacity: number, 
/**
 * Where it is.
 */
place: string, 
/**
 * 投影、话筒、同步课堂
 */
equipment: string, 
/**
 * 备注
 */
note: string, };
/**
 * How it stands with one file.
 */
export type Verdict = "可直接采用" | "有疑问" | "没有变化" | "有更新的一份" | "是别的班的报名表" | "无法读取";
/**
 * What became of one person.
 */
export type VersionTurn = { 
/**
 * What.
 */
turn: Turn, 
/**
 * The line of the new list; none for those who are there no more.
 */
line: number | null, 
/**
 * The trainee it is about; none for those who are new.
 */
trainee: TraineeId | null, 
/**
 * 姓名; of 换人, who leaves.
 */
name: string, 
/**
 * Of 换人: who comes instead.
 */
comes: string, 
/**
 * What is not as it was.
 */
altered: Array<Altered>, 
/**
 * What it touches: 第2组组长, 序号3, 考勤5次, 已印的签到表. Filled in by whoever knows.
 */
touches: Array<string>, 
/**
 * One sentence.
 */
say: string, 
/**
 * Whether the clerk is asked; else it is done as advised.
 */
asked: boolean, 
/**
 * What is advised.
 */
advice: Ruling, 
/**
 * What may be decided, the advice first.
 */
choices: Array<Ruling>, };
/**
 * Somebody in the room who is no trainee of the class.
 */
export type Visitor = { 
/**
 * 姓名
 */
name: string, 
/**
 * 单位
 */
unit: string, 
/**
 * 备注
 */
remark: string, };
/**
 * How much a unit counts.
 */
export type Weight = { 
/**
 * The unit.
 */
unit: UnitId, 
/**
 * Left out: as many as it has people in the register.
 */
weight?: number, };
/**
 * Whether leave is granted as it is entered.
 */
export type WhenGranted = "待批" | "已签齐";
/**
 * Whose sessions.
 */
export type Whose = { "lecturer": LecturerId } | { "topic": TopicId } | { "venue": VenueId } | { "field_site": FieldSiteId };
/**
 * What may be wished between two topics of a class.
 */
export type Wish = "先后" | "连排" | "同一天" | "不同天";
/**
 * A wish.
 */
export type WishId = number & { readonly of: 'group_wish' };
/**
 * A wish, with names.
 */
export type WishLine = { 
/**
 * The name of the one.
 */
one_name: string, 
/**
 * The name of the other.
 */
other_name: string, 
/**
 * In words: 张三与李四同组.
 */
say: string, 
/**
 * As it is now; none while one of them is in no group.
 */
kept: boolean | null, 
/**
 * Its id.
 */
id: WishId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * The one.
 */
one: TraineeId, 
/**
 * And the other.
 */
other: TraineeId, 
/**
 * In one group; else in two.
 */
together: boolean, };
/**
 * A word of a table, and what else is written for it.
 */
export type Word = { 
/**
 * As it is kept and printed.
 */
word: string, 
/**
 * What is understood as the same: 党员 for 中共党员.
 */
also: Array<string>, };
/**
 * Every list of words.
 */
export type WordLists = { 
/**
 * 民族 (GB/T 3304)
 */
ethnicities: Array<Word>, 
/**
 * 政治面貌 (GB/T 4762)
 */
political: Array<Word>, 
/**
 * 学历; other words are kept as written.
 */
education: Array<Word>, 
/**
 * 职务层次, from the top.
 */
levels: Array<string>, 
/**
 * 职级, from the top of each sequence.
 */
ranks: Array<string>, 
/**
 * 单位性质
 */
natures: Array<Nature>, 
/**
 * Tags of people: those in use and those usual.
 */
tags: Array<string>, 
/**
 * 系统 of units in use.
 */
sectors: Array<string>, 
/**
 * 片区 of units in use.
 */
areas: Array<string>, 
/**
 * Tags of units in use.
 */
unit_tags: Array<string>, };
/**
 * 工作台.
 */
export type Workbench = { 
/**
 * The day at the desk.
 */
day: string, 
/**
 * `3月9日 周一`
 */
day_said: string, 
/**
 * Sessions of all classes today, by time.
 */
today: Array<Today>, 
/**
 * The sessions under way; none: there is no session now.
 */
under_way: UnderWay | null, 
/**
 * What needs me now, most urgent first.
 */
needs: Array<Need>, 
/**
 * 期 of this year up to now and planned.
 */
classes: number, 
/**
 * 报名人次 of this year.
 */
enrolled: number, 
/**
 * 参训率 of this year = 实到人次 ÷ 应到人次
 */
rate: Share, 
/**
 * Classes running today.
 */
running: Array<CohortLine>, };
/**
 * What the importer sees in a workbook before it reads any person.
 */
export type WorkbookSeen = { 
/**
 * The file's name.
 */
file: string, 
/**
 * SHA-256 of its bytes, hex.
 */
fingerprint: string, 
/**
 * All sheets, in the sender's order.
 */
sheets: Array<SheetSeen>, 
/**
 * The sheet that holds the roster.
 */
sheet: string, 
/**
 * The rows of its heading, counted from 1.
 */
header_rows: Array<number>, 
/**
 * Its columns, left to right.
 */
columns: Array<ColumnSeen>, 
/**
 * Rows with a person.
 */
people: number, 
/**
 * The unit named above the table: 报送单位：县水利局（盖章）.
 */
unit_from_title?: string, };
/**
 * 授课工作量 of a period.
 */
export type Workload = { 
/**
 * The school.
 */
school: string, 
/**
 * `2026年春季学期`, or the days.
 */
period: string, 
/**
 * Everybody who gives something; leaders first, then by category and entry.
 */
lecturers: Array<TaughtBy>, 
/**
 * What is counted, one sentence each.
 */
basis: Array<string>, };
/**
 * A session as it would be. Nothing is written.
 */
export type WouldClash = { 
/**
 * The session that would be moved or changed; left out, a new one.
 */
session?: SessionId, 
/**
 * Of which class.
 */
cohort: CohortId, 
/**
 * On which day.
 */
day: string, 
/**
 * First minute.
 */
starts: Clock, 
/**
 * The minute after the last.
 */
ends: Clock, 
/**
 * Who would give it.
 */
lecturer?: LecturerId, 
/**
 * Where.
 */
venue?: VenueId, 
/**
 * 同步课堂: branch rooms beside the main room.
 */
rooms?: Array<VenueId>, 
/**
 * At which field site.
 */
field_site?: FieldSiteId, 
/**
 * What would be done: the session is said as a whole. Left out: 讲授, and of a session that is there all that is
 * left out stays as it is.
 */
kind?: Kind, 
/**
 * The topic.
 */
topic?: TopicId, 
/**
 * What it would be called when it is no topic.
 */
title?: string, 
/**
 * Hundredths of 学时; left out, by the length of the block, if that is another.
 */
hours?: Hours, 
/**
 * 选修
 */
elective?: boolean, 
/**
 * The other classes it would be given to together.
 */
with?: Array<CohortId>, };
/**
 * Marks over many sessions, as the table of the whole class writes them.
 */
export type WriteMarks = { 
/**
 * The marks that change. In a session without a roll one is taken, open, with everybody else there who has no leave.
 */
changes: Array<MarkChange>, 
/**
 * Why, where a closed roll is among them.
 */
reason?: string, };
/**
 * What was written.
 */
export type Written = { 
/**
 * How many marks are others than they were (人·场).
 */
marks: number, 
/**
 * How many of them are corrections of closed rolls (人·场).
 */
corrected: number, 
/**
 * Sessions whose rolls were taken by this, and are open.
 */
taken: Array<SessionId>, 
/**
 * How many of the marks the register of leave says something against (人·场).
 */
against_leave: number, };
/**
 * The plan of a year.
 */
export type YearPlan = { 
/**
 * Of which year.
 */
year: number, 
/**
 * Years there is something of, this year and the next, in their order.
 */
years: Array<number>, 
/**
 * As they stand on the plan.
 */
lines: Array<PlanLineShown>, 
/**
 * Classes of the year that are on no line, by their first day.
 */
unplanned: Array<Unplanned>, 
/**
 * 计划 (期)
 */
runs: number, 
/**
 * 计划 (人次)
 */
person_times: number, 
/**
 * 已建班 (期): lines that became classes, whatever came of them since.
 */
opened: number, 
/**
 * 在办 (期)
 */
running: number, 
/**
 * 已办 (期)
 */
done: number, 
/**
 * 已办、在办的实到名册 (人次)
 */
trained: number, 
/**
 * 口径
 */
basis: string, };
/**
 * A year at a glance.
 */
export type YearWall = { 
/**
 * Which year.
 */
year: number, 
/**
 * First day of it.
 */
from: string, 
/**
 * By their first day.
 */
bars: Array<Bar>, 
/**
 * What each day asks of the school, from the first of January on.
 */
days: Array<Load>, 
/**
 * How much there is.
 */
limits: Limits, 
/**
 * Days that ask for more, by time.
 */
over: Array<OverLimit>, 
/**
 * 两个班抢同一批人: the most pressing first, at most a hundred.
 */
rivals: Array<Rivals>, 
/**
 * How many there are in all (对).
 */
rivals_in_all: number, 
/**
 * Holidays, each from its first day to its last.
 */
holidays: Array<HolidaySpan>, 
/**
 * Lines of the plan that have no days yet (条).
 */
undated: number, 
/**
 * 口径
 */
basis: string, };

/** Everything the window may ask. */
export interface Door {
	/** 工作台：今天的课次，和现在要办的事。 */
	workbench: { verb: "read"; request: Everything; answer: Workbench };
	/** 全局搜索：人、班、授课人、专题、场地、教学点、线路、单位；按汉字、拼音首字母、全拼，或手机、身份证后四到六位；单位的别名、曾用名也找得到。 */
	search: { verb: "read"; request: SearchAsked; answer: Array<Hit> };
	/** 操作历史，新的在前。 */
	history: { verb: "read"; request: HistoryAsked; answer: Array<Operation> };
	/** 撤销一次操作；不指定时撤销最近一次。撤销一次撤销，就是恢复。 */
	undo: { verb: "change"; request: Undo; answer: null };
	/** 恢复最近一次撤销的操作。 */
	redo: { verb: "change"; request: Redo; answer: null };
	/** 学校、作息、证书的设置。 */
	settings: { verb: "read"; request: Everything; answer: Settings };
	/** 设置学校名称。 */
	set_school: { verb: "change"; request: School; answer: Settings };
	/** 设置上午、下午、晚上的起止时间。 */
	set_half_days: { verb: "change"; request: HalfDays; answer: Settings };
	/** 设置夏季、冬季等作息，每半天可分几段。 */
	set_day_shapes: { verb: "change"; request: DayShapes; answer: Settings };
	/** 设置结业证书的编号样式和文字。 */
	set_certificate: { verb: "change"; request: CertificateForm; answer: Settings };
	/** 设置排课规则：半天学时、专题几年内不重听、各类课时的比例，各附依据。 */
	set_teaching: { verb: "change"; request: TeachingRules; answer: Settings };
	/** 设置请假规则：上限、哪些请假计入、签批人，各附依据。 */
	set_leave_rules: { verb: "change"; request: LeaveRules; answer: Settings };
	/** 设置本校自己的考勤用词，各算作哪一类，用哪个键。 */
	set_roll_words: { verb: "change"; request: RollRules; answer: Settings };
	/** 在空的数据里载入一所虚构的学校。 */
	load_sample: { verb: "change"; request: Sample; answer: Settings };
	/** 全部单位，按单位顺序，附别名、曾用名、人数和隶属的层次；撤并了的也在。 */
	units: { verb: "read"; request: Everything; answer: Array<UnitLine> };
	/** 新增单位，排在最后。 */
	add_unit: { verb: "change"; request: AddUnit; answer: Unit };
	/** 修改单位。 */
	save_unit: { verb: "change"; request: Unit; answer: Unit };
	/** 单位更名：有日期的是机构改革，此前开班的名册仍用旧名；没有日期的是改正。 */
	rename_unit: { verb: "change"; request: RenameUnit; answer: Unit };
	/** 合并两个单位：有日期的是机构改革，此前开班的名册仍用旧单位；没有日期的是同一单位登记了两次。 */
	merge_units: { verb: "change"; request: MergeUnits; answer: Unit };
	/** 记下单位的一个别名。 */
	add_unit_name: { verb: "change"; request: AddUnitName; answer: UnitName };
	/** 删除单位的一个别名或曾用名。 */
	remove_unit_name: { verb: "change"; request: OfUnitName; answer: null };
	/** 删除没有人的单位。 */
	remove_unit: { verb: "change"; request: OfUnit; answer: null };
	/** 调整单位顺序。 */
	order_units: { verb: "change"; request: UnitOrder; answer: Array<UnitLine> };
	/** 核对一个单位名录文件：新增、改名、修改哪些单位，顺序变不变，哪些格读不懂。什么也不写入。 */
	check_units: { verb: "read"; request: UnitsFile; answer: UnitsReport };
	/** 按文件写入单位名录和单位顺序。 */
	import_units: { verb: "change"; request: UnitsFile; answer: UnitsImported };
	/** 人员，按单位顺序；可按姓名、单位、职务、手机尾号查找。 */
	people: { verb: "read"; request: PeopleAsked; answer: Array<PersonLine> };
	/** 核对一个身份证号：对不对、错在哪里，出生、性别，登记在谁名下。 */
	check_id_number: { verb: "read"; request: CheckIdNumber; answer: IdNumberSaid };
	/** 修改一个人的信息。 */
	save_person: { verb: "change"; request: SavePerson; answer: Person };
	/** 一个人的档案：现在的信息、标签，参加过的每个班和当时的单位、职务、学时、结业。 */
	person: { verb: "read"; request: OfPerson; answer: PersonFile };
	/** 给一个人加标签，可写起止时间；同一起点的同名标签只改截止时间。 */
	tag_person: { verb: "change"; request: TagPerson; answer: Array<PersonTag> };
	/** 去掉一个人的标签。 */
	untag_person: { verb: "change"; request: OfPersonTag; answer: Array<PersonTag> };
	/** 可能是同一人的记录，两两列出，附理由。 */
	likely_same: { verb: "read"; request: Everything; answer: Array<Likely> };
	/** 记下两个人不是同一人，以后不再列出。 */
	not_same: { verb: "change"; request: NotSame; answer: null };
	/** 把一个人的两条记录合并成一人：班次归到一起，空白互相补上。 */
	merge_people: { verb: "change"; request: MergePeople; answer: Person };
	/** 删除没有参加过任何班的人。 */
	remove_person: { verb: "change"; request: OfPerson; answer: null };
	/** 民族、政治面貌、学历、职务层次、职级、单位性质的用词，和已经用过的标签、系统、片区。 */
	word_lists: { verb: "read"; request: Everything; answer: WordLists };
	/** 全部授课人。 */
	lecturers: { verb: "read"; request: Everything; answer: Array<LecturerLine> };
	/** 新增授课人。 */
	add_lecturer: { verb: "change"; request: NewLecturer; answer: Lecturer };
	/** 修改授课人。 */
	save_lecturer: { verb: "change"; request: Lecturer; answer: Lecturer };
	/** 删除没有课次的授课人。 */
	remove_lecturer: { verb: "change"; request: OfLecturer; answer: null };
	/** 写下一名授课人能讲哪些专题。 */
	set_teaches: { verb: "change"; request: SetTeaches; answer: Array<TopicId> };
	/** 写下一个专题有哪些授课人能讲。 */
	set_teachers: { verb: "change"; request: SetTeachers; answer: Array<LecturerId> };
	/** 一名授课人、一个专题、场地或教学点的全部课次和每年的场次、学时，新的在前；合班算一次。 */
	bookings: { verb: "read"; request: BookingsAsked; answer: Bookings };
	/** 全部专题。 */
	topics: { verb: "read"; request: Everything; answer: Array<TopicLine> };
	/** 新增专题。 */
	add_topic: { verb: "change"; request: NewTopic; answer: Topic };
	/** 修改专题。 */
	save_topic: { verb: "change"; request: Topic; answer: Topic };
	/** 删除没有课次的专题。 */
	remove_topic: { verb: "change"; request: OfTopic; answer: null };
	/** 全部场地。 */
	venues: { verb: "read"; request: Everything; answer: Array<VenueLine> };
	/** 新增场地。 */
	add_venue: { verb: "change"; request: NewVenue; answer: Venue };
	/** 修改场地。 */
	save_venue: { verb: "change"; request: Venue; answer: Venue };
	/** 删除没有课次的场地。 */
	remove_venue: { verb: "change"; request: OfVenue; answer: null };
	/** 全部现场教学点。 */
	field_sites: { verb: "read"; request: Everything; answer: Array<FieldSiteLine> };
	/** 新增现场教学点。 */
	add_field_site: { verb: "change"; request: NewFieldSite; answer: FieldSite };
	/** 修改现场教学点。 */
	save_field_site: { verb: "change"; request: FieldSite; answer: FieldSite };
	/** 删除没有课次、不在线路上的现场教学点。 */
	remove_field_site: { verb: "change"; request: OfFieldSite; answer: null };
	/** 教学点之间的路程，分钟。 */
	travel: { verb: "read"; request: Everything; answer: Array<Travel> };
	/** 写下两个教学点之间的路程；不填就是不清楚。 */
	set_travel: { verb: "change"; request: SetTravel; answer: Array<Travel> };
	/** 全部线路和各站，附路上来不及的地方。 */
	routes: { verb: "read"; request: Everything; answer: Array<RouteLine> };
	/** 新增线路。 */
	add_route: { verb: "change"; request: AddRoute; answer: RouteLine };
	/** 修改线路和它的各站。 */
	save_route: { verb: "change"; request: SaveRoute; answer: RouteLine };
	/** 删除线路；已经排入课程表的课次不动。 */
	remove_route: { verb: "change"; request: OfRoute; answer: null };
	/** 把一条线路整条排入一个班的课程表，每站一个现场教学课次。 */
	drop_route: { verb: "change"; request: DropRoute; answer: Timetable };
	/** 一名授课人、一个场地或教学点何时可以、何时不可以；一条也没有就是都可以。 */
	availability: { verb: "read"; request: OfOwner; answer: Array<Time> };
	/** 写下一名授课人、一个场地或教学点的全部可用时间：每周的，某几天的。 */
	set_availability: { verb: "change"; request: SetAvailability; answer: Array<Time> };
	/** 一年的节假日和调休上班日：国务院办公厅的通知，和本校另定的。 */
	holidays: { verb: "read"; request: HolidaysAsked; answer: HolidayYear };
	/** 另定一天放假、上班，或只是平日。 */
	set_special_day: { verb: "change"; request: NewSpecialDay; answer: HolidayYear };
	/** 取消另定的一天，恢复通知的安排。 */
	drop_special_day: { verb: "change"; request: OfDay; answer: HolidayYear };
	/** 录入国务院办公厅的放假通知：整段文字，逐条读成放假和调休上班的日子；读不懂的说明是哪一句，什么也不写入。 */
	enter_notice: { verb: "change"; request: Notice; answer: HolidayYear };
	/** 按文件（表头：日期、至、类型、名称）写入节假日。 */
	import_holidays: { verb: "change"; request: HolidaysFile; answer: HolidayYear };
	/** 核对一个授课人、专题、场地或教学点的文件：新增、修改哪些，哪些行和格看不懂。什么也不写入。 */
	check_register: { verb: "read"; request: RegisterFile; answer: RegisterReport };
	/** 按文件写入授课人、专题、场地或教学点；文件里没有的保留。 */
	import_register: { verb: "change"; request: RegisterFile; answer: RegisterImported };
	/** 一年的节假日，Excel 文件。 */
	holidays_sheet: { verb: "read"; request: HolidaysAsked; answer: HolidaysSheet };
	/** 全部班次，新的在前，附各项数字。 */
	cohorts: { verb: "read"; request: Everything; answer: Array<CohortLine> };
	/** 一个班次，附各项数字。 */
	cohort: { verb: "read"; request: OfCohort; answer: CohortLine };
	/** 新建班次。 */
	create_cohort: { verb: "change"; request: NewCohort; answer: CohortLine };
	/** 修改班次。 */
	save_cohort: { verb: "change"; request: Cohort; answer: CohortLine };
	/** 删除班次和它的名册、课程表、考勤；已发证的不能删除。 */
	remove_cohort: { verb: "change"; request: OfCohort; answer: null };
	/** 班次类别的树，上级在前，附班次数和计划条数。 */
	cohort_kinds: { verb: "read"; request: Everything; answer: Array<CohortKindLine> };
	/** 新增班次类别，排在同级的最后。 */
	add_cohort_kind: { verb: "change"; request: AddCohortKind; answer: CohortKind };
	/** 修改班次类别：名称、上级、性质；它的班次的性质跟着变。 */
	save_cohort_kind: { verb: "change"; request: SaveCohortKind; answer: CohortKind };
	/** 删除没有用到的班次类别。 */
	remove_cohort_kind: { verb: "change"; request: OfCohortKind; answer: null };
	/** 调整同级类别的顺序。 */
	order_cohort_kinds: { verb: "change"; request: CohortKindOrder; answer: Array<CohortKindLine> };
	/** 套用常用的班次类别；已有的不动。 */
	adopt_usual_kinds: { verb: "change"; request: Everything; answer: Array<CohortKindLine> };
	/** 一个班的集中学习阶段；没有的是从头到尾连续办班。 */
	phases: { verb: "read"; request: OfCohort; answer: Phases };
	/** 填写一个班的集中学习阶段，全部；班次的起止日期跟着变。 */
	set_phases: { verb: "change"; request: SetPhases; answer: Phases };
	/** 按“每两周一次”之类的规律推出集中学习阶段，避开放假。什么也不写入。 */
	repeat_phases: { verb: "read"; request: RepeatPhases; answer: ProposedPhases };
	/** 照上一期新建班次：日期、阶段、课程表、名额、参训条件；授课人都改为待确认，碰上放假的课顺延。 */
	copy_cohort: { verb: "change"; request: CopyCohort; answer: Copied };
	/** 班次整体改期，阶段和课程表一起移动；已点名的不能改。 */
	shift_cohort: { verb: "change"; request: ShiftCohort; answer: CohortLine };
	/** 培训项目，新的在前，附各年各层级的目标和完成情况。 */
	programmes: { verb: "read"; request: Everything; answer: Array<ProgrammeLine> };
	/** 新增培训项目。 */
	add_programme: { verb: "change"; request: NewProgramme; answer: Programme };
	/** 修改培训项目。 */
	save_programme: { verb: "change"; request: Programme; answer: Programme };
	/** 删除没有班次和计划的培训项目。 */
	remove_programme: { verb: "change"; request: OfProgramme; answer: null };
	/** 填写培训项目各年各层级的目标（期、人次），全部。 */
	set_targets: { verb: "change"; request: SetTargets; answer: Array<ProgrammeLine> };
	/** 一年的办班计划，逐行，附执行情况和计划外的班次。 */
	year_plan: { verb: "read"; request: OfYear; answer: YearPlan };
	/** 年度计划增加若干行。 */
	add_plan_lines: { verb: "change"; request: AddPlanLines; answer: YearPlan };
	/** 修改年度计划的一行。 */
	save_plan_line: { verb: "change"; request: PlanLine; answer: YearPlan };
	/** 从年度计划删除若干行；已建的班不动。 */
	remove_plan_lines: { verb: "change"; request: OfPlanLines; answer: null };
	/** 调整年度计划的顺序。 */
	order_plan_lines: { verb: "change"; request: PlanOrder; answer: YearPlan };
	/** 照另一年的计划增加：日期按星期对应，避开放假。 */
	copy_year_plan: { verb: "change"; request: CopyYearPlan; answer: CopiedPlan };
	/** 按年度计划的一行建班。 */
	open_class: { verb: "change"; request: OfPlanLine; answer: CohortLine };
	/** 把计划外的班次补入年度计划。 */
	plan_classes: { verb: "change"; request: PlanClasses; answer: YearPlan };
	/** 全年一览：班次和计划排成横条，每天的床位、就餐、座位，超出的日子和原因，抢同一批人的班。 */
	year_wall: { verb: "read"; request: OfYear; answer: YearWall };
	/** 设置床位、就餐、座位的容量；0 是不限。 */
	set_limits: { verb: "change"; request: Limits; answer: Limits };
	/** 一个班的名册，按序号。 */
	trainees: { verb: "read"; request: OfCohort; answer: Array<TraineeLine> };
	/** 录入一名学员。 */
	enrol: { verb: "change"; request: Enrol; answer: Array<TraineeLine> };
	/** 修改一名学员。 */
	save_trainee: { verb: "change"; request: SaveTrainee; answer: Array<TraineeLine> };
	/** 学员中途退出，或恢复在训。 */
	trainee_leaves: { verb: "change"; request: Leaving; answer: Array<TraineeLine> };
	/** 从名册删除误录的学员；有考勤或证书的不能删除。 */
	remove_trainee: { verb: "change"; request: OfTrainee; answer: null };
	/** 重新编序号：按单位顺序，或按给出的顺序；移动过的人从此算手工指定。 */
	renumber: { verb: "change"; request: Renumber; answer: Array<TraineeLine> };
	/** 名册排序：按单位顺序、职级、姓氏笔画或姓名笔画；手工指定的位置保持不变，拿不准的逐个说明。 */
	sort_people: { verb: "change"; request: SortPeople; answer: Sorted };
	/** 手工指定一名学员的序号，或取消指定。 */
	place_trainee: { verb: "change"; request: PlaceTrainee; answer: Array<TraineeLine> };
	/** 换人：原来的学员退出，新的学员接替序号和小组，两人都留在名册上，附函号。 */
	replace_trainee: { verb: "change"; request: ReplaceTrainee; answer: Array<TraineeLine> };
	/** 名册定稿：此后新增、替换、变更、退出的，逐个标出。 */
	freeze_roster: { verb: "change"; request: FreezeRoster; answer: RosterChanges };
	/** 取消名册定稿。 */
	unfreeze_roster: { verb: "change"; request: OfCohort; answer: RosterChanges };
	/** 名册定稿以后的变动，逐条成句。 */
	roster_changes: { verb: "read"; request: OfCohort; answer: RosterChanges };
	/** 班委会、临时党支部、小组的职务用词。 */
	role_words: { verb: "read"; request: Everything; answer: RoleWords };
	/** 指定一名学员在班内的职务：班长、支部书记、组长……几个职务用顿号分开。 */
	set_role: { verb: "change"; request: SetRole; answer: Array<TraineeLine> };
	/** 班委会、临时党支部、各组组长名单；没有人的是待定。 */
	officers: { verb: "read"; request: OfCohort; answer: Officers };
	/** 拖入的文件夹里有哪些文件可能是报名表。 */
	list_files: { verb: "act"; request: Dropped; answer: FilesFound };
	/** 读一个名册文件，看能读懂什么；读过的记着，核对时不再读。 */
	read_workbook: { verb: "act"; request: RosterFile; answer: WorkbookSeen };
	/** 不再读了：正在读的名册文件当即停下。 */
	stop_reading: { verb: "act"; request: Everything; answer: null };
	/** 核对一批报名表：每份能采用多少、有什么疑问、和上一份差在哪里。什么也不写入。 */
	check_rosters: { verb: "read"; request: RostersAsked; answer: RostersReport };
	/** 按核对结果把一批报名表写入名册，一次操作。 */
	import_rosters: { verb: "change"; request: ImportRosters; answer: Imported };
	/** 退件单：单位自己的表，有问题的格标色加批注。 */
	return_slips: { verb: "read"; request: SlipsAsked; answer: Array<ReturnSlip> };
	/** 一个班的名册从哪些文件来，新的在前。 */
	intakes: { verb: "read"; request: OfCohort; answer: Array<TakenIn> };
	/** 导入时留存的原文件。 */
	sent_file: { verb: "read"; request: OfIntake; answer: SentFile };
	/** 一个人的每项信息出自哪个文件、哪个格，原文是什么。 */
	sources: { verb: "read"; request: SourcesAsked; answer: Array<Source> };
	/** 一个班各单位的名额、已报、缺、超，和近几年已训的人数。 */
	quotas: { verb: "read"; request: OfCohort; answer: Quotas };
	/** 填写一个班的全部名额。 */
	set_quotas: { verb: "change"; request: SetQuotas; answer: Quotas };
	/** 按权数（默认为各单位人数）分配名额的建议。什么也不写入。 */
	share_quotas: { verb: "read"; request: ShareQuotas; answer: Shared };
	/** 照抄另一个班（默认为上一期）的名额。 */
	copy_quotas: { verb: "change"; request: CopyQuotas; answer: Quotas };
	/** 一个班的参训条件：年龄、职务层次、标签、剔除近几年已训。 */
	eligibility: { verb: "read"; request: OfCohort; answer: Eligibility };
	/** 修改参训条件。 */
	set_eligibility: { verb: "change"; request: Eligibility; answer: Eligibility };
	/** 报名核对：缺、未报、超、重复、在训冲突、近年已训、资格存疑，和给各单位的提醒文字。 */
	roster_check: { verb: "read"; request: RosterChecked; answer: RosterCheck };
	/** 一个班的分组、组员、均衡情况和分组要求。 */
	groups: { verb: "read"; request: OfCohort; answer: Groups };
	/** 分组：按单位、性别、职务层次均衡，每组一名组长；固定的人不动，要求同组、不同组的照办。 */
	form_groups: { verb: "change"; request: FormGroups; answer: Groups };
	/** 有人退出或新来以后调整分组，动的人最少，并说明谁动。 */
	repair_groups: { verb: "change"; request: OfCohort; answer: Repaired };
	/** 把一名学员编入小组，或移出小组。 */
	move_to_group: { verb: "change"; request: MoveToGroup; answer: Groups };
	/** 把一名学员固定在小组里，或解除固定。 */
	lock_in_group: { verb: "change"; request: LockInGroup; answer: Groups };
	/** 填写小组的讨论地点。 */
	set_group_place: { verb: "change"; request: SetGroupPlace; answer: Groups };
	/** 记下两名学员要同组，或不同组。 */
	add_group_wish: { verb: "change"; request: AddGroupWish; answer: Groups };
	/** 取消一条分组要求。 */
	remove_group_wish: { verb: "change"; request: OfWish; answer: Groups };
	/** 取消一个班的分组。 */
	clear_groups: { verb: "change"; request: OfCohort; answer: Groups };
	/** 一个班的课程表，和各班之间的冲突。 */
	timetable: { verb: "read"; request: OfCohort; answer: Timetable };
	/** 今天起全部班次的冲突；可限定日期、班次、规则。每处一句，附轻重、依据和保留的原因。 */
	clashes: { verb: "read"; request: ClashesAsked; answer: Array<Clash> };
	/** 试排：这样排会和什么冲突。什么也不写入。 */
	would_clash: { verb: "read"; request: WouldClash; answer: Array<Clash> };
	/** 一个课次（或要排的课次）移到每个半天，最要紧的冲突是什么。什么也不写入。 */
	landings: { verb: "read"; request: LandingsAsked; answer: Array<Landing> };
	/** 找空档：授课人、场地、班次、教学点都空的时间；没有空的日子，是什么占着。 */
	free_slots: { verb: "read"; request: FreeAsked; answer: Array<FreeDay> };
	/** 保留一处冲突，写明原因。 */
	keep_clash: { verb: "change"; request: KeepClash; answer: Array<Clash> };
	/** 不再保留一处冲突。 */
	drop_kept: { verb: "change"; request: OfClash; answer: Array<Clash> };
	/** 排一个课次；新的专题、授课人、场地一并登记。 */
	plan_session: { verb: "change"; request: Plan; answer: Planned };
	/** 一次排很多课次；哪一条排不了，按顺序号说明。 */
	plan_sessions: { verb: "change"; request: Plans; answer: PlannedMany };
	/** 修改一个课次，没有写的项目不变；合班的，各班一起改。 */
	replan_session: { verb: "change"; request: Replan; answer: Planned };
	/** 把一个课次移到别的时间，时长不变。 */
	move_session: { verb: "change"; request: Move; answer: Planned };
	/** 核对一个课程表文件：新增、修改、移动、删除哪些课次，和什么冲突，哪些格读不懂。什么也不写入。 */
	check_timetable: { verb: "read"; request: TimetableFile; answer: TimetableReport };
	/** 按文件写入一个班的课程表，一次操作。 */
	import_timetable: { verb: "change"; request: TimetableFile; answer: TimetableImported };
	/** 调整课程表：移动、互换、换人讲授、换场地、排入待排课次，几步作为一次操作；合班的一起动。 */
	amend_timetable: { verb: "change"; request: Amend; answer: Amended };
	/** 补救：一个课次的冲突，或一位授课人来不了，怎样改动最小；每条写明惊动谁、还有什么不足。什么也不写入。 */
	repairs: { verb: "read"; request: RepairsAsked; answer: Repairs };
	/** 自动排课：给一个或几个班的待排课次找时间、授课人、场地；排不下的说明是哪些要求互相矛盾。什么也不写入。 */
	arrange: { verb: "read"; request: ArrangeAsked; answer: Arrangement };
	/** 自动排课排到哪里了。 */
	arranging_progress: { verb: "act"; request: Everything; answer: Progress };
	/** 不再排了：正在进行的自动排课停下，给出已经找到的。 */
	stop_arranging: { verb: "act"; request: Everything; answer: null };
	/** 一个班还没有时间的课次。 */
	unplaced: { verb: "read"; request: OfCohort; answer: Array<UnplacedLine> };
	/** 记下一个班要上的课，时间待排；新的专题、授课人、场地一并登记。 */
	add_unplaced: { verb: "change"; request: AddUnplaced; answer: Array<UnplacedLine> };
	/** 把几个专题列入待排，按各专题平常的形式和学时。 */
	add_unplaced_from_topics: { verb: "change"; request: AddFromTopics; answer: Array<UnplacedLine> };
	/** 修改一个待排的课次。 */
	save_unplaced: { verb: "change"; request: Unplaced; answer: Array<UnplacedLine> };
	/** 删除一个待排的课次。 */
	remove_unplaced: { verb: "change"; request: OfUnplaced; answer: Array<UnplacedLine> };
	/** 把一个课次从课程表移到待排。 */
	unplace_session: { verb: "change"; request: Unplace; answer: Array<UnplacedLine> };
	/** 照抄另一个班的全部课次和排课要求，列入待排。 */
	copy_unplaced: { verb: "change"; request: CopyUnplaced; answer: Array<UnplacedLine> };
	/** 一个班的排课要求：先后、连排、同一天、不同天，和现在是否做到。 */
	course_wishes: { verb: "read"; request: OfCohort; answer: Array<CourseWishLine> };
	/** 记下两个专题之间的排课要求。 */
	add_course_wish: { verb: "change"; request: NewCourseWish; answer: Array<CourseWishLine> };
	/** 取消一条排课要求。 */
	remove_course_wish: { verb: "change"; request: OfCourseWish; answer: Array<CourseWishLine> };
	/** 延长或缩短一个课次；学时没有手工填过的，跟着变。 */
	stretch_session: { verb: "change"; request: Stretch; answer: Planned };
	/** 互换两个课次的时间，可以是两个班的。 */
	swap_sessions: { verb: "change"; request: Swap; answer: Swapped };
	/** 把几个课次复制到别的日子或别的班，间隔不变，授课人都是待确认。 */
	copy_sessions: { verb: "change"; request: CopySessions; answer: Array<Planned> };
	/** 固定几个课次，自动安排时不动它们；或解除固定。 */
	lock_sessions: { verb: "change"; request: Lock; answer: Array<SessionLine> };
	/** 记下几个课次的授课人已确认，或还没有。 */
	confirm_sessions: { verb: "change"; request: Confirm; answer: Array<SessionLine> };
	/** 删除一个课次；合班的，只删本班的，或全部。 */
	remove_session: { verb: "change"; request: RemoveSession; answer: null };
	/** 删除几个课次，一次操作；合班的只从本班删除。 */
	remove_sessions: { verb: "change"; request: RemoveSessions; answer: null };
	/** 一个课次在各班的样子：合班的每班一条，自己在前。 */
	joint_session: { verb: "read"; request: OfSession; answer: Joined };
	/** 合班：让别的班一起上这个课次。 */
	join_sessions: { verb: "change"; request: Join; answer: Joined };
	/** 退出合班，课次留在本班的课程表上。 */
	part_session: { verb: "change"; request: OfSession; answer: Planned };
	/** 审定课程表，成为一版；此后的变动是调课。 */
	approve_timetable: { verb: "change"; request: ApproveTimetable; answer: TimetableChanges };
	/** 取消最近一次审定。 */
	withdraw_approval: { verb: "change"; request: OfCohort; answer: TimetableChanges };
	/** 审定以后的调课，逐条成句，附原因和要通知的人，以及因此过期的纸张。 */
	timetable_changes: { verb: "read"; request: OfCohort; answer: Adjustments };
	/** 写明一个课次调课的原因。 */
	give_adjustment_reason: { verb: "change"; request: GiveReason; answer: TimetableChanges };
	/** 出调课通知单：把还没有通知的调课编为第N号，原样保存；要印，用 paper 的 adjustments。 */
	issue_adjustment_notice: { verb: "change"; request: OfCohort; answer: AdjustmentNotice };
	/** 一个班出过的调课通知单，按号数，各是当时所说的。 */
	adjustment_notices: { verb: "read"; request: OfCohort; answer: Array<AdjustmentNotice> };
	/** 一个课次的点名册：当天应到的人和他们的考勤；不在册的本班学员、旁听、会场。 */
	roll_call: { verb: "read"; request: OfSession; answer: RollCall };
	/** 点名：只报没有正常出勤的人，其余都是出勤（已批准请假的是请假）；完成以后再改是更正，要写原因。 */
	take_roll: { verb: "change"; request: TakeRoll; answer: RollCall };
	/** 清除一个课次的点名；已完成的要写原因。 */
	clear_roll: { verb: "change"; request: ClearRoll; answer: RollCall };
	/** 一个班的考勤：每人每次课，和参训率。 */
	attendance: { verb: "read"; request: OfCohort; answer: Attendance };
	/** 全班考勤表上改动的考勤，一次操作；原未点名的课次记为点名未完成。 */
	write_marks: { verb: "change"; request: WriteMarks; answer: Written };
	/** 点名完成以后的更正，原记录和现记录、原因，按班次或课次。 */
	corrections: { verb: "read"; request: CorrectionsAsked; answer: Array<CorrectionLine> };
	/** 一张签到表的编码：是哪几个课次的，哪一行是谁；名册变动以后哪些行变了。 */
	sheet_of_code: { verb: "read"; request: OfCode; answer: SignedSheet };
	/** 按签过的签到表点名：输入编码和没有签名的行；没签的是旷课，有假的是请假。 */
	take_from_sheet: { verb: "change"; request: TakeFromSheet; answer: TakenFromSheet };
	/** 核对另一台设备记下的考勤：谁改成什么，哪些格看不懂。什么也不写入。 */
	check_roll: { verb: "read"; request: RollFile; answer: RollReport };
	/** 按文件写入一个课次的点名册；文件里没有的人不动。 */
	import_roll: { verb: "change"; request: RollFile; answer: RollCall };
	/** 点名时输入的是谁：序号、姓名、拼音首字母、胸牌编码或身份证号。 */
	find_on_roll: { verb: "read"; request: FindOnRoll; answer: Called };
	/** 一个班每名学员的编码，印在胸牌上，扫码点名用。 */
	badge_codes: { verb: "read"; request: OfCohort; answer: Array<BadgeLine> };
	/** 一个课次由谁参加：哪几组，谁选了，因此应到哪些人。 */
	session_people: { verb: "read"; request: OfSession; answer: SessionPeople };
	/** 设定一个课次由哪几组参加；一组也不写是全班。 */
	set_session_groups: { verb: "change"; request: SetSessionGroups; answer: SessionPeople };
	/** 填写一个选修课次的选课名单。 */
	set_elective_choices: { verb: "change"; request: SetElectiveChoices; answer: SessionPeople };
	/** 一个班在分会场就座的人；其余在主会场。 */
	branch_seats: { verb: "read"; request: OfCohort; answer: Array<BranchSeat> };
	/** 安排到分会场就座，按人、按单位、按小组；不写会场是回主会场。 */
	set_branch_seats: { verb: "change"; request: SetBranchSeats; answer: Array<BranchSeat> };
	/** 考勤统计：按学员、课次、日、班次或单位，应到、实到、请假、缺勤和两种参训率，附口径。 */
	roll_figures: { verb: "read"; request: FiguresAsked; answer: RollFigures };
	/** 考勤统计里一个数背后的名单。 */
	roll_names: { verb: "read"; request: NamesAsked; answer: FigureNames };
	/** 结业审核：每人的考勤、规则的建议和作出的决定。 */
	completion: { verb: "read"; request: OfCohort; answer: Completion };
	/** 决定准予、暂缓或不予结业。 */
	decide_completion: { verb: "change"; request: Decide; answer: Completion };
	/** 一个班的证书登记簿。 */
	certificates: { verb: "read"; request: OfCohort; answer: Array<Certificate> };
	/** 接下来的证书会得到的编号。什么也不写入。 */
	next_serials: { verb: "read"; request: NextAsked; answer: NextSerials };
	/** 发证：按样式编号并固定证书内容。不能撤销，只能作废。 */
	issue_certificates: { verb: "change"; request: Issue; answer: Array<Certificate> };
	/** 作废一张证书，编号保留。 */
	void_certificate: { verb: "change"; request: MakeVoid; answer: Array<Certificate> };
	/** 请假登记：一个班、一名学员或某一天的请假，新的在前。 */
	leaves: { verb: "read"; request: LeavesAsked; answer: Array<LeaveLine> };
	/** 请假之前先问：总学时、已请、本次、还可请多少，要谁签字，涉及哪些课次，已点名的会怎样改。什么也不写入。 */
	ask_leave: { verb: "read"; request: AskLeave; answer: LeaveAsked };
	/** 登记请假：待批，或签齐了当即批准；批准时，已点名课次里的旷课改为请假。 */
	add_leave: { verb: "change"; request: AddLeave; answer: LeaveLine };
	/** 记下一个签字；签齐了就是批准。 */
	sign_leave: { verb: "change"; request: SignLeave; answer: LeaveLine };
	/** 批准、不批，或改回待批。 */
	decide_leave: { verb: "change"; request: DecideLeave; answer: LeaveLine };
	/** 销假：什么时候回来的；早于准假时间的，退回学时。 */
	end_leave: { verb: "change"; request: EndLeave; answer: LeaveLine };
	/** 修改请假；种类、时间变了的，须重新批准。 */
	change_leave: { verb: "change"; request: ChangeLeave; answer: LeaveLine };
	/** 删除一次请假，考勤不变。 */
	remove_leave: { verb: "change"; request: OfLeave; answer: null };
	/** 把单位的函、医院的证明附在请假上。 */
	attach_to_leave: { verb: "change"; request: AttachToLeave; answer: LeaveLine };
	/** 取消请假的附件。 */
	detach_from_leave: { verb: "change"; request: OfLeave; answer: LeaveLine };
	/** 请假的附件。 */
	leave_file: { verb: "read"; request: OfLeave; answer: SentFile };
	/** 现场点名：一次课里可以点谁发言，谁还没有轮到，最近点的是谁。 */
	speakers: { verb: "read"; request: SpeakersAsked; answer: Speakers };
	/** 现场点名：随机或逐层各点一人，在场的人都点到以前不重复；也可以指定。点到就记入发言登记。 */
	call_to_speak: { verb: "change"; request: CallToSpeak; answer: Speakers };
	/** 一个课次的发言登记，按顺序。 */
	speeches: { verb: "read"; request: OfSession; answer: Speeches };
	/** 一个班的发言：每次课、每人的次数和时长。 */
	class_speeches: { verb: "read"; request: OfCohort; answer: ClassSpeeches };
	/** 登记一人发言，排在最后。 */
	add_speech: { verb: "change"; request: AddSpeech; answer: Speeches };
	/** 修改一条发言登记：发言人、题目、时长、点评。 */
	save_speech: { verb: "change"; request: Speech; answer: Speeches };
	/** 删除一条发言登记，或收回刚点的名。 */
	remove_speech: { verb: "change"; request: OfSpeech; answer: Speeches };
	/** 调整一个课次的发言顺序。 */
	order_speeches: { verb: "change"; request: SpeechOrder; answer: Speeches };
	/** 一个班的轮值：每天谁值日、主持，每人几次。 */
	duties: { verb: "read"; request: OfCohort; answer: DutyPlan };
	/** 安排轮值：人人轮到一次才有第二次，各组轮流；请假、缺勤、没有报到的那天不排，手工指定的不动。 */
	share_out_duty: { verb: "change"; request: ShareOutDuty; answer: DutyPlan };
	/** 手工指定一天的一种轮值由谁担任；空着就是待定。 */
	set_duty: { verb: "change"; request: SetDuty; answer: DutyPlan };
	/** 两个人对调轮值，一步完成；对调以后算手工指定。 */
	swap_duty: { verb: "change"; request: SwapDuty; answer: DutyPlan };
	/** 清除一个班的全部轮值，手工指定的也清除。 */
	clear_duty: { verb: "change"; request: OfCohort; answer: DutyPlan };
	/** 一个班有现场教学的日子，和各天的车辆。 */
	field_days: { verb: "read"; request: OfCohort; answer: Array<FieldDay> };
	/** 一天的车辆：谁坐哪辆，各站清点多少人，少了几人；请假的列出来。 */
	buses: { verb: "read"; request: BusDay; answer: BusPlan };
	/** 增加几辆车。 */
	add_buses: { verb: "change"; request: AddBuses; answer: BusPlan };
	/** 修改一辆车：车牌、司机、座位、车长。 */
	save_bus: { verb: "change"; request: Bus; answer: BusPlan };
	/** 减去一辆车；坐它的人下车。 */
	remove_bus: { verb: "change"; request: OfBus; answer: BusPlan };
	/** 安排乘车：同组或同单位的尽量同车，每辆定一名车长；请假的人不排。 */
	share_out_buses: { verb: "change"; request: ShareOutBuses; answer: BusPlan };
	/** 让几个人坐另一辆车，或下车。 */
	move_to_bus: { verb: "change"; request: MoveToBus; answer: BusPlan };
	/** 记下一辆车在一站清点的人数。 */
	count_heads: { verb: "change"; request: CountHeads; answer: BusPlan };
	/** 照另一天的车辆和座位安排。 */
	copy_buses: { verb: "change"; request: CopyBuses; answer: BusPlan };
	/** 培训班情况统计：各班、各类别、各月，附口径。 */
	statistics: { verb: "read"; request: Period; answer: Statistics };
	/** 授课工作量：一段时间里每位授课人的场次和学时，合班只计一次。 */
	workload: { verb: "read"; request: Period; answer: Workload };
	/** 领导授课台账：每位领导讲了什么、谁还没有讲，领导授课占主体班次学时的比例。 */
	leader_ledger: { verb: "read"; request: Period; answer: LeaderLedger };
	/** 授课邀请函的文字和联系人。 */
	invitation_form: { verb: "read"; request: Everything; answer: InvitationForm };
	/** 修改授课邀请函的文字和联系人。 */
	set_invitation_form: { verb: "change"; request: InvitationForm; answer: InvitationForm };
	/** 全部纸张和表格。 */
	papers: { verb: "act"; request: Everything; answer: Array<PaperKind> };
	/** 一个班的各种纸张：印到第几版，是否过期。 */
	papers_of: { verb: "read"; request: OfCohort; answer: Array<PaperState> };
	/** 一份纸张或表格的成品，和印不出的字。 */
	paper: { verb: "read"; request: PaperAsked; answer: Document };
	/** 一个班的报名表，每个单位一个 Excel 文件；不指定单位时全部单位。 */
	registration_forms: { verb: "read"; request: RegistrationAsked; answer: Array<RegistrationForm> };
	/** 记下一份纸张已经印出或存出，得到它的版次。 */
	note_printed: { verb: "change"; request: Printed; answer: PrintedEdition };
	/** 数据文件和备份在这台电脑的什么地方。 */
	places: { verb: "act"; request: Everything; answer: Places };
	/** 备份到备份文件夹，或指定的文件夹；备份后打开检验。 */
	backup: { verb: "act"; request: BackUp; answer: Copy };
	/** 现有的备份，新的在前。 */
	backups: { verb: "act"; request: Everything; answer: Array<Kept> };
	/** 一个备份里有什么：哪所学校，多少班次，最后做到哪里。什么也不写入。 */
	backup_described: { verb: "act"; request: OfCopy; answer: Described };
	/** 用一个备份恢复；恢复前先备份现在的数据。 */
	restore: { verb: "act"; request: Restore; answer: Copy };
	/** 检查数据文件：结构、关联、操作记录。 */
	check: { verb: "act"; request: Everything; answer: Check };
}
