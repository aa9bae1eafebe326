// What is asked before a trainee leaves the class, is put at a place by hand, or an entry made by mistake goes.

import dayjs from "dayjs";
import { type TraineeLine, tell, tellAloud } from "../door";
import { DateField, Dialog, NumberField, TextField, useDraftForm } from "../parts";

export function DepartureDialog({ line, onLeave }: { line: TraineeLine; onLeave: () => void }) {
  const form = useDraftForm<{ on: string | null; why: string }>(
    { on: dayjs().format("YYYY-MM-DD"), why: "" },
    async ({ on, why }) => {
      if (!on) throw { kind: "refused", say: "请填写退出日期。", field: "on" };
      await tell("trainee_leaves", { trainee: line.id, on, why });
      onLeave();
    },
  );
  return (
    <Dialog
      title={`${line.name} 中途退出`}
      agree="退出"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="leave-dialog"
    >
      <p className="quiet">从这一天起不再计入应到；以前的考勤保留。随时可以恢复。</p>
      <DateField label="退出日期" required {...form.field("on")} />
      <TextField label="原因" placeholder="例如：单位抽调，请假条已交" {...form.field("why")} />
    </Dialog>
  );
}

/** `of` is how many there are on the roster. */
export function PlaceDialog({ line, of, onLeave }: { line: TraineeLine; of: number; onLeave: () => void }) {
  const form = useDraftForm<{ number: number | null }>({ number: line.number }, async ({ number }) => {
    if (!number) throw { kind: "refused", say: `请填写第几位，1 到 ${of}。`, field: "number" };
    await tell("place_trainee", { trainee: line.id, number });
    onLeave();
  });
  return (
    <Dialog
      title={`手工排 ${line.name} 的位置`}
      agree="排到这里"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="place-dialog"
    >
      <p className="quiet">其余的人顺次让开；再按别的排序时，{line.name}的位置不变。</p>
      <NumberField label="排到第" after="位" {...form.field("number")} />
    </Dialog>
  );
}

export function RemoveDialog(props: { line: TraineeLine; onLeave: () => void; onLeaves: () => void }) {
  const { line } = props;
  return (
    <Dialog
      title={`删除 ${line.name}`}
      agree="删除"
      danger
      onAgree={() => {
        props.onLeave();
        void tellAloud("remove_trainee", { trainee: line.id });
      }}
      onLeave={props.onLeave}
      also={
        line.left_on === null && (
          <button type="button" className="link" onClick={props.onLeaves} data-testid="rather-leaves">
            改为“中途退出”
          </button>
        )
      }
      testid="remove-trainee-dialog"
    >
      只用于录错的人：{line.name}（{line.unit || "没有单位"}）从本班名册删除，人员库里保留。删除后可以用 Ctrl+Z 撤销。
    </Dialog>
  );
}
