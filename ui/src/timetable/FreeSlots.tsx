// 找空档: when a lecturer, a room and the class are all free, and what stands in the way on the days that are full.

import { useState } from "react";
import { type Cohort, type FreeDay, useRead } from "../door";
import { NumberField, RegisterField, useDraftForm } from "../parts";
import { onThatDay } from "./clashes";
import { useRegisters } from "./filled";
import { Panel } from "./Panel";
import { addDays, sayDay, weekday } from "./week";

interface Sought {
  lecturer: string;
  venue: string;
  minutes: number | null;
}

export function FreeSlots(props: {
  cohort: Cohort;
  monday: string;
  /** Clicked: plan something there. */
  onChoose: (slot: { day: string; starts: string; ends: string }) => void;
  onLeave: () => void;
}) {
  const registers = useRegisters();
  const form = useDraftForm<Sought>({ lecturer: "", venue: "", minutes: 180 }, async () => {});
  const [whole, setWhole] = useState(true);
  const [why, setWhy] = useState(false);
  const id = <Id,>(entries: readonly { id: Id; name: string }[], name: string) =>
    entries.find((each) => each.name === name.trim())?.id;
  const { lecturer, venue, minutes } = form.draft;
  const { data, asking } = useRead("free_slots", {
    cohort: props.cohort.id,
    lecturer: id(registers.lecturers, lecturer),
    venue: id(registers.venues, venue),
    minutes: minutes ?? 180,
    from: whole ? props.cohort.starts : props.monday,
    to: whole ? props.cohort.ends : addDays(props.monday, 6),
  });
  const free = (data ?? []).filter((day) => day.free.length > 0);
  const full = (data ?? []).filter((day) => day.free.length === 0);
  return (
    <Panel title="找空档" onLeave={props.onLeave} testid="free-panel">
      <p className="quiet">本班、授课人、场地都空着的时间。授课人、场地可以不填。</p>
      <RegisterField label="授课人" autoFocus entries={registers.lecturers} {...form.field("lecturer")} />
      <RegisterField label="地点" entries={registers.venues} {...form.field("venue")} />
      <NumberField label="时长" after="分钟" {...form.field("minutes")} />
      <div className="row">
        <button type="button" className="link" onClick={() => setWhole(!whole)} data-testid="free-span">
          {whole ? "只看这一周" : "看整个班期"}
        </button>
      </div>
      <div className={asking ? "dimmed" : undefined}>
        {data && free.length === 0 && <p className="quiet">这些天都没有这么长的空档。可以把时长改短些再找。</p>}
        {free.map((day) => (
          <div key={day.day} className="free-day">
            <Day of={day} />
            {day.free.map((slot) => (
              <button
                type="button"
                className="link"
                key={slot.starts}
                onClick={() => props.onChoose({ day: day.day, ...slot })}
                data-testid={`free-${day.day}-${slot.starts}`}
              >
                {slot.starts}–{slot.ends}
              </button>
            ))}
          </div>
        ))}
        {full.length > 0 && (
          <button type="button" className="link more" onClick={() => setWhy(!why)} data-testid="free-why">
            {why ? "收起" : `没有空档的 ${full.length} 天，为什么`}
          </button>
        )}
        {why &&
          full.map((day) => (
            <div key={day.day} className="free-day">
              <Day of={day} />
              {day.why.map((each) => (
                <small key={each}>{onThatDay(each)}</small>
              ))}
            </div>
          ))}
      </div>
    </Panel>
  );
}

function Day({ of }: { of: FreeDay }) {
  return (
    <>
      <b>
        {sayDay(of.day)} {weekday(of.day)}
      </b>{" "}
      {of.day_off && <span className="green">{of.day_off} </span>}
    </>
  );
}
