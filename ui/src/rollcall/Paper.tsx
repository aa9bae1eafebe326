// 按签到表点名: the code of a signed sheet, then its empty rows. Rows are those of the paper in hand, whatever has become
// of the roster since; which of them moved is said first.

import { Button, Input, Segmented } from "antd";
import dayjs from "dayjs";
import { type KeyboardEvent, useRef, useState } from "react";
import { type CohortId, type SheetRow, type SignedSheet, say, type Trouble, tell, troubleOf, useRead } from "../door";
import { useF9 } from "../frame/keys";
import { go } from "../frame/place";
import { Refused, Shown } from "../parts";
import { keeping } from "./kept";
import { type Called, readTyped } from "./typed";
import { isHere, type Said, sayMark, tone, useOwnWords } from "./words";

/** Where a sheet's code is typed or scanned. */
export function SheetCode({ cohort }: { cohort: CohortId }) {
  const [code, setCode] = useState("");
  return (
    <Input
      style={{ width: 98 }}
      placeholder="签到表编码"
      title="收回的签到表，页脚上的编码：输入或扫码"
      aria-label="签到表编码"
      autoComplete="off"
      value={code}
      onChange={(event) => setCode(event.target.value)}
      onPressEnter={() => code.trim() !== "" && go({ at: "cohort", cohort, tab: "rollcall", sheet: code.trim() })}
      data-testid="sheet-code"
    />
  );
}

/** Looks like the code of a sheet: eight signs that are not mistaken for each other. */
export const isSheetCode = (typed: string): boolean =>
  /^[2-9A-HJKMNP-Z]{4}[-－—\s]?[2-9A-HJKMNP-Z]{4}$/i.test(typed) && /\d/.test(typed);

export function Paper({ code, cohort }: { code: string; cohort: CohortId }) {
  const sheet = useRead("sheet_of_code", { code });
  return (
    <div className="roll" data-testid="sheet">
      <div className="bar row">
        <Button onClick={() => go({ at: "cohort", cohort, tab: "rollcall" })} data-testid="roll-back">
          返回
        </Button>
        <h2>按签到表点名</h2>
        {sheet.trouble && <SheetCode cohort={cohort} />}
      </div>
      <Shown of={sheet}>{(it) => <Rows key={it.code} sheet={it} />}</Shown>
    </div>
  );
}

/** What was typed of a row: nobody signed there, or something else is noted. */
type Noted = ReadonlyMap<number, Said | null>;
const drafts = keeping<string, Noted>();
const NOTHING: Noted = new Map();

interface Row extends Called {
  line: SheetRow;
}

