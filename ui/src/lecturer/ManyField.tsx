// Several of a register: the topics of a lecturer, the lecturers of a topic. Each choice is saved.

import { Select } from "antd";
import { Field, type FieldProps } from "../parts";

export function ManyField<Id extends number>(
  props: FieldProps<Id[]> & { label: string; hint?: string; choices: readonly { id: Id; name: string }[] },
) {
  return (
    <Field {...props}>
      <Select
        mode="multiple"
        style={{ width: "100%" }}
        options={props.choices.map(({ id, name }) => ({ value: id, label: name }))}
        value={props.value}
        showSearch={{ optionFilterProp: "label" }}
        placeholder="可选几个，输入可查找"
        onChange={(ids: Id[]) => void Promise.resolve(props.onSave(ids)).catch(() => undefined)}
        id={`field-${props.field}`}
        data-testid={`field-${props.field}`}
      />
    </Field>
  );
}
