// 办班计划: a year's lines like a spreadsheet. Enter goes down, Tab to the next cell; below them a line that is always
// empty takes the next name, or rows copied from Excel. A line becomes a class by one click.

import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import {
  type PlanLine,
  type PlanLineId,
  type PlanLineShown,
  sayRefused,
  tell,
  tellAloud,
  troubleOf,
  useRead,
  type YearPlan,
} from "../door";
import { address, go, useOpening } from "../frame/place";
import { CellInput, type Column, List, Refused, Shown, saveBook, toRows, useTyped } from "../parts";
import { CopyPlanDialog } from "./CopyPlanDialog";
import {
  FIELDS,
  FILING_STATES,
  lineOf,
  type PlanField,
  type Register,
  read,
  readPasted,
  TIERS,
  WRONG,
  write,
} from "./cells";
import { PlanPaper } from "./PlanPaper";

export function PlanLines({ year, tools }: { year: number; tools: ReactNode }) {
  const plan = useRead("year_plan", { year });
  const kinds = useRead("cohort_kinds", {});
  const programmes = useRead("programmes", {});
  const register = { kinds: kinds.data ?? [], programmes: programmes.data ?? [] };
  const [printing, setPrinting] = useState(false);
  if (printing) return <PlanPaper year={year} onLeave={() => setPrinting(false)} />;
  return (
    <Shown of={plan}>
      {(it) => <Sheet key={it.year} plan={it} register={register} tools={tools} onPrint={() => setPrinting(true)} />}
    </Shown>
  );
}

