// 自动安排: what has no time yet gets one. It only proposes; 采用 writes all of it in one step.

import { Button, Checkbox, InputNumber, Select } from "antd";
import { useEffect, useState } from "react";
import {
  type Arrangement,
  type ArrangeOptions,
  ask,
  type CohortId,
  type Progress as HowFar,
  sayRefused,
  tell,
  troubleOf,
  type UnplacedLine,
  useRead,
} from "../door";
import { Dialog, Progress } from "../parts";
import { sayDay, weekday } from "./week";
import { quoted } from "./words";

const OPTIONS: readonly (readonly [keyof ArrangeOptions & string, string, boolean])[] = [
  ["evenings", "晚上也排", false],
  ["weekends", "周末、节假日也排", false],
  ["spirit_together", "党性教育集中安排", true],
  ["one_field_trip_a_day", "一天最多一次现场教学", true],
];

export function ArrangeDialog(props: {
  cohort: CohortId;
  lines: readonly UnplacedLine[];
  /** The class meets at weekends already. */
  weekends: boolean;
  onLeave: () => void;
}) {
  const { cohort, onLeave } = props;
  const classes = useRead("cohorts", {}).data ?? [];
  const own = classes.find((each) => each.id === cohort);
  const [cohorts, setCohorts] = useState<CohortId[]>([cohort]);
  const [options, setOptions] = useState<ArrangeOptions>(props.weekends ? { weekends: true } : {});
  const [moving, setMoving] = useState(false);
  const [seed, setSeed] = useState(0);
  const [found, setFound] = useState<Arrangement | null>(null);
  const [running, setRunning] = useState(false);

  const arrange = async (next: number) => {
    setSeed(next);
    setRunning(true);
    try {
      setFound(await ask("arrange", { cohorts, seed: next, may_move: moving, options }));
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    } finally {
      setRunning(false);
    }
  };
  // Enter that began it has left its field: the next Enter adopts what was found.
  useEffect(() => {
    if (!found || running) return;
    const button = (name: string) => document.querySelector<HTMLElement>(`[data-testid=${name}]:not(:disabled)`);
    const timer = setTimeout(() => (button("agree") ?? button("arrange-again"))?.focus());
    return () => clearTimeout(timer);
  }, [found, running]);
  const stop = () => void ask("stop_arranging", {}).catch((thrown) => sayRefused(troubleOf(thrown).say));
  const adopt = async () => {
    try {
      if (found) await tell("amend_timetable", { steps: found.steps });
      onLeave();
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  const change = (put: () => void) => {
    put();
    setFound(null);
  };
  // Classes that meet while this one does: only with them can it be in one another's way.
  const near = classes.filter((each) => own && each.starts <= own.ends && own.starts <= each.ends);

  return (
    <Dialog
      title="自动安排待排课次"
      agree={found ? "采用" : "安排"}
      onAgree={() => (found ? void adopt() : void arrange(seed))}
      unable={found !== null && found.steps.length === 0}
      running={running}
      onLeave={() => {
        if (running) stop();
        onLeave();
      }}
      width={620}
      also={
        found && (
          <Button onClick={() => arrange(seed + 1)} disabled={running} data-testid="arrange-again">
            换一种排法
          </Button>
        )
      }
      testid="arrange-dialog"
    >
      <div className="field">
        <label htmlFor="arrange-cohorts">班次</label>
        <Select
          id="arrange-cohorts"
          mode="multiple"
          className="stretch"
          value={cohorts}
          onChange={(value) => change(() => setCohorts(value))}
          options={near.map((each) => ({ value: each.id, label: each.title }))}
          optionFilterProp="label"
        />
      </div>
      <div className="arrange-options">
        {OPTIONS.map(([key, word, usual], index) => (
          <Checkbox
            key={key}
            data-begin={index === 0 || undefined}
            checked={(options[key] as boolean | undefined) ?? usual}
            onChange={(event) => change(() => setOptions({ ...options, [key]: event.target.checked }))}
            data-testid={`option-${key}`}
          >
            {word}
          </Checkbox>
        ))}
        <Checkbox checked={moving} onChange={(event) => change(() => setMoving(event.target.checked))}>
          已排的也可以动（固定的不动）
        </Checkbox>
        <span>
          一天最多{" "}
          <InputNumber
            size="small"
            min={1}
            max={6}
            placeholder="不限"
            value={options.max_per_day}
            onChange={(value) => change(() => setOptions({ ...options, max_per_day: value ?? undefined }))}
          />{" "}
          个课次
        </span>
      </div>
      {running && <Running onStop={stop} />}
      {found && !running && <Found of={found} lines={props.lines} />}
    </Dialog>
  );
}

/** How far it is, asked while it runs. */
function Running({ onStop }: { onStop: () => void }) {
  const [far, setFar] = useState<HowFar | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      ask("arranging_progress", {}).then(setFar, () => undefined); // the next look says it again
    }, 200);
    return () => clearInterval(timer);
  }, []);
  if (!far?.running) return null;
  return <Progress work={{ doing: "正在安排", done: far.placed, of: far.of }} onCancel={onStop} />;
}

function Found({ of, lines }: { of: Arrangement; lines: readonly UnplacedLine[] }) {
  // Those of other classes are on their own timetables.
  const placed = of.steps.flatMap((step) => {
    const line = step.step === "place" && lines.find((each) => each.id === step.unplaced);
    return line ? [{ ...step, title: quoted(line.shown, line.kind) }] : [];
  });
  return (
    <div className="found" data-testid="arranged">
      <b>{of.say}</b>
      {placed.length > 0 && (
        <ul className="placed">
          {placed.map((each) => (
            <li key={each.unplaced}>
              {sayDay(each.day)} {weekday(each.day)} {each.starts} {each.title}
            </li>
          ))}
        </ul>
      )}
      {of.stopped && <div className="amber">没有找完就停下了，这是到那时最好的。</div>}
      {of.conflict.length > 0 && (
        <div className="contradiction" data-testid="contradiction">
          这几条要求互相矛盾，取消或改动其中一条才排得下：
          <ul>
            {of.conflict.map((say) => (
              <li key={say}>{say}</li>
            ))}
          </ul>
        </div>
      )}
      {of.left.length > 0 && (
        <>
          排不下的：
          <ul>
            {of.left.map((left) => (
              <li key={left.unplaced}>{left.say}</li>
            ))}
          </ul>
        </>
      )}
      {of.steps.length > 0 && of.score.length > 0 && <div className="quiet">{of.score.join("，")}</div>}
    </div>
  );
}
