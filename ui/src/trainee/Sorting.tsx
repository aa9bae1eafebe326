// 排序: by what a roster is sorted, how many stand where they were put by hand, and whose place is not certain.

import { DownOutlined, SortAscendingOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useMemo, useState } from "react";
import {
  ask,
  type CohortId,
  type OperationId,
  type SortBy,
  say,
  sayRefused,
  type TraineeId,
  type TraineeLine,
  tell,
  troubleOf,
  type Unsure,
  useAsked,
} from "../door";
import { useEscape } from "../frame/keys";
import { CloseButton } from "../parts";

/** Each rule with what tells it from the others. */
const RULES: readonly (readonly [SortBy, string])[] = [
  ["单位顺序", "按单位标准顺序，同一单位不变"],
  ["职级", "先看层次，同一层次领导职务在前"],
  ["姓氏笔画", "单名在前：田富、田大利"],
  ["姓名笔画", "逐字比：田大利、田富"],
];

const BY_HAND =
  "手工排：拖动序号左边的 ⠿，或选中一人按 Alt+↑ / Alt+↓。排过的人标“手”，再按别的排序时位置不变；右键可以取消。";

/** The newest sorting of this class that is still in force, as the history tells it; a class renamed since has none. */
async function lastSorting(cohort: CohortId): Promise<{ operation: OperationId; by: SortBy } | null> {
  const { title } = await ask("cohort", { cohort });
  const begins = `「${title}」按`;
  for (const { id, said, undone, is_undo } of await ask("history", { text: begins })) {
    const by = RULES.find(([rule]) => said.startsWith(`${begins}${rule}排序`))?.[0];
    if (by && !undone && !is_undo) return { operation: id, by };
  }
  return null;
}

/** `first` is awaited before a sorting: moves by hand that are not written yet. */
export function useSorting(cohort: CohortId, lines: readonly TraineeLine[], first: () => Promise<unknown>) {
  const last = useAsked("sorting", cohort, lastSorting);
  // A sorting that finds the order as it should be writes no history; it counts until another one does.
  const [idle, setIdle] = useState<{ after: OperationId | undefined; by: SortBy } | null>(null);
  const [doubts, setDoubts] = useState<{ of: OperationId | undefined; unsure: readonly Unsure[] } | null>(null);
  const sort = async (by: SortBy, afresh = false) => {
    await first();
    try {
      const before = (await lastSorting(cohort))?.operation;
      const { unsure } = await tell("sort_people", { cohort, by, ...(afresh && { afresh }) });
      const now = (await lastSorting(cohort))?.operation;
      setDoubts({ of: now, unsure });
      setIdle(now === before ? { after: now, by } : null);
      if (now === before) say(`名册已经是按${by}排的，没有变化。`);
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  // They are of one sorting: undone, they are gone. Who was taken off the roster since is left out.
  const here = useMemo(() => new Set(lines.map((line) => line.id)), [lines]);
  const stands = doubts && (last.data === undefined || doubts.of === last.data?.operation);
  const unsure = stands ? doubts.unsure.filter((each) => here.has(each.trainee)) : [];
  const by = idle && last.data !== undefined && idle.after === last.data?.operation ? idle.by : last.data?.by;
  return { by, read: last.data !== undefined, sort, unsure, leave: () => setDoubts(null) };
}

export function SortMenu(props: {
  by: SortBy | undefined;
  byHand: number;
  onSort: (by: SortBy, afresh?: boolean) => void;
  onByHand: () => void;
}) {
  const { by, byHand } = props;
  const again = by ?? "单位顺序";
  const items = [
    ...RULES.map(([rule, about]) => ({
      key: rule,
      label: (
        <span data-testid={`sort-by-${rule}`}>
          {rule}
          <span className="faint rule">{about}</span>
        </span>
      ),
      onClick: () => props.onSort(rule),
    })),
    { type: "divider" as const },
    {
      key: "hand",
      label: (
        <span data-testid="sort-by-hand">
          手工<span className="faint rule">拖动 ⠿，或按 Alt+↑ / Alt+↓</span>
        </span>
      ),
      onClick: () => {
        say(BY_HAND);
        props.onByHand();
      },
    },
    ...(byHand > 0
      ? [
          {
            key: "afresh",
            label: (
              <span data-testid="sort-afresh">
                取消 {byHand} 人的手工位置，全部按{again}重排
              </span>
            ),
            onClick: () => props.onSort(again, true),
          },
        ]
      : []),
  ];
  return (
    <Dropdown menu={{ items, selectedKeys: by ? [by] : [], className: "sort-menu" }} trigger={["click"]}>
      <Button icon={<SortAscendingOutlined />} data-testid="sort-people" title="重新编全班的序号；一次排序可以一次撤销">
        排序 <DownOutlined />
      </Button>
    </Dropdown>
  );
}

/** 按姓氏笔画排序，2 人手工 */
export function SayOrder({ by, read, byHand }: { by: SortBy | undefined; read: boolean; byHand: number }) {
  const hand = byHand > 0 ? `${byHand} 人手工` : "";
  const order = by ? `按${by}排序` : read ? "还没有排过序" : "";
  return (
    <span className="quiet say-order" data-testid="sorted-by" title="最近一次的排序；以后加入的学员在最后">
      {[order, hand].filter(Boolean).join("，")}
    </span>
  );
}

/** Whose place the rule did not give for certain: looked at one by one, or closed. */
export function Doubted(props: { unsure: readonly Unsure[]; onGo: (trainee: TraineeId) => void; onLeave: () => void }) {
  const { unsure } = props;
  useEscape(unsure.length > 0, props.onLeave);
  if (unsure.length === 0) return null;
  return (
    <section className="unsure-places" data-testid="unsure">
      <div className="row">
        <span className="stretch">
          {unsure.length} 人的位置请核对{" "}
          <span className="quiet">点姓名到那一行；不对的改职务、单位，或者手工移动。</span>
        </span>
        <CloseButton onLeave={props.onLeave} testid="close-unsure" />
      </div>
      <ul>
        {unsure.map(({ trainee, name, why }) => (
          <li key={trainee}>
            <button
              type="button"
              className="link"
              onClick={() => props.onGo(trainee)}
              data-testid={`unsure-${trainee}`}
            >
              {name}
            </button>
            <span className="quiet ellipsis" title={why}>
              {why}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
