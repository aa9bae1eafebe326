// The form beside the roster: one trainee, saved field by field, or somebody new, sent as a whole.

import { Button } from "antd";
import { useState } from "react";
import { type CohortId, type Entry, type TraineeLine, tell } from "../door";
import { agreeOnEnter, CloseButton, DateField, Refused, TextField, useDraftForm, useSavedForm } from "../parts";
import { type FieldOf, PersonFields } from "../person/PersonFields";
import { BLANK, entryOf } from "../person/words";
import { sayDay } from "../timetable/week";

/** What the form holds: the person, and what is of this class only. */
interface Filled extends Entry {
  role: string;
  joined: string | null;
}

function filled(line: TraineeLine): Filled {
  const { role, joined, unit } = line;
  return { ...entryOf({ ...BLANK, ...line }, unit), role, joined };
}

export function TraineePanel(props: {
  line: TraineeLine;
  onLeave: () => void;
  onLeaves: () => void;
  onBack: () => void;
  onRemove: () => void;
}) {
  const { line } = props;
  const form = useSavedForm(filled(line), ({ role, joined, ...entry }) =>
    tell("save_trainee", { trainee: line.id, entry, role, joined }),
  );
  return (
    <aside className="panel" data-testid="trainee-panel">
      <div className="head row">
        <h2>
          {line.number} {line.name}
        </h2>
        <CloseButton onLeave={props.onLeave} />
      </div>
      {line.left_on && (
        <p className="amber" data-testid="trainee-left">
          {sayDay(line.left_on)}起退出{line.left_why && `：${line.left_why}`}
        </p>
      )}
      <PersonFields field={form.field as FieldOf} person={line.person} />
      <TextField label="角色" placeholder="班长、组长…" {...form.field("role")} />
      <DateField label="报到日期" hint="晚于开班才填" {...form.field("joined")} />
      <TextField label="备注" lines={2} {...form.field("note")} />
      <div className="row">
        {line.left_on ? (
          <Button onClick={props.onBack} data-testid="trainee-back">
            恢复在训
          </Button>
        ) : (
          <Button onClick={props.onLeaves} data-testid="trainee-leaves">
            中途退出…
          </Button>
        )}
        <Button type="text" danger onClick={props.onRemove} data-testid="trainee-remove">
          删除误录…
        </Button>
      </div>
    </aside>
  );
}

export function NewTraineePanel({ cohort, onLeave }: { cohort: CohortId; onLeave: () => void }) {
  const [entered, setEntered] = useState(0);
  // A fresh form for the next one: several are written down in a row.
  return (
    <NewTrainee
      key={entered}
      cohort={cohort}
      entered={entered}
      onEntered={() => setEntered(entered + 1)}
      onLeave={onLeave}
    />
  );
}

function NewTrainee(props: { cohort: CohortId; entered: number; onEntered: () => void; onLeave: () => void }) {
  const form = useDraftForm<Entry & { joined: string | null }>({ ...BLANK, joined: null }, async (draft) => {
    const { joined, ...entry } = draft;
    if (!entry.name.trim()) throw { kind: "refused", say: "请填写姓名。", field: "name" };
    await tell("enrol", { cohort: props.cohort, entry, joined: joined ?? undefined });
    props.onEntered();
  });
  return (
    <aside className="panel" onKeyDown={agreeOnEnter(form.send)} data-testid="new-trainee-panel">
      <div className="head row">
        <h2>录入学员</h2>
        {props.entered > 0 && <span className="quiet">已录入 {props.entered} 人</span>}
        <CloseButton onLeave={props.onLeave} />
      </div>
      <PersonFields field={form.field as FieldOf} />
      <DateField label="报到日期" hint="晚于开班才填" {...form.field("joined")} />
      <TextField label="备注" {...form.field("note")} />
      <Refused trouble={form.refusal} />
      <div className="row">
        <Button type="primary" onClick={form.send} loading={form.sending} data-testid="enrol">
          录入
        </Button>
        <span className="faint">回车录入，接着录下一人；Esc 关闭</span>
      </div>
    </aside>
  );
}
