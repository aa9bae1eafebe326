// The form beside the roster: one trainee, saved field by field, or somebody new, sent as a whole.

import { Button } from "antd";
import { useState } from "react";
import {
  type CohortId,
  type Entry,
  type GroupId,
  type Person,
  type TraineeLine,
  tell,
  tellAloud,
  useRead,
} from "../door";
import { Sources } from "../intake/Sources";
import {
  agreeOnEnter,
  ChoiceField,
  CloseButton,
  DateField,
  Refused,
  TextField,
  useDraftForm,
  useSavedForm,
} from "../parts";
import { type FieldOf, PersonFields } from "../person/PersonFields";
import { BLANK, entryOf } from "../person/words";
import { sayDay } from "../timetable/week";
import { RolesField } from "./Roles";

/** What the form holds: the person, and what is of this class only. */
interface Filled extends Entry {
  role: string;
  joined: string | null;
}

/** The line's own words, and of the person what no line has. */
function filled(line: TraineeLine, person: Person): Filled {
  const { in_service, post_since, rank_since } = person;
  const { role, joined, unit } = line;
  return { ...entryOf({ ...line, in_service, post_since, rank_since }, unit), role, joined };
}

interface Props {
  cohort: CohortId;
  line: TraineeLine;
  onLeave: () => void;
  onLeaves: () => void;
  onBack: () => void;
  onReplace: () => void;
  onRemove: () => void;
}

export function TraineePanel(props: Props) {
  const { line } = props;
  const file = useRead("person", { person: line.person });
  return (
    <aside className="panel" data-testid="trainee-panel">
      <div className="head row">
        <h2>
          {line.number} {line.name}
        </h2>
        <CloseButton onLeave={props.onLeave} />
      </div>
      <Refused trouble={file.trouble} />
      {file.data && <Inside {...props} person={file.data.person} />}
    </aside>
  );
}

function Inside(props: Props & { person: Person }) {
  const { line } = props;
  const groups = useRead("groups", { cohort: props.cohort }).data?.groups ?? [];
  const form = useSavedForm(filled(line, props.person), ({ role, joined, ...entry }) =>
    tell("save_trainee", { trainee: line.id, entry, role, joined }),
  );
  return (
    <>
      {line.left_on && (
        <p className="amber" data-testid="trainee-left">
          {sayDay(line.left_on)}起退出{line.left_why && `：${line.left_why}`}
        </p>
      )}
      {line.substitution && (
        <p className="amber" data-testid="trainee-substitution">
          {line.substitution}
        </p>
      )}
      <PersonFields field={form.field as FieldOf} person={line.person} />
      <RolesField label="角色" {...form.field("role")} />
      {groups.length > 0 && line.left_on === null && (
        <ChoiceField<GroupId>
          label="小组"
          none
          field="study_group"
          choices={groups.map((group) => ({ value: group.id, label: group.title }))}
          value={line.study_group}
          onSave={(group) => void tellAloud("move_to_group", { trainee: line.id, group })}
        />
      )}
      <DateField label="报到日期" hint="晚于开班才填" {...form.field("joined")} />
      <TextField label="备注" lines={2} {...form.field("note")} />
      <Sources person={line.person} />
      <div className="row">
        {line.left_why !== "换人" && (
          <Button onClick={props.onReplace} data-testid="trainee-replace">
            换人…
          </Button>
        )}
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
    </>
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
