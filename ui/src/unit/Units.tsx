// 单位: the units in their standard order, by which every list of the school is sorted, or as the tree of who belongs to
// whom. The order is kept by hand: dragged, moved by Alt+↑ and Alt+↓, or typed; in the tree, Alt+→ puts a unit under the
// one above it, and Alt+← takes it out.

import { FileExcelOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Segmented } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from "react";
import { onFilesDropped, pickFiles, tellAloud, type UnitId, type UnitLine, useRead } from "../door";
import { useEscape } from "../frame/keys";
import { useOpening } from "../frame/place";
import { type Column, type Item, List, Shown, saveBook, toRows, useRemembered, WORKBOOKS } from "../parts";
import { AddDialog, MergeDialog, RenameDialog } from "./dialogs";
import { Grip, useDrag } from "./drag";
import { useOrder } from "./order";
import { UnitPanel } from "./UnitPanel";
import { UnitsImport } from "./UnitsImport";
import { asTree, unitOf } from "./words";
import "../person/person.css";
import "./unit.css";

type View = "order" | "tree";
type Asking = "new" | { renames: UnitLine } | { merges: UnitLine } | null;

export function Units({ tools }: { tools: ReactNode }) {
  const units = useRead("units", {});
  const [file, setFile] = useState<string | null>(null);
  useEffect(() => onFilesDropped(([path]) => path !== undefined && setFile(path)), []);
  if (file !== null) return <UnitsImport key={file} file={file} onLeave={() => setFile(null)} />;
  const pick = async () => {
    const [path] = await pickFiles("选择单位名录", WORKBOOKS);
    if (path !== undefined) setFile(path);
  };
  return <Shown of={units}>{(lines) => <Order all={lines} tools={tools} onImport={() => void pick()} />}</Shown>;
}

function Order(props: { all: readonly UnitLine[]; tools: ReactNode; onImport: () => void }) {
  const { all, tools } = props;
  const [view, setView] = useRemembered<View>("units-view", "order");
  const [withClosed, showClosed] = useState(false);
  const [open, setOpen] = useState<UnitId | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const closed = all.filter((line) => line.closed_on !== null).length;
  const lines = useMemo(() => (withClosed ? all : all.filter((line) => line.closed_on === null)), [all, withClosed]);
  const { order, move } = useOrder(
    useMemo(() => lines.map((line) => line.id), [lines]),
    (ids) => tellAloud("order_units", { units: ids }),
  );
  const drag = useDrag("units", order, move);
  const byId = useMemo(() => new Map(all.map((line) => [line.id, line])), [all]);
  const ordered = drag.order.flatMap((id, place) => {
    const line = byId.get(id);
    return line ? [{ ...line, standard_order: place + 1 }] : [];
  });
  const rows = view === "tree" ? asTree(ordered) : ordered;
  const opened = ordered.find((line) => line.id === open) ?? all.find((line) => line.id === open);

  const leave = () => {
    setOpen(null);
    toRows("units");
  };
  const leaveDialog = () => {
    setAsking(null);
    toRows("units");
  };
  useEscape(opened !== undefined, leave);
  useOpening<UnitId>(
    "unit",
    (id) => byId.has(id),
    (id) => {
      if (byId.get(id)?.closed_on) showClosed(true);
      setOpen(id);
    },
  );
  const remove = (line: UnitLine) => void tellAloud("remove_unit", { unit: line.id });
  const onKey = (event: KeyboardEvent, row: UnitLine | undefined) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const side = { ArrowLeft: "out", ArrowRight: "in" }[event.key];
    if (event.altKey && step !== undefined && view === "order") row && move(row.id, order.indexOf(row.id) + step);
    else if (event.altKey && side !== undefined && view === "tree") row && putUnder(row, side === "in", rows);
    else if (event.key === "Insert") setAsking("new");
    else return;
    event.preventDefault();
  };
  const menu = (line: UnitLine): Item[] => [
    { word: "修改（F2）", onChoose: () => setOpen(line.id) },
    ...(view === "order"
      ? [
          { word: "上移（Alt+↑）", onChoose: () => move(line.id, order.indexOf(line.id) - 1) },
          { word: "下移（Alt+↓）", onChoose: () => move(line.id, order.indexOf(line.id) + 1) },
          { word: "移到最前", onChoose: () => move(line.id, 0) },
          { word: "移到最后", onChoose: () => move(line.id, order.length) },
        ]
      : [
          { word: "放到上一行的单位下面（Alt+→）", onChoose: () => putUnder(line, true, rows) },
          { word: "提到上一级（Alt+←）", disabled: !line.parent, onChoose: () => putUnder(line, false, rows) },
        ]),
    { word: "更名…", onChoose: () => setAsking({ renames: line }) },
    ...(line.closed_on === null ? [{ word: "合并到…", onChoose: () => setAsking({ merges: line }) }] : []),
    { word: "删除", danger: true, disabled: line.people > 0, onChoose: () => remove(line) },
  ];
  return (
    <div className={drag.held === null ? "beside units" : "beside units dragging"}>
      <List
        name="units"
        rows={rows}
        columns={columnsOf(view, byId, drag.held, drag.grab, opened !== undefined)}
        id={(line) => line.id}
        onOpen={(line) => setOpen(line.id)}
        onDelete={remove}
        search="查找单位、别名"
        measure="个单位"
        onKey={onKey}
        tools={
          <>
            {tools}
            <Segmented<View>
              value={view}
              onChange={setView}
              options={[
                { value: "order", label: <span data-testid="units-by-order">单位顺序</span> },
                { value: "tree", label: <span data-testid="units-by-tree">隶属关系</span> },
              ]}
            />
            {!opened && (
              <>
                <Button icon={<PlusOutlined />} onClick={() => setAsking("new")} title="Insert" data-testid="new-unit">
                  新增单位
                </Button>
                <Button
                  icon={<FileExcelOutlined />}
                  onClick={props.onImport}
                  title="单位名录的 Excel 文件，也可以拖进窗口；先核对，后写入"
                  data-testid="import-units"
                >
                  从 Excel 导入
                </Button>
              </>
            )}
          </>
        }
        empty={{
          say: "这里是各单位，按全县通用的顺序排列；名册编号、座次和各种表格都按这个顺序。导入名册时新单位会自动加入。",
          button: "新增单位",
          onBegin: () => setAsking("new"),
        }}
        menu={menu}
        onExcel={() => void saveBook("units-book")}
        faint={(line) => line.closed_on !== null}
        foot={
          <span className="row">
            <span className="stretch">
              {view === "order"
                ? "拖动 ⠿ 或按 Alt+↑ / Alt+↓ 调整顺序。各班名册要按新顺序重排时，在“学员”里点“排序 › 单位顺序”。"
                : "Alt+→ 放到上一行的单位下面，Alt+← 提到上一级；也可以在表单里选上级单位。"}
            </span>
            {closed > 0 && (
              <Checkbox
                checked={withClosed}
                onChange={(event) => showClosed(event.target.checked)}
                data-testid="show-closed"
              >
                已撤销的 {closed} 个
              </Checkbox>
            )}
          </span>
        }
      />
      {opened && (
        <UnitPanel
          key={opened.id}
          line={opened}
          units={all}
          onMove={(place) => move(opened.id, place - 1)}
          onRename={() => setAsking({ renames: opened })}
          onMerge={() => setAsking({ merges: opened })}
          onRemove={() => remove(opened)}
          onLeave={leave}
        />
      )}
      {asking === "new" && <AddDialog onLeave={leaveDialog} />}
      {asking && typeof asking === "object" && "renames" in asking && (
        <RenameDialog line={asking.renames} onLeave={leaveDialog} />
      )}
      {asking && typeof asking === "object" && "merges" in asking && (
        <MergeDialog
          line={asking.merges}
          units={all}
          onLeave={leaveDialog}
          onMerged={(into) => {
            setAsking(null);
            setOpen(into);
          }}
        />
      )}
    </div>
  );
}

