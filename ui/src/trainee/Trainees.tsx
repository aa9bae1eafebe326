// 学员: the roster of a class by 序号, with a form beside it; names come by hand or from a unit's file.

import { FileExcelOutlined, PlusOutlined, SortAscendingOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import {
  type CohortId,
  onFilesDropped,
  pickFiles,
  sayRefused,
  type TraineeId,
  type TraineeLine,
  tellAloud,
  useRead,
} from "../door";
import { useEscape } from "../frame/keys";
import { go } from "../frame/place";
import { Import } from "../intake/Import";
import { paperPlace } from "../paper/place";
import { type Column, type Item, List, Shown, toRows } from "../parts";
import { MaskedId } from "../person/IdNumber";
import { masked, sayBirth } from "../person/words";
import { sayDay } from "../timetable/week";
import { useOrder } from "../unit/order";
import { LeaveDialog, RemoveDialog } from "./dialogs";
import { NewTraineePanel, TraineePanel } from "./TraineePanel";

/** What a roster may come as. */
const WORKBOOKS = ["xlsx", "xls", "xlsm", "xlsb", "ods", "csv"];

export function Trainees({ cohort }: { cohort: CohortId }) {
  const trainees = useRead("trainees", { cohort });
  const [file, setFile] = useState<string | null>(null);
  useEffect(
    () =>
      onFilesDropped((files) => {
        const workbook = files.find((each) => WORKBOOKS.includes(each.split(".").at(-1)?.toLowerCase() ?? ""));
        if (workbook) setFile(workbook);
        else sayRefused(`拖入的文件不是表格。名册可以是 ${WORKBOOKS.join("、")} 文件。`);
      }),
    [],
  );
  const pick = async () => {
    const [picked] = await pickFiles("选择名册文件", WORKBOOKS);
    if (picked) setFile(picked);
  };
  if (file) return <Import key={file} cohort={cohort} file={file} onLeave={() => setFile(null)} onPick={pick} />;
  return <Shown of={trainees}>{(lines) => <Roster cohort={cohort} lines={lines} onImport={pick} />}</Shown>;
}

type Asking = { leaves: TraineeLine } | { removes: TraineeLine } | null;

function Roster({ cohort, lines, onImport }: { cohort: CohortId; lines: TraineeLine[]; onImport: () => void }) {
  const [open, setOpen] = useState<TraineeId | "new" | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const { order, move } = useOrder(
    useMemo(() => lines.map((line) => line.id), [lines]),
    (trainees) => tellAloud("renumber", { cohort, trainees }),
  );
  const rows = useMemo(() => inOrder(lines, order), [lines, order]);
  const opened = lines.find((line) => line.id === open);
  const panel = open === "new" || opened !== undefined;

  const leavePanel = () => {
    setOpen(null);
    toRows("trainees");
  };
  useEscape(panel, leavePanel);
  const leaveDialog = () => {
    setAsking(null);
    toRows("trainees");
  };
  const back = (line: TraineeLine) => void tellAloud("trainee_leaves", { trainee: line.id, on: null, why: "" });
  const menu = (line: TraineeLine): Item[] => [
    { word: "修改（F2）", onChoose: () => setOpen(line.id) },
    { word: "上移（Alt+↑）", onChoose: () => move(line.id, order.indexOf(line.id) - 1) },
    { word: "下移（Alt+↓）", onChoose: () => move(line.id, order.indexOf(line.id) + 1) },
    line.left_on
      ? { word: "恢复在训", onChoose: () => back(line) }
      : { word: "中途退出…", onChoose: () => setAsking({ leaves: line }) },
    { word: "删除误录…", danger: true, onChoose: () => setAsking({ removes: line }) },
  ];

  const onKey = (event: KeyboardEvent, row: TraineeLine | undefined) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey && step !== undefined) row && move(row.id, order.indexOf(row.id) + step);
    else if (event.key === "Insert") setOpen("new");
    else return;
    event.preventDefault();
  };

  const toPaper = (paper: string) => () => go(paperPlace(cohort, { paper }));
  const here = lines.filter((line) => line.left_on === null);
  return (
    <div className="beside">
      <List
        name="trainees"
        rows={rows}
        columns={panel ? NARROW : WIDE}
        id={(line) => line.id}
        onOpen={(line) => setOpen(line.id)}
        onDelete={(line) => setAsking({ removes: line })}
        search="查找姓名、单位"
        measure="人"
        onKey={onKey}
        tools={
          <>
            <Button icon={<FileExcelOutlined />} type="primary" onClick={onImport} data-testid="import-roster">
              导入名册
            </Button>
            <Button icon={<PlusOutlined />} onClick={() => setOpen("new")} data-testid="new-trainee" title="Insert">
              录入学员
            </Button>
            {lines.length > 1 && !panel && (
              <Button
                icon={<SortAscendingOutlined />}
                onClick={() => tellAloud("renumber", { cohort, trainees: [] })}
                data-testid="renumber"
                title="按单位标准顺序重新编序号；单位顺序在“人员 › 单位”里调整"
              >
                按单位顺序编号
              </Button>
            )}
          </>
        }
        empty={{
          say: "这里是本班学员。点“导入名册”选择单位报来的 Excel 文件（也可以把文件拖进窗口），核对疑问后一次写入；个别学员可以点“录入学员”。",
          button: "导入名册",
          onBegin: onImport,
        }}
        menu={menu}
        onExcel={toPaper("roster-book")}
        onPrint={toPaper("roster")}
        faint={(line) => line.left_on !== null}
        foot={lines.length > 0 && <Sums here={here} left={lines.length - here.length} />}
      />
      {open === "new" && <NewTraineePanel cohort={cohort} onLeave={leavePanel} />}
      {opened && (
        <TraineePanel
          key={opened.id}
          line={opened}
          onLeave={leavePanel}
          onLeaves={() => setAsking({ leaves: opened })}
          onBack={() => back(opened)}
          onRemove={() => setAsking({ removes: opened })}
        />
      )}
      {asking && "leaves" in asking && <LeaveDialog line={asking.leaves} onLeave={leaveDialog} />}
      {asking && "removes" in asking && (
        <RemoveDialog
          line={asking.removes}
          onLeave={leaveDialog}
          onLeaves={() => setAsking({ leaves: asking.removes })}
        />
      )}
    </div>
  );
}

