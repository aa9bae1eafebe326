// The screens there are, in the order of the rail and of a class's tabs. A new screen is one line here.
// Only what exists is listed: there are no dead entries.

import {
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  HistoryOutlined,
  HomeOutlined,
  IdcardOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { ComponentType, ReactNode } from "react";
import { Certificates, certificatesHelp } from "./certificate/Certificates";
import { Cohorts, cohortsHelp } from "./cohort/Cohorts";
import { Overview, overviewHelp } from "./cohort/Overview";
import type { CohortId } from "./door";
import type { Part, Place, Tab } from "./frame/place";
import { Grouping, groupingHelp } from "./group/Grouping";
import { Help, helpHelp } from "./help/Help";
import { History, historyHelp } from "./history/History";
import { Lecturers, lecturerHelp } from "./lecturer/Lecturers";
import { Papers, papersHelp } from "./paper/Papers";
import { People, peopleHelp } from "./person/People";
import { Plan, planHelp } from "./plan/Plan";
import { Enrolment, enrolmentHelp } from "./quota/Enrolment";
import { ROLL_PARTS } from "./rollcall/parts";
import { RollCall } from "./rollcall/RollCall";
import { rollHelp } from "./rollcall/Sessions";
import { Settings, settingHelp } from "./setting/Settings";
import { Statistics, statisticsHelp } from "./statistics/Statistics";
import { Timetable, timetableHelp } from "./timetable/Timetable";
import { Trainees, traineesHelp } from "./trainee/Trainees";
import { Venues, venueHelp } from "./venue/Venues";
import { Workbench, workbenchHelp } from "./workbench/Workbench";

/** A screen of the rail. */
export interface Screen {
  at: Place["at"];
  word: string;
  icon: ReactNode;
  view: ComponentType;
  /** The help of this screen (F1): a few short lines. */
  help: string[];
}

/** A tab of a class's workspace. */
export interface ClassTab {
  tab: Tab;
  word: string;
  view: ComponentType<{ cohort: CohortId }>;
  help: string[];
  /** What it consists of, chosen in its bar; the first is shown first. */
  parts?: readonly TabPart[];
}

/** One part of a tab that has several. It puts `tools`, the choice between them, first into its bar. */
export interface TabPart {
  part: Part;
  word: string;
  view: ComponentType<{ cohort: CohortId; tools: ReactNode }>;
  help: string[];
  /** It takes the whole window: not chosen in the bar, but by its own button and Ctrl+K. */
  alone?: boolean;
}

export const RAIL: readonly Screen[] = [
  { at: "workbench", word: "工作台", icon: <HomeOutlined />, view: Workbench, help: workbenchHelp },
  { at: "plan", word: "年度计划", icon: <CalendarOutlined />, view: Plan, help: planHelp },
  { at: "cohorts", word: "培训班", icon: <TeamOutlined />, view: Cohorts, help: cohortsHelp },
  { at: "lecturer", word: "师资与专题", icon: <SolutionOutlined />, view: Lecturers, help: lecturerHelp },
  { at: "venue", word: "场地教学点", icon: <BankOutlined />, view: Venues, help: venueHelp },
  { at: "person", word: "人员与单位", icon: <IdcardOutlined />, view: People, help: peopleHelp },
  { at: "statistics", word: "统计报表", icon: <BarChartOutlined />, view: Statistics, help: statisticsHelp },
  { at: "history", word: "操作历史", icon: <HistoryOutlined />, view: History, help: historyHelp },
  { at: "setting", word: "设置", icon: <SettingOutlined />, view: Settings, help: settingHelp },
];

/** Reached from the top of the window, from F1 and from Ctrl+K rather than from the rail. */
export const HELP: Screen = {
  at: "help",
  word: "帮助",
  icon: <QuestionCircleOutlined />,
  view: Help,
  help: helpHelp,
};

export const TABS: readonly ClassTab[] = [
  { tab: "overview", word: "概况", view: Overview, help: overviewHelp },
  { tab: "enrolment", word: "名额与报名", view: Enrolment, help: enrolmentHelp },
  { tab: "trainee", word: "学员", view: Trainees, help: traineesHelp },
  { tab: "group", word: "分组", view: Grouping, help: groupingHelp },
  { tab: "timetable", word: "课程表", view: Timetable, help: timetableHelp },
  { tab: "rollcall", word: "考勤", view: RollCall, help: rollHelp, parts: ROLL_PARTS },
  { tab: "certificate", word: "结业证书", view: Certificates, help: certificatesHelp },
  { tab: "paper", word: "打印与导出", view: Papers, help: papersHelp },
];
