// The parts of 考勤, in the order of the work: one line each.

import { Buses, busHelp } from "../bus/Buses";
import { Duties, dutyHelp } from "../duty/Duties";
import { Leaves, leaveHelp } from "../leave/Leaves";
import type { TabPart } from "../screens";
import { Speeches, speechHelp } from "../speech/Speeches";
import { Stage, stageHelp } from "../speech/Stage";
import { Figures, figuresHelp } from "./figures/Figures";
import { gridHelp, WholeClass } from "./grid/WholeClass";
import { rollHelp, Sessions } from "./Sessions";

export const ROLL_PARTS: readonly TabPart[] = [
  { part: "roll", word: "点名", view: Sessions, help: rollHelp },
  { part: "grid", word: "全班考勤", view: WholeClass, help: gridHelp },
  { part: "leave", word: "请假", view: Leaves, help: leaveHelp },
  { part: "figures", word: "统计", view: Figures, help: figuresHelp },
  { part: "speech", word: "发言", view: Speeches, help: speechHelp },
  { part: "stage", word: "现场点名", view: Stage, help: stageHelp, alone: true },
  { part: "duty", word: "轮值", view: Duties, help: dutyHelp },
  { part: "bus", word: "乘车", view: Buses, help: busHelp },
];
