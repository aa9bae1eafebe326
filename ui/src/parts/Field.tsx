// Fields of a form: they save when left, Enter leaves, Esc puts back what was there, and a refusal stands beside.

import { DatePicker, Input, type InputRef, Select } from "antd";
import dayjs from "dayjs";
import {
  type ChangeEvent,
  type CompositionEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import type { FieldProps } from "./form";
import { Refused } from "./Trouble";

export interface Labelled {
  label: string;
  /** A short word after the input: 人, 学时, 天. */
  after?: string;
  /** A quiet line under the input. */
  hint?: ReactNode;
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** The frame of every field: label, input, hint, refusal. */
export function Field(props: {
  label: string;
  field: string;
  hint?: ReactNode;
  refusal?: FieldProps<unknown>["refusal"];
  children: ReactNode;
}) {
  return (
    <div className={props.refusal ? "field field-refused" : "field"}>
      <label htmlFor={`field-${props.field}`}>{props.label}</label>
      <div className="stretch">
        {props.children}
        <Refused trouble={props.refusal} testid={`refusal-${props.field}`} />
        {props.hint && <div className="hint">{props.hint}</div>}
      </div>
    </div>
  );
}

/**
 * The text being typed in a field, until it is left. `write` turns a value into text, `read` text into a value, or
 * into undefined when it is none: then it stays as it was typed, and whoever sends the form is told.
 */
export function useDraft<V>(props: FieldProps<V>, write: (value: V) => string, read: (text: string) => V | undefined) {
  const { value, onSave } = props;
  const saved = write(value);
  const [text, setText] = useState(saved);
  // From the moment the field is entered until what was typed is in the books: the saved value must not overwrite it.
  const [editing, setEditing] = useState(false);
  const [unread, setUnread] = useUnread(props);
  const leftByEsc = useRef(false);
  useEffect(() => {
    if (!editing) setText(saved);
  }, [saved, editing]);
  const leave = async () => {
    if (leftByEsc.current || text === saved) {
      leftByEsc.current = false;
      setUnread(false);
      return setEditing(false);
    }
    const next = read(text);
    setUnread(next === undefined);
    if (next === undefined) return; // what was typed stays, to be mended
    try {
      await onSave(next);
      setEditing(false);
    } catch {
      // The form shows the refusal; what was typed stays, to be mended.
    }
  };
  return {
    unread,
    input: {
      value: text,
      "data-pending": text !== saved || undefined,
      onChange: (event: { target: { value: string } }) => setText(event.target.value),
      onFocus: () => setEditing(true),
      onBlur: leave,
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.nativeEvent.isComposing) return;
        const input = event.target as HTMLElement;
        if (event.key === "Escape" && text !== saved) {
          event.preventDefault();
          event.stopPropagation();
          leftByEsc.current = true;
          setText(saved);
          input.blur();
        } else if (event.key === "Enter" && input.tagName === "INPUT") {
          input.blur();
        }
      },
    },
  };
}

/** Whether what was typed cannot be read as a value; the form is told. */
function useUnread<V>({ onUnread }: FieldProps<V>) {
  const [unread, setUnread] = useState(false);
  const tell = (now: boolean) => {
    setUnread(now);
    onUnread?.(now);
  };
  return [unread, tell] as const;
}

/** Save at once, for fields that are chosen rather than typed. The form shows a refusal, so it ends here. */
function save<V>(props: FieldProps<V>, value: V) {
  void Promise.resolve(props.onSave(value)).catch(() => undefined);
}

export const named = (field: string) => ({ id: `field-${field}`, "data-testid": `field-${field}` });

/** The draft of a field whose value is its text. */
export const useText = (props: FieldProps<string>) =>
  useDraft(
    props,
    (value) => value,
    (text) => text.trim(),
  );

/** A line of text. `lines` makes it a box of that many lines. */
export function TextField(props: FieldProps<string> & Labelled & { lines?: number }) {
  const draft = useText(props);
  const common = { ...draft.input, ...named(props.field), placeholder: props.placeholder, disabled: props.disabled };
  return (
    <Field {...props}>
      {props.lines ? (
        <Input.TextArea rows={props.lines} {...common} />
      ) : (
        <Input autoFocus={props.autoFocus} suffix={props.after} autoComplete="off" {...common} />
      )}
    </Field>
  );
}

/** A line of text that may be absent. */
export function OptionalTextField(props: FieldProps<string | null> & Labelled & { lines?: number }) {
  return <TextField {...props} value={props.value ?? ""} onSave={(text) => props.onSave(text === "" ? null : text)} />;
}

/** A whole number, or with `per: 100` a number kept in hundredths (学时). Empty is `null`. */
export function NumberField(props: FieldProps<number | null> & Labelled & { per?: number; width?: number }) {
  const per = props.per ?? 1;
  const draft = useDraft<number | null>(
    props,
    (value) => (value === null ? "" : String(value / per)),
    (text) => readNumber(text, per),
  );
  return (
    <Field {...props} refusal={draft.unread ? { kind: "refused", say: "请填数字。" } : props.refusal}>
      <Input
        className="figure-input"
        style={{ width: props.width ?? 110 }}
        inputMode="decimal"
        autoComplete="off"
        suffix={props.after}
        placeholder={props.placeholder}
        disabled={props.disabled}
        {...draft.input}
        {...named(props.field)}
      />
    </Field>
  );
}

