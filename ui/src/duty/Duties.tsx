// 轮值: a day a line, a role a column; shared out by the program, any cell put right by typing into it.

import { LockOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Segmented } from "antd";
import dayjs from "dayjs";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import {
  type CohortId,
  type DutyDay,
  type DutyId,
  type DutyLine,
  type DutyPerson,
  type DutyPlan,
  type DutyRole,
  type ShareOutDuty,
  sayRefused,
  tellAloud,
  useChange,
  useRead,
} from "../door";
import { go } from "../frame/place";
import { paperPlace } from "../paper/place";
import { DateField, Dialog, Empty, Shown } from "../parts";
import { everybodyTyped } from "../speech/whom";
import { sayDay, weekday } from "../timetable/week";
import "./duty.css";

export function Duties({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const duties = useRead("duties", { cohort });
  return <Shown of={duties}>{(plan) => <Plan plan={plan} tools={tools} />}</Shown>;
}

function Plan({ plan, tools }: { plan: DutyPlan; tools: ReactNode }) {
  const { cohort } = plan;
  const [sharing, setSharing] = useState(false);
  const shared = plan.days.some(({ duties }) => duties.length > 0);
  if (plan.people.length === 0) {
    return (
      <div className="screen">
        <div className="bar">{tools}</div>
        <Empty
          say="名册里还没有学员。导入名册以后，在这里安排值日、主持、主讲。"
          button="去导入名册"
          onBegin={() => go({ at: "cohort", cohort, tab: "trainee" })}
        />
      </div>
    );
  }
  return (
    <div className="screen duties">
      <div className="bar">
        {tools}
        <Button type={shared ? "default" : "primary"} onClick={() => setSharing(true)} data-testid="share-duty">
          {shared ? "重新安排…" : "安排轮值…"}
        </Button>
        <span className="stretch quiet ellipsis" data-testid="duty-said">
          {plan.said[0]}
        </span>
        {shared && (
          <>
            <Button
              type="text"
              danger
              onClick={() => void tellAloud("clear_duty", { cohort })}
              data-testid="clear-duty"
            >
              清除
            </Button>
            <Button
              icon={<PrinterOutlined />}
              onClick={() => go(paperPlace(cohort, { paper: "duty-plan" }))}
              data-testid="print-duty"
            >
              打印轮值表
            </Button>
          </>
        )}
      </div>
      {plan.said.length > 1 && (
        <div className="duty-troubles" data-testid="duty-troubles">
          {plan.said.slice(1).map((said) => (
            <div key={said}>{said}</div>
          ))}
        </div>
      )}
      <div className="fill duty-both">
        <Grid plan={plan} />
        <Turns people={plan.people} />
      </div>
      {sharing && <ShareDialog plan={plan} onLeave={() => setSharing(false)} />}
    </div>
  );
}

/** The days and roles. The arrows walk, Enter or typing fills a cell, Del empties it; F4 here and there changes two over. */
function Grid({ plan }: { plan: DutyPlan }) {
  const { days, roles, people, cohort } = plan;
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [typing, setTyping] = useState<string | null>(null);
  const [held, setHeld] = useState<Cell | null>(null);
  const [between, setBetween] = useState<Between | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    grid.current?.querySelector("td.current")?.scrollIntoView?.({ block: "nearest" });
  });
  const row = Math.min(at.row, days.length - 1);
  const column = Math.min(at.column, roles.length - 1);
  const here = (day: DutyDay | undefined, role: DutyRole | undefined) =>
    (day?.duties ?? []).filter((each) => each.role === role?.role);
  const walk = (down: number, right: number) =>
    setAt({
      row: Math.max(0, Math.min(days.length - 1, row + down)),
      column: Math.max(0, Math.min(roles.length - 1, column + right)),
    });
  const write = async (text: string) => {
    const [day, role] = [days[row], roles[column]];
    if (!day || !role) return false;
    const { found, unknown } = everybodyTyped(text, people);
    if (unknown.length > 0) {
      sayRefused(`名册里没有、或不止一人：${unknown.join("、")}`);
      return false;
    }
    const trainees = found.map(({ trainee }) => trainee);
    return tellAloud("set_duty", { cohort, day: day.day, role: role.role, trainees });
  };
  const leave = () => {
    setTyping(null);
    setBetween(null);
    setTimeout(() => grid.current?.focus());
  };
  const linesAt = (cell: Cell) => here(days[cell.row], roles[cell.column]);
  /** Takes hold of a cell; in another, has the people of the two change places. */
  const swap = () => {
    const there = { row, column };
    const [from, to] = [linesAt(held ?? there), linesAt(there)];
    const [one, other] = [from[0], to[0]];
    if (!one || !other) return sayRefused("这一格还没有人，不能对调。");
    if (!held) return setHeld(there);
    setHeld(null);
    if (held.row === row && held.column === column) return;
    if (from.length > 1 || to.length > 1) setBetween({ from, to });
    else void tellAloud("swap_duty", { one: one.id, other: other.id });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== grid.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Home: [-days.length, 0],
      End: [days.length, 0],
    }[event.key] as [number, number] | undefined;
    const character = event.key.normalize("NFKC");
    if (step) walk(...step);
    else if (event.key === "Enter" || event.key === "F2") setTyping(wordsOf(here(days[row], roles[column])));
    else if (event.key === "Delete" || event.key === "Backspace") void write("");
    else if (event.key === "F4") swap();
    else if (event.key === "Escape" && held) {
      setHeld(null);
      event.stopPropagation();
    } else if (/^[0-9a-z]$/i.test(character)) setTyping(character);
    else return;
    event.preventDefault();
  };
  if (days.length === 0) {
    return (
      <Empty
        say="课程表还没有排课。可以点“安排轮值…”选“每天”，按班次的起止日期安排。"
        button="去排课"
        onBegin={() => go({ at: "cohort", cohort, tab: "timetable" })}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table has the focus and its keys
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the table has the focus and its keys
    <div className="duty-grid" ref={grid} tabIndex={0} onKeyDown={onKey} data-testid="duty-grid">
      <table>
        <thead>
          <tr>
            <th className="day">日期</th>
            {roles.map(({ role, people }) => (
              <th key={role}>
                {role}
                {people > 1 && <span className="faint"> {people}人</span>}
              </th>
            ))}
            <th className="taught">教学内容</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day, index) => (
            <tr key={day.day}>
              <th className="day">
                {sayDay(day.day)} <span className="faint">{weekday(day.day)}</span>
              </th>
              {roles.map((role, order) => {
                const current = index === row && order === column;
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the table has the focus and its keys
                  <td
                    key={role.role}
                    className={[current && "current", held?.row === index && held.column === order && "held"]
                      .filter(Boolean)
                      .join(" ")}
                    onClick={(event) => {
                      if (event.target instanceof HTMLInputElement) return; // it is being typed into
                      setAt({ row: index, column: order });
                      grid.current?.focus();
                    }}
                    onDoubleClick={() => setTyping(wordsOf(here(day, role)))}
                    data-testid={`duty-${day.day}-${role.role}`}
                  >
                    {current && typing !== null ? (
                      <Typed begun={typing} people={people} onWrite={write} onLeave={leave} onNext={() => walk(1, 0)} />
                    ) : (
                      here(day, role).map((each) => <Who key={each.id} line={each} />)
                    )}
                  </td>
                );
              })}
              <td className="taught ellipsis" title={day.taught}>
                {day.taught}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="duty-swap">
        <Button
          size="small"
          onClick={() => {
            grid.current?.focus();
            swap();
          }}
          data-testid="swap-duty"
        >
          对调　F4
        </Button>
        <span className={held ? "amber" : "faint"} data-testid="duty-held">
          {held
            ? `${sayCell(days[held.row], roles[held.column])} ${wordsOf(linesAt(held))}：移到另一格，再按 F4 对调；Esc 放下。`
            : "两个人换班：先在一格按 F4，再到另一格按 F4。"}
        </span>
      </div>
      {between && <SwapDialog {...between} onLeave={leave} />}
    </div>
  );
}

