// 换人: who comes in whose place, by which letter. Both stay on the roster.

import dayjs from "dayjs";
import { type Entry, type TraineeLine, tell } from "../door";
import { DateField, Dialog, TextField, useDraftForm } from "../parts";
import { type FieldOf, PersonFields } from "../person/PersonFields";
import { BLANK } from "../person/words";

interface Letter {
  on: string | null;
  letter: string;
  why: string;
}

export function ReplaceDialog({ line, onLeave }: { line: TraineeLine; onLeave: () => void }) {
  const start = { ...BLANK, unit: line.unit, on: dayjs().format("YYYY-MM-DD"), letter: "", why: "" };
  const form = useDraftForm<Entry & Letter>(start, async ({ on, letter, why, ...entry }) => {
    if (!entry.name.trim()) throw { kind: "refused", say: "请填写来的人的姓名。", field: "name" };
    if (!on) throw { kind: "refused", say: "请填写从哪一天起换人。", field: "on" };
    await tell("replace_trainee", { trainee: line.id, entry, on, letter, why });
    onLeave();
  });
  return (
    <Dialog
      title={`${line.name}（${line.unit || "没有单位"}）换人`}
      agree="换人"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      width={720}
      testid="replace-dialog"
    >
      <p className="quiet">
        来的人接替{line.name}的序号{line.group !== null && "和小组"}；{line.name}
        算退出，排到最后，两人都留在名册上，写明谁换的谁。
        {line.role && `${line.name}现任${line.role}，换人以后另定人选。`}
      </p>
      <div className="two person-form">
        <PersonFields field={form.field as FieldOf} />
      </div>
      <h3>依据</h3>
      <div className="two person-form">
        <TextField label="函号" placeholder="财函〔2026〕3号" {...form.field("letter")} />
        <DateField label="从哪天起" required {...form.field("on")} />
        <TextField label="原因" placeholder="例如：工作冲突" {...form.field("why")} />
      </div>
    </Dialog>
  );
}
