// 请假规则: how much leave a class bears, which leave counts, who signs; each with the 依据 that is quoted with it.

import { Button, Checkbox } from "antd";
import type { ReactNode } from "react";
import { type Approval, type Bound, type ClassLimit, type LeaveKind, type LeaveRules, tell, tellAloud } from "../door";
import { KINDS } from "../leave/words";
import { ChoiceField, Field, type FieldProps, NumberField, TextField, useSavedForm } from "../parts";

/** Words from the top; leave them out and it is for everybody. */
const LEVELS = ["厅局级副职", "县处级正职", "县处级副职", "乡科级正职", "乡科级副职"];

export function LeaveSetting({ it }: { it: LeaveRules }) {
  const form = useSavedForm(it, (whole) => tell("set_leave_rules", whole));
  const bound = (name: "share" | "half_day" | "whole_from" | "late_is_absent") => form.field(name);
  return (
    <section className="teaching-rules leave-rules">
      <h2>请假规则</h2>
      <p className="quiet">登记请假以前，照这里的数字说一句话；都是提醒，不拦着批假。依据一起显示，也印在请假条上。</p>
      <Figure word="请假累计不超过总学时的几分之一" of={bound("share")} after="分之一" silent="不限">
        <TextField label="超过的" {...form.field("consequence")} />
      </Figure>
      <div className="rule">
        <b>计入的请假</b>
        <Counted {...form.field("counted")} />
        <TextField label="依据" lines={2} {...form.field("counted_authority")} />
      </div>
      <Shorter limits={it.shorter} put={(shorter) => tellAloud("set_leave_rules", { ...it, shorter })} />
      <Approvals
        approvals={it.approvals}
        put={(approvals) => tellAloud("set_leave_rules", { ...it, approvals })}
        authority={<TextField label="依据" {...form.field("approvals_authority")} />}
      />
      <Figure
        word="缺一次课多少算请假"
        of={bound("whole_from")}
        after="%"
        hint="请假占一次课的这么多，整次算请假；不到的，记迟到或早退，备注“请假至10:00”。"
      />
      <Figure word="半天折算" of={bound("half_day")} after="学时" per={100} hint="用来说“还可请几个半天”。" />
      <Figure
        word="迟到早退几次算旷课一次"
        of={bound("late_is_absent")}
        after="次"
        silent="不折算"
        hint="结业审核时折算，考勤表上仍是迟到、早退。"
      />
    </section>
  );
}

/** A figure with its 依据; what is left empty is not applied. */
function Figure(props: {
  word: string;
  of: FieldProps<Bound>;
  after: string;
  per?: number;
  silent?: string;
  hint?: string;
  children?: ReactNode;
}) {
  const { field, value, refusal, onSave } = props.of;
  const put = (part: Partial<Bound>) => onSave({ ...value, ...part });
  return (
    <div className="rule">
      <b>{props.word}</b>
      <NumberField
        label=""
        after={props.after}
        per={props.per}
        placeholder={props.silent}
        field={field}
        value={value.figure === 0 && props.silent ? null : value.figure}
        refusal={refusal}
        onSave={(figure) => put({ figure: figure ?? 0 })}
      />
      <div>
        <TextField
          label="依据"
          lines={2}
          hint={props.hint}
          field={`${field}-authority`}
          value={value.authority}
          onSave={(authority) => put({ authority })}
        />
        {props.children}
      </div>
    </div>
  );
}

function Counted(props: FieldProps<LeaveKind[]>) {
  return (
    <Field label="" field={props.field} refusal={props.refusal}>
      <Checkbox.Group
        className="counted"
        options={[...KINDS]}
        value={props.value}
        onChange={(kinds) => void props.onSave(KINDS.filter((kind) => kinds.includes(kind)))}
      />
    </Field>
  );
}

