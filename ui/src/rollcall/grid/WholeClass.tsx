// 全班考勤: every mark of a class in one grid, edited like a spreadsheet. What is typed is gathered and written with F9,
// as one step of undo, with one reason when a roll that is closed is touched.

import { DownloadOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { sayHours } from "../../cohort/words";
import {
  type Attendance,
  type CellNote,
  type CohortId,
  type MarkChange,
  type SessionColumn,
  say,
  sayRefused,
  type Tally,
  type TraineeRow,
  useChange,
  useRead,
} from "../../door";
import { useF9 } from "../../frame/keys";
import { go } from "../../frame/place";
import { paperPlace } from "../../paper/place";
import { copyText, Empty, Refused, SearchBox, Shown } from "../../parts";
import { keeping } from "../kept";
import { HERE, KEY, MARKS, percent, type Said, SHORT, sayMark, tone, useOwnWords } from "../words";
import { type At, type Block, cellsOf, pasted, same } from "./cells";
import { type Cell, type Column, Grid, type Person, type Selection } from "./Grid";
import "./grid.css";

export function WholeClass({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const attendance = useRead("attendance", { cohort });
  return <Shown of={attendance}>{(it) => <Sheet key={it.cohort} of={it} tools={tools} />}</Shown>;
}

/** What was typed, one step after another; the key says who and in which session. */
type Step = ReadonlyMap<string, Said>;
const steps = keeping<CohortId, readonly Step[]>();

function Sheet({ of, tools }: { of: Attendance; tools: ReactNode }) {
  const { cohort, sessions, trainees } = of;
  const typed = steps.useKept(cohort) ?? NOTHING;
  const [text, setText] = useState("");
  const [selection, setSelection] = useState<Selection>(START);
  const [reason, setReason] = useState("");
  const write = useChange("write_marks");
  const box = useRef<HTMLDivElement>(null);
  const why = useRef<HTMLInputElement>(null);

  const words = useMemo(() => new Map(of.words.map((word) => [word.sign, word])), [of]);
  const own = useOwnWords();
  const notes = useMemo(() => new Map(of.notes.map((note) => [keyOf(note.session, note.trainee), note])), [of]);
  const edits = useMemo(() => new Map(typed.flatMap((step) => [...step])), [typed]);
  const rows = useMemo(
    () => trainees.filter((row) => `${row.number} ${row.name} ${row.initials} ${row.unit}`.includes(text.trim())),
    [trainees, text],
  );
  const people = useMemo(() => rows.map(personOf), [rows]);
  const columns = useMemo(() => sessions.map(columnOf), [sessions]);

  /** What the books say; null where nobody was expected. */
  const written = useCallback(
    ({ row, column }: At): Cell | null => {
      const [person, session] = [rows[row], sessions[column]];
      const sign = person?.marks[column];
      if (!person || !session || sign === undefined || sign === " ") return null;
      const word = words.get(sign);
      const note = notes.get(keyOf(session.session, person.trainee));
      const said = word ? { mark: word.mark, word: word.word, minutes: note?.minutes ?? 0 } : HERE;
      return { ...said, open: sign === "0", typed: false, corrected: note?.corrected ?? false };
    },
    [rows, sessions, words, notes],
  );
  const cell = useCallback(
    (at: At): Cell | null => {
      const it = written(at);
      const [person, session] = [rows[at.row], sessions[at.column]];
      const edit = it && person && session && edits.get(keyOf(session.session, person.trainee));
      return edit ? { ...it, ...edit, typed: true } : it;
    },
    [written, edits, rows, sessions],
  );

  /** What says nothing new is left out; nothing said leaves a roll untaken. */
  const put = (all: readonly { at: At; said: Said; nothing: boolean }[]) => {
    const step = new Map<string, Said>();
    for (const { at, said, nothing } of all) {
      const [now, person, session] = [cell(at), rows[at.row], sessions[at.column]];
      if (!now || !person || !session || (same(now, said) && (nothing || now.typed || !now.open))) continue;
      step.set(keyOf(session.session, person.trainee), said);
    }
    if (step.size > 0) steps.keep(cohort, [...typed, step]);
    return step.size;
  };
  const paste = (clip: string, block: Block) => {
    const { put: all, unread, beyond } = pasted(clip, block, { rows: rows.length, columns: sessions.length }, own);
    if (unread.length > 0)
      return sayRefused(`没有粘贴：有 ${unread.length} 格读不懂，如「${unread[0]}」。请用出勤、迟到10、旷课这样的词。`);
    const expected = all.filter(({ at }) => cell(at) !== null);
    const count = put(expected);
    const left = all.length - expected.length;
    const said = [`粘贴 ${count} 格有改动`];
    if (left > 0) said.push(`${left} 格不在应到名单，没有改`);
    if (beyond) said.push("超出表格的没有贴");
    say(`${said.join("；")}。`);
  };

  const changes = [...edits].map(([key, said]) => {
    const [session, trainee] = key.split(" ").map(Number);
    return { session, trainee, ...said } as MarkChange;
  });
  const touched = sessions.filter((session) => changes.some((change) => change.session === session.session));
  // A room of an open roll may be closed: then the books ask.
  const closed =
    touched.filter(({ closed_on }) => closed_on !== null).length || Number(write.refusal?.field === "reason");
  const begun = touched.filter((session) => !session.taken).length;
  const finish = async () => {
    if (changes.length === 0) return;
    if (closed > 0 && reason.trim() === "") return why.current?.focus();
    try {
      await write.run({ changes, reason: reason.trim() });
      steps.keep(cohort, null);
      setReason("");
      box.current?.focus();
    } catch {
      // `write.refusal` is shown below; what was typed stays.
    }
  };
  useF9(finish);

  if (trainees.length === 0 || sessions.length === 0) return <Nothing tools={tools} of={of} />;
  return (
    <div className="whole-class" data-testid="attendance">
      <div className="bar row">
        {tools}
        <SearchBox
          value={text}
          onChange={(next) => {
            setText(next);
            setSelection(START);
          }}
          say="查找学员、单位"
          testid="search-attendance"
        />
        <span className="stretch" />
        <Legend words={of.words} />
        <Button
          icon={<DownloadOutlined />}
          onClick={() => go(paperPlace(cohort, { paper: "attendance-book" }))}
          data-testid="excel-attendance"
        >
          导出 Excel
        </Button>
      </div>
      <Grid
        people={people}
        columns={columns}
        cell={cell}
        own={own}
        selection={selection}
        onSelect={setSelection}
        onPut={(block, said, nothing) => void put(cellsOf(block).map((at) => ({ at, said, nothing })))}
        onPaste={paste}
        onCopy={(clip) => {
          copyText(clip);
          box.current?.focus();
        }}
        onTakeBack={() => {
          if (typed.length === 0) return false;
          steps.keep(cohort, typed.length > 1 ? typed.slice(0, -1) : null);
          return true;
        }}
        onOpen={({ session }) => go({ at: "cohort", cohort, tab: "rollcall", session })}
        box={box}
      />
      <div className="foot row">
        {changes.length === 0 ? (
          <Sums of={of} at={selection.at} cell={cell} rows={rows} notes={notes} />
        ) : (
          <>
            <span className="amber" data-testid="grid-typed">
              改了 <b>{changes.length}</b> 人·场，{touched.length} 次课，还没有写入
              {begun > 0 && `；${begun} 次课还没点名，其余的人按出勤记下`}
            </span>
            <span className="stretch" />
            <Refused trouble={write.refusal} testid="grid-refused" />
            <Button onClick={() => steps.keep(cohort, null)} data-testid="grid-forget">
              放弃
            </Button>
            {closed > 0 && (
              <Input
                ref={(it) => {
                  why.current = it?.input ?? null;
                }}
                style={{ width: 280 }}
                placeholder={`${closed} 次课的点名已完成，请写更正原因`}
                aria-label="更正原因"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                onPressEnter={finish}
                data-testid="grid-reason"
              />
            )}
            <Button type="primary" onClick={finish} loading={write.running} data-testid="grid-write">
              写入 F9
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** Where the keys are, in words, and what the whole class adds up to. */
function Sums(props: {
  of: Attendance;
  at: At;
  cell: (at: At) => Cell | null;
  rows: readonly TraineeRow[];
  notes: ReadonlyMap<string, CellNote>;
}) {
  const { of, at } = props;
  const [person, session, it] = [props.rows[at.row], of.sessions[at.column], props.cell(at)];
  const note = person && session && props.notes.get(keyOf(session.session, person.trainee));
  const said = [it === null ? "不在应到名单" : it.open && !it.typed ? "未点名" : sayMark(it)];
  if (note?.remark) said.push(note.remark);
  if (note?.corrected) said.push("※ 更正过");
  if (note?.leave && note.leave !== it?.mark) said.push(note.leave);
  return (
    <>
      <span className="ellipsis" data-testid="grid-at">
        {person && session && (
          <>
            <b>
              {person.number} {person.name}
            </b>
            {note?.contradiction && !it?.typed && <span className="red">　{note.contradiction}</span>}
            {`　${[`${dayjs(session.day).format("M月D日")}${session.half_day}《${session.title}》`, ...said].join("　")}`}
          </>
        )}
      </span>
      <span className="stretch" />
      <span className="quiet sum" data-testid="attendance-sum" title="人·场，只算已点名的课次">
        {rateA(of.tally)} = <b>{percent(of.rate)}</b>
      </span>
      <span className="quiet sum">
        {rateB(of.tally)} = <b>{percent(of.rate_without_leave)}</b>（人·场）
      </span>
    </>
  );
}

function Legend({ words }: { words: Attendance["words"] }) {
  const keys = new Map(MARKS.map((mark) => [mark as string, KEY[mark]]));
  return (
    <span className="legend quiet">
      {words
        .filter((word) => word.mark !== "出勤" || word.word !== "")
        .slice(0, 8)
        .map((word) => (
          <span
            key={word.sign}
            title={word.word ? `算作${word.mark}` : `按 ${MARKS.indexOf(word.mark) + 1} 或 ${keys.get(word.mark)}`}
          >
            <b className={tone(word.mark)}>{word.word ? [...word.word][0] : SHORT[word.mark]}</b>{" "}
            {word.word || word.mark}
          </span>
        ))}
    </span>
  );
}

function Nothing({ of, tools }: { of: Attendance; tools: ReactNode }) {
  const { cohort } = of;
  const nobody = of.trainees.length === 0;
  return (
    <div className="whole-class" data-testid="attendance">
      <div className="bar row">{tools}</div>
      <Empty
        say={
          nobody
            ? "名册里还没有学员。导入名册、点名以后，这里是每个人的考勤。"
            : "排好课程表以后，这里是每个人每次课的考勤，可以像电子表格一样修改。"
        }
        button={nobody ? "去导入名册" : "去排课"}
        onBegin={() => go({ at: "cohort", cohort, tab: nobody ? "trainee" : "timetable" })}
      />
    </div>
  );
}

const NOTHING: readonly Step[] = [];
const START: Selection = { at: { row: 0, column: 0 }, from: { row: 0, column: 0 } };

const keyOf = (session: number, trainee: number) => `${session} ${trainee}`;

const onLeave = (tally: Tally) => tally.private_leave + tally.sick_leave + tally.duty_leave;
/** 参训率A, in figures. */
const rateA = (tally: Tally) => `参训率A = 实到 ${tally.came} ÷ 应到 ${tally.expected}`;
/** 参训率B, in figures. */
const rateB = (tally: Tally) => `参训率B = 实到 ${tally.came} ÷（应到 ${tally.expected} − 批准请假 ${onLeave(tally)}）`;

const personOf = (row: TraineeRow): Person => ({
  trainee: row.trainee,
  number: row.number,
  name: row.name,
  unit: row.unit,
  gone: row.left,
  figures: [
    { say: percent(row.rate), because: `${rateA(row.tally)} = ${percent(row.rate)}（人·场）`, over: false },
    {
      say: percent(row.rate_without_leave),
      because: `${rateB(row.tally)} = ${percent(row.rate_without_leave)}（人·场）`,
      over: false,
    },
    {
      say: row.leave_left < 0 ? `超 ${sayHours(-row.leave_left)}` : sayHours(row.leave_left),
      because: `已请假 ${sayHours(row.tally.leave_hours)} 学时`,
      over: row.leave_left < 0,
    },
  ],
});

const columnOf = (session: SessionColumn): Column => ({
  session: session.session,
  day: session.day,
  half_day: session.half_day,
  taken: session.taken,
  closed: session.closed_on !== null,
  title: [
    `${dayjs(session.day).format("M月D日")} ${session.half_day} ${session.starts} ${session.title}（${sayHours(session.hours)} 学时）`,
    !session.taken
      ? "还没点名"
      : `应到 ${session.tally.expected}，实到 ${session.tally.came}${session.closed_on ? "，已完成：改动是更正，要写原因" : session.rooms_due.length > 0 ? `，${session.rooms_due.join("、")}未点` : "，没有完成"}`,
    "单击选一列，双击打开点名",
  ].join("\n"),
});

export const gridHelp = [
  "每人每次课一格，像电子表格一样改：方向键走，Shift+方向键选一片，Ctrl+方向键到头；点表头选一次课，双击表头打开那次课的点名。",
  "选好后按键就记：1 出勤 2 迟到 3 早退 4 旷课 5 事假 6 病假 7 公假，或首字母 v c t k s b g；Delete 恢复出勤；自己的用词按设置的键。",
  "回车或 F2 打开一格，可以写“迟10”“早退15分”。Ctrl+C、Ctrl+V 和 Excel 互相复制；Ctrl+Z 先收回没有写入的改动。",
  "F9 一次写入全部改动，一步撤销。点过名并完成的课次（表头有绿线）改动是更正，要写一句原因，原来的记录一并保留。",
  "灰色的格是不应到的人，“·”是还没点名。在没点名的课次里记一格，就按其余的人都出勤记下，点名留着没有完成。",
];