/** In: under the unit of the same depth above it. Out: beside the one it stands under. */
function putUnder(line: UnitLine, deeper: boolean, tree: readonly UnitLine[]) {
  const above = tree.slice(
    0,
    tree.findIndex((each) => each.id === line.id),
  );
  const parent = deeper
    ? above.findLast((each) => each.depth <= line.depth)
    : tree.find((each) => each.id === line.parent);
  if (!parent || (deeper && parent.depth < line.depth)) return;
  void tellAloud("save_unit", { ...unitOf(line), parent: deeper ? parent.id : parent.parent });
}

function columnsOf(
  view: View,
  byId: ReadonlyMap<UnitId, UnitLine>,
  held: UnitId | null,
  onGrab: (id: UnitId) => void,
  narrow: boolean,
): Column<UnitLine>[] {
  const nameOf = (id: UnitId | null) => (id ? (byId.get(id)?.name ?? "") : "");
  const grip: Column<UnitLine> = {
    key: "grip",
    title: "",
    width: 30,
    of: () => "",
    show: (line) => <Grip onGrab={() => onGrab(line.id)} held={held === line.id} testid={`grip-${line.id}`} />,
  };
  const columns: Column<UnitLine>[] = [
    ...(view === "order" ? [grip] : []),
    { key: "order", title: "顺序", width: 56, figure: true, of: (line) => line.standard_order },
    {
      key: "name",
      title: "单位",
      width: narrow ? undefined : 300,
      of: (line) => line.name,
      show: (line) => (
        <span style={view === "tree" ? { paddingLeft: `${line.depth * 1.6}em` } : undefined}>
          {view === "tree" && line.depth > 0 && <span className="faint">└ </span>}
          {line.name}
        </span>
      ),
    },
    {
      key: "people",
      title: "人员",
      width: 60,
      figure: true,
      of: (line) => line.people,
      show: (line) => line.people || "",
    },
    { key: "nature", title: "性质", width: 96, of: (line) => line.nature },
    { key: "overseer", title: "归口", width: 130, of: (line) => nameOf(line.overseer) },
    { key: "sector", title: "系统", width: 80, of: (line) => line.sector },
    { key: "area", title: "片区", width: 80, of: (line) => line.area },
    { key: "tags", title: "标签", width: 110, of: (line) => line.tags, spare: true },
    {
      key: "names",
      title: "别名、曾用名",
      of: (line) => [...line.aliases, ...line.former].map((each) => each.name).join("、"),
    },
  ];
  return narrow
    ? columns.filter((column) => ["grip", "order", "name", "people", "nature"].includes(column.key))
    : columns;
}
