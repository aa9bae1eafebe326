// Where the papers of a class are: for every 打印 and 导出 button of other screens.

import type { CohortId, SessionId, TraineeId, VenueId } from "../door";
import type { Place } from "../frame/place";

/** What a paper is wanted of, as far as the screen that asks knows. */
export interface Wanted {
  /** The paper's key; left out, the first one. */
  paper?: string;
  /** The half day of this session. */
  session?: SessionId;
  /** This day. */
  day?: string;
  /** Only who sits in this room (sign-in sheets). */
  room?: VenueId | null;
  /** Only these trainees. */
  trainees?: readonly TraineeId[];
}

/** 打印与导出 of a class, at this paper. */
export const paperPlace = (cohort: CohortId, { paper, session, day, room, trainees }: Wanted = {}): Place => ({
  at: "cohort",
  cohort,
  tab: "paper",
  paper,
  session,
  day,
  room: room ?? undefined,
  trainees: trainees?.length ? trainees.join(",") : undefined,
});

/** The trainees an address names; empty: all. A single one was read as a number. */
export const traineesOf = (named: string | number | undefined): TraineeId[] =>
  named === undefined ? [] : (String(named).split(",").map(Number) as TraineeId[]);