function Sheet(props: { plan: YearPlan; register: Register; tools: ReactNode; onPrint: () => void }) {
  const { plan, register, tools } = props;
  const { lines, put, refusal } = useTyped<PlanLineId, PlanLineShown, PlanLine>(
    plan.lines,
    (line) => line.id,
    async (saved, typed, id) => {
      const line = saved.find((each) => each.id === id);
      if (line) await tell("save_plan_line", { ...lineOf(line), ...typed.get(id) });
    },
  );
  const [editing, setEditing] = useState<{ line: PlanLineId; field: PlanField; begun?: string } | null>(null);
  const [goTo, setGoTo] = useState<{ row: PlanLineId }>();
  const [chosen, setChosen] = useState<readonly (number | string)[]>([]);
  const [copying, setCopying] = useState(false);
  useOpening<PlanLineId>(
    "line",
    (id) => plan.lines.some((line) => line.id === id),
    (row) => setGoTo({ row }),
  );

  const save = (line: PlanLineShown, field: PlanField, text: string) => {
    if (text.trim() === write(line, field)) return true;
    const part = read(line, field, text, register);
    if (!part) return false;
    void put(line.id, part);
    return true;
  };
  const leave = (line: PlanLineShown, field: PlanField, key: string) => {
    const row = lines.findIndex((each) => each.id === line.id);
    const below = lines[row + (key === "ArrowUp" ? -1 : 1)];
    const beside = SHOWN[SHOWN.indexOf(field) + 1];
    if (key === "Tab" && beside) return setEditing({ line: line.id, field: beside });
    setEditing(key === "Enter" && below ? { line: below.id, field } : null);
    setGoTo({ row: (below ?? line).id });
    if (key !== "Enter" || !below) toRows("plan");
  };
  const onKey = (event: KeyboardEvent, row: PlanLineShown | undefined) => {
    if (!row || (event.target as HTMLElement).tagName === "INPUT") return;
    if (event.altKey && event.key === "Enter") {
      if (row.cohort !== null) toClass(row.cohort);
      else if (row.starts !== null) void openClass(row);
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const ids = lines.map((line) => line.id);
      const at = ids.indexOf(row.id);
      ids.splice(at, 1);
      ids.splice(Math.max(0, at + (event.key === "ArrowUp" ? -1 : 1)), 0, row.id);
      void tellAloud("order_plan_lines", { year: plan.year, lines: ids }).then(() => setGoTo({ row: row.id }));
    } else return;
    event.preventDefault();
  };
  const remove = (row: PlanLineShown) => {
    const ids = chosen.includes(row.id) ? (chosen as PlanLineId[]) : [row.id];
    void tellAloud("remove_plan_lines", { lines: [...ids] }).then(() => setChosen([]));
  };
  const cell = (field: PlanField, line: PlanLineShown) => (
    <Cell
      line={line}
      field={field}
      editing={editing?.line === line.id && editing.field === field ? editing : null}
      onEdit={() => setEditing({ line: line.id, field })}
      onSave={(text) => save(line, field, text)}
      onLeave={(key) => leave(line, field, key)}
      onGiveUp={() => {
        setEditing(null);
        toRows("plan");
      }}
      onBlur={() => setEditing((now) => (now?.line === line.id && now.field === field ? null : now))}
    />
  );
  const column = (key: PlanField, title: string, more: Partial<Column<PlanLineShown>>): Column<PlanLineShown> => ({
    key,
    title,
    of: (line) => write(line, key),
    show: (line) => cell(key, line),
    ...more,
  });
  const columns: Column<PlanLineShown>[] = [
    column("name", "班次", {}),
    column("number", "期", { width: 44, figure: true, of: (line) => line.number ?? "" }),
    column("kind", "类别", { width: 124, of: (line) => line.kind_path }),
    column("tier", "层级", { width: 60 }),
    column("starts", "开始", { width: 64, figure: true, of: (line) => line.starts ?? "" }),
    column("ends", "结束", { width: 64, figure: true, of: (line) => line.ends ?? "" }),
    column("planned", "人数", { width: 52, figure: true, of: (line) => line.planned || "" }),
    column("audience", "培训对象", { width: 128 }),
    column("undertaker", "承办", { width: 100 }),
    column("filing_state", "备案", { width: 78 }),
    column("filing_number", "备案号", { width: 96 }),
    column("programme", "培训项目", { width: 120, spare: true }),
    column("host", "主办", { width: 100, spare: true }),
    column("assistant", "协办", { width: 100, spare: true }),
    column("place", "地点", { width: 90, spare: true }),
    column("note", "备注", { width: 110, spare: true }),
    {
      key: "state",
      title: "进度",
      width: 96,
      of: (line) => line.state,
      show: (line) => <State line={line} />,
    },
  ];
  return (
    <>
      <List
        name="plan"
        rows={lines}
        columns={columns}
        id={(line) => line.id}
        search="查找计划"
        measure="期"
        tools={
          <>
            {tools}
            <Button onClick={() => setCopying(true)} data-testid="copy-plan">
              照抄上一年…
            </Button>
          </>
        }
        onOpen={(line) => setEditing({ line: line.id, field: "name" })}
        onKey={onKey}
        onDelete={remove}
        chosen={chosen}
        onChosen={setChosen}
        onExcel={() => void saveBook("year-plan-book", { from: `${plan.year}-01-01`, to: `${plan.year}-12-31` })}
        onPrint={props.onPrint}
        menu={(line) => [
          line.cohort === null
            ? { word: "建班（Alt+回车）", onChoose: () => void openClass(line), disabled: line.starts === null }
            : { word: "打开班次（Alt+回车）", onChoose: () => line.cohort !== null && toClass(line.cohort) },
          {
            word: line.lodging ? "改为不住宿" : "改为住宿",
            onChoose: () => void put(line.id, { lodging: !line.lodging }),
          },
          { word: "从计划删除", danger: true, onChoose: () => remove(line) },
        ]}
        goTo={goTo}
        empty={{
          say: `${plan.year}年还没有办班计划。在下面一行一行写，从 Excel 复制几行粘贴进来，或照抄上一年的计划。`,
          button: "写第一行",
          onBegin: () => document.getElementById("new-plan-line")?.focus(),
        }}
        above={
          <>
            {refusal && (
              <div className="padded">
                <Refused trouble={refusal.trouble} testid="refusal-plan" />
              </div>
            )}
            {plan.unplanned.length > 0 && <Unplanned plan={plan} />}
          </>
        }
        foot={
          <div className="plan-foot">
            <NewLine plan={plan} register={register} onAdded={(row) => setGoTo({ row })} />
            <Figures plan={plan} />
          </div>
        }
      />
      <datalist id="plan-kinds">
        {register.kinds.map((kind) => (
          <option key={kind.id} value={kind.path} />
        ))}
      </datalist>
      <datalist id="plan-programmes">
        {register.programmes.map((programme) => (
          <option key={programme.id} value={programme.name} />
        ))}
      </datalist>
      <datalist id="plan-tiers">
        {TIERS.map((tier) => (
          <option key={tier} value={tier} />
        ))}
      </datalist>
      <datalist id="plan-filing">
        {FILING_STATES.map((state) => (
          <option key={state} value={state} />
        ))}
      </datalist>
      {copying && <CopyPlanDialog to={plan.year} years={plan.years} onLeave={() => setCopying(false)} />}
    </>
  );
}

/** The cells Tab walks through: those that are shown unless the columns are chosen otherwise. */
const SHOWN: readonly PlanField[] = FIELDS.slice(0, FIELDS.indexOf("programme"));

const toClass = (cohort: NonNullable<PlanLineShown["cohort"]>) => go({ at: "cohort", cohort, tab: "overview" });
const openClass = async (line: PlanLineShown) => {
  await tellAloud("open_class", { line: line.id });
  toRows("plan"); // the button that was pressed is gone
};

