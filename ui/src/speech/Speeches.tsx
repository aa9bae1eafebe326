// 发言: who spoke in a session, in order, typed like a spreadsheet; and how often everybody spoke in the class.

import { PlayCircleOutlined } from "@ant-design/icons";
import { Button, Input, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import {
  type ClassSpeeches,
  type CohortId,
  type SessionId,
  type Speakers,
  type Speech,
  type SpeechId,
  type SpeechLine,
  type SpokenSession,
  type SpokenTrainee,
  sayRefused,
  tell,
  tellAloud,
  useRead,
} from "../door";
import { go, useOpening } from "../frame/place";
import { paperPlace } from "../paper/place";
import { CellInput, type Column, List, Refused, readNumber, Shown, toRows, useRemembered, useTyped } from "../parts";
import { sayDay, weekday } from "../timetable/week";
import { quoted } from "../timetable/words";
import { everybodyTyped, whomTyped } from "./whom";
import { sayTimes, sessionNow, speechOf } from "./words";
import "./speech.css";

type View = "log" | "people";

export function Speeches({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const all = useRead("class_speeches", { cohort });
  const timetable = useRead("timetable", { cohort });
  const [view, setView] = useRemembered<View>("speech-view", "log");
  const [chosen, choose] = useState<SessionId | null>(null);
  useOpening<SessionId>("session", (id) => all.data?.sessions.some((each) => each.session === id) ?? false, choose);
  const choice = (
    <>
      {tools}
      <Segmented<View>
        value={view}
        onChange={setView}
        options={[
          { value: "log", label: <span data-testid="speech-log">登记</span> },
          { value: "people", label: <span data-testid="speech-people">按学员</span> },
        ]}
      />
    </>
  );
  return (
    <Shown of={all}>
      {(it) => {
        const now = sessionNow(timetable.data?.sessions ?? [], dayjs())?.id ?? it.sessions[0]?.session;
        const session = chosen ?? now;
        return view === "people" || session === undefined ? (
          <People cohort={cohort} all={it} tools={choice} />
        ) : (
          <Log key={session} cohort={cohort} session={session} all={it} tools={choice} onSession={choose} />
        );
      }}
    </Shown>
  );
}

const sayChoice = ({ day, half_day, title, kind, times }: SpokenSession) =>
  `${sayDay(day)} ${weekday(day)} ${half_day} ${quoted(title, kind)}${times > 0 ? `（${times} 人次）` : ""}`;

type CellField = "topic" | "minutes" | "remark";
const FIELDS: readonly CellField[] = ["topic", "minutes", "remark"];

function Log(props: {
  cohort: CohortId;
  session: SessionId;
  all: ClassSpeeches;
  tools: ReactNode;
  onSession: (session: SessionId) => void;
}) {
  const { cohort, session } = props;
  const speeches = useRead("speeches", { session });
  const stage = useRead("speakers", { session, by: "随机", scope: "本次课" });
  const tools = (
    <>
      {props.tools}
      <Select
        className="speech-session"
        value={session}
        onChange={props.onSession}
        options={props.all.sessions.map((each) => ({ value: each.session, label: sayChoice(each) }))}
        showSearch={{ optionFilterProp: "label" }}
        data-testid="speech-session"
      />
      <Button
        type="primary"
        icon={<PlayCircleOutlined />}
        onClick={() => go({ at: "cohort", cohort, tab: "rollcall", part: "stage", session })}
        data-testid="to-stage"
      >
        现场点名
      </Button>
    </>
  );
  return (
    <Shown of={speeches}>
      {(it) => (
        <Lines
          cohort={cohort}
          session={session}
          lines={it.speeches}
          sum={sayTimes(it)}
          people={stage.data?.people ?? []}
          tools={tools}
        />
      )}
    </Shown>
  );
}

function Lines(props: {
  cohort: CohortId;
  session: SessionId;
  lines: readonly SpeechLine[];
  sum: string;
  people: Speakers["people"];
  tools: ReactNode;
}) {
  const { cohort, session } = props;
  const { lines, put, refusal } = useTyped<SpeechId, SpeechLine, Pick<Speech, CellField>>(
    props.lines,
    (line) => line.id,
    (saved, typed, id) => {
      const line = saved.find((each) => each.id === id);
      return line ? tell("save_speech", { ...speechOf(line), ...typed.get(id) }) : Promise.resolve();
    },
  );
  const [editing, setEditing] = useState<{ id: SpeechId; field: CellField } | null>(null);
  const [goTo, setGoTo] = useState<{ row: SpeechId }>();

  const save = (line: SpeechLine, field: CellField, text: string) => {
    if (field !== "minutes") {
      if (text.trim() !== line[field]) void put(line.id, { [field]: text.trim() });
      return true;
    }
    const minutes = text.trim() === "" ? 0 : readNumber(text.replace(/分钟?$/, ""), 1);
    if (minutes === undefined || minutes === null) return false;
    if (minutes !== line.minutes) void put(line.id, { minutes });
    return true;
  };
  const leave = (line: SpeechLine, field: CellField, key: string) => {
    const row = lines.findIndex(({ id }) => id === line.id);
    const below = lines[row + (key === "ArrowUp" ? -1 : 1)];
    const next = FIELDS[FIELDS.indexOf(field) + 1];
    if (key === "Tab" && next) return setEditing({ id: line.id, field: next });
    setEditing(key === "Tab" && below ? { id: below.id, field: "topic" } : null);
    setGoTo({ row: (below ?? line).id });
    if (key !== "Tab" || !below) toRows("speeches");
  };
  const move = async (line: SpeechLine, step: number) => {
    const ids = lines.map(({ id }) => id);
    const from = ids.indexOf(line.id);
    const to = from + step;
    if (to < 0 || ids.length <= to) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    await tellAloud("order_speeches", { session, speeches: ids });
    setGoTo({ row: line.id });
  };
  const remove = (line: SpeechLine) => void tellAloud("remove_speech", { speech: line.id });
  const onKey = (event: KeyboardEvent, line: SpeechLine | undefined) => {
    if (!line || !event.altKey) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    void move(line, step);
  };
  const cell = (field: CellField, line: SpeechLine) => {
    const value = field === "minutes" ? (line.minutes ? String(line.minutes) : "") : line[field];
    if (editing?.id !== line.id || editing.field !== field) {
      return (
        <button
          type="button"
          tabIndex={-1}
          className={field === "minutes" ? "cell figure" : "cell"}
          title={value}
          onClick={() => setEditing({ id: line.id, field })}
          data-testid={`${field}-${line.position}`}
        >
          {value}
        </button>
      );
    }
    return (
      <CellInput
        value={value}
        figure={field === "minutes"}
        inputMode={field === "minutes" ? "numeric" : undefined}
        wrong="请填分钟数。"
        onSave={(text) => save(line, field, text)}
        onLeave={(key) => leave(line, field, key)}
        onGiveUp={() => {
          setEditing(null);
          toRows("speeches");
        }}
        onBlur={() => setEditing((now) => (now?.id === line.id && now.field === field ? null : now))}
        testid={`edit-${field}-${line.position}`}
      />
    );
  };
  const columns: Column<SpeechLine>[] = [
    { key: "position", title: "顺序", width: 56, figure: true, of: (line) => line.position },
    { key: "name", title: "姓名", width: 96, of: (line) => line.name },
    { key: "unit", title: "单位及职务", width: 220, of: (line) => `${line.unit}${line.post}` },
    { key: "group", title: "小组", width: 76, of: (line) => line.group },
    { key: "topic", title: "发言题目", of: (line) => line.topic, show: (line) => cell("topic", line) },
    {
      key: "minutes",
      title: "时长（分）",
      width: 84,
      figure: true,
      of: (line) => line.minutes || "",
      show: (line) => cell("minutes", line),
    },
    { key: "remark", title: "点评", of: (line) => line.remark, show: (line) => cell("remark", line) },
    { key: "called", title: "怎样发言", width: 84, of: (line) => (line.called ? "现场点名" : "登记") },
  ];
  return (
    <List
      name="speeches"
      rows={lines}
      columns={columns}
      id={(line) => line.id}
      search="查找发言"
      measure="人次"
      onOpen={(line) => setEditing({ id: line.id, field: "topic" })}
      onDelete={remove}
      onKey={onKey}
      goTo={goTo}
      tools={props.tools}
      above={
        <div className="bar speech-add">
          <Add session={session} people={props.people} />
          {refusal && <Refused trouble={refusal.trouble} testid="refusal-speeches" />}
        </div>
      }
      menu={(line) => [
        { word: "填题目", onChoose: () => setEditing({ id: line.id, field: "topic" }) },
        { word: "上移 Alt+↑", onChoose: () => void move(line, -1) },
        { word: "下移 Alt+↓", onChoose: () => void move(line, 1) },
        { word: "删除这条发言", danger: true, onChoose: () => remove(line) },
      ]}
      empty={{ say: "这次课还没有人发言。点“现场点名”用投影点名，或者在上面输入序号、姓名登记；打印可得空白登记表。" }}
      onPrint={() => go(paperPlace(cohort, { paper: "speech-log", session }))}
      foot={<span data-testid="speech-sum">{props.sum}</span>}
    />
  );
}

/** Who spoke, by number, name or initials; several are noted one after the other. */
function Add({ session, people }: { session: SessionId; people: Speakers["people"] }) {
  const [text, setText] = useState("");
  const meant = useMemo(() => whomTyped(text, people), [text, people]);
  const add = async () => {
    const { found, unknown } = everybodyTyped(text, people);
    const chosen = found.length === 0 && meant.length === 1 ? meant : found;
    if (unknown.length > 0 && chosen.length === 0) return sayRefused(`名单里没有、或不止一人：${unknown.join("、")}`);
    for (const { trainee } of chosen)
      if (!(await tellAloud("add_speech", { session, trainee, topic: "", minutes: 0, remark: "" }))) return;
    setText(chosen === found ? unknown.join(" ") : "");
  };
  return (
    <>
      <Input
        className="speech-who"
        value={text}
        placeholder="登记发言：序号、姓名或首字母，回车"
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void add();
        }}
        data-testid="speech-add"
      />
      <span className="quiet ellipsis" data-testid="speech-meant">
        {meant
          .slice(0, 6)
          .map(({ number, name }) => `${number} ${name}`)
          .join("　")}
      </span>
    </>
  );
}

