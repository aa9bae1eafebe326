// The form beside the units: what one unit is, where it stands, and the names it goes by.

import { Button, Input } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { type Trouble, tell, tellAloud, troubleOf, type UnitId, type UnitLine, type UnitName } from "../door";
import { go } from "../frame/place";
import { ChoiceField, CloseButton, NumberField, Refused, RegisterField, TextField, useSavedForm } from "../parts";
import { mayBeAbove, NATURES, unitOf, wordsIn } from "./words";

export function UnitPanel(props: {
  line: UnitLine;
  units: readonly UnitLine[];
  onMove: (place: number) => void;
  onRename: () => void;
  onMerge: () => void;
  onRemove: () => void;
  onLeave: () => void;
}) {
  const { line, units } = props;
  const form = useSavedForm(unitOf(line), (whole) => tell("save_unit", whole));
  const nature = form.field("nature");
  const named = (each: UnitLine) => ({ value: each.id, label: each.name });
  const inForce = units.filter((each) => each.closed_on === null && each.id !== line.id);
  const successor = units.find((each) => each.id === line.successor);
  return (
    <aside className="panel" data-testid="unit-panel">
      <div className="head row">
        <h2 className="ellipsis" title={line.name}>
          {line.name}
        </h2>
        <CloseButton onLeave={props.onLeave} />
      </div>
      {line.closed_on && (
        <p className="amber" data-testid="unit-closed">
          {dayjs(line.closed_on).format("YYYY年M月D日")}撤销{successor && `，并入「${successor.name}」`}。
        </p>
      )}
      <div className="row unit-acts">
        <Button size="small" onClick={props.onRename} data-testid="rename-unit">
          更名…
        </Button>
        {line.closed_on === null && (
          <Button size="small" onClick={props.onMerge} data-testid="merge-unit">
            合并…
          </Button>
        )}
        <span className="stretch" />
        {line.people > 0 ? (
          <button
            type="button"
            className="link"
            onClick={() => go({ at: "person", find: line.name })}
            data-testid="people-of-unit"
          >
            人员 {line.people} 人
          </button>
        ) : (
          <span className="faint">没有人员</span>
        )}
      </div>
      <ChoiceField label="性质" choices={NATURES} {...nature} onSave={(word) => word && nature.onSave(word)} />
      <ChoiceField<UnitId>
        label="隶属"
        none
        placeholder="上级单位"
        choices={mayBeAbove(units, line.id).map(named)}
        {...form.field("parent")}
      />
      <ChoiceField<UnitId>
        label="归口"
        none
        placeholder="归口管理部门"
        choices={inForce.map(named)}
        {...form.field("overseer")}
      />
      <div className="pair">
        <RegisterField label="系统" placeholder="政法…" entries={wordsIn(units, "sector")} {...form.field("sector")} />
        <RegisterField label="片区" placeholder="东片…" entries={wordsIn(units, "area")} {...form.field("area")} />
      </div>
      <TextField label="标签" placeholder="几个标签用、隔开" {...form.field("tags")} />
      {line.closed_on === null && (
        <NumberField
          label="排在第"
          after="位"
          field="standard_order"
          value={line.standard_order}
          onSave={(place) => {
            if (place) props.onMove(place);
          }}
        />
      )}
      <Aliases line={line} />
      {line.former.length > 0 && <h3>曾用名</h3>}
      <Names names={line.former} note={(name) => name.until && `${dayjs(name.until).format("YYYY年M月D日")}以前`} />
      <Button
        type="text"
        danger
        disabled={line.people > 0}
        title={line.people > 0 ? "还有人的单位不能删除，可以合并" : undefined}
        onClick={props.onRemove}
        data-testid="remove-unit"
      >
        删除这个单位
      </Button>
    </aside>
  );
}

/** 别名: what senders write for it; learned from the rosters, or typed here. */
function Aliases({ line }: { line: UnitLine }) {
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const add = async () => {
    if (text.trim() === "") return;
    try {
      await tell("add_unit_name", { unit: line.id, name: text });
      setText("");
      setRefusal(null);
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
    }
  };
  return (
    <>
      <h3>别名</h3>
      <Names names={line.aliases} note={() => null} />
      <Input
        size="small"
        value={text}
        placeholder="名册里的另一种写法，回车加入"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) void add();
        }}
        onBlur={() => void add()}
        id="field-alias"
        data-testid="field-alias"
      />
      <Refused trouble={refusal} testid="refusal-alias" />
    </>
  );
}

function Names({ names, note }: { names: readonly UnitName[]; note: (name: UnitName) => ReactNode }) {
  return (
    <ul className="unit-names">
      {names.map((name) => (
        <li key={name.id} className="row">
          <span>{name.name}</span>
          <span className="stretch faint">{note(name)}</span>
          <button
            type="button"
            className="link"
            onClick={() => void tellAloud("remove_unit_name", { name: name.id })}
            data-testid={`remove-name-${name.id}`}
          >
            删除
          </button>
        </li>
      ))}
    </ul>
  );
}