/** A number as the office types it, full-width digits included; null when empty, undefined when it is no number. */
export function readNumber(text: string, per: number): number | null | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return null;
  const value = Number(plain) * per;
  return /^\d+(\.\d+)?$/.test(plain) && Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : undefined;
}

/** A time of day, typed: 14:30, 1430, 14：30, 8 and 830 are all understood. The value is `HH:MM`. */
export function TimeField(props: FieldProps<string> & Labelled) {
  const draft = useDraft<string>(props, (value) => value, readTime);
  return (
    <Field {...props} refusal={draft.unread ? { kind: "refused", say: "请填时间，例如 14:30。" } : props.refusal}>
      <Input
        style={{ width: 76 }}
        autoComplete="off"
        disabled={props.disabled}
        {...draft.input}
        {...named(props.field)}
      />
    </Field>
  );
}

/** The time a person meant, as `HH:MM`, or undefined. */
export function readTime(text: string): string | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[.点时]/, ":")
    .replace(/[分]$/, "");
  const parts = /^(\d{1,2}):(\d{0,2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})?$/.exec(plain);
  if (!parts) return undefined;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] || 0)];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : undefined;
}

const DATES = ["YYYY-MM-DD", "YYYY-M-D", "YYYY/M/D", "YYYY.M.D", "YYYY年M月D日", "YYYYMMDD"];

/** The date that was typed, as `YYYY-MM-DD`; null when empty, undefined when it is none. */
function readDate(text: string): string | null | undefined {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  if (plain === "") return null;
  const format = DATES.find((each) => dayjs(plain, each, true).isValid());
  return format && dayjs(plain, format, true).format("YYYY-MM-DD");
}

/** A calendar date, typed or picked; the week starts on Monday. The value is `YYYY-MM-DD`, or null when empty. */
export function DateField(props: FieldProps<string | null> & Labelled & { required?: boolean; near?: string }) {
  const [unread, setUnread] = useUnread(props);
  const told = useRef(props.value);
  told.current = props.value;
  const put = (next: string | null | undefined) => {
    setUnread(next === undefined);
    if (next === undefined || next === told.current || (next === null && props.required)) return;
    told.current = next; // the picker says the same a moment after the field was left
    save(props, next);
  };
  return (
    <Field {...props} refusal={unread ? { kind: "refused", say: "请填日期，例如 2026-3-9。" } : props.refusal}>
      <DatePicker
        // Only the whole date while it is typed: 2026-11-1 would be read before its last digit. The other ways of
        // writing it are read when the field is left, or by Enter.
        format="YYYY-MM-DD"
        preserveInvalidOnBlur
        style={{ width: 140 }}
        allowClear={!props.required}
        disabled={props.disabled}
        value={props.value ? dayjs(props.value) : null}
        defaultPickerValue={props.near && !props.value ? dayjs(props.near) : undefined}
        onBlur={(event) => put(readDate((event.target as HTMLInputElement).value))}
        onKeyDown={(event) => {
          if (event.key === "Enter") put(readDate((event.target as HTMLInputElement).value));
        }}
        onChange={(day) => put(day ? dayjs(day as dayjs.Dayjs).format("YYYY-MM-DD") : null)}
        placeholder="年-月-日"
        {...named(props.field)}
      />
    </Field>
  );
}

export interface Choice<V extends string | number> {
  value: V;
  /** The word shown; the value itself when left out. */
  label?: string;
}

/** One of a few words. With `none`, it may also be left empty. */
export function ChoiceField<V extends string | number>(
  props: FieldProps<V | null> & Labelled & { choices: readonly (V | Choice<V>)[]; none?: boolean; width?: number },
) {
  const options = props.choices.map((choice) =>
    typeof choice === "object"
      ? { value: choice.value, label: choice.label ?? choice.value }
      : { value: choice, label: choice },
  );
  return (
    <Field {...props}>
      <Select
        style={{ width: props.width ?? "100%" }}
        options={options as { value: V; label: string }[]}
        value={props.value}
        allowClear={props.none}
        showSearch={options.length > 8 ? { optionFilterProp: "label" } : false}
        disabled={props.disabled}
        placeholder={props.placeholder}
        onChange={(value) => save(props, value ?? null)}
        {...named(props.field)}
      />
    </Field>
  );
}

/**
 * What is typed is passed on at once, but not while an input method composes it: half-typed pinyin (`wang'm`) is not
 * yet what is sought.
 */
export function useComposed(value: string, onChange: (text: string) => void) {
  const [composing, setComposing] = useState<string | null>(null);
  return {
    value: composing ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      if (composing === null) onChange(event.target.value);
      else setComposing(event.target.value);
    },
    onCompositionStart: (event: CompositionEvent<HTMLInputElement>) => setComposing(event.currentTarget.value),
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
      setComposing(null);
      onChange(event.currentTarget.value);
    },
  };
}

/** An input for searching: Esc empties it. Used by lists; `/` focuses it. */
export function SearchBox(props: { value: string; onChange: (text: string) => void; say: string; testid?: string }) {
  const box = useRef<InputRef>(null);
  const typed = useComposed(props.value, props.onChange);
  return (
    <Input
      ref={box}
      allowClear
      className="search"
      data-search
      data-testid={props.testid ?? "search"}
      placeholder={`${props.say}（按 / ）`}
      {...typed}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        if (props.value) props.onChange("");
        else box.current?.blur();
      }}
    />
  );
}
