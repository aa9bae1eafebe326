// 分组要求: who should, and who should not, be in one group; and whether it is so now.

import { Button, Segmented } from "antd";
import { useState } from "react";
import { type Groups, type Member, type TraineeId, tell, tellAloud } from "../door";
import { ChoiceField, CloseButton, Field, Refused, useDraftForm } from "../parts";

interface Wanted {
  one: TraineeId | null;
  other: TraineeId | null;
}

export function Wishes(props: { groups: Groups; one: Member | null; onLeave: () => void }) {
  const { wishes } = props.groups;
  const people = membersOf(props.groups);
  const choices = people.map((each) => ({ value: each.trainee, label: sayWho(each) }));
  const [together, setTogether] = useState(true);
  const form = useDraftForm<Wanted>({ one: props.one?.trainee ?? null, other: null }, async ({ one, other }) => {
    if (one === null) throw { kind: "refused", say: "请选择一个人。", field: "one" };
    if (other === null) throw { kind: "refused", say: "请选择另一个人。", field: "other" };
    await tell("add_group_wish", { one, other, together });
    form.put({ other: null });
  });
  return (
    <aside className="panel" data-testid="wishes-panel">
      <div className="head row">
        <h2>分组要求</h2>
        <CloseButton onLeave={props.onLeave} />
      </div>
      <p className="quiet">自动分组和调整都照这些要求办；手工移动不受限制，没有做到的在这里标明。</p>
      <ul className="wishes">
        {wishes.map((wish) => (
          <li key={wish.id} className="row" data-testid={`wish-${wish.id}`}>
            <span className="stretch">{wish.say}</span>
            {wish.kept === false && <span className="amber">没有做到</span>}
            {wish.kept && <span className="green">已做到</span>}
            <button
              type="button"
              className="link"
              onClick={() => void tellAloud("remove_group_wish", { wish: wish.id })}
              data-testid={`remove-wish-${wish.id}`}
            >
              取消
            </button>
          </li>
        ))}
        {wishes.length === 0 && <li className="faint">还没有要求。例如：夫妻不同组，同一乡镇的同组。</li>}
      </ul>
      <h3>增加一条</h3>
      <ChoiceField label="甲" choices={choices} placeholder="姓名" {...form.field("one")} />
      <ChoiceField label="乙" choices={choices} placeholder="姓名" {...form.field("other")} />
      <Field label="" field="wish-kind">
        <Segmented
          value={together ? "同组" : "不同组"}
          onChange={(word) => setTogether(word === "同组")}
          options={["同组", "不同组"]}
          data-testid="wish-kind"
        />
      </Field>
      <Refused trouble={form.refusal} />
      <Button type="primary" onClick={form.send} loading={form.sending} data-testid="add-wish">
        增加
      </Button>
    </aside>
  );
}

/** Everybody on the roster who has not left, by 序号. */
export const membersOf = (groups: Groups): Member[] =>
  [...groups.groups.flatMap((line) => line.members), ...groups.without].sort((a, b) => a.number - b.number);

const sayWho = ({ number, name, unit }: Member): string => `${number} ${name}${unit && `（${unit}）`}`;