function State({ line }: { line: PlanLineShown }) {
  if (line.cohort !== null)
    return (
      <a
        href={address({ at: "cohort", cohort: line.cohort, tab: "overview" })}
        title={line.became ? `现在是 ${line.became}` : "打开班次"}
        data-testid={`class-${line.id}`}
      >
        {line.state}
        {line.became && <span className="amber"> *</span>}
      </a>
    );
  if (line.starts === null) return <span className="faint">{line.state}</span>;
  return (
    <button type="button" className="link" onClick={() => void openClass(line)} data-testid={`open-${line.id}`}>
      建班
    </button>
  );
}

/** Classes the plan does not know. */
function Unplanned({ plan }: { plan: YearPlan }) {
  const titles = plan.unplanned.map((each) => each.title);
  const named = titles.slice(0, 3).join("、");
  return (
    <div className="padded row" data-testid="unplanned">
      <span className="amber ellipsis" title={titles.join("、")}>
        计划外 {titles.length} 期：{named}
        {titles.length > 3 && " 等"}
      </span>
      <button
        type="button"
        className="link"
        onClick={() => void tellAloud("plan_classes", { cohorts: plan.unplanned.map((each) => each.cohort) })}
        data-testid="plan-classes"
      >
        补入计划
      </button>
    </div>
  );
}

function Figures({ plan }: { plan: YearPlan }) {
  const rate = plan.runs > 0 ? Math.round((plan.done / plan.runs) * 1000) / 10 : 0;
  return (
    <span title={plan.basis} data-testid="plan-figures">
      计划 <b>{plan.runs}</b> 期 <b>{plan.person_times}</b> 人次；已建班 {plan.opened} 期，在办 {plan.running} 期，已办{" "}
      {plan.done} 期，实训 {plan.trained} 人次{plan.runs > 0 && `；执行率 ${plan.done}/${plan.runs} = ${rate}%`}{" "}
      <span className="faint">口径 ⓘ</span>
    </span>
  );
}

/** The next line: a name and Enter; or rows pasted from a spreadsheet, in the order of the columns. */
function NewLine(props: { plan: YearPlan; register: Register; onAdded: (line: PlanLineId) => void }) {
  const { plan, register } = props;
  const [name, setName] = useState("");
  const add = async (lines: ReturnType<typeof readPasted>["lines"]) => {
    try {
      const now = await tell("add_plan_lines", { year: plan.year, lines });
      setName("");
      const last = now.lines.at(-1);
      if (last) props.onAdded(last.id);
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  return (
    <input
      className="new-line"
      id="new-plan-line"
      placeholder="在这里写班次名称，回车增加一行；也可以从 Excel 复制几行粘贴（班次、期、类别、层级、开始、结束、人数、培训对象、承办…）"
      autoComplete="off"
      value={name}
      onChange={(event) => setName(event.target.value)}
      onPaste={(event) => {
        const text = event.clipboardData.getData("text/plain");
        if (!/[\t\n]/.test(text.trim())) return;
        event.preventDefault();
        const { lines, unread } = readPasted(text, plan.year, register);
        if (lines.length === 0) return;
        const say_ = () =>
          unread.length > 0 && sayRefused(`有${unread.length}格没有读懂，先空着：${unread.slice(0, 5).join("、")}。`);
        void add(lines).then(say_);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && name.trim() !== "") void add([{ name: name.trim() }]);
        else if (event.key === "Escape" && name !== "") setName("");
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      data-testid="new-plan-line"
    />
  );
}

const LISTS: Partial<Record<PlanField, string>> = {
  kind: "plan-kinds",
  programme: "plan-programmes",
  tier: "plan-tiers",
  filing_state: "plan-filing",
};
const FIGURES: readonly PlanField[] = ["number", "starts", "ends", "planned"];

function Cell(props: {
  line: PlanLineShown;
  field: PlanField;
  editing: { begun?: string } | null;
  onEdit: () => void;
  /** Whether it could be read. */
  onSave: (text: string) => boolean;
  onLeave: (key: string) => void;
  onGiveUp: () => void;
  onBlur: () => void;
}) {
  const { line, field, editing } = props;
  const value = write(line, field);
  if (editing) {
    return (
      <CellInput
        {...props}
        value={value}
        figure={FIGURES.includes(field)}
        list={LISTS[field]}
        wrong={WRONG[field]}
        testid={`edit-${field}-${line.id}`}
      />
    );
  }
  const shown = field === "filing_state" && value === "不需备案" ? <span className="faint">不需</span> : value;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={FIGURES.includes(field) ? "cell figure" : "cell"}
      title={field === "kind" ? line.kind_path : value}
      onClick={props.onEdit}
      data-testid={`${field}-${line.id}`}
    >
      {shown}
    </button>
  );
}
