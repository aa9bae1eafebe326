// 培训项目: what is to be done over one year or several, by tier, and how far it has come. Bars carry their figures.

import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import {
  type Programme,
  type ProgrammeLine,
  type ProgrammePart,
  type ProgrammeTarget,
  type Runs,
  tell,
  tellAloud,
  useRead,
} from "../door";
import { ChoiceField, Dialog, Empty, NumberField, Shown, TextField, useDraftForm } from "../parts";
import { TIERS } from "./cells";

type Asking = { of: ProgrammeLine | null } | { target: ProgrammeLine; part: ProgrammePart | null } | null;

export function Programmes({ tools }: { tools: ReactNode }) {
  const programmes = useRead("programmes", {});
  const [asking, setAsking] = useState<Asking>(null);
  return (
    <div className="screen">
      <div className="bar">
        {tools}
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setAsking({ of: null })}
          data-testid="new-programme"
        >
          新增项目
        </Button>
      </div>
      <div className="fill programmes">
        <Shown of={programmes}>
          {(all) =>
            all.length === 0 ? (
              <Empty
                say="这里是跨班次、跨年度的培训任务，例如“科级干部三年轮训”：按年份和层级定下期数、人次，班次建好后在“概况”里选上项目，就能看到完成了多少。"
                button="新增项目"
                onBegin={() => setAsking({ of: null })}
              />
            ) : (
              all.map((each) => <OneProgramme key={each.id} programme={each} onAsk={setAsking} />)
            )
          }
        </Shown>
      </div>
      {asking && "of" in asking && <ProgrammeDialog of={asking.of} onLeave={() => setAsking(null)} />}
      {asking && "target" in asking && (
        <TargetDialog programme={asking.target} part={asking.part} onLeave={() => setAsking(null)} />
      )}
    </div>
  );
}

const years = ({ since, until }: Programme) => (since === until ? `${since}年` : `${since}–${until}年`);
const sayTier = (part: ProgrammePart) => part.tier || "不分层级";

