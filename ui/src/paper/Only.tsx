// Whose sign-in sheet or badges: the whole class's, or of those in one room or of one group, who sign on a sheet of their
// own.

import { Select } from "antd";
import { type CohortId, type GroupId, type SessionLine, useRead, type VenueId } from "../door";

/** Of everybody, or only of these. */
export interface OnlyOf {
  room?: VenueId;
  group?: GroupId;
}

interface OnlyProps extends OnlyOf {
  cohort: CohortId;
  /** The sessions it is signed for. */
  sessions: readonly SessionLine[];
  /** It may be of a room: it is of one half day. */
  takesRoom: boolean;
  onChoose: (of: OnlyOf) => void;
}

export function Only({ cohort, sessions, takesRoom, room, group, onChoose }: OnlyProps) {
  const names = new Map(useRead("venues", {}).data?.map(({ id, name }) => [id, name]));
  const groups = useRead("groups", { cohort }).data?.groups ?? [];
  const shared = takesRoom ? sessions.filter(({ rooms }) => rooms.length > 0) : [];
  const rooms = [...new Set([...shared.flatMap((each) => [each.venue, ...each.rooms]), room])].filter(
    (each) => each !== null && each !== undefined,
  );
  return (
    <>
      {rooms.length > 0 && (
        <Choice
          say="会场"
          all="全部会场印在一起"
          of={rooms.map((each) => ({ value: each, label: names.get(each) ?? "" }))}
          at={room}
          onChoose={(next) => onChoose({ room: next, group })}
          testid="option-room"
        />
      )}
      {groups.length > 0 && (
        <Choice
          say="小组"
          all="全班"
          of={groups.map(({ id, title }) => ({ value: id, label: `只印${title}` }))}
          at={group}
          onChoose={(next) => onChoose({ room, group: next })}
          testid="option-group"
        />
      )}
    </>
  );
}

/** All of them, or one. */
function Choice<Id extends number>(props: {
  say: string;
  all: string;
  of: { value: Id; label: string }[];
  at: Id | undefined;
  onChoose: (id: Id | undefined) => void;
  testid: string;
}) {
  return (
    <div>
      <label htmlFor={props.testid}>{props.say}</label>
      <Select<Id | 0>
        id={props.testid}
        style={{ width: "100%" }}
        options={[{ value: 0, label: props.all }, ...props.of]}
        value={props.at ?? 0}
        onChange={(next) => props.onChoose(next === 0 ? undefined : next)}
        data-testid={props.testid}
      />
    </div>
  );
}
