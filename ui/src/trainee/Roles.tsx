// 角色: what a trainee holds in the class, several words in one field, chosen from the usual ones or typed.

import { Select } from "antd";
import { useRead } from "../door";
import { rolesOf } from "../group/words";
import { Field, type FieldProps } from "../parts";
import { named } from "../parts/Field";

export function RolesField(props: FieldProps<string> & { label: string }) {
  const words = useRead("role_words", {}).data;
  const options = [
    { label: "班委会", of: words?.committee },
    { label: "临时党支部", of: words?.branch },
    { label: "小组", of: words?.group },
  ].map(({ label, of }) => ({ label, options: (of ?? []).map((word) => ({ value: word, label: word })) }));
  return (
    <Field {...props}>
      <Select
        mode="tags"
        style={{ width: "100%" }}
        placeholder="班长、组长…"
        options={options}
        tokenSeparators={["、", "，", ","]}
        value={rolesOf(props.value)}
        onChange={(roles: string[]) => {
          // The form shows a refusal, so it ends here.
          void Promise.resolve(props.onSave(roles.join("、"))).catch(() => undefined);
        }}
        {...named(props.field)}
      />
    </Field>
  );
}
