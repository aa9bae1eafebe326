// 名册定稿: the roster as it was settled on a day, and what has changed since.

import { Dropdown } from "antd";
import dayjs from "dayjs";
import {
  type CohortId,
  type RosterChange,
  type RosterChanges,
  type TraineeId,
  tell,
  tellAloud,
  useRead,
} from "../door";
import { useEscape } from "../frame/keys";
import { CloseButton, DateField, Dialog, useDraftForm } from "../parts";
import { sayDay } from "../timetable/week";

/** What became of a line since, as it is marked: ★ where the printed roster has it. */
export const sayChange = (change: RosterChange | null): string =>
  change === null ? "" : change === "退出" ? change : `★${change}`;

const KINDS: readonly RosterChange[] = ["新增", "替换", "变更", "退出"];

/** 3月5日定稿，此后新增 1、替换 1: pressed, it is told who. */
export function SayFrozen(props: { cohort: CohortId; onShow: () => void; onFreeze: (frozen: boolean) => void }) {
  const changes = useRead("roster_changes", { cohort: props.cohort }).data;
  if (!changes) return null;
  const { frozen_on, lines } = changes;
  if (frozen_on === null) {
    return (
      <button
        type="button"
        className="link"
        title="名册印发或上报了就定稿，此后的新增、替换、变更、退出逐个标出"
        onClick={() => props.onFreeze(false)}
        data-testid="freeze"
      >
        名册定稿…
      </button>
    );
  }
  const counted = KINDS.map((kind) => [kind, lines.filter((line) => line.change === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "show", label: "看变动", disabled: lines.length === 0, onClick: props.onShow },
          {
            key: "again",
            label: "以现在的名册重新定稿…",
            onClick: () => props.onFreeze(true),
          },
          {
            key: "unfreeze",
            label: <span data-testid="unfreeze">取消定稿</span>,
            onClick: () => void tellAloud("unfreeze_roster", { cohort: props.cohort }),
          },
        ],
      }}
    >
      <button type="button" className="link" data-testid="frozen">
        {sayDay(frozen_on)}定稿，{counted.length > 0 ? `此后${counted.join("、")}` : "此后没有变动"}
      </button>
    </Dropdown>
  );
}

/** Everything that changed since, each a sentence that goes to its line. */
export function Changes(props: {
  cohort: CohortId;
  open: boolean;
  onGo: (trainee: TraineeId) => void;
  onLeave: () => void;
}) {
  const changes = useRead("roster_changes", props.open ? { cohort: props.cohort } : null).data;
  const shown = props.open && changes !== undefined && changes.lines.length > 0;
  useEscape(shown, props.onLeave);
  if (!shown) return null;
  return <Lines changes={changes} onGo={props.onGo} onLeave={props.onLeave} />;
}

function Lines(props: { changes: RosterChanges; onGo: (trainee: TraineeId) => void; onLeave: () => void }) {
  const { frozen_on, lines } = props.changes;
  return (
    <section className="unsure-places changed-lines" data-testid="roster-changes">
      <div className="row">
        <span className="stretch">
          {frozen_on && dayjs(frozen_on).format("M月D日")}定稿以来的变动 {lines.length} 处
        </span>
        <CloseButton onLeave={props.onLeave} testid="close-changes" />
      </div>
      <ul>
        {lines.map(({ trainee, say }) => (
          <li key={say}>
            {trainee === null ? (
              <span>{say}</span>
            ) : (
              <button
                type="button"
                className="link"
                onClick={() => props.onGo(trainee)}
                data-testid={`changed-${trainee}`}
              >
                {say}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As of which day the roster is settled. Settled anew, what changed before counts no more. */
export function FreezeDialog({ cohort, frozen, onLeave }: { cohort: CohortId; frozen: boolean; onLeave: () => void }) {
  const form = useDraftForm<{ on: string | null }>({ on: dayjs().format("YYYY-MM-DD") }, async ({ on }) => {
    if (frozen) await tell("unfreeze_roster", { cohort });
    await tell("freeze_roster", { cohort, ...(on && { on }) });
    onLeave();
  });
  return (
    <Dialog
      title={frozen ? "重新定稿" : "名册定稿"}
      agree="定稿"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="freeze-dialog"
    >
      <p className="quiet">
        记下现在的名册。以后照常修改，新来的标“★新增”，换来的标“★替换”，单位、职务、手机变了的标“★变更”，印出的名册上也有；退出的另列。
        {frozen && "上次定稿以来的标记不再显示。"}
      </p>
      <DateField label="定稿日期" required {...form.field("on")} />
    </Dialog>
  );
}