/** The lines as they stand on screen; where they were moved by hand, 序号 already shows the new place. */
function inOrder(lines: readonly TraineeLine[], order: readonly TraineeId[]): TraineeLine[] {
  if (lines.every((line, place) => line.id === order[place])) return [...lines];
  const byId = new Map(lines.map((line) => [line.id, line]));
  return order.flatMap((id, place) => {
    const line = byId.get(id);
    return line ? [{ ...line, number: place + 1 }] : [];
  });
}

function Sums({ here, left }: { here: readonly TraineeLine[]; left: number }) {
  const women = here.filter((line) => line.sex === "女").length;
  const minority = here.filter((line) => line.ethnicity !== "" && line.ethnicity !== "汉族").length;
  const party = here.filter((line) => line.political.startsWith("中共")).length;
  const units = new Set(here.map((line) => line.unit).filter(Boolean)).size;
  const unknown = here.filter((line) => !line.id_number).length;
  return (
    <span data-testid="trainees-sum">
      在训 {here.length} 人，来自 {units} 个单位：女 {women}，少数民族 {minority}，中共党员（含预备）{party}
      {left > 0 && `；已退出 ${left} 人`}
      {unknown > 0 && <span className="amber">；{unknown} 人没有身份证号</span>}
    </span>
  );
}

const WIDE: Column<TraineeLine>[] = [
  { key: "number", title: "序号", width: 48, figure: true, of: (line) => line.number },
  {
    key: "name",
    title: "姓名",
    width: 88,
    of: (line) => line.name,
    show: (line) => (line.left_on ? <s title={sayLeft(line)}>{line.name}</s> : line.name),
  },
  { key: "sex", title: "性别", width: 46, of: (line) => line.sex },
  { key: "ethnicity", title: "民族", width: 64, of: (line) => line.ethnicity },
  { key: "birth", title: "出生年月", width: 76, of: (line) => sayBirth(line.birth) },
  { key: "political", title: "政治面貌", width: 86, of: (line) => line.political },
  { key: "education", title: "学历", width: 114, of: (line) => line.education },
  { key: "unit", title: "单位", of: (line) => line.unit },
  { key: "post", title: "职务", of: (line) => line.post },
  { key: "phone", title: "手机", width: 106, of: (line) => line.phone },
  {
    key: "id_number",
    title: "身份证号",
    width: 170,
    of: (line) => masked(line.id_number),
    show: (line) => <MaskedId id={line.id_number} />,
  },
  { key: "role", title: "角色", width: 62, of: (line) => line.role },
  { key: "note", title: "备注", width: 86, of: (line) => [line.note, sayLeft(line)].filter(Boolean).join("；") },
];

/** Beside the form, only what tells people apart: the rest stands in the form. */
const NARROW = WIDE.filter((column) => ["number", "name", "sex", "unit", "post", "role"].includes(column.key));

const sayLeft = (line: TraineeLine): string =>
  line.left_on ? `${sayDay(line.left_on)}退出${line.left_why ? `：${line.left_why}` : ""}` : "";

export const traineesHelp = [
  "导入名册：选一个 Excel（或 WPS、CSV）文件，或者把文件拖进窗口。先核对、后写入，拿不准的地方会逐条问，写入后可以撤销。",
  "双击、回车或 F2 打开右侧的表单，改完离开格子就保存；Esc 关闭。Insert 录入一名学员。",
  "Alt+↑ / Alt+↓ 调整序号；“按单位顺序编号”按单位标准顺序重排全班。",
  "身份证号平时隐藏中间八位，点一下显示。",
  "中途离开的学员用“退出”，以前的考勤会保留；“删除误录”只用于录错的人，有考勤或证书的不能删除。",
];
