// 名额, unit by unit, like a spreadsheet: a number typed on a row is its places, Enter goes down, Tab to the next column.

import { type KeyboardEvent, useEffect, useState } from "react";
import { type CohortId, type QuotaLine, type Quotas, tell, type UnitId, type UnitPlaces } from "../door";
import { CellInput, type Column, type Item, List, Refused, readNumber, toRows, useTyped } from "../parts";

type PlaceField = "places" | "weight" | "note";

const placesOf = ({ unit, places, weight, note }: QuotaLine): UnitPlaces => ({ unit, places, weight, note });

const FIELDS: readonly PlaceField[] = ["places", "weight", "note"];

export function PlacesList(props: {
  cohort: CohortId;
  quotas: Quotas;
  goTo: { row: UnitId } | undefined;
  menu: (line: QuotaLine) => Item[];
}) {
  const { quotas } = props;
  const { lines, put, refusal } = useTyped<UnitId, QuotaLine, UnitPlaces>(
    quotas.lines,
    (line) => line.unit,
    (saved, typed) =>
      tell("set_quotas", {
        cohort: props.cohort,
        lines: saved.map((line) => ({ ...placesOf(line), ...typed.get(line.unit) })),
      }),
  );
  const [editing, setEditing] = useState<{ unit: UnitId; field: PlaceField; begun?: string } | null>(null);
  const [goTo, setGoTo] = useState(props.goTo);
  useEffect(() => setGoTo(props.goTo), [props.goTo]);

  const save = (line: QuotaLine, field: PlaceField, text: string) => {
    if (field === "note") {
      if (text.trim() !== line.note) void put(line.unit, { note: text.trim() });
      return true;
    }
    const read = text.trim() === "" ? (field === "weight" ? 1 : 0) : readNumber(text, 1);
    if (read === undefined || read === null) return false;
    if (read !== line[field]) void put(line.unit, { [field]: read });
    return true;
  };
  const leave = (line: QuotaLine, field: PlaceField, key: string) => {
    const row = lines.findIndex((each) => each.unit === line.unit);
    const below = lines[row + (key === "ArrowUp" ? -1 : 1)];
    const beside = FIELDS[FIELDS.indexOf(field) + 1];
    if (key === "Tab" && beside) return setEditing({ unit: line.unit, field: beside });
    const next = key === "Tab" && below ? { unit: below.unit, field: "places" as const } : null;
    setEditing(next);
    setGoTo({ row: (below ?? line).unit });
    if (!next) toRows("quotas");
  };
  const onKey = (event: KeyboardEvent, row: QuotaLine | undefined) => {
    if (!row || event.ctrlKey || event.altKey || (event.target as HTMLElement).tagName === "INPUT") return;
    const digit = event.key.normalize("NFKC");
    if (/^\d$/.test(digit)) setEditing({ unit: row.unit, field: "places", begun: digit });
    else if (event.key === "Delete" || event.key === "Backspace") void put(row.unit, { places: 0 });
    else return;
    event.preventDefault();
  };
  const cell = (field: PlaceField, line: QuotaLine) => (
    <Cell
      line={line}
      field={field}
      editing={editing?.unit === line.unit && editing.field === field ? editing : null}
      onEdit={() => setEditing({ unit: line.unit, field })}
      onSave={(text) => save(line, field, text)}
      onLeave={(key) => leave(line, field, key)}
      onGiveUp={() => {
        setEditing(null);
        toRows("quotas");
      }}
      onBlur={() => setEditing((now) => (now?.unit === line.unit && now.field === field ? null : now))}
    />
  );
  const columns: Column<QuotaLine>[] = [
    { key: "name", title: "单位", of: (line) => line.name },
    {
      key: "places",
      title: "名额",
      width: 62,
      figure: true,
      of: (line) => line.places,
      show: (line) => cell("places", line),
    },
    {
      key: "weight",
      title: "权数",
      width: 56,
      figure: true,
      of: (line) => line.weight,
      show: (line) => cell("weight", line),
    },
    { key: "enrolled", title: "已报", width: 50, figure: true, of: (line) => line.enrolled || "" },
    {
      key: "missing",
      title: "缺",
      width: 42,
      figure: true,
      of: (line) => line.missing || "",
      show: (line) => <span className="amber">{line.missing || ""}</span>,
    },
    {
      key: "over",
      title: "超",
      width: 42,
      figure: true,
      of: (line) => line.over || "",
      show: (line) => <span className="red">{line.over || ""}</span>,
    },
    { key: "note", title: "备注", width: 96, of: (line) => line.note, show: (line) => cell("note", line) },
    { key: "people", title: "人员库", width: 60, figure: true, of: (line) => line.people || "", spare: true },
    {
      key: "trained",
      title: quotas.years > 0 ? `近${quotas.years}年已训` : "近年已训",
      width: 80,
      figure: true,
      of: (line) => line.trained || "",
      spare: true,
    },
  ];
  return (
    <List
      name="quotas"
      rows={lines}
      columns={columns}
      id={(line) => line.unit}
      search="查找单位"
      measure="个单位"
      onOpen={(line) => setEditing({ unit: line.unit, field: "places" })}
      onKey={onKey}
      menu={props.menu}
      goTo={goTo}
      empty={{ say: "还没有单位。导入名册时新单位会自动加入，也可以在“人员与单位 › 单位”里录入或从 Excel 导入。" }}
      above={
        refusal && (
          <div className="padded">
            <Refused trouble={refusal.trouble} testid="refusal-quotas" />
          </div>
        )
      }
      foot={<Sums quotas={quotas} places={lines.reduce((sum, line) => sum + line.places, 0)} />}
    />
  );
}

/** The running total against what the class is planned for. */
function Sums({ quotas, places }: { quotas: Quotas; places: number }) {
  const { planned, enrolled, without_unit } = quotas;
  const units = quotas.lines.filter((line) => line.places > 0).length;
  const rest = planned - places;
  return (
    <span data-testid="quotas-sum">
      名额合计 <b>{places}</b> 人，{units} 个单位
      {planned > 0 && (
        <span className={rest === 0 ? "green" : "amber"}>
          ；计划 {planned} 人，{rest === 0 ? "正好" : rest > 0 ? `还可分 ${rest} 人` : `多出 ${-rest} 人`}
        </span>
      )}
      ；已报 {enrolled} 人{without_unit > 0 && <span className="amber">（{without_unit} 人没有单位）</span>}
    </span>
  );
}

function Cell(props: {
  line: QuotaLine;
  field: PlaceField;
  editing: { begun?: string } | null;
  onEdit: () => void;
  /** Whether it could be read. */
  onSave: (text: string) => boolean;
  /** By this key: Enter and the arrows go up and down, Tab goes on. */
  onLeave: (key: string) => void;
  onGiveUp: () => void;
  onBlur: () => void;
}) {
  const { line, field, editing } = props;
  const value = field === "places" ? (line.places > 0 ? String(line.places) : "") : String(line[field]);
  if (!editing) {
    return (
      <button
        type="button"
        tabIndex={-1}
        className={field === "note" ? "cell" : "cell figure"}
        title={field === "note" ? line.note : undefined}
        onClick={props.onEdit}
        data-testid={`${field}-${line.unit}`}
      >
        {field === "weight" && line.weight === 1 ? <span className="faint">1</span> : value}
      </button>
    );
  }
  return (
    <CellInput
      {...props}
      value={value}
      begun={editing.begun}
      figure={field !== "note"}
      inputMode={field === "note" ? undefined : "numeric"}
      wrong="请填数字。"
      testid={`edit-${field}-${line.unit}`}
    />
  );
}
