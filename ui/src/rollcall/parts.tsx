// The parts of 考勤, in the order of the work: one line each.

import type { TabPart } from "../screens";
import { AttendanceOfClass, attendanceHelp } from "./Attendance";
import { rollHelp, Sessions } from "./Sessions";

export const ROLL_PARTS: readonly TabPart[] = [
  { part: "roll", word: "点名", view: Sessions, help: rollHelp },
  { part: "grid", word: "全班考勤", view: AttendanceOfClass, help: attendanceHelp },
];
