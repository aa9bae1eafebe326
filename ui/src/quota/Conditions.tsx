// 参训条件: whom the class is for. What is left empty is not asked.

import { Checkbox } from "antd";
import { type CohortId, type Eligibility, tell, tellAloud, useRead } from "../door";
import { ChoiceField, Field, NumberField, Shown, TextField, useSavedForm } from "../parts";

export function Conditions({ cohort }: { cohort: CohortId }) {
  const eligibility = useRead("eligibility", { cohort });
  return <Shown of={eligibility}>{(it) => <Form it={it} />}</Shown>;
}

function Form({ it }: { it: Eligibility }) {
  const form = useSavedForm(it, (whole) => tell("set_eligibility", whole));
  const levels = useRead("word_lists", {}).data?.levels ?? [];
  const level = (field: "lowest" | "highest") => {
    const { value, onSave, ...rest } = form.field(field);
    return { ...rest, value: value || null, onSave: (word: string | null) => onSave(word ?? "") };
  };
  const years = form.field("years");
  return (
    <div className="conditions form" data-testid="conditions">
      <p className="quiet">空着的不问。不合条件的列在“资格存疑”里，不影响报名，由您决定。</p>
      <div className="two">
        <NumberField label="年龄满" after="周岁" {...form.field("youngest")} />
        <NumberField label="不超过" after="周岁" {...form.field("oldest")} />
        <ChoiceField label="层次从" none choices={levels} placeholder="最低" {...level("lowest")} />
        <ChoiceField label="到" none choices={levels} placeholder="最高" {...level("highest")} />
      </div>
      <TextField
        label="标签"
        placeholder="后备干部、村干部"
        hint="有其中一个就合条件；人员的标签在“人员与单位”里记"
        {...form.field("tags")}
      />
      <NumberField
        label="剔除近"
        after="年已训"
        hint="按结束日期到本班开班往前数"
        {...years}
        value={years.value || null}
        onSave={(count) => years.onSave(count ?? 0)}
      />
      <Field label="" field="same_name">
        <Checkbox
          checked={it.same_name}
          disabled={it.years === 0}
          onChange={(event) => void tellAloud("set_eligibility", { ...it, same_name: event.target.checked })}
          data-testid="field-same_name"
        >
          只算同名的班（如各期中青班）
        </Checkbox>
      </Field>
      <p className="faint">年龄按开班第一天算，两头都含。</p>
    </div>
  );
}
