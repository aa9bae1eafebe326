// 排课规则: what a timetable is judged by here, each figure with the 依据 that a hint quotes.

import { type Bound, type TeachingRules, tell } from "../door";
import { NumberField, TextField, useSavedForm } from "../parts";

interface Rule {
  name: keyof TeachingRules;
  word: string;
  after: string;
  per?: number;
  /** What an empty figure stands for: nothing is said. */
  silent: number;
  say: string;
}

const RULES: readonly Rule[] = [
  {
    name: "half_day",
    word: "一位授课人半天最多",
    after: "学时",
    per: 100,
    silent: 2400,
    say: "超过的，排课时警告。",
  },
  {
    name: "heard_years",
    word: "同一专题不重听",
    after: "年内",
    silent: 0,
    say: "班里有人几年内听过，排课时提示几人。",
  },
  { name: "stale_years", word: "专题几年要更新", after: "年", silent: 0, say: "这么久没有更新的专题，排课时提示。" },
  {
    name: "theory_and_spirit",
    word: "理论教育和党性教育不少于",
    after: "%",
    silent: 0,
    say: "主体班全班学时的比例，显示在课程表上方。",
  },
  { name: "spirit", word: "其中党性教育不少于", after: "%", silent: 0, say: "主体班全班学时的比例。" },
  {
    name: "leaders",
    word: "领导干部授课不少于",
    after: "%",
    silent: 0,
    say: "主体班次学时的比例，领导授课台账按学期计算。",
  },
];

export function TeachingSetting({ it }: { it: TeachingRules }) {
  const form = useSavedForm(it, (whole) => tell("set_teaching", whole));
  return (
    <section className="teaching-rules">
      <h2>排课规则</h2>
      <p className="quiet">都是提醒，不拦着排课。提醒的时候，把“依据”一起说出来。数字空着，就不再提醒。</p>
      {RULES.map((rule) => {
        const { value, onSave, refusal } = form.field(rule.name);
        const put = (part: Partial<Bound>) => onSave({ ...value, ...part });
        return (
          <div key={rule.name} className="rule">
            <b>{rule.word}</b>
            <NumberField
              label=""
              after={rule.after}
              placeholder="不提醒"
              per={rule.per}
              field={rule.name}
              value={value.figure === rule.silent ? null : value.figure}
              refusal={refusal}
              onSave={(figure) => put({ figure: figure ?? rule.silent })}
            />
            <TextField
              label="依据"
              lines={2}
              hint={rule.say}
              field={`${rule.name}-authority`}
              value={value.authority}
              onSave={(authority) => put({ authority })}
            />
          </div>
        );
      })}
    </section>
  );
}