const PEOPLE: Column<SpokenTrainee>[] = [
  { key: "number", title: "序号", width: 56, figure: true, of: (line) => line.number },
  { key: "name", title: "姓名", width: 110, of: (line) => line.name },
  { key: "unit", title: "单位", of: (line) => line.unit },
  { key: "group", title: "小组", width: 90, of: (line) => line.group },
  {
    key: "times",
    title: "发言（次）",
    width: 90,
    figure: true,
    of: (line) => line.times,
    show: (line) => (line.times > 0 ? line.times : <span className="faint">0</span>),
  },
  { key: "called", title: "其中点名", width: 84, figure: true, of: (line) => line.called || "" },
  { key: "minutes", title: "时长（分）", width: 90, figure: true, of: (line) => line.minutes || "" },
];

function People({ cohort, all, tools }: { cohort: CohortId; all: ClassSpeeches; tools: ReactNode }) {
  const silent = all.trainees.filter(({ times, left }) => times === 0 && !left).length;
  return (
    <List
      name="spoken"
      rows={all.trainees}
      columns={PEOPLE}
      id={(line) => line.trainee}
      search="查找学员"
      measure="人"
      tools={tools}
      faint={(line) => line.left}
      empty={{ say: "名册里还没有学员。" }}
      onPrint={() => go(paperPlace(cohort, { paper: "speech-log-class" }))}
      foot={
        <span data-testid="spoken-sum">
          {sayTimes(all)}；还有 {silent} 人没有发言
        </span>
      }
    />
  );
}

export const speechHelp = [
  "选一次课，登记谁发了言：输入序号、姓名或首字母，回车。题目、时长、点评像电子表格一样直接填，Tab 到下一格，回车到下一行。",
  "Alt+↑、Alt+↓ 调整顺序，Del 删除一条。现场点名点到的自动记在这里。",
  "“按学员”看谁发言几次、谁还没有发言，点表头排序。",
  "打印发言登记表：有发言的印内容，没有的是空白表，可以带到课上手写。",
];
