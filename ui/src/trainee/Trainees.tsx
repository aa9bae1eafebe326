// 学员: the roster of a class by 序号, with a form beside it; names come by hand or from a unit's file.

import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { type CohortId, type TraineeId, type TraineeLine, tellAloud, useRead } from "../door";
import { useEscape } from "../frame/keys";
import { go, useOpening } from "../frame/place";
import { ImportButton, pickRosters, useImporting } from "../intake/begin";
import { importHelp } from "../intake/help";
import { ImportRosters } from "../intake/ImportRosters";
import { LeaveDialog } from "../leave/LeaveDialog";
import { paperPlace } from "../paper/place";
import { type Column, type Item, List, Shown, toRows } from "../parts";
import { MaskedId } from "../person/IdNumber";
import { masked, sayBirth } from "../person/words";
import { sayDay } from "../timetable/week";
import { Grip, useDrag } from "../unit/drag";
import { DepartureDialog, PlaceDialog, RemoveDialog } from "./dialogs";
import { Changes, FreezeDialog, SayFrozen, sayChange } from "./Frozen";
import { usePlacing } from "./placing";
import { ReplaceDialog } from "./ReplaceDialog";
import { Doubted, SayOrder, SortMenu, useSorting } from "./Sorting";
import { NewTraineePanel, TraineePanel } from "./TraineePanel";
import "../unit/unit.css";
import "./trainee.css";

export function Trainees({ cohort }: { cohort: CohortId }) {
  const trainees = useRead("trainees", { cohort });
  const { paths, begin, leave } = useImporting();
  if (paths) return <ImportRosters cohort={cohort} paths={paths} onLeave={leave} />;
  return <Shown of={trainees}>{(lines) => <Roster cohort={cohort} lines={lines} onImport={begin} />}</Shown>;
}

type Asking =
  | { isAway: TraineeLine }
  | { leaves: TraineeLine }
  | { removes: TraineeLine }
  | { places: TraineeLine }
  | { replaces: TraineeLine }
  | { freezes: boolean }
  | null;

