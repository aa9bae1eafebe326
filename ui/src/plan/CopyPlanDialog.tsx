// 照抄上一年: the lines of another year's plan, on the same weekdays; afterwards, what gave way to holidays.

import { useState } from "react";
import { type CopiedPlan, tell } from "../door";
import { ChoiceField, Dialog, useDraftForm } from "../parts";

export function CopyPlanDialog({ to, years, onLeave }: { to: number; years: readonly number[]; onLeave: () => void }) {
  const [copied, setCopied] = useState<CopiedPlan | null>(null);
  const others = years.filter((year) => year !== to);
  const before = others.filter((year) => year < to).at(-1) ?? to - 1;
  const form = useDraftForm<{ from: number | null }>({ from: before }, async ({ from }) => {
    if (from === null) throw { kind: "refused", say: "请选照抄哪一年。", field: "from" };
    const now = await tell("copy_year_plan", { from, to });
    if (now.notes.length === 0) onLeave();
    else setCopied(now);
  });
  if (copied) {
    return (
      <Dialog title={`${to}年计划增加了 ${copied.copied} 行`} agree="知道了" onAgree={onLeave} onLeave={onLeave}>
        <p className="quiet">日期都按星期对应。下面这些请看一看：</p>
        <ul className="notes" data-testid="copied-notes">
          {copied.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={`照抄到${to}年计划`}
      agree="照抄"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="copy-plan-dialog"
    >
      <p className="quiet">
        日期按星期对应（周一还是周一），避开放假；备案号清空，改为未报；期数跟着上一年往下排，每年从第1期起的不变。
      </p>
      <ChoiceField
        label="照抄"
        choices={[...new Set([before, ...others])].map((year) => ({ value: year, label: `${year}年` }))}
        {...form.field("from")}
      />
    </Dialog>
  );
}