interface Cell {
  row: number;
  column: number;
}

/** Two cells of which one has several people. */
interface Between {
  from: readonly DutyLine[];
  to: readonly DutyLine[];
}

const sayCell = (day: DutyDay | undefined, role: DutyRole | undefined) =>
  `${day ? sayDay(day.day) : ""} ${role?.role ?? ""}`;

/** Who of several changes places with whom. */
function SwapDialog({ from, to, onLeave }: Between & { onLeave: () => void }) {
  const swap = useChange("swap_duty");
  const [one, setOne] = useState(from[0]?.id);
  const [other, setOther] = useState(to[0]?.id);
  const choice = (lines: readonly DutyLine[], value: DutyId | undefined, put: (id: DutyId) => void) => (
    <div className="row swapped">
      {lines[0] && `${sayDay(lines[0].day)} ${lines[0].role}`}
      <Segmented options={lines.map(({ id, name }) => ({ value: id, label: name }))} value={value} onChange={put} />
    </div>
  );
  const agree = () => {
    if (one !== undefined && other !== undefined) swap.run({ one, other }).then(onLeave, () => undefined);
  };
  return (
    <Dialog
      title="谁和谁对调"
      agree="对调"
      onAgree={agree}
      onLeave={onLeave}
      running={swap.running}
      refusal={swap.refusal}
      testid="swap-dialog"
    >
      {choice(from, one, setOne)}
      {choice(to, other, setOther)}
    </Dialog>
  );
}

