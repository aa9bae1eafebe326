// What each day asks of the school, as a curve under the bars: the limit as a line, days over it in red with the reason.

import { useMemo } from "react";
import type { OverLimit, YearWall } from "../door";
import { later, outline, placeOf, saySpan } from "./wall";

export const ROOMS = ["床位", "就餐", "座位"] as const;
export type Room = OverLimit["room"];
const FIELD = { 床位: "beds", 就餐: "meals", 座位: "seats" } as const;
const HIGH = 64;

export function Load({ wall, room }: { wall: YearWall; room: Room }) {
  const field = FIELD[room];
  const limit = wall.limits[field];
  const figures = useMemo(() => wall.days.map((day) => day[field]), [wall, field]);
  const count = figures.length;
  const peak = Math.max(0, ...figures);
  const most = Math.max(peak, limit) * 1.08;
  const over = wall.over.filter((each) => each.room === room);
  return (
    <div className="wall-line load" data-testid="load">
      <svg viewBox={`0 0 ${count} ${HIGH}`} preserveAspectRatio="none" role="img" aria-label={`每天的${room}`}>
        <polygon className="load-area" points={outline(figures, most, HIGH)} />
        {limit > 0 && (
          <line
            className="load-limit"
            x1={0}
            x2={count}
            y1={HIGH - (limit / most) * HIGH}
            y2={HIGH - (limit / most) * HIGH}
          />
        )}
      </svg>
      {over.map((each) => (
        <button
          type="button"
          key={each.from}
          className="load-over"
          title={each.say}
          aria-label={each.say}
          style={placeOf(wall.from, count, each.from, each.to) ?? undefined}
          data-testid={`over-${each.from}`}
        />
      ))}
      <Days wall={wall} room={room} />
    </div>
  );
}

/** The fullest day against what there is, and how it is counted. */
export function Most({ wall, room }: { wall: YearWall; room: Room }) {
  const field = FIELD[room];
  const peak = wall.days.reduce((most, day) => Math.max(most, day[field]), 0);
  const limit = wall.limits[field];
  return (
    <div className="quiet" title={wall.basis} data-testid="most">
      最多 <span className={limit > 0 && peak > limit ? "red" : undefined}>{peak}</span>
      {limit > 0 && ` / ${limit}`} <span className="faint">口径 ⓘ</span>
    </div>
  );
}

/** The figure of the day under the pointer: one layer, asked where it is, not 365 elements. */
function Days({ wall, room }: { wall: YearWall; room: Room }) {
  const field = FIELD[room];
  return (
    <div
      className="load-days"
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const at = Math.floor(((event.clientX - box.left) / box.width) * wall.days.length);
        const day = wall.days[at];
        if (!day) return;
        const date = later(wall.from, at);
        const over = wall.over.find((each) => each.room === room && each.from <= date && date <= each.to);
        event.currentTarget.title = over?.say ?? `${saySpan(date, date)} ${room} ${day[field]}`;
      }}
    />
  );
}
