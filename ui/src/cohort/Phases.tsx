// 集中学习阶段: the days a class really meets. Most meet from the first day to the last at the school; some come together
// every two weeks or every month, or go somewhere for a few days.

import { Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import {
  ask,
  type CohortLine,
  type Phase,
  type PhaseSaid,
  type Phases as PhasesSaid,
  type RepeatPhases,
  type Trouble,
  tell,
  tellAloud,
  troubleOf,
  useRead,
} from "../door";
import { Dialog, Refused } from "../parts";
import { readDay } from "../plan/cells";
import { daysBetween, later } from "../plan/wall";
import { saySpan } from "./words";

export function Phases({ line }: { line: CohortLine }) {
  const phases = useRead("phases", { cohort: line.id }).data;
  const [editing, setEditing] = useState<Draft[] | null>(null);
  if (!phases) return null;
  const whole = phases.phases.length === 0;
  const drafts = whole ? [draftOf({ starts: phases.starts, ends: phases.ends })] : phases.phases.map(draftOf);
  return (
    <div data-testid="phases">
      {whole ? (
        <p>
          {saySpan(phases.starts, phases.ends)} 连续办班，共 {phases.days} 天，都在本校。
        </p>
      ) : (
        <>
          <p>
            分 {phases.phases.length} 段集中学习，共 {phases.days} 天。
          </p>
          <ul className="phases">
            {phases.phases.map((phase) => (
              <li key={phase.id}>
                {saySpan(phase.starts, phase.ends)} <span className="quiet">{sayPlace(phase)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {phases.outside > 0 && (
        <p className="amber" data-testid="outside">
          有 {phases.outside} 个课次不在这些日子里，请到课程表里移动。
        </p>
      )}
      <div className="row">
        <Button size="small" onClick={() => setEditing(drafts)} data-testid="edit-phases">
          {whole ? "分段集中学习…" : "修改…"}
        </Button>
        {whole ? (
          <Button size="small" onClick={() => setEditing(withTrip(phases))} data-testid="add-trip">
            加一段异地教学…
          </Button>
        ) : (
          <Button
            size="small"
            type="text"
            onClick={() => void tellAloud("set_phases", { cohort: line.id, phases: [] })}
            data-testid="drop-phases"
          >
            改为连续办班
          </Button>
        )}
      </div>
      {editing && <PhasesDialog line={line} start={editing} onLeave={() => setEditing(null)} />}
    </div>
  );
}

const sayPlace = ({ place, hotel, contact, phone, note }: Phase) =>
  [
    place === "" ? "本校" : `异地教学：${place}`,
    hotel && `住${hotel}`,
    [contact, phone].filter(Boolean).join(" "),
    note,
  ]
    .filter(Boolean)
    .join("，");

/** A phase while it is written down: days as they are typed. */
interface Draft extends Omit<PhaseSaid, "starts" | "ends"> {
  key: number;
  starts: string;
  ends: string;
  /** Its place is to be written first. */
  away?: boolean;
}

let last = 0;
function draftOf(phase: Partial<PhaseSaid> & { starts: string; ends: string }): Draft {
  last += 1;
  const { starts, ends, place = "", hotel = "", contact = "", phone = "", note = "" } = phase;
  return { key: last, starts, ends, place, hotel, contact, phone, note };
}

/** The whole class with two days away in its midst, to be put right. */
function withTrip({ starts, ends }: PhasesSaid): Draft[] {
  const days = daysBetween(starts, ends);
  if (days < 3) return [{ ...draftOf({ starts, ends }), away: true }];
  const away = later(starts, Math.floor(days / 2));
  const spans = [
    { starts, ends: later(away, -1) },
    { starts: away, ends: later(away, 1) },
    { starts: later(away, 2), ends },
  ];
  return spans
    .filter((span) => span.starts <= span.ends)
    .map((span) => ({ ...draftOf(span), away: span.starts === away }));
}

function PhasesDialog({ line, start, onLeave }: { line: CohortLine; start: Draft[]; onLeave: () => void }) {
  const [rows, setRows] = useState(start);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [notes, setNotes] = useState<string[]>([]);
  const [running, setRunning] = useState(false);
  const year = Number(line.starts.slice(0, 4));
  const put = (key: number, part: Partial<Draft>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => {
    const before = rows.at(-1);
    const from = before && readDay(before.ends, year);
    const starts = from ? later(from, 1) : line.starts;
    setRows([...rows, draftOf({ starts, ends: starts })]);
  };
  const send = async () => {
    const phases: PhaseSaid[] = [];
    for (const { key, away, ...row } of rows) {
      const [starts, ends] = [readDay(row.starts, year), readDay(row.ends || row.starts, year)];
      if (!starts || !ends) {
        return setTrouble({
          kind: "refused",
          say: `“${row.starts}—${row.ends}”不是日期。请写成 ${year}-3-9，今年的也可以写 3.9。`,
        } as Trouble);
      }
      phases.push({ ...row, starts, ends });
    }
    setRunning(true);
    try {
      await tell("set_phases", { cohort: line.id, phases });
      onLeave();
    } catch (thrown) {
      setTrouble(troubleOf(thrown));
    } finally {
      setRunning(false);
    }
  };
  const text = (row: Draft, name: keyof PhaseSaid, say: string) => (
    <Input
      size="small"
      value={row[name]}
      placeholder={say}
      aria-label={say}
      autoComplete="off"
      onChange={(event) => put(row.key, { [name]: event.target.value })}
      data-begin={(name === "place" && row.away) || undefined}
      data-testid={`phase-${name}-${rows.indexOf(row)}`}
    />
  );
  return (
    <Dialog
      title="集中学习的日子"
      agree="保存"
      onAgree={() => void send()}
      onLeave={onLeave}
      running={running}
      width={900}
      testid="phases-dialog"
    >
      <Rule
        line={line}
        first={rows[0]}
        onProposed={(phases, said) => {
          setRows(phases.map(draftOf));
          setNotes(said);
          setTrouble(null);
        }}
        onTrouble={setTrouble}
      />
      {notes.length > 0 && (
        <ul className="notes amber" data-testid="phase-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className="phase-rows">
        <div className="head quiet">
          <span>第一天</span>
          <span>最后一天</span>
          <span>地点（空着是本校）</span>
          <span>住宿</span>
          <span>联系人</span>
          <span>电话</span>
          <span />
        </div>
        {rows.map((row) => (
          <div key={row.key}>
            {text(row, "starts", "开始")}
            {text(row, "ends", "结束")}
            {text(row, "place", "本校")}
            {text(row, "hotel", "住宿")}
            {text(row, "contact", "联系人")}
            {text(row, "phone", "电话")}
            <Button
              size="small"
              type="text"
              disabled={rows.length === 1}
              onClick={() => setRows(rows.filter((each) => each !== row))}
              aria-label="去掉这一段"
            >
              ✕
            </Button>
          </div>
        ))}
      </div>
      <Button size="small" onClick={add} data-testid="add-phase">
        增加一段
      </Button>
      <Refused trouble={trouble} testid="refusal-phases" />
    </Dialog>
  );
}

const STEPS: { value: RepeatPhases["step"]; label: string }[] = [
  { value: "周", label: "周一次" },
  { value: "月（同一星期几）", label: "个月一次，同一个星期几" },
  { value: "月（同一日期）", label: "个月一次，同一日期" },
];

/** 每2周一次, from the first phase on: it proposes, and nothing is written. */
function Rule(props: {
  line: CohortLine;
  first: Draft | undefined;
  onProposed: (phases: PhaseSaid[], notes: string[]) => void;
  onTrouble: (trouble: Trouble) => void;
}) {
  const { line, first } = props;
  const [every, setEvery] = useState("2");
  const [step, setStep] = useState<RepeatPhases["step"]>("周");
  const [until, setUntil] = useState(line.ends);
  const [avoid, setAvoid] = useState(true);
  const year = Number(line.starts.slice(0, 4));
  const propose = async () => {
    const refuse = (say: string) => props.onTrouble({ kind: "refused", say } as Trouble);
    const [starts, ends] = [readDay(first?.starts ?? "", year), readDay(first?.ends || first?.starts || "", year)];
    const last = readDay(until, year);
    if (!starts || !ends) return refuse("请先写好第一段的日期。");
    if (!last) return refuse("请写明到哪一天为止，例如 6.30。");
    const figure = Number(every.normalize("NFKC"));
    if (!Number.isInteger(figure) || figure < 1) return refuse("请写明每几周（或几个月）一次。");
    try {
      const rule = { cohort: line.id, starts, ends, every: figure, step, until: last, avoid_holidays: avoid };
      const proposed = await ask("repeat_phases", rule);
      props.onProposed(proposed.phases, proposed.notes);
    } catch (thrown) {
      props.onTrouble(troubleOf(thrown));
    }
  };
  return (
    <div className="row phase-rule">
      从第一段起，每
      <Input
        size="small"
        style={{ width: 44 }}
        value={every}
        onChange={(event) => setEvery(event.target.value)}
        aria-label="每几"
        data-testid="rule-every"
      />
      <Select
        size="small"
        style={{ width: 190 }}
        options={STEPS}
        value={step}
        onChange={setStep}
        aria-label="周或月"
        data-testid="rule-step"
      />
      到
      <Input
        size="small"
        style={{ width: 104 }}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
        aria-label="到哪一天"
        data-testid="rule-until"
      />
      <Checkbox checked={avoid} onChange={(event) => setAvoid(event.target.checked)}>
        避开放假
      </Checkbox>
      <Button size="small" onClick={() => void propose()} data-testid="rule-propose">
        推出各段
      </Button>
    </div>
  );
}
