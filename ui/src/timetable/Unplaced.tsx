// 待排: what a class is to have without a time yet. Above the week as words to be carried into it, and beside the week
// as a list to be added to and mended, with what is wished of the order.

import { Button, Select } from "antd";
import { type PointerEvent, useState } from "react";
import { sayHours } from "../cohort/words";
import {
  type CohortId,
  type SessionLine,
  type TopicId,
  tell,
  tellAloud,
  type UnplacedLine,
  useRead,
  type Wish,
} from "../door";
import { agreeOnEnter, NumberField, Refused, RegisterField, TextField, useDraftForm, useSavedForm } from "../parts";
import type { Chip } from "./drag";
import { besideField, type Registers, useRegisters } from "./filled";
import { Panel } from "./Panel";
import { chosen, nameOf, quoted } from "./words";

export const chipOf = (line: UnplacedLine): Chip => ({
  unplaced: line.id,
  title: quoted(line.shown, line.kind),
  minutes: line.minutes,
});

/** 未排：乡村振兴 4学时 · 应急管理 4学时 */
export function Strip(props: {
  lines: readonly UnplacedLine[];
  onGrasp: (event: PointerEvent<HTMLElement>, chip: Chip) => void;
  onOpen: () => void;
  onArrange: () => void;
}) {
  return (
    <div className="strip" data-testid="strip">
      <button type="button" className="link" onClick={props.onOpen} data-testid="open-unplaced">
        {props.lines.length === 0 ? "＋ 待排课次" : `未排 ${props.lines.length}：`}
      </button>
      <div className="chips">
        {props.lines.map((line) => (
          <button
            type="button"
            className="chip"
            key={line.id}
            title={`${line.shown}，${[line.lecturer_name, line.place].filter(Boolean).join(" ") || "谁讲、在哪里未定"}。拖到课程表上排入；点开修改。`}
            onPointerDown={(event) => props.onGrasp(event, chipOf(line))}
            onKeyDown={(event) => event.key === "Enter" && props.onOpen()}
            data-testid={`chip-${line.id}`}
          >
            <span className="ellipsis">{line.shown}</span> {sayHours(line.hours)}学时
          </button>
        ))}
      </div>
      {props.lines.length > 0 && (
        <Button size="small" type="primary" onClick={props.onArrange} data-testid="arrange">
          自动安排
        </Button>
      )}
    </div>
  );
}

/** Above a week of a class that has nothing yet: the ways to begin. */
export function Begin(props: { onOpen: () => void; onImport: () => void }) {
  return (
    <div className="stretch" data-testid="begin-timetable">
      这个班还没有课。点空白处排课（键盘用方向键和回车）；也可以先
      <button type="button" className="link" onClick={props.onOpen} data-testid="open-unplaced">
        记下要上的课
      </button>
      再自动安排，或从 Excel{" "}
      <button type="button" className="link" onClick={props.onImport} data-testid="begin-import">
        导入
      </button>
      。
    </div>
  );
}

/** The list beside the week. */
export function UnplacedPanel(props: {
  cohort: CohortId;
  lines: readonly UnplacedLine[];
  sessions: readonly SessionLine[];
  onLeave: () => void;
}) {
  const registers = useRegisters();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <Panel title="待排课次" onLeave={props.onLeave} testid="unplaced-panel">
      {props.lines.length === 0 && (
        <p className="quiet">要上、还没有定时间的课记在这里，再拖到课程表上，或自动安排。</p>
      )}
      {props.lines.map((line) =>
        line.id === open ? (
          <Edit key={line.id} line={line} registers={registers} onLeave={() => setOpen(null)} />
        ) : (
          <button
            type="button"
            key={line.id}
            className="line-of"
            onClick={() => setOpen(line.id)}
            data-testid={`unplaced-${line.id}`}
          >
            <b>{quoted(line.shown, line.kind)}</b> {sayHours(line.hours)}学时
            <small>{[line.lecturer_name || "谁讲都可以", line.place || "哪间都可以"].join(" · ")}</small>
          </button>
        ),
      )}
      <Add cohort={props.cohort} registers={registers} />
      <More cohort={props.cohort} />
      <Wishes cohort={props.cohort} lines={props.lines} sessions={props.sessions} />
    </Panel>
  );
}