const wordsOf = (lines: readonly DutyLine[]) => lines.map(({ name }) => name).join("、");

function Who({ line }: { line: DutyLine }) {
  return (
    <span
      className={line.trouble ? "who red" : "who"}
      title={[line.unit, line.group, line.trouble].filter(Boolean).join("　")}
    >
      {line.name}
      {line.by_hand && <LockOutlined className="faint" title="手工指定，重新安排时不动" />}
      {line.trouble && <small> {line.trouble}</small>}
    </span>
  );
}

/** Who it is to be: numbers, names or initials, with whom they mean below. */
function Typed(props: {
  begun: string;
  people: readonly DutyPerson[];
  onWrite: (text: string) => Promise<boolean>;
  onLeave: () => void;
  onNext: () => void;
}) {
  const [text, setText] = useState(props.begun);
  const { found, unknown } = everybodyTyped(text, props.people);
  const done = useRef(false);
  return (
    <span className="typing">
      <input
        className="cell"
        // biome-ignore lint/a11y/noAutofocus: it opened because something was typed
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (!done.current) props.onLeave();
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") {
            done.current = true;
            void props.onWrite(text).then((written) => {
              done.current = false;
              if (!written) return;
              props.onLeave();
              props.onNext();
            });
          } else if (event.key === "Escape") props.onLeave();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        data-testid="duty-typed"
      />
      <span className="meant">
        {found.map(({ number, name }) => `${number} ${name}`).join("　")}
        {unknown.length > 0 && <span className="faint">　{unknown.join(" ")}？</span>}
      </span>
    </span>
  );
}

/** Who has how many turns: the fewest first, as the office asks whose turn it is. */
function Turns({ people }: { people: readonly DutyPerson[] }) {
  const sorted = useMemo(() => [...people].sort((a, b) => a.times - b.times || a.number - b.number), [people]);
  return (
    <div className="duty-turns" data-testid="duty-turns">
      <h3>每人几次</h3>
      {sorted.map((each) => (
        <div key={each.trainee} className="row">
          <span className="figure faint">{each.number}</span>
          <b>{each.name}</b>
          <span className="ellipsis stretch faint">{each.group || each.unit}</span>
          <span className={each.times === 0 ? "amber" : undefined}>{each.times}</span>
        </div>
      ))}
    </div>
  );
}

