// The roll of one session. Everybody is there; only the others are named: type their numbers and Enter, or walk
// the names and press 1–7. F9 writes the roll, one step of undo.

import { Button, Input, Select } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { type RollCall, type RollLine, type SessionId, tellAloud, useChange, useRead } from "../door";
import { useF9 } from "../frame/keys";
import { go } from "../frame/place";
import { Refused, Shown } from "../parts";
import { quoted } from "../timetable/words";
import { type Draft, useDraftRoll } from "./draft";
import { peopleNamed, readNumbers, sayPeople } from "./typed";
import { MARKS, type Mark, sayWhen, tone } from "./words";
import "./rollcall.css";

export function Roll({ session }: { session: SessionId }) {
  const roll = useRead("roll_call", { session });
  return <Shown of={roll}>{(it) => <Calling key={it.session.id} roll={it} />}</Shown>;
}

function Calling({ roll }: { roll: RollCall }) {
  const { session, lines } = roll;
  const { draft, changed, name, forget } = useDraftRoll(roll);
  const take = useChange("take_roll");
  const [at, setAt] = useState(0);
  const [text, setText] = useState("");
  const [mark, setMark] = useState<Mark>("事假");
  const [heard, setHeard] = useState<{ say: string; wrong: boolean } | null>(null);
  const names = useRef<HTMLDivElement>(null);
  const current = lines[Math.min(at, lines.length - 1)];

  const write = async () => {
    const exceptions = [...draft].map(([trainee, named]) => ({ trainee, ...named }));
    try {
      await take.run({ session: session.id, exceptions });
      forget();
      setHeard(null);
    } catch {
      // `take.refusal` is shown below; what was named stays.
    }
  };
  useF9(write);

  const hear = () => {
    const byNumber = new Map(lines.map((line) => [line.number, line]));
    const named = (of: string) => peopleNamed(of, lines).map((line) => line.number);
    const { numbers, unknown } = readNumbers(text, (number) => byNumber.has(number), named);
    const meant = numbers.map((number) => byNumber.get(number)).filter((line): line is RollLine => line !== undefined);
    for (const line of meant) name(line.trainee, { mark });
    setText(unknown.join(" "));
    const done = meant.length > 0 ? `${meant.map((line) => line.name).join("、")}：${mark}` : "";
    const twins = unknown
      .filter((piece) => named(piece).length > 1)
      .map((piece) => `「${piece}」有 ${sayPeople(peopleNamed(piece, lines))}，请输入序号`);
    const absent = unknown.filter((piece) => named(piece).length === 0);
    const lost = [...twins, ...(absent.length > 0 ? [`名单里没有：${absent.join("、")}`] : [])].join("　");
    setHeard(done || lost ? { say: [done, lost].filter(Boolean).join("　"), wrong: lost !== "" } : null);
    const last = meant.at(-1);
    if (last) setAt(lines.indexOf(last));
  };

  const onTyped = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setMark(MARKS[(MARKS.indexOf(mark) + step + MARKS.length) % MARKS.length] ?? mark);
    else if (event.key === "Enter") hear();
    else return;
    event.preventDefault();
  };

  const onNames = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return;
    const rows = Math.max(1, Math.floor((names.current?.clientHeight ?? 0) / ROW));
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: rows, ArrowLeft: -rows }[event.key];
    const pressed = MARKS[Number(event.key) - 1];
    if (step !== undefined) setAt(Math.max(0, Math.min(lines.length - 1, at + step)));
    else if (pressed && current) name(current.trainee, { mark: pressed });
    else if (event.key === " " && current) name(current.trainee, { mark: draft.has(current.trainee) ? "出勤" : mark });
    else if (event.key === "Home") setAt(0);
    else if (event.key === "End") setAt(lines.length - 1);
    else return;
    event.preventDefault();
  };

  return (
    <div className="roll">
      <div className="bar row">
        <Button onClick={() => go({ at: "cohort", cohort: session.cohort, tab: "rollcall" })} data-testid="roll-back">
          返回
        </Button>
        <h2 className="ellipsis" title={session.title}>
          {quoted(session.title, session.kind)}
        </h2>
        <span>{sayWhen(session)}</span>
        <span className="quiet">{[session.lecturer_name, session.venue_name].filter(Boolean).join(" ")}</span>
        <span className="stretch" />
        {roll.taken && !changed && <span className="green">✓ 已点名</span>}
        {changed && <span className="amber">还没有写入</span>}
      </div>
      <div className="bar row">
        <label htmlFor="roll-typed">全员默认出勤，只输入没有正常出勤的序号或姓名：</label>
        <Input
          id="roll-typed"
          autoFocus
          style={{ width: 240 }}
          placeholder="3 17 22 或 5-8"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onTyped}
          data-testid="roll-typed"
        />
        <Select
          style={{ width: 84 }}
          value={mark}
          onChange={setMark}
          options={MARKS.map((each) => ({ value: each, label: each }))}
          data-testid="roll-mark"
        />
        <Button onClick={hear} data-testid="roll-hear">
          记下 ⏎
        </Button>
        <span className={heard?.wrong ? "red ellipsis" : "quiet ellipsis"} data-testid="roll-heard">
          {heard?.say ?? "↑↓ 换考勤类别"}
        </span>
      </div>
      <div
        className="names"
        ref={names}
        role="listbox"
        aria-label="点名册"
        tabIndex={0}
        onKeyDown={onNames}
        data-testid="roll-names"
      >
        {lines.map((line, index) => (
          <Name
            key={line.trainee}
            line={line}
            named={draft.get(line.trainee)}
            current={index === at}
            onChoose={() => setAt(index)}
          />
        ))}
      </div>
      {current && (
        <div className="bar row current" data-testid="roll-current">
          <b>
            {current.number} {current.name}
          </b>
          {MARKS.map((each, index) => (
            <Button
              key={each}
              size="small"
              type={(draft.get(current.trainee)?.mark ?? "出勤") === each ? "primary" : "default"}
              onClick={() => name(current.trainee, { mark: each })}
              data-testid={`mark-${each}`}
            >
              {index + 1} {each}
            </Button>
          ))}
          <More
            key={`${current.trainee} ${draft.get(current.trainee)?.mark}`}
            named={draft.get(current.trainee)}
            onChange={(part) => name(current.trainee, part)}
          />
        </div>
      )}
      <div className="bar row sums">
        <Sums lines={lines} draft={draft} />
        <span className="stretch" />
        <Refused trouble={take.refusal} testid="roll-refused" />
        {changed && (
          <Button onClick={forget} data-testid="roll-forget">
            放弃未写入的
          </Button>
        )}
        {roll.taken && !changed && (
          <Button onClick={() => tellAloud("clear_roll", { session: session.id })} data-testid="roll-clear">
            清除点名
          </Button>
        )}
        <Button
          type="primary"
          onClick={write}
          loading={take.running}
          disabled={roll.taken && !changed}
          data-testid="roll-done"
        >
          完成点名 F9
        </Button>
      </div>
    </div>
  );
}