function Rows({ sheet }: { sheet: SignedSheet }) {
  const { code, cohort } = sheet;
  const own = useOwnWords();
  const noted = drafts.useKept(code) ?? NOTHING;
  const halves = halfDaysOf(sheet);
  const [half, setHalf] = useState(0);
  const [text, setText] = useState("");
  const [heard, setHeard] = useState<{ say: string; wrong: boolean } | null>(null);
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const [writing, setWriting] = useState(false);
  const why = useRef<HTMLInputElement>(null);
  const rows: Row[] = sheet.rows.flatMap((line) =>
    line.row === null ? [] : [{ line, number: line.row, name: line.name, initials: "", badge: "" }],
  );
  const asksWhy = refusal?.field === "reason";
  const empty = rows.filter((row) => noted.get(row.number) === null).length;

  const note = (numbers: Iterable<[number, Said | null | undefined]>) => {
    const next = new Map(noted);
    for (const [row, said] of numbers) {
      if (said === undefined || (said && isHere(said))) next.delete(row);
      else next.set(row, said);
    }
    drafts.keep(code, next);
  };
  const hear = () => {
    const { named, unknown } = readTyped(text, rows, own);
    note([...named].map(([row, said]) => [row.number, said ?? null]));
    setText(unknown.map(({ piece }) => piece).join(" "));
    const lost = unknown.map(({ piece }) => piece);
    const names = [...named].map(([row, said]) => `${row.number} ${row.name}${said ? sayMark(said) : "没有签名"}`);
    setHeard({
      say: [...names, ...(lost.length > 0 ? [`纸上没有：${lost.join("、")}`] : [])].join("　"),
      wrong: lost.length > 0,
    });
  };
  const write = async () => {
    if (asksWhy && reason.trim() === "") return why.current?.focus();
    setWriting(true);
    try {
      const marks = [...noted].flatMap(([row, said]) => (said ? [{ row, ...said }] : []));
      const empty_rows = [...noted].flatMap(([row, said]) => (said ? [] : [row]));
      const session = halves[half]?.sessions[0]?.session;
      const taken = await tell("take_from_sheet", { code, session, empty_rows, marks, reason: reason.trim() });
      drafts.keep(code, null);
      say(taken.say.join("；"));
      const [first] = taken.sessions;
      go({ at: "cohort", cohort, tab: "rollcall", ...(first && { session: first }) });
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
      setTimeout(() => why.current?.focus());
    } finally {
      setWriting(false);
    }
  };
  useF9(write);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || text.trim() === "") return;
    event.preventDefault();
    hear();
  };
  return (
    <div className="roll">
      <div className="bar row">
        <b>{sheet.cohort_title}</b>
        <span>
          {sheet.paper} 第{sheet.edition}版
        </span>
        <span className="quiet">
          {dayjs(sheet.printed_on).format("M月D日")}印　{code}
        </span>
        {halves.length > 1 && (
          <Segmented
            options={halves.map((each, place) => ({ value: place, label: each.word }))}
            value={half}
            onChange={setHalf}
            data-testid="sheet-half"
          />
        )}
        <span className="quiet ellipsis">{halves[half]?.sessions.map(({ title }) => title).join("、")}</span>
      </div>
      <div className="bar row">
        <label htmlFor="sheet-typed">没有签名的行：</label>
        <Input
          id="sheet-typed"
          autoFocus
          style={{ width: 250 }}
          placeholder="3 17 22　5-8　9 迟10"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
          data-testid="sheet-typed"
        />
        <Button onClick={hear} data-testid="sheet-hear">
          记下 ⏎
        </Button>
        <span className={heard?.wrong ? "red ellipsis" : "quiet ellipsis"} data-testid="sheet-heard">
          {heard?.say ?? "签了名的是出勤；没有签名的记旷课，已准假的记请假"}
        </span>
      </div>
      {sheet.say.length > 0 && (
        <div className="bar row about amber" title={sheet.say.join("\n")} data-testid="sheet-moved">
          <b>印出以后名单有变动：</b>
          <span className="ellipsis">{sheet.say.join("；")}</span>
        </div>
      )}
      <div className="names" data-testid="sheet-rows">
        {rows.map((row) => (
          <RowOf
            key={row.number}
            row={row}
            noted={noted.get(row.number)}
            onClick={() => note([[row.number, noted.has(row.number) ? undefined : null]])}
          />
        ))}
        {sheet.added.map((line) => (
          <div key={line.trainee} className="name visitor" title={line.say}>
            <span className="figure faint">—</span>
            <b>{line.name}</b>
            <span className="ellipsis faint">纸上没有，请在点名里另记</span>
          </div>
        ))}
      </div>
      <div className="bar row sums">
        <span data-testid="sheet-sums">
          纸上 <b>{rows.length}</b> 人　签名 <b>{rows.length - empty}</b>　没有签名 <b>{empty}</b>
        </span>
        <span className="stretch" />
        <Refused trouble={refusal} testid="sheet-refused" />
        {asksWhy && (
          <Input
            ref={(it) => {
              why.current = it?.input ?? null;
            }}
            style={{ width: 240 }}
            placeholder="更正原因"
            aria-label="更正原因"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={() => void write()}
            data-testid="sheet-reason"
          />
        )}
        <Button type="primary" onClick={() => void write()} loading={writing} data-testid="sheet-done">
          完成点名 F9
        </Button>
      </div>
    </div>
  );
}

/** One row of the paper; a click says that nobody signed there, or that somebody did. */
function RowOf({ row, noted, onClick }: { row: Row; noted: Said | null | undefined; onClick: () => void }) {
  const { line } = row;
  return (
    <button
      type="button"
      className={noted === undefined ? "name" : "name named"}
      title={line.say || line.name}
      onClick={onClick}
      data-testid={`sheet-row-${row.number}`}
    >
      <span className="figure faint">{row.number}</span>
      <b>{row.name}</b>
      <span className="ellipsis amber">{line.say}</span>
      <span className={`mark ${noted === undefined ? "faint" : noted ? tone(noted.mark) : "red"}`}>
        {noted === undefined ? "✓" : noted ? sayMark(noted) : "空"}
      </span>
    </button>
  );
}

/** The half days a sheet is signed for; those that are not taken yet come first to be chosen. */
function halfDaysOf(sheet: SignedSheet): { word: string; sessions: SignedSheet["sessions"] }[] {
  const halves = new Map<string, SignedSheet["sessions"]>();
  for (const session of sheet.sessions) {
    const word = `${dayjs(session.day).format("M月D日")}${session.half_day}`;
    halves.set(word, [...(halves.get(word) ?? []), session]);
  }
  return [...halves].map(([word, sessions]) => ({ word, sessions }));
}
