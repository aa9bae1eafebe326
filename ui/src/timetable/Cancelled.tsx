// 授课人来不了: all their sessions of those days, and the ways out, of all at once or one by one.

import { useEffect, useRef, useState } from "react";
import { type LecturerId, type Repair, tellAloud, useRead } from "../door";
import { DateField, useDraftForm } from "../parts";
import { Way } from "./Clashes";
import { Panel } from "./Panel";

export function Cancelled(props: { lecturer: LecturerId; name: string; day: string; onLeave: () => void }) {
  const form = useDraftForm<{ from: string | null; to: string | null }>(
    { from: props.day, to: props.day },
    async () => {},
  );
  const { from, to } = form.draft;
  const [done, setDone] = useState(false);
  const asked = from && to && from <= to ? { lecturer_cancels: { lecturer: props.lecturer, from, to } } : null;
  const { data, asking } = useRead("repairs", asked);
  // Whoever came by a key goes on by Enter.
  const ways = useRef<HTMLDivElement>(null);
  const found = data !== undefined;
  useEffect(() => {
    if (found) ways.current?.querySelector<HTMLElement>(".way")?.focus();
  }, [found]);
  const apply = async ({ steps }: Repair) => {
    if (await tellAloud("amend_timetable", { steps, reason: `${props.name}来不了` })) setDone(true);
  };
  return (
    <Panel title={`${props.name}来不了`} onLeave={props.onLeave} testid="cancelled-panel">
      <div className="from-to">
        <DateField label="从" required {...form.field("from")} />
        <DateField label="到" required {...form.field("to")} />
      </div>
      {asked === null && <p className="refused">结束的日期在开始之前。</p>}
      {data && (
        <div className={asking ? "dimmed" : undefined} ref={ways} data-testid="cancelled-repairs">
          <p className="quiet">{done && data.each.length === 0 ? "都有着落了。" : data.say}</p>
          {data.repairs.length > 0 && data.each.length > 1 && <h3>一次办完</h3>}
          {data.repairs.map((repair, index) => (
            <Way
              key={repair.say}
              repair={repair}
              onChoose={() => void apply(repair)}
              byEnter={false}
              testid={`repair-${index}`}
            />
          ))}
          {data.each.length > 1 &&
            data.each.map((one) => (
              <div key={one.session}>
                <h3>{one.say}</h3>
                {one.repairs.map((repair) => (
                  <Way
                    key={repair.say}
                    repair={repair}
                    onChoose={() => void apply(repair)}
                    testid={`repair-of-${one.session}`}
                  />
                ))}
              </div>
            ))}
        </div>
      )}
    </Panel>
  );
}
