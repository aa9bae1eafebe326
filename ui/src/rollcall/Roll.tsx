// The roll of one session. Everybody is there; only the others are named: type their numbers and Enter, click them, or
// walk the names and press a key. A scanner types, too. F9 closes the roll, one step of undo; after that a change is a
// correction and asks why. Where the class listens in several rooms, each room is called and closed by itself.

import { Button, Segmented } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { type CohortId, type RollCall, type SessionId, useChange, useRead, type VenueId } from "../door";
import { useF9 } from "../frame/keys";
import { go } from "../frame/place";
import { paperPlace } from "../paper/place";
import { Empty, Shown } from "../parts";
import { quoted } from "../timetable/words";
import { Closing } from "./Closing";
import { Current } from "./Current";
import { isPlain, notSeen, type OnRoll, sameNamed, useDraftRoll } from "./draft";
import { Expected } from "./Expected";
import { keeping } from "./kept";
import { Names } from "./Names";
import { Typing } from "./Typing";
import { type Mark, sayWhen } from "./words";
import "./rollcall.css";

export function Roll({ session }: { session: SessionId }) {
  const roll = useRead("roll_call", { session });
  return <Shown of={roll}>{(it) => <Calling key={it.session.id} roll={it} />}</Shown>;
}

/** The room that is called: whoever has a branch room has it in every session. */
const rooms = keeping<CohortId, VenueId>();

function Calling({ roll }: { roll: RollCall }) {
  const { session } = roll;
  const draft = useDraftRoll(roll);
  const { changed } = draft;
  const take = useChange("take_roll");
  const [at, setAt] = useState(0);
  const [mark, setMark] = useState<Mark>("旷课");
  const kept = rooms.useKept(session.cohort);
  const part = roll.rooms.find(({ venue }) => venue === kept);
  const room = part?.venue ?? null;
  const [reason, setReason] = useState("");
  const [editing, setEditing] = useState(false);
  // What was refused of the roll as it was then.
  const [refusedOf, setRefusedOf] = useState<RollCall | null>(null);
  const why = useRef<HTMLInputElement>(null);
  const typing = useRef<HTMLInputElement>(null);
  const people =
    room === null ? draft.people : draft.people.filter((each) => each.room === room || each.walk_in === "typed");
  const current = people[Math.min(at, people.length - 1)];
  const waiting = part ? part.waiting > 0 : !roll.taken || roll.rooms.some((each) => each.waiting > 0);
  const closed = (part ?? roll).closed_on !== null;
  // Of a roll called as a whole, too, what a room has closed is corrected.
  const closedRooms = roll.rooms.filter((each) => each.closed_on !== null).map(({ venue }) => venue);
  const inClosed = (each: OnRoll) => each.room !== null && closedRooms.includes(each.room);
  const asksWhy =
    changed &&
    ((closed && !waiting) || people.some((each) => each.was && inClosed(each) && !sameNamed(each.was, each.said)));

  const write = async (closes: boolean) => {
    if (asksWhy && reason.trim() === "") return why.current?.focus();
    // Who has leave is named though they came: of an untaken roll they are taken to be away.
    const exceptions = people
      .filter((each) => each.waiting || !isPlain(each.said) || each.leave !== null)
      .map((each) => ({ trainee: each.trainee, ...(each.waiting ? notSeen : each.said) }))
      .map((named) => ({ ...named, remark: named.remark.trim() }));
    try {
      await take.run({
        session: session.id,
        exceptions,
        walk_ins: draft.joined,
        taken_off: [...draft.takenOff],
        visitors: [...draft.visitors],
        closed: closes,
        ...(room !== null && { room }),
        ...(asksWhy && { reason: reason.trim() }),
      });
      draft.wrote(people);
      setReason("");
      typing.current?.focus();
    } catch {
      setRefusedOf(roll); // `take.refusal` is shown below; what was said stays.
    }
  };
  const done = closed && !waiting && !changed;
  useF9(() => (done ? undefined : write(true)));

  // What is not written is taken back first; what is being typed has its own undo.
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "F7" && roll.rooms.length > 1) {
      event.preventDefault();
      const places = [null, ...roll.rooms.map(({ venue }) => venue)];
      return rooms.keep(session.cohort, places[(places.indexOf(room) + 1) % places.length] ?? null);
    }
    const typed = event.target instanceof HTMLInputElement && event.target.value !== "";
    if (!changed || typed || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z")
      return;
    event.preventDefault();
    draft.takeBack();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key of the whole page, wherever the cursor is
    <div className="roll" onKeyDown={onKey}>
      <div className="bar row">
        <Button onClick={() => go({ at: "cohort", cohort: session.cohort, tab: "rollcall" })} data-testid="roll-back">
          返回
        </Button>
        <h2 className="ellipsis" title={session.title}>
          {quoted(session.title, session.kind)}
        </h2>
        <span>{sayWhen(session)}</span>
        <span className="quiet ellipsis">{[session.lecturer_name, session.venue_name].filter(Boolean).join(" ")}</span>
        <span className="stretch" />
        {roll.rooms.length > 1 && (
          <Segmented
            options={[
              { value: 0, label: `全部 ${draft.people.length}` },
              ...roll.rooms.map((each) => ({ value: each.venue, label: <RoomOf room={each} /> })),
            ]}
            value={room ?? 0}
            onChange={(next) => rooms.keep(session.cohort, next === 0 ? null : (next as VenueId))}
            title="F7 换会场"
            data-testid="roll-rooms"
          />
        )}
        <Button
          onClick={() => go(paperPlace(session.cohort, { paper: "sign-in", session: session.id, room }))}
          title={room === null ? undefined : "只印这个会场的"}
          data-testid="roll-sheet"
        >
          签到表
        </Button>
        <Expected roll={roll} open={editing} onOpen={setEditing} />
        <State roll={roll} part={part} changed={changed} />
      </div>
      <Typing
        roll={roll}
        draft={draft}
        people={people}
        mark={mark}
        onMark={setMark}
        onAt={(trainee) => setAt(people.findIndex((each) => each.trainee === trainee))}
        box={typing}
      />
      {people.length === 0 && draft.visitors.length === 0 ? (
        <Nobody roll={roll} room={part?.name} onBegin={() => setEditing(true)} />
      ) : (
        <Names
          people={people}
          draft={draft}
          own={roll.words}
          mark={mark}
          at={people.indexOf(current as OnRoll)}
          onAt={setAt}
          closed={closed}
        />
      )}
      {current && (
        <Current
          key={current.trainee}
          session={session}
          person={current}
          draft={draft}
          own={roll.words}
          onDone={() => typing.current?.focus()}
        />
      )}
      <Closing
        roll={roll}
        draft={draft}
        people={people}
        room={part}
        done={done}
        asksWhy={asksWhy}
        reason={reason}
        onReason={setReason}
        why={why}
        onWrite={write}
        writing={take.running}
        refusal={refusedOf === roll ? take.refusal : null}
      />
    </div>
  );
}