/** Stricter limits for short classes. */
function Shorter({ limits, put }: { limits: readonly ClassLimit[]; put: (limits: ClassLimit[]) => Promise<boolean> }) {
  const add = () =>
    void put([...limits, { days: 15, hours: 800, consequence: "不予结业", authority: "本校学员管理办法" }]);
  return (
    <div className="several">
      <b>短班另有上限</b>
      <div>
        {limits.map((limit, at) => {
          const save = (part: Partial<ClassLimit>) => put(limits.with(at, { ...limit, ...part }));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a limit is changed in its own fields
            <div key={at} className="line" data-testid={`limit-${at}`}>
              <NumberField
                label="班期"
                after="天以内"
                field={`limit-days-${at}`}
                value={limit.days}
                onSave={(days) => save({ days: days ?? 0 })}
              />
              <NumberField
                label="累计"
                after="学时"
                per={100}
                field={`limit-hours-${at}`}
                value={limit.hours}
                onSave={(hours) => save({ hours: hours ?? 0 })}
              />
              <TextField
                label="超过的"
                field={`limit-consequence-${at}`}
                value={limit.consequence}
                onSave={(consequence) => save({ consequence })}
              />
              <TextField
                label="依据"
                field={`limit-authority-${at}`}
                value={limit.authority}
                onSave={(authority) => save({ authority })}
              />
              <Remove onRemove={() => put(limits.toSpliced(at, 1))} testid={`remove-limit-${at}`} />
            </div>
          );
        })}
        <Button size="small" onClick={add} data-testid="add-limit">
          增加一条
        </Button>
        <span className="hint">　例如 15 天以内的班累计不超过 8 学时；与总学时的几分之一比，按严的算。</span>
      </div>
    </div>
  );
}

/** Who signs: the first line that fits. */
function Approvals(props: {
  approvals: readonly Approval[];
  put: (approvals: Approval[]) => Promise<boolean>;
  authority: ReactNode;
}) {
  const { approvals, put } = props;
  const add = () => void put([...approvals, { half_days: 0, kind: null, level: "", signers: ["班主任"] }]);
  return (
    <div className="several">
      <b>谁签批</b>
      <div>
        {approvals.map((approval, at) => {
          const save = (part: Partial<Approval>) => put(approvals.with(at, { ...approval, ...part }));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is changed in its own fields
            <div key={at} className="line approval" data-testid={`approval-${at}`}>
              <NumberField
                label=""
                after="个半天以内"
                placeholder="不限"
                width={130}
                field={`approval-half-days-${at}`}
                value={approval.half_days || null}
                onSave={(half_days) => save({ half_days: half_days ?? 0 })}
              />
              <ChoiceField
                label=""
                none
                placeholder="各种请假"
                choices={KINDS}
                width={104}
                field={`approval-kind-${at}`}
                value={approval.kind}
                onSave={(kind) => save({ kind })}
              />
              <ChoiceField
                label=""
                none
                placeholder="各级学员"
                choices={LEVELS.map((level) => ({ value: level, label: `${level}以上` }))}
                width={150}
                field={`approval-level-${at}`}
                value={approval.level || null}
                onSave={(level) => save({ level: level ?? "" })}
              />
              <TextField
                label="签批"
                field={`approval-signers-${at}`}
                value={approval.signers.join("、")}
                onSave={(text) => save({ signers: text.split(/[、，,；;\s]+/).filter(Boolean) })}
              />
              <Remove onRemove={() => put(approvals.toSpliced(at, 1))} testid={`remove-approval-${at}`} />
            </div>
          );
        })}
        <Button size="small" onClick={add} data-testid="add-approval">
          增加一行
        </Button>
        <span className="hint">　从上往下，第一行符合的算数；请假条就印这几个人的签字栏。</span>
        {props.authority}
      </div>
    </div>
  );
}

function Remove({ onRemove, testid }: { onRemove: () => Promise<boolean>; testid: string }) {
  return (
    <Button size="small" type="text" danger onClick={() => void onRemove()} data-testid={testid}>
      删除
    </Button>
  );
}
