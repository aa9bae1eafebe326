// 容量: how many beds, meals and seats the school has. Empty is no limit.

import { type Limits, tell } from "../door";
import { Dialog, NumberField, useDraftForm } from "../parts";

type Draft = { [Room in keyof Limits]: number | null };

export function LimitsDialog({ limits, onLeave }: { limits: Limits; onLeave: () => void }) {
  const form = useDraftForm<Draft>(
    { beds: limits.beds || null, meals: limits.meals || null, seats: limits.seats || null },
    async ({ beds, meals, seats }) => {
      await tell("set_limits", { beds: beds ?? 0, meals: meals ?? 0, seats: seats ?? 0 });
      onLeave();
    },
  );
  return (
    <Dialog
      title="学校的容量"
      agree="保存"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="limits-dialog"
    >
      <p className="quiet">哪天超出，全年一览里标红，并说明是哪几个班。不填的不提醒。</p>
      <NumberField label="床位" after="张" {...form.field("beds")} />
      <NumberField label="就餐" after="人" {...form.field("meals")} />
      <NumberField label="座位" after="个" {...form.field("seats")} />
    </Dialog>
  );
}