/** Nobody is expected: why, and where that is put right. */
function Nobody({ roll, room, onBegin }: { roll: RollCall; room: string | undefined; onBegin: () => void }) {
  if (room) return <Empty say={`${room}还没有安排人坐。`} button="安排谁坐这里" onBegin={onBegin} />;
  if (roll.session.elective)
    return (
      <Empty
        say="这是选修课，还没有选课名单。填了名单，这里就是应到的人；没选而来的，上面写 +姓名 临时加入。"
        button="填写选课名单"
        onBegin={onBegin}
      />
    );
  return (
    <Empty
      say="这次课没有应到的人：名册还是空的，都还没有报到，或者参加的小组里没有人。"
      button="看谁应到"
      onBegin={onBegin}
    />
  );
}

/** A room, how many sit there, and what has become of its part of the roll. */
function RoomOf({ room }: { room: RollCall["rooms"][number] }) {
  const { name, people, waiting, closed_on } = room;
  return (
    <span data-testid={`room-${room.venue}`}>
      {name} {people}{" "}
      {people === 0 ? null : waiting > 0 ? (
        <span className="amber">{waiting < people ? `${waiting} 人未点` : "未点"}</span>
      ) : closed_on ? (
        <span className="green">✓</span>
      ) : (
        <span className="amber">没有完成</span>
      )}
    </span>
  );
}

function State(props: { roll: RollCall; part: RollCall["rooms"][number] | undefined; changed: boolean }) {
  const { roll, part, changed } = props;
  if (changed) return <span className="amber">还没有写入</span>;
  if (!roll.taken || (part && part.waiting === part.people)) return null;
  if ((part ?? roll).closed_on) return <span className="green">✓ 已点名</span>;
  const due = (part ? [part] : roll.rooms).filter(({ waiting }) => waiting > 0);
  return (
    <span className="amber">
      {due.length > 0 ? `${due.map(({ name }) => name).join("、")}未点` : "已记下，没有完成"}
    </span>
  );
}
