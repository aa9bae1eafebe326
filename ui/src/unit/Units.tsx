// 单位: the units in their standard order, by which every list of the school is sorted. The order is kept by hand:
// dragged, moved by Alt+↑ and Alt+↓, or typed.

import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { type Nature, tell, tellAloud, type Unit, type UnitId, type UnitLine, useRead } from "../door";
import { useEscape } from "../frame/keys";
import { useOpening } from "../frame/place";
import {
  ChoiceField,
  CloseButton,
  type Column,
  Dialog,
  List,
  NumberField,
  Shown,
  TextField,
  toRows,
  useDraftForm,
  useSavedForm,
} from "../parts";
import { Grip, useDrag } from "./drag";
import { useOrder } from "./order";
import "../person/person.css";
import "./unit.css";

/** 单位性质, as the register knows them. */
const NATURES: readonly Nature[] = [
  "党委机关",
  "人大",
  "政府",
  "政协",
  "监察",
  "法院",
  "检察院",
  "群团",
  "民主党派",
  "事业",
  "国有企业",
  "乡镇",
  "街道",
  "村（社区）",
  "两新组织",
  "垂管",
  "其他",
];

export function Units({ tools }: { tools: ReactNode }) {
  const units = useRead("units", {});
  return <Shown of={units}>{(lines) => <Order lines={lines} tools={tools} />}</Shown>;
}

function Order({ lines, tools }: { lines: readonly UnitLine[]; tools: ReactNode }) {
  const [open, setOpen] = useState<UnitId | null>(null);
  const [adding, setAdding] = useState(false);
  const { order, move } = useOrder(
    useMemo(() => lines.map((line) => line.id), [lines]),
    (ids) => tellAloud("order_units", { units: ids }),
  );
  const drag = useDrag("units", order, move);
  const byId = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  const rows = drag.order.flatMap((id, place) => {
    const line = byId.get(id);
    return line ? [{ ...line, standard_order: place + 1 }] : [];
  });
  const opened = rows.find((line) => line.id === open);

  const leave = () => {
    setOpen(null);
    toRows("units");
  };
  useEscape(opened !== undefined, leave);
  useOpening<UnitId>("unit", (id) => byId.has(id), setOpen);
  const remove = (line: UnitLine) => void tellAloud("remove_unit", { unit: line.id });
  const columns: Column<UnitLine>[] = [
    {
      key: "grip",
      title: "",
      width: 30,
      of: () => "",
      show: (line) => (
        <Grip onGrab={() => drag.grab(line.id)} held={drag.held === line.id} testid={`grip-${line.id}`} />
      ),
    },
    { key: "order", title: "顺序", width: 56, figure: true, of: (line) => line.standard_order },
    { key: "name", title: "单位", width: 360, of: (line) => line.name },
    {
      key: "people",
      title: "人员",
      width: 70,
      figure: true,
      of: (line) => line.people,
      show: (line) => line.people || "",
    },
    { key: "nature", title: "性质", of: (line) => line.nature },
  ];
  const onKey = (event: KeyboardEvent, row: UnitLine | undefined) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey && step !== undefined) row && move(row.id, order.indexOf(row.id) + step);
    else if (event.key === "Insert") setAdding(true);
    else return;
    event.preventDefault();
  };
  return (
    <div className={drag.held === null ? "beside units" : "beside units dragging"}>
      <List
        name="units"
        rows={rows}
        columns={columns}
        id={(line) => line.id}
        onOpen={(line) => setOpen(line.id)}
        onDelete={remove}
        search="查找单位"
        measure="个单位"
        onKey={onKey}
        tools={
          <>
            {tools}
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)} title="Insert" data-testid="new-unit">
              新增单位
            </Button>
          </>
        }
        empty={{
          say: "这里是各单位，按全县通用的顺序排列；名册编号、座次和各种表格都按这个顺序。导入名册时新单位会自动加入。",
          button: "新增单位",
          onBegin: () => setAdding(true),
        }}
        menu={(line) => [
          { word: "修改（F2）", onChoose: () => setOpen(line.id) },
          { word: "上移（Alt+↑）", onChoose: () => move(line.id, order.indexOf(line.id) - 1) },
          { word: "下移（Alt+↓）", onChoose: () => move(line.id, order.indexOf(line.id) + 1) },
          { word: "移到最前", onChoose: () => move(line.id, 0) },
          { word: "移到最后", onChoose: () => move(line.id, order.length) },
          { word: "删除", danger: true, disabled: line.people > 0, onChoose: () => remove(line) },
        ]}
        foot="拖动 ⠿ 或按 Alt+↑ / Alt+↓ 调整顺序。各班名册要按新顺序重排时，在“学员”里点“排序 › 单位顺序”。"
      />
      {opened && (
        <UnitPanel
          key={opened.id}
          line={opened}
          onMove={(place) => move(opened.id, place - 1)}
          onRemove={() => remove(opened)}
          onLeave={leave}
        />
      )}
      {adding && (
        <AddDialog
          onLeave={() => {
            setAdding(false);
            toRows("units");
          }}
        />
      )}
    </div>
  );
}

function UnitPanel(props: {
  line: UnitLine;
  onMove: (place: number) => void;
  onRemove: () => void;
  onLeave: () => void;
}) {
  const { line } = props;
  const { id, name, nature, standard_order, parent, overseer, sector, area, tags, closed_on, successor } = line;
  const unit: Unit = { id, name, nature, standard_order, parent, overseer, sector, area, tags, closed_on, successor };
  const form = useSavedForm(unit, (whole) => tell("save_unit", whole));
  const nature_ = form.field("nature");
  return (
    <aside className="panel" data-testid="unit-panel">
      <div className="head row">
        <h2 className="ellipsis" title={name}>
          {name}
        </h2>
        <CloseButton onLeave={props.onLeave} />
      </div>
      <TextField label="单位名称" {...form.field("name")} />
      <ChoiceField label="性质" choices={NATURES} {...nature_} onSave={(word) => word && nature_.onSave(word)} />
      <NumberField
        label="排在第"
        after="位"
        field="standard_order"
        value={standard_order}
        onSave={(place) => {
          if (place) props.onMove(place);
        }}
      />
      <p className="quiet">人员库里有 {line.people} 人。改名以后，新打印的名册、签到表都用新名称；已发的证书不变。</p>
      <Button
        type="text"
        danger
        disabled={line.people > 0}
        title={line.people > 0 ? "还有人的单位不能删除" : undefined}
        onClick={props.onRemove}
        data-testid="remove-unit"
      >
        删除这个单位
      </Button>
    </aside>
  );
}

function AddDialog({ onLeave }: { onLeave: () => void }) {
  const form = useDraftForm<{ name: string; nature: Nature }>({ name: "", nature: "政府" }, async (draft) => {
    await tell("add_unit", draft);
    onLeave();
  });
  return (
    <Dialog
      title="新增单位"
      agree="新增"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="new-unit-dialog"
    >
      <TextField label="单位名称" placeholder="例如：县财政局" {...form.field("name")} />
      <ChoiceField
        label="性质"
        choices={NATURES}
        {...form.field("nature")}
        onSave={(nature) => nature && form.put({ nature })}
      />
      <p className="faint">排在最后，再移到它的位置。</p>
    </Dialog>
  );
}