const ROW = 30;

function Name(props: {
  line: RollLine;
  named: { mark: Mark; minutes: number; remark: string } | undefined;
  current: boolean;
  onChoose: () => void;
}) {
  const { line, named } = props;
  const mark = named?.mark ?? "出勤";
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and its keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and its keys
    <div
      role="option"
      aria-selected={props.current}
      className={["name", props.current && "current", named && "named"].filter(Boolean).join(" ")}
      title={`${line.number} ${line.name} ${line.unit} ${mark}`}
      onClick={props.onChoose}
      ref={(it) => {
        if (props.current) it?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
      }}
      data-testid={`roll-${line.number}`}
    >
      <span className="figure faint">{line.number}</span>
      <b>{line.name}</b>
      <span className="ellipsis faint">{line.unit}</span>
      <span className={`mark ${tone(mark)}`} data-testid={`roll-mark-${line.number}`}>
        {mark === "出勤" ? "✓" : mark}
        {named && named.minutes > 0 ? ` ${named.minutes}分` : ""}
      </span>
    </div>
  );
}

/** Minutes of who came late or left early, and a remark for who was not simply there. */
function More({
  named,
  onChange,
}: {
  named: { mark: Mark; minutes: number; remark: string } | undefined;
  onChange: (part: { minutes?: number; remark?: string }) => void;
}) {
  if (!named) return <span className="faint">方向键选人，按 1–7 记考勤</span>;
  return (
    <>
      {(named.mark === "迟到" || named.mark === "早退") && (
        <Input
          size="small"
          style={{ width: 80 }}
          suffix="分钟"
          defaultValue={named.minutes || ""}
          onBlur={(event) => onChange({ minutes: Number(event.target.value.normalize("NFKC").replace(/\D/g, "")) })}
          data-testid="roll-minutes"
        />
      )}
      <Input
        size="small"
        className="stretch"
        placeholder="备注，如：请假条已交"
        defaultValue={named.remark}
        onBlur={(event) => onChange({ remark: event.target.value.trim() })}
        data-testid="roll-remark"
      />
    </>
  );
}

/** 应到 48　实到 46　请假 1 …: as the foot of a sign-in sheet has it. */
function Sums({ lines, draft }: { lines: readonly RollLine[]; draft: Draft }) {
  const count = (...marks: Mark[]) =>
    lines.filter((line) => marks.includes(draft.get(line.trainee)?.mark ?? "出勤")).length;
  const sums = [
    ["应到", lines.length],
    ["实到", count("出勤", "迟到", "早退")],
    ["请假", count("事假", "病假", "公假")],
    ["迟到", count("迟到")],
    ["早退", count("早退")],
    ["旷课", count("旷课")],
  ] as const;
  return (
    <span className="row" data-testid="roll-sums">
      {sums.map(([word, people]) => (
        <span key={word} className={word === "旷课" && people > 0 ? "red" : undefined}>
          {word} <b>{people}</b>
        </span>
      ))}
    </span>
  );
}
