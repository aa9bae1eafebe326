// Where mark and leave say different things: said in words, never changed by itself; each leads to its roll.

import { useState } from "react";
import type { FigureName } from "../../door";
import { address } from "../../frame/place";
import { sayDay } from "../../timetable/week";
import { sayMark } from "../words";

/** As many as are read at a glance; the others when they are asked for. */
const AT_A_GLANCE = 2;

export function Contradictions({ of }: { of: readonly FigureName[] }) {
  const [all, setAll] = useState(false);
  if (of.length === 0) return null;
  const shown = all ? of : of.slice(0, AT_A_GLANCE);
  return (
    <div className="contradictions" data-testid="contradictions">
      <b className="red">考勤与请假有 {of.length} 处对不上</b>
      {shown.map((it) => (
        <a
          key={`${it.session}-${it.trainee}`}
          href={address({ at: "cohort", cohort: it.cohort, tab: "rollcall", session: it.session })}
          title={it.leave ?? undefined}
          data-testid={`contradiction-${it.session}-${it.trainee}`}
        >
          {it.name} {sayDay(it.day)}
          {it.half_day}
          {it.title}：{sayMark(it)}，{it.contradiction}
        </a>
      ))}
      {shown.length < of.length && (
        <button type="button" className="link" onClick={() => setAll(true)} data-testid="all-contradictions">
          另有 {of.length - shown.length} 处
        </button>
      )}
    </div>
  );
}