function Roster(props: { cohort: CohortId; lines: TraineeLine[]; onImport: (paths: readonly string[]) => void }) {
  const { cohort, lines, onImport } = props;
  const [open, setOpen] = useState<TraineeId | "new" | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const [goTo, setGoTo] = useState<{ row: TraineeId }>();
  const placing = usePlacing(
    useMemo(() => lines.map((line) => line.id), [lines]),
    (trainee, number) => tellAloud("place_trainee", { trainee, number }),
  );
  const move = (trainee: TraineeId, to: number) => {
    placing.move(trainee, to);
    setGoTo({ row: trainee });
  };
  const drag = useDrag("trainees", placing.order, move);
  const rows = useMemo(() => inOrder(lines, drag.order), [lines, drag.order]);
  const sorting = useSorting(cohort, lines, placing.settle);
  const [typed, setTyped] = useState("");
  const found = useSpelled(typed);
  const byHand = lines.filter((line) => line.by_hand).length;
  // Columns with nothing in them take no room.
  const [changed, grouped, ranked] = [
    lines.some((line) => line.change !== null),
    lines.some((line) => line.group !== null),
    lines.some((line) => line.rank !== ""),
  ];
  const [showsChanges, setShowsChanges] = useState(false);
  const opened = lines.find((line) => line.id === open);
  const panel = open === "new" || opened !== undefined;

  const leavePanel = () => {
    setOpen(null);
    toRows("trainees");
  };
  useEscape(panel, leavePanel);
  useOpening<TraineeId>(
    "trainee",
    (id) => lines.some((line) => line.id === id),
    (row) => {
      setGoTo({ row });
      setOpen(row);
    },
  );
  const leaveDialog = () => {
    setAsking(null);
    toRows("trainees");
  };
  const back = (line: TraineeLine) => void tellAloud("trainee_leaves", { trainee: line.id, on: null, why: "" });
  const letGo = (line: TraineeLine) => void tellAloud("place_trainee", { trainee: line.id, number: null });
  const menu = (line: TraineeLine): Item[] => [
    { word: "修改（F2）", onChoose: () => setOpen(line.id) },
    { word: "上移（Alt+↑）", onChoose: () => move(line.id, placing.order.indexOf(line.id) - 1) },
    { word: "下移（Alt+↓）", onChoose: () => move(line.id, placing.order.indexOf(line.id) + 1) },
    { word: "排到第几位…", onChoose: () => setAsking({ places: line }) },
    ...(line.by_hand ? [{ word: "取消手工位置", onChoose: () => letGo(line) }] : []),
    line.left_on
      ? { word: "恢复在训", onChoose: () => back(line) }
      : { word: "中途退出…", onChoose: () => setAsking({ leaves: line }) },
    ...(line.left_why === "换人" ? [] : [{ word: "换人…", onChoose: () => setAsking({ replaces: line }) }]),
    ...(line.left_on ? [] : [{ word: "请假…", onChoose: () => setAsking({ isAway: line }) }]),
    { word: "删除误录…", danger: true, onChoose: () => setAsking({ removes: line }) },
  ];

  const onKey = (event: KeyboardEvent, row: TraineeLine | undefined) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey && step !== undefined) row && move(row.id, placing.order.indexOf(row.id) + step);
    else if (event.key === "Insert") setOpen("new");
    else return;
    event.preventDefault();
  };

  const leaveDoubts = () => {
    sorting.leave();
    toRows("trainees");
  };
  const grab = (row: TraineeId) => {
    setGoTo({ row }); // a header's sort would hide where it is dragged to
    drag.grab(row);
  };
  const latest = useRef(grab);
  latest.current = grab;
  const columns = useMemo(
    () => [
      placeColumn(drag.held, (row) => latest.current(row)),
      ...(panel ? NARROW : WIDE).filter(
        ({ key }) => (key !== "change" || changed) && (key !== "group" || grouped) && (key !== "rank" || ranked),
      ),
    ],
    [drag.held, panel, changed, grouped, ranked],
  );
  const leaveChanges = () => {
    setShowsChanges(false);
    toRows("trainees");
  };
  const toPaper = (paper: string) => () => go(paperPlace(cohort, { paper }));
  const here = lines.filter((line) => line.left_on === null);
  return (
    <div className={drag.held === null ? "beside trainees" : "beside trainees dragging"}>
      <List
        name="trainees"
        rows={rows}
        columns={columns}
        id={(line) => line.id}
        onOpen={(line) => setOpen(line.id)}
        onDelete={(line) => setAsking({ removes: line })}
        search="姓名、拼音 wm、单位"
        onSearch={setTyped}
        found={found}
        measure="人"
        onKey={onKey}
        tools={
          <>
            <ImportButton word="导入名册" cohort={cohort} onPaths={onImport} primary />
            <Button icon={<PlusOutlined />} onClick={() => setOpen("new")} data-testid="new-trainee" title="Insert">
              录入学员
            </Button>
            {lines.length > 1 && !panel && (
              <>
                <SortMenu by={sorting.by} byHand={byHand} onSort={sorting.sort} onByHand={() => toRows("trainees")} />
                <SayOrder by={sorting.by} read={sorting.read} byHand={byHand} />
              </>
            )}
          </>
        }
        empty={{
          say: "这里是本班学员。把各单位报来的文件连同文件夹拖进窗口，或者点“导入名册”选择文件，核对疑问后一次写入；个别学员可以点“录入学员”。",
          button: "导入名册",
          onBegin: () => void pickRosters(onImport),
        }}
        menu={menu}
        goTo={goTo}
        above={
          <>
            <Doubted unsure={sorting.unsure} onGo={(trainee) => setGoTo({ row: trainee })} onLeave={leaveDoubts} />
            <Changes
              cohort={cohort}
              open={showsChanges}
              onGo={(trainee) => setGoTo({ row: trainee })}
              onLeave={leaveChanges}
            />
          </>
        }
        onExcel={toPaper("roster-book")}
        onPrint={toPaper("roster")}
        faint={(line) => line.left_on !== null}
        foot={
          lines.length > 0 && (
            <span className="row">
              <Sums here={here} left={lines.length - here.length} />
              <span className="stretch" />
              <SayFrozen
                cohort={cohort}
                onShow={() => setShowsChanges(true)}
                onFreeze={(frozen) => setAsking({ freezes: frozen })}
              />
            </span>
          )
        }
      />
      {open === "new" && <NewTraineePanel cohort={cohort} onLeave={leavePanel} />}
      {opened && (
        <TraineePanel
          key={opened.id}
          cohort={cohort}
          line={opened}
          onLeave={leavePanel}
          onLeaves={() => setAsking({ leaves: opened })}
          onBack={() => back(opened)}
          onReplace={() => setAsking({ replaces: opened })}
          onRemove={() => setAsking({ removes: opened })}
        />
      )}
      {asking && "isAway" in asking && (
        <LeaveDialog cohort={cohort} trainee={asking.isAway.id} onLeave={() => leaveDialog()} />
      )}
      {asking && "leaves" in asking && <DepartureDialog line={asking.leaves} onLeave={leaveDialog} />}
      {asking && "places" in asking && <PlaceDialog line={asking.places} of={lines.length} onLeave={leaveDialog} />}
      {asking && "replaces" in asking && <ReplaceDialog line={asking.replaces} onLeave={leaveDialog} />}
      {asking && "freezes" in asking && <FreezeDialog cohort={cohort} frozen={asking.freezes} onLeave={leaveDialog} />}
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

/** Whose name is spelled so in pinyin: the office knows the readings. One letter says too little to ask. */
function useSpelled(typed: string): ((line: TraineeLine) => boolean) | undefined {
  const text = typed.trim();
  const letters = /^[a-z][a-z ']+$/i.test(text);
  const people = useRead("people", letters ? { text } : null).data;
  return useMemo(() => {
    if (!letters || !people) return undefined; // what was asked before is still there
    const spelled = new Set(people.map((each) => each.id));
    return (line) => spelled.has(line.person);
  }, [letters, people]);
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

/** 序号, with what it is dragged by, and the mark of a place given by hand. */
function placeColumn(held: TraineeId | null, onGrab: (row: TraineeId) => void): Column<TraineeLine> {
  return {
    key: "number",
    title: "序号",
    width: 72,
    figure: true,
    of: (line) => line.number,
    show: (line) => (
      <span className="place">
        <Grip onGrab={() => onGrab(line.id)} held={held === line.id} testid={`grip-${line.id}`} />
        {line.by_hand && (
          <span
            className="by-hand"
            title="手工指定的位置，再排序时不变；右键可以取消"
            data-testid={`by-hand-${line.id}`}
          >
            手
          </span>
        )}
        <span className="number">{line.number}</span>
      </span>
    ),
  };
}

const WIDE: Column<TraineeLine>[] = [
  {
    key: "name",
    title: "姓名",
    width: 88,
    of: (line) => line.name,
    show: (line) => (line.left_on ? <s title={sayLeft(line)}>{line.name}</s> : line.name),
  },
  {
    key: "change",
    title: "变动",
    width: 58,
    of: (line) => sayChange(line.change),
    show: (line) => <span className="amber">{sayChange(line.change)}</span>,
  },
  { key: "sex", title: "性别", width: 46, of: (line) => line.sex },
  { key: "ethnicity", title: "民族", width: 54, of: (line) => line.ethnicity },
  { key: "birth", title: "出生年月", width: 76, of: (line) => sayBirth(line.birth) },
  { key: "political", title: "政治面貌", width: 86, of: (line) => line.political },
  { key: "education", title: "学历", width: 114, of: (line) => line.education, spare: true },
  { key: "unit", title: "单位", of: (line) => line.unit },
  { key: "post", title: "职务", of: (line) => line.post },
  { key: "rank", title: "职级", width: 88, of: (line) => line.rank },
  { key: "phone", title: "手机", width: 116, of: (line) => line.phone },
  {
    key: "id_number",
    title: "身份证号",
    width: 152,
    of: (line) => masked(line.id_number),
    show: (line) => <MaskedId id={line.id_number} />,
  },
  { key: "group", title: "组", width: 36, figure: true, of: (line) => line.group },
  { key: "role", title: "角色", width: 72, of: (line) => line.role },
  {
    key: "note",
    title: "备注",
    width: 72,
    of: (line) => [line.note, line.substitution, sayLeft(line)].filter(Boolean).join("；"),
  },
];

/** Beside the form, only what tells people apart: the rest stands in the form. */
const NARROW = WIDE.filter((column) => ["name", "change", "unit", "post", "group", "role"].includes(column.key));

const sayLeft = (line: TraineeLine): string =>
  line.left_on ? `${sayDay(line.left_on)}退出${line.left_why ? `：${line.left_why}` : ""}` : "";

export const traineesHelp = [
  ...importHelp,
  "双击、回车或 F2 打开右侧的表单，改完离开格子就保存；Esc 关闭。Insert 录入一名学员。",
  "排序：按单位顺序、职级、姓氏笔画（单名在前）或姓名笔画重编全班序号。拿不准的（笔画不在表中、职务未识别、没有单位）排完逐个列出，点姓名到那一行。",
  "手工：拖动序号左边的 ⠿，或选中一人按 Alt+↑ / Alt+↓；右键“排到第几位…”直接填。排过的人标“手”，再排序时位置不变，右键“取消手工位置”放开。",
  "查找：姓名、拼音（王敏：wm、wangmin）、单位、职务、手机。",
  "点表头只是换个看法，不改序号；第三次点恢复名册的顺序。",
  "身份证号平时隐藏中间八位，点一下显示。在表单里填完离开，旁边写出哪里不对，或者出生、性别、已登记在谁名下。",
  "换人：右键或表单里点“换人…”，填函号、日期和来的人。来的人接替序号和小组，两人都留在名册上，写明谁换的谁。",
  "名册定稿（在列表下面）：此后的新增、替换、变更、退出逐个标出，名册上也印 ★；点日期看变动、取消定稿。",
  "角色：从班委会、临时党支部、小组的职务里选，也可以自己写，几个职务都可以。",
  "中途离开的学员用“退出”，以前的考勤会保留；“删除误录”只用于录错的人，有考勤或证书的不能删除。",
];
