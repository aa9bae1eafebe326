// 找空档: when a lecturer, a room and the class are all free, and what stands in the way on the days that are full.

import { useState } from "react";
import { type Cohort, useRead } from "../door";
import { NumberField, RegisterField, useDraftForm } from "../parts";
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
  return (
    <Panel title="找空档" onLeave={props.onLeave} testid="free-panel">
      <p className="quiet">本班、授课人、场地都空着的时间。授课人、场地可以不填。</p>
      <RegisterField label="授课人" entries={registers.lecturers} {...form.field("lecturer")} />
      <RegisterField label="地点" entries={registers.venues} {...form.field("venue")} />
      <NumberField label="时长" after="分钟" {...form.field("minutes")} />
      <div className="row">
        <button type="button" className="link" onClick={() => setWhole(!whole)} data-testid="free-span">
          {whole ? "只看这一周" : "看整个班期"}
        </button>
      </div>
      <div className={asking ? "dimmed" : undefined}>
        {data?.map((day) => (
          <div key={day.day} className="free-day">
            <b>
              {sayDay(day.day)} {weekday(day.day)}
            </b>{" "}
            {day.day_off && <span className="green">{day.day_off} </span>}
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
            {day.free.length === 0 && <small>{day.why.join("；")}</small>}
          </div>
        ))}
      </div>
    </Panel>
  );
}