const DAYS = ["有课的日子", "每天"] as const;

function ShareDialog({ plan, onLeave }: { plan: DutyPlan; onLeave: () => void }) {
  const { cohort } = plan;
  const share = useChange("share_out_duty");
  const line = useRead("cohort", { cohort }).data;
  const [roles, setRoles] = useState<DutyRole[]>(() => {
    const wanted = plan.roles.filter(({ people }) => people > 0);
    return wanted.length > 0 ? wanted : [{ role: "值日", people: 1 }];
  });
  const [days, setDays] = useState<ShareOutDuty["days"]>(plan.days.length > 0 ? "有课的日子" : "每天");
  const today = dayjs().format("YYYY-MM-DD");
  // What is over stays as it was: sharing out again begins with today.
  const begun = plan.days.some(({ day, duties }) => day < today && duties.length > 0);
  const [from, setFrom] = useState<string | null>(begun ? today : null);
  const [to, setTo] = useState<string | null>(null);
  const put = (at: number, part: Partial<DutyRole>) =>
    setRoles(roles.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const agree = () => {
    const wanted = roles.filter(({ role }) => role.trim() !== "");
    const span = { ...(from && { from }), ...(to && { to }) };
    share.run({ cohort, roles: wanted, days, ...span }).then(onLeave, () => undefined);
  };
  return (
    <Dialog
      title="安排轮值"
      agree="安排"
      onAgree={agree}
      onLeave={onLeave}
      running={share.running}
      refusal={share.refusal}
      width={460}
    >
      <div className="duty-roles">
        {roles.map(({ role, people }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a role is its place in the list while its name is typed
          <div className="row" key={at}>
            <Input
              className="role"
              value={role}
              placeholder="值日、主持、主讲、晨读领读……"
              onChange={(event) => put(at, { role: event.target.value })}
              data-testid={`duty-role-${at}`}
            />
            每天
            <InputNumber
              min={1}
              max={50}
              controls={false}
              style={{ width: 52 }}
              value={people}
              onChange={(value) => put(at, { people: typeof value === "number" ? value : 1 })}
              data-testid={`duty-people-${at}`}
            />
            人
            {roles.length > 1 && (
              <Button type="text" size="small" onClick={() => setRoles(roles.filter((_, index) => index !== at))}>
                去掉
              </Button>
            )}
          </div>
        ))}
        <Button size="small" onClick={() => setRoles([...roles, { role: "", people: 1 }])} data-testid="duty-more">
          再加一种
        </Button>
      </div>
      <Segmented<ShareOutDuty["days"]> options={[...DAYS]} value={days} onChange={setDays} data-testid="duty-days" />
      <div className="two duty-span">
        <DateField label="从" field="duty-from" value={from ?? line?.starts ?? null} onSave={setFrom} />
        <DateField label="到" field="duty-to" value={to ?? line?.ends ?? null} onSave={setTo} />
      </div>
      <p className="quiet">
        人人轮到一次才有第二次，各组轮流；请假、缺勤、还没报到的日子不排。手工指定的（带锁）不动，也算一次。
      </p>
    </Dialog>
  );
}

export const dutyHelp = [
  "点“安排轮值…”，填每天要几人值日、主持、主讲（名称自己定），程序排出来：人人轮到一次才有第二次，各组轮流，请假、缺勤、没报到的那天不排。",
  "方向键在表上移动；直接输入序号、姓名或首字母（几个人用空格分开），回车写入；Del 清空。手工改过的带锁，重新安排时不动。",
  "两个人换班：在一格按 F4，移到另一格再按 F4，一步对调，Ctrl+Z 一次撤销。",
  "以后请了假、退了班的，在表上标红，上面逐条说明；重新安排从今天起，过去的不动。",
  "右边是每人几次，次数少的在前。",
];