function OneProgramme({ programme, onAsk }: { programme: ProgrammeLine; onAsk: (asking: Asking) => void }) {
  return (
    <section className="programme" data-testid={`programme-${programme.id}`}>
      <div className="row">
        <h2>{programme.name}</h2>
        <span className="quiet">{years(programme)}</span>
        <span className="stretch faint ellipsis" title={programme.note}>
          {programme.note}
        </span>
        <button type="button" className="link" onClick={() => onAsk({ target: programme, part: null })}>
          增加目标
        </button>
        <button type="button" className="link" onClick={() => onAsk({ of: programme })}>
          修改
        </button>
        <button
          type="button"
          className="link in-red"
          onClick={() => void tellAloud("remove_programme", { programme: programme.id })}
        >
          删除
        </button>
      </div>
      <table>
        <thead>
          <tr>
            <th>年份</th>
            <th>层级</th>
            <th>期</th>
            <th>人次</th>
            <th aria-label="操作" />
          </tr>
        </thead>
        <tbody>
          {programme.parts.map((part) => (
            <tr key={`${part.year}${part.tier}`}>
              <td>{part.year}年</td>
              <td>{sayTier(part)}</td>
              <td>
                <Bars part={part} of="runs" measure="期" />
              </td>
              <td>
                <Bars part={part} of="person_times" measure="人次" />
              </td>
              <td>
                <button type="button" className="link" onClick={() => onAsk({ target: programme, part })}>
                  目标…
                </button>
              </td>
            </tr>
          ))}
          {programme.parts.length !== 1 && (
            <tr className="total">
              <td colSpan={2}>合计</td>
              <td>
                <Bars part={programme.total} of="runs" measure="期" />
              </td>
              <td>
                <Bars part={programme.total} of="person_times" measure="人次" />
              </td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
      <div className="faint basis">口径：{programme.basis}</div>
    </section>
  );
}

/** 已办, 在办, 未开班 and 计划中 against the target, with the figures beside. */
function Bars({ part, of, measure }: { part: ProgrammePart; of: keyof Runs; measure: string }) {
  const target = part.target[of];
  const stages = [
    ["done", "已办", part.done[of]],
    ["running", "在办", part.running[of]],
    ["coming", "未开班", part.coming[of]],
    ["planned", "计划中", part.planned[of]],
  ] as const;
  const all = stages.reduce((sum, [, , figure]) => sum + figure, 0);
  const whole = Math.max(target, all, 1);
  const said = stages.filter(([, , figure]) => figure > 0).map(([, word, figure]) => `${word}${figure}`);
  const rate = target > 0 ? `${Math.round((part.done[of] / target) * 100)}%` : "";
  return (
    <div className="bars" title={`目标${target}${measure}：${said.join("，") || "还没有"}`}>
      <div className="track">
        {stages.map(([stage, , figure]) => (
          <i key={stage} className={stage} style={{ width: `${(figure / whole) * 100}%` }} />
        ))}
        {target > 0 && target < whole && <i className="aim" style={{ left: `${(target / whole) * 100}%` }} />}
      </div>
      <span>
        <b>{part.done[of]}</b>/{target || "—"} {measure}
        {rate && ` ${rate}`} <span className="faint">{said.slice(part.done[of] > 0 ? 1 : 0).join(" ")}</span>
      </span>
    </div>
  );
}

function ProgrammeDialog({ of, onLeave }: { of: ProgrammeLine | null; onLeave: () => void }) {
  const now = new Date().getFullYear();
  const form = useDraftForm<{ name: string; since: number | null; until: number | null; note: string }>(
    { name: of?.name ?? "", since: of?.since ?? now, until: of?.until ?? now, note: of?.note ?? "" },
    async ({ since, until, ...rest }) => {
      if (since === null) throw { kind: "refused", say: "请填写起始年份。", field: "since" };
      const whole = { ...rest, since, until: until ?? since };
      if (of) await tell("save_programme", { id: of.id, ...whole });
      else await tell("add_programme", whole);
      onLeave();
    },
  );
  return (
    <Dialog
      title={of ? `修改「${of.name}」` : "新增培训项目"}
      agree={of ? "保存" : "新增"}
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="programme-dialog"
    >
      <TextField label="名称" placeholder="例如：科级干部三年轮训" {...form.field("name")} />
      <NumberField label="从" after="年" {...form.field("since")} />
      <NumberField label="到" after="年" {...form.field("until")} />
      <TextField label="备注" {...form.field("note")} />
    </Dialog>
  );
}

type TargetDraft = { year: number | null; tier: string | null; runs: number | null; person_times: number | null };

/** One target: of nothing, it is taken away. */
function TargetDialog(props: { programme: ProgrammeLine; part: ProgrammePart | null; onLeave: () => void }) {
  const { programme, part } = props;
  const form = useDraftForm<TargetDraft>(
    {
      year: part?.year ?? Math.max(programme.since, Math.min(programme.until, new Date().getFullYear())),
      tier: part?.tier ?? "",
      runs: part?.target.runs || null,
      person_times: part?.target.person_times || null,
    },
    async ({ year, tier, runs, person_times }) => {
      if (year === null) throw { kind: "refused", say: "请填写年份。", field: "year" };
      const it: ProgrammeTarget = {
        year,
        tier: (tier ?? "") as ProgrammeTarget["tier"],
        runs: runs ?? 0,
        person_times: person_times ?? 0,
      };
      const same = (each: ProgrammeTarget, other: { year: number; tier: string } | null) =>
        other !== null && each.year === other.year && each.tier === other.tier;
      const rest = programme.parts
        .map(({ year, tier, target }) => ({ year, tier, ...target }))
        .filter((each) => !same(each, part) && !same(each, it));
      await tell("set_targets", { programme: programme.id, targets: [...rest, it] });
      props.onLeave();
    },
  );
  return (
    <Dialog
      title={`「${programme.name}」的目标`}
      agree="保存"
      onAgree={form.send}
      onLeave={props.onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="target-dialog"
    >
      <NumberField label="年份" after="年" {...form.field("year")} />
      <ChoiceField
        label="层级"
        choices={[{ value: "", label: "不分层级" }, ...TIERS.map((tier) => ({ value: tier as string }))]}
        {...form.field("tier")}
      />
      <NumberField label="期数" after="期" {...form.field("runs")} />
      <NumberField label="人次" after="人次" hint="两项都不填，这个目标就去掉。" {...form.field("person_times")} />
    </Dialog>
  );
}
