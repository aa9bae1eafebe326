// 夏季、冬季作息: further shapes of the day beside the usual one, each half day in as many blocks as it has.

import { Button } from "antd";
import { useState } from "react";
import { type Block, type DayShape, type HalfDays, type Trouble, tell, tellAloud } from "../door";
import { type FieldProps, TextField, useSavedForm } from "../parts";
import { readBlocks, writeBlocks } from "./blocks";

const HALVES = [
  ["上午", "morning"],
  ["下午", "afternoon"],
  ["晚上", "evening"],
] as const;
const NAMES = ["夏季作息", "冬季作息"];

export function DayShapes({ shapes, usual }: { shapes: readonly DayShape[]; usual: HalfDays }) {
  const add = () => {
    const name = [...NAMES, `作息${shapes.length + 1}`].find((name) => shapes.every((each) => each.name !== name));
    const { morning, afternoon, evening } = usual;
    const shape = { name: name ?? "", morning: [morning], afternoon: [afternoon], evening: [evening] };
    void tellAloud("set_day_shapes", { shapes: [...shapes, shape] });
  };
  return (
    <section className="day-shapes">
      <h2>季节作息</h2>
      <p className="quiet">
        夏季、冬季作息，或一个半天分成几段的，写在这里；在班次的“概况”里选用。几段写成
        8:30-10:00、10:20-11:50，没有课的半天空着。
      </p>
      {shapes.map((shape, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shape is renamed in its own field
        <Shape key={at} at={at} shapes={shapes} shape={shape} />
      ))}
      <Button size="small" onClick={add} data-testid="add-shape">
        增加一种作息
      </Button>
    </section>
  );
}

function Shape({ at, shape, shapes }: { at: number; shape: DayShape; shapes: readonly DayShape[] }) {
  const form = useSavedForm(shape, (whole) => tell("set_day_shapes", { shapes: shapes.with(at, whole) }));
  const nth = <V,>(props: FieldProps<V>) => ({ ...props, field: `${props.field}-${at}` });
  return (
    <div className="day-shape" data-testid={`shape-${at}`}>
      <TextField label="名称" {...nth(form.field("name"))} />
      {HALVES.map(([word, half]) => (
        <Blocks key={half} label={word} {...nth(form.field(half))} />
      ))}
      <Button
        size="small"
        type="text"
        danger
        onClick={() => tellAloud("set_day_shapes", { shapes: shapes.toSpliced(at, 1) })}
        data-testid={`remove-shape-${at}`}
      >
        删除「{shape.name}」
      </Button>
    </div>
  );
}

/** The blocks of a half day on one line. */
function Blocks(props: FieldProps<Block[]> & { label: string }) {
  const [unread, setUnread] = useState<Trouble | null>(null);
  return (
    <TextField
      {...props}
      placeholder="没有课"
      value={writeBlocks(props.value)}
      refusal={unread ?? props.refusal}
      onSave={async (text) => {
        const blocks = readBlocks(text);
        const trouble: Trouble = { kind: "refused", say: "请写成 8:30-10:00、10:20-11:50；没有课就空着。" };
        setUnread(blocks ? null : trouble);
        if (!blocks) throw trouble;
        return props.onSave(blocks);
      }}
    />
  );
}