interface Typed {
  topic: string;
  lecturer: string;
  hours: number | null;
}

/** Ready to be typed into when the panel opens, and after each that was added. */
function Add(props: { cohort: CohortId; registers: Registers }) {
  const [round, setRound] = useState(0);
  return <AddOne key={round} {...props} onAdded={() => setRound(round + 1)} />;
}

function AddOne(props: { cohort: CohortId; registers: Registers; onAdded: () => void }) {
  const { registers } = props;
  const form = useDraftForm<Typed>({ topic: "", lecturer: "", hours: null }, async (draft) => {
    const topic = chosen(registers.topics, draft.topic);
    const lecturer = chosen(registers.lecturers, draft.lecturer);
    await tell("add_unplaced", { cohort: props.cohort, topic, lecturer, hours: draft.hours ?? undefined });
    props.onAdded();
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in any field adds, as on a paper form
    <div className="add" onKeyDown={agreeOnEnter(form.send)}>
      <RegisterField
        label="加一门"
        entries={registers.topics}
        register="专题库"
        placeholder="专题，回车加入"
        autoFocus
        {...form.field("topic")}
      />
      <RegisterField
        label="授课人"
        entries={registers.lecturers}
        register="授课人库"
        placeholder="不填：谁讲都可以"
        {...form.field("lecturer")}
      />
      <NumberField label="学时" per={100} placeholder="按专题" {...form.field("hours")} />
      <Refused trouble={form.refusal} />
      <div className="row">
        <Button size="small" onClick={form.send} loading={form.sending} data-testid="add-unplaced">
          加入待排
        </Button>
      </div>
    </div>
  );
}

function Edit({ line, registers, onLeave }: { line: UnplacedLine; registers: Registers; onLeave: () => void }) {
  const { shown: _, lecturer_name, place: __, ...unplaced } = line;
  const filled = {
    lecturer: nameOf(registers.lecturers, unplaced.lecturer, lecturer_name),
    venue: nameOf(registers.venues, unplaced.venue, ""),
    hours: unplaced.hours as number | null,
    minutes: unplaced.minutes as number | null,
    note: unplaced.note,
  };
  const form = useSavedForm(filled, (whole) => {
    const known = <Id,>(entries: readonly { id: Id; name: string }[], name: string) =>
      entries.find((each) => each.name === name)?.id ?? null;
    return besideField(
      tell("save_unplaced", {
        ...unplaced,
        lecturer: known(registers.lecturers, whole.lecturer),
        venue: known(registers.venues, whole.venue),
        hours: whole.hours ?? unplaced.hours,
        minutes: whole.minutes ?? unplaced.minutes,
        note: whole.note,
      }),
    );
  });
  return (
    <div className="edit" data-testid="edit-unplaced">
      <b>{quoted(line.shown, unplaced.kind)}</b>
      <RegisterField
        label="授课人"
        entries={registers.lecturers}
        placeholder="谁讲都可以"
        {...form.field("lecturer")}
      />
      <RegisterField label="地点" entries={registers.venues} placeholder="哪间都可以" {...form.field("venue")} />
      <NumberField label="学时" per={100} {...form.field("hours")} />
      <NumberField label="时长" after="分钟" {...form.field("minutes")} />
      <TextField label="备注" {...form.field("note")} />
      <div className="row">
        <Button size="small" danger onClick={() => tellAloud("remove_unplaced", { unplaced: unplaced.id })}>
          删除
        </Button>
        <Button size="small" onClick={onLeave}>
          收起
        </Button>
      </div>
    </div>
  );
}

/** Whole lists at once: topics ticked, or what another class has. */
function More({ cohort }: { cohort: CohortId }) {
  const [from, setFrom] = useState<"topics" | "cohort" | null>(null);
  const topics = useRead("topics", from === "topics" ? {} : null).data;
  const cohorts = useRead("cohorts", from === "cohort" ? {} : null).data;
  const [ticked, setTicked] = useState<TopicId[]>([]);
  return (
    <div className="whole-lists">
      <button type="button" className="link" onClick={() => setFrom("topics")} data-testid="many-topics">
        一次选几个专题…
      </button>{" "}
      <button type="button" className="link" onClick={() => setFrom("cohort")} data-testid="copy-unplaced">
        照抄另一个班…
      </button>
      {from === "topics" && (
        <div className="row">
          <Select
            mode="multiple"
            className="stretch"
            placeholder="专题"
            options={(topics ?? []).map((each) => ({ value: each.id, label: each.name }))}
            optionFilterProp="label"
            value={ticked}
            onChange={setTicked}
          />
          <Button
            disabled={ticked.length === 0}
            onClick={async () => {
              if (!(await tellAloud("add_unplaced_from_topics", { cohort, topics: ticked }))) return;
              setTicked([]);
              setFrom(null);
            }}
          >
            加入 {ticked.length} 个
          </Button>
        </div>
      )}
      {from === "cohort" && (
        <Select
          style={{ width: "100%" }}
          placeholder="照抄哪个班的课次"
          showSearch={{ optionFilterProp: "label" }}
          options={(cohorts ?? [])
            .filter((each) => each.id !== cohort)
            .map((each) => ({ value: each.id, label: each.title }))}
          onChange={(other) => {
            setFrom(null);
            void tellAloud("copy_unplaced", { from: other, to: cohort });
          }}
        />
      )}
    </div>
  );
}

const WISHES: readonly Wish[] = ["先后", "连排", "同一天", "不同天"];

/** 排课要求: what is wished between two topics of the class. */
function Wishes(props: { cohort: CohortId; lines: readonly UnplacedLine[]; sessions: readonly SessionLine[] }) {
  const wishes = useRead("course_wishes", { cohort: props.cohort }).data ?? [];
  const [wish, setWish] = useState<Wish>("先后");
  const [one, setOne] = useState<TopicId | null>(null);
  const topics = new Map<TopicId, string>();
  for (const each of props.sessions) if (each.topic !== null) topics.set(each.topic, each.title);
  for (const each of props.lines) if (each.topic !== null) topics.set(each.topic, each.shown);
  const options = [...topics].map(([value, label]) => ({ value, label }));
  if (options.length < 2 && wishes.length === 0) return null;
  return (
    <div className="wishes" data-testid="wishes">
      <h3>排课要求</h3>
      {wishes.map((line) => (
        <div className="row" key={line.id}>
          <span className="stretch">
            {line.say} {line.kept === false && <span className="amber">现在没有做到</span>}
          </span>
          <button
            type="button"
            className="link"
            onClick={() => tellAloud("remove_course_wish", { wish: line.id })}
            data-testid={`remove-wish-${line.id}`}
          >
            取消
          </button>
        </div>
      ))}
      <div className="row">
        <Select
          className="stretch"
          placeholder="专题"
          options={options}
          value={one}
          onChange={setOne}
          showSearch={{ optionFilterProp: "label" }}
          data-testid="wish-one"
        />
        <Select
          style={{ width: 84 }}
          options={WISHES.map((each) => ({ value: each, label: each === "先后" ? "先于" : each }))}
          value={wish}
          onChange={setWish}
          data-testid="wish-kind"
        />
        <Select
          className="stretch"
          placeholder="专题"
          options={options.filter((each) => each.value !== one)}
          value={null}
          disabled={one === null}
          onChange={(other: TopicId | null) => {
            if (one === null || other === null) return;
            setOne(null);
            void tellAloud("add_course_wish", { cohort: props.cohort, wish, one, other });
          }}
          showSearch={{ optionFilterProp: "label" }}
          data-testid="wish-other"
        />
      </div>
    </div>
  );
}
