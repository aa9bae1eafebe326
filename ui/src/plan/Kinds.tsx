// 班次类别: the office's own tree. Every branch counts as one of the five 性质; Alt+↑ and Alt+↓ order siblings.

import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { CATEGORIES } from "../cohort/fields";
import { type CohortKindId, type CohortKindLine, tell, tellAloud, useRead } from "../door";
import { ChoiceField, Dialog, List, Shown, TextField, useDraftForm } from "../parts";

type Asking = { below: CohortKindLine | null } | { of: CohortKindLine } | null;

export function Kinds({ tools }: { tools: ReactNode }) {
  const kinds = useRead("cohort_kinds", {});
  return <Shown of={kinds}>{(lines) => <Tree lines={lines} tools={tools} />}</Shown>;
}

function Tree({ lines, tools }: { lines: readonly CohortKindLine[]; tools: ReactNode }) {
  const [asking, setAsking] = useState<Asking>(null);
  const [goTo, setGoTo] = useState<{ row: CohortKindId }>();
  const move = async (line: CohortKindLine, by: number) => {
    const siblings = lines.filter((each) => each.parent === line.parent).map((each) => each.id);
    const at = siblings.indexOf(line.id);
    siblings.splice(at, 1);
    siblings.splice(Math.max(0, at + by), 0, line.id);
    await tellAloud("order_cohort_kinds", { kinds: siblings });
    setGoTo({ row: line.id });
  };
  const onKey = (event: KeyboardEvent, row: CohortKindLine | undefined) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!row || !event.altKey || by === undefined) return;
    event.preventDefault();
    void move(row, by);
  };
  const remove = (line: CohortKindLine) => void tellAloud("remove_cohort_kind", { kind: line.id });
  return (
    <>
      <List
        name="kinds"
        rows={lines}
        columns={[
          {
            key: "name",
            title: "类别",
            of: (line) => line.name,
            show: (line) => <span style={{ paddingLeft: line.depth * 22 }}>{line.name}</span>,
          },
          { key: "nature", title: "性质", width: 110, of: (line) => line.nature },
          { key: "cohorts", title: "班次（期）", width: 100, figure: true, of: (line) => line.cohorts || "" },
          { key: "plans", title: "年度计划（条）", width: 120, figure: true, of: (line) => line.plan_lines || "" },
        ]}
        id={(line) => line.id}
        search="查找类别"
        measure="个类别"
        tools={
          <>
            {tools}
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => setAsking({ below: null })}
              data-testid="new-kind"
            >
              新增类别
            </Button>
          </>
        }
        onOpen={(line) => setAsking({ of: line })}
        onDelete={remove}
        onKey={onKey}
        goTo={goTo}
        menu={(line) => [
          { word: "新增下级…", onChoose: () => setAsking({ below: line }) },
          { word: "修改…", onChoose: () => setAsking({ of: line }) },
          { word: "上移（Alt+↑）", onChoose: () => void move(line, -1) },
          { word: "下移（Alt+↓）", onChoose: () => void move(line, 1) },
          { word: "删除", danger: true, onChoose: () => remove(line) },
        ]}
        empty={{
          say: "这里是学校自己的班次分类，几层都行，例如 主体班›中青年干部培训班。先套用常用的，再改成自己的。",
          button: "套用常用分类",
          onBegin: () => void tellAloud("adopt_usual_kinds", {}),
        }}
        foot="每个类别算作一种性质（主体班、专题班、备案班、委托班、其他），统计按性质；右键可以新增下级、改顺序。"
      />
      {asking && (
        <KindDialog lines={lines} asking={asking} onLeave={() => setAsking(null)} onMade={(row) => setGoTo({ row })} />
      )}
    </>
  );
}

function KindDialog(props: {
  lines: readonly CohortKindLine[];
  asking: NonNullable<Asking>;
  onLeave: () => void;
  onMade: (kind: CohortKindId) => void;
}) {
  const { asking, lines } = props;
  const of = "of" in asking ? asking.of : null;
  const above = "below" in asking ? asking.below : null;
  const form = useDraftForm<{ name: string; parent: CohortKindId | null; nature: CohortKindLine["nature"] | null }>(
    of
      ? { name: of.name, parent: of.parent, nature: of.nature }
      : { name: "", parent: above?.id ?? null, nature: above?.nature ?? "主体班" },
    async ({ name, parent, nature }) => {
      const said = { name, parent: parent ?? undefined };
      const made = of
        ? await tell("save_cohort_kind", { ...said, kind: of.id, nature: nature ?? of.nature })
        : await tell("add_cohort_kind", { ...said, nature: nature ?? undefined });
      props.onMade(made.id);
      props.onLeave();
    },
  );
  const below = of ? lines.filter((line) => line.path === of.path || line.path.startsWith(`${of.path}›`)) : [];
  return (
    <Dialog
      title={of ? `修改「${of.name}」` : above ? `在「${above.name}」下面新增类别` : "新增班次类别"}
      agree={of ? "保存" : "新增"}
      onAgree={form.send}
      onLeave={props.onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="kind-dialog"
    >
      <TextField label="名称" placeholder="例如：中青年干部培训班" {...form.field("name")} />
      <ChoiceField
        label="上级"
        none
        placeholder="最上一层"
        choices={lines.filter((line) => !below.includes(line)).map((line) => ({ value: line.id, label: line.path }))}
        {...form.field("parent")}
      />
      <ChoiceField
        label="性质"
        choices={CATEGORIES}
        hint={of && of.cohorts > 0 ? `这个类别的班次跟着算作这种性质。` : undefined}
        {...form.field("nature")}
      />
    </Dialog>
  );
}
