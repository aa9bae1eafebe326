// 按权重分配, 照抄名额, 发报名表: what is asked before, and what will come of it.

import { Checkbox, Segmented } from "antd";
import { useState } from "react";
import {
  ask,
  type CohortId,
  pickFolder,
  type Quotas,
  saveInto,
  say,
  type Trouble,
  tell,
  troubleOf,
  useRead,
} from "../door";
import { go } from "../frame/place";
import { paperPlace } from "../paper/place";
import {
  ChoiceField,
  DateField,
  Dialog,
  Field,
  NumberField,
  Progress,
  Refused,
  useDraftForm,
  type Work,
} from "../parts";

type Basis = "people" | "weight";

/** Shown before it is taken; taken, it is one step. */
export function ShareDialog(props: {
  cohort: CohortId;
  quotas: Quotas;
  onConditions: () => void;
  onLeave: () => void;
}) {
  const { cohort, quotas } = props;
  const weighted = quotas.lines.some((line) => line.weight !== 1);
  const [basis, setBasis] = useState<Basis>(weighted ? "weight" : "people");
  const [exclude, setExclude] = useState(quotas.years > 0);
  const form = useDraftForm<{ total: number | null }>({ total: quotas.planned || quotas.places || null }, async () => {
    if (!shared.data) throw { kind: "refused", say: "请填写一共分多少名额。", field: "total" };
    const places = new Map(shared.data.lines.map((line) => [line.unit, line.places]));
    await tell("set_quotas", {
      cohort,
      lines: quotas.lines.map(({ unit, weight, note }) => ({ unit, places: places.get(unit) ?? 0, weight, note })),
    });
    props.onLeave();
  });
  const { total } = form.draft;
  const weights =
    basis === "weight"
      ? quotas.lines.filter((each) => each.weight > 0).map(({ unit, weight }) => ({ unit, weight }))
      : [];
  const shared = useRead(
    "share_quotas",
    total ? { cohort, total, weights, exclude_trained: basis === "people" && exclude } : null,
  );
  const now = new Map(quotas.lines.map((line) => [line.unit, line.places]));
  const lines = (total ? (shared.data?.lines ?? []) : []).filter((line) => line.places > 0 || now.get(line.unit));
  return (
    <Dialog
      title="按权重分配名额"
      agree="采用"
      onAgree={form.send}
      unable={!total || !shared.data}
      onLeave={props.onLeave}
      running={form.sending}
      refusal={form.refusal}
      width={620}
      testid="share-dialog"
    >
      <NumberField label="一共" after="人" {...form.field("total")} />
      <Field label="按" field="basis">
        <Segmented<Basis>
          value={basis}
          onChange={setBasis}
          options={[
            { value: "people", label: <span data-testid="by-people">人员库里各单位的人数</span> },
            { value: "weight", label: <span data-testid="by-weight">表里填的权数</span> },
          ]}
        />
      </Field>
      {basis === "people" && (
        <Field label="" field="exclude">
          <Checkbox
            checked={exclude && quotas.years > 0}
            disabled={quotas.years === 0}
            onChange={(event) => setExclude(event.target.checked)}
            data-testid="exclude-trained"
          >
            {quotas.years > 0 ? `剔除近${quotas.years}年已训的人` : "剔除近几年已训的人"}
          </Checkbox>
          {quotas.years === 0 && (
            <button type="button" className="link" onClick={props.onConditions}>
              先在参训条件里写明几年
            </button>
          )}
        </Field>
      )}
      <Refused trouble={total ? shared.trouble : null} testid="share-refused" />
      {lines.length > 0 && (
        <div className="shared">
          <table>
            <thead>
              <tr>
                <th>单位</th>
                <th className="figure">权数</th>
                <th className="figure">现在</th>
                <th className="figure">建议</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => {
                const before = now.get(line.unit) ?? 0;
                return (
                  <tr key={line.unit} data-testid={`share-${line.unit}`}>
                    <td>{line.name}</td>
                    <td className="figure faint">{line.weight}</td>
                    <td className="figure">{before || ""}</td>
                    <td className="figure">{before === line.places ? line.places : <b>{line.places}</b>}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="faint">按最大余数法，合计正好是 {total ?? "…"} 人。采用以后还可以逐个改，可以撤销。</p>
    </Dialog>
  );
}

/** The places of another class, usually the last of the same name. */
export function CopyDialog({ cohort, onLeave }: { cohort: CohortId; onLeave: () => void }) {
  const cohorts = useRead("cohorts", {}).data ?? [];
  const form = useDraftForm<{ from: CohortId | null }>({ from: null }, async ({ from }) => {
    await tell("copy_quotas", { cohort, ...(from !== null && { from }) });
    onLeave();
  });
  return (
    <Dialog
      title="照抄别的班的名额"
      agree="照抄"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="copy-quotas-dialog"
    >
      <ChoiceField
        label="从"
        none
        placeholder="上一期同名的班"
        choices={cohorts.filter((each) => each.id !== cohort).map((each) => ({ value: each.id, label: each.title }))}
        {...form.field("from")}
      />
      <p className="quiet">本班现有的名额、权数、备注由那个班的代替；撤并了的单位，名额归并入的单位。可以撤销。</p>
    </Dialog>
  );
}

/** 报名表: one for all, or a file for each unit into a folder. */
export function FormsDialog(props: { cohort: CohortId; quotas: Quotas; onLeave: () => void }) {
  const { cohort, quotas } = props;
  const withPlaces = quotas.lines.filter((line) => line.places > 0);
  const units = withPlaces.length > 0 ? withPlaces : quotas.lines;
  const [each, setEach] = useState(true);
  const [work, setWork] = useState<Work | null>(null);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const [gaveUp] = useState({ now: false });
  const form = useDraftForm<{ due: string | null }>({ due: null }, async ({ due }) => {
    if (!each) return go(paperPlace(cohort, { paper: "registration-book" }));
    const folder = await pickFolder("报名表放在哪个文件夹");
    if (folder === null) return;
    setRefusal(null);
    try {
      const forms = await ask("registration_forms", {
        cohort,
        units: units.map((line) => line.unit),
        ...(due && { due }),
      });
      for (const [done, { file_name, base64, unit_name }] of forms.entries()) {
        if (gaveUp.now) break;
        setWork({ doing: "正在写出报名表", done, of: forms.length, what: unit_name });
        await saveInto(folder, file_name, base64);
      }
      if (!gaveUp.now) say(`${forms.length} 份报名表已写到 ${folder}。`);
      props.onLeave();
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
    } finally {
      setWork(null);
    }
  });
  return (
    <Dialog
      title="报名表"
      agree={each ? "选择文件夹…" : "预览与导出"}
      onAgree={form.send}
      onLeave={() => {
        gaveUp.now = true;
        props.onLeave();
      }}
      running={form.sending}
      refusal={refusal ?? form.refusal}
      testid="forms-dialog"
    >
      <Field label="怎么发" field="forms-kind">
        <Segmented
          value={each ? "每个单位一份" : "所有单位一份"}
          onChange={(word) => setEach(word === "每个单位一份")}
          options={["每个单位一份", "所有单位一份"]}
          data-testid="forms-kind"
        />
      </Field>
      {each && <DateField label="报送期限" hint="印在表上，可以不填" {...form.field("due")} />}
      <p className="quiet">
        {each
          ? `${withPlaces.length > 0 ? "有名额的" : ""} ${units.length} 个单位各一个 Excel 文件，单位和行数已填好，写到您选的文件夹。`
          : "一个 Excel 文件，单位一栏从下拉里选。"}
        性别、民族、政治面貌、学历、职级有下拉，身份证号是文本格式。收回来以后拖进窗口就能导入。
      </p>
      {work && <Progress work={work} />}
    </Dialog>
  );
}
