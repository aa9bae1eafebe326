// The fields of a session. What is seldom needed is folded under 更多, open where something is filled in there.

import { Checkbox, Select } from "antd";
import { useState } from "react";
import type { VenueId } from "../door";
import {
  ChoiceField,
  DateField,
  Field,
  type FieldProps,
  NumberField,
  RegisterField,
  TextField,
  TimeField,
} from "../parts";
import type { Filled, Registers } from "./filled";
import { isTaught, KINDS, STATES } from "./words";

export type FieldOf = <K extends keyof Filled & string>(name: K) => FieldProps<Filled[K]>;

export function SessionFields(props: {
  registers: Registers;
  filled: Filled;
  field: FieldOf;
  topic: FieldProps<string>;
  fresh?: boolean;
}) {
  const { registers, field, filled } = props;
  const away = filled.kind === "现场教学" || filled.kind === "观摩";
  const rare = filled.rooms.length > 0 || filled.elective || filled.moderator !== "" || (filled.site !== "" && !away);
  const [more, setMore] = useState(rare);
  const [day, kind, state] = [field("day"), field("kind"), field("state")];
  const site = (
    <RegisterField
      label="教学点"
      entries={registers.sites}
      register="教学点库"
      placeholder="不在校内时填写"
      {...field("site")}
    />
  );
  return (
    <>
      <RegisterField
        label="内容"
        entries={registers.topics}
        register={isTaught(filled.kind) ? "专题库" : "课程表（不入专题库）"}
        placeholder="选择专题，或直接输入"
        autoFocus={props.fresh}
        {...props.topic}
      />
      <ChoiceField label="形式" choices={KINDS} {...kind} onSave={(value) => value && kind.onSave(value)} />
      <RegisterField
        label="授课人"
        entries={registers.lecturers}
        register="授课人库"
        placeholder="选择或输入姓名"
        {...field("lecturer")}
      />
      {away && site}
      <RegisterField
        label="地点"
        entries={registers.venues}
        register="场地库"
        placeholder="选择或输入场地"
        {...field("venue")}
      />
      <DateField label="日期" required {...day} onSave={(value) => value && day.onSave(value)} />
      <div className="times">
        <TimeField label="时间" {...field("starts")} />
        <TimeField label="至" {...field("ends")} />
      </div>
      <NumberField
        label="学时"
        per={100}
        placeholder="按时长"
        hint={props.fresh ? "不填则按 45 分钟 1 学时" : undefined}
        {...field("hours")}
      />
      <ChoiceField label="确认" choices={STATES} {...state} onSave={(value) => value && state.onSave(value)} />
      <TextField label="备注" {...field("note")} />
      <button type="button" className="link more" onClick={() => setMore(!more)} data-testid="more">
        {more ? "收起" : "更多：分会场、教学点、选修、固定、主持人"}
      </button>
      {more && (
        <>
          <RoomsField registers={registers} {...field("rooms")} />
          {!away && site}
          <TextField label="主持人" {...field("moderator")} />
          <TickField label="" word="选修" {...field("elective")} />
          <TickField label="" word="固定，自动安排时不动" {...field("locked")} />
        </>
      )}
    </>
  );
}

/** 同步课堂: rooms beside the main one. */
function RoomsField(props: FieldProps<readonly VenueId[]> & { registers: Registers }) {
  return (
    <Field {...props} label="分会场">
      <Select
        mode="multiple"
        style={{ width: "100%" }}
        placeholder="同步课堂的其他教室"
        options={props.registers.venues.map((venue) => ({ value: venue.id, label: venue.name }))}
        optionFilterProp="label"
        value={[...props.value]}
        onChange={(value: VenueId[]) => void Promise.resolve(props.onSave(value)).catch(() => undefined)}
        id={`field-${props.field}`}
        data-testid={`field-${props.field}`}
      />
    </Field>
  );
}

function TickField(props: FieldProps<boolean> & { label: string; word: string }) {
  return (
    <Field {...props}>
      <Checkbox
        checked={props.value}
        onChange={(event) => void Promise.resolve(props.onSave(event.target.checked)).catch(() => undefined)}
        data-testid={`field-${props.field}`}
      >
        {props.word}
      </Checkbox>
    </Field>
  );
}
