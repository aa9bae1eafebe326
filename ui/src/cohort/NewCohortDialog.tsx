// A new class: only its name and days are needed; the rest can wait.

import dayjs from "dayjs";
import { type NewCohort, tell, useRead } from "../door";
import { go } from "../frame/place";
import { ChoiceField, DateField, Dialog, NumberField, TextField, useDraftForm } from "../parts";
import { CATEGORIES } from "./fields";

type Draft = Omit<NewCohort, "starts" | "ends" | "planned"> & {
  starts: string | null;
  ends: string | null;
  planned: number | null;
};

export function NewCohortDialog({ onLeave }: { onLeave: () => void }) {
  const kinds = useRead("cohort_kinds", {}).data ?? [];
  const monday = dayjs().add((8 - dayjs().day()) % 7 || 7, "day");
  const form = useDraftForm<Draft>(
    {
      name: "",
      number: null,
      category: "主体班",
      starts: monday.format("YYYY-MM-DD"),
      ends: monday.add(4, "day").format("YYYY-MM-DD"),
      place: "",
      head_teacher: "",
      host: "",
      planned: null,
      note: "",
      kind: null,
      programme: null,
      tier: "",
      undertaker: "",
      assistant: "",
      filing_number: "",
      filing_state: "不需备案",
      audience: "",
      lodging: true,
      day_shape: "",
    },
    async (draft) => {
      const { starts, ends } = draft;
      if (!starts) throw { kind: "refused", say: "请填写开班日期。", field: "starts" };
      if (!ends) throw { kind: "refused", say: "请填写结束日期。", field: "ends" };
      const made = await tell("create_cohort", { ...draft, starts, ends, planned: draft.planned ?? 0 });
      onLeave();
      go({ at: "cohort", cohort: made.id, tab: "overview" });
    },
  );
  return (
    <Dialog
      title="新建班次"
      agree="建班"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="new-cohort-dialog"
    >
      <TextField label="班次名称" placeholder="例如：中青年干部培训班" autoFocus {...form.field("name")} />
      <div className="two">
        <NumberField label="第几期" after="期" hint="不分期可不填" {...form.field("number")} />
        {kinds.length > 0 ? (
          <ChoiceField
            label="类别"
            none
            choices={kinds.map((kind) => ({ value: kind.id, label: kind.path }))}
            {...form.field("kind")}
          />
        ) : (
          <ChoiceField
            label="类别"
            choices={CATEGORIES}
            {...form.field("category")}
            onSave={(value) => value && form.put({ category: value })}
          />
        )}
        <DateField
          label="开始"
          required
          {...form.field("starts")}
          onSave={(starts) => form.put(later(form.draft, starts))}
        />
        <DateField label="结束" required {...form.field("ends")} />
        <TextField label="地点" {...form.field("place")} />
        <TextField label="班主任" {...form.field("head_teacher")} />
        <TextField label="主办单位" {...form.field("host")} />
        <NumberField label="计划人数" after="人" {...form.field("planned")} />
      </div>
    </Dialog>
  );
}

/** The class stays as long as it was when its first day is moved. */
function later(draft: Draft, starts: string | null): Partial<Draft> {
  if (!starts || !draft.starts || !draft.ends) return { starts };
  const days = dayjs(draft.ends).diff(draft.starts, "day");
  return { starts, ends: dayjs(starts).add(days, "day").format("YYYY-MM-DD") };
}
