// The foot of a roll: what it adds up to, why it is corrected, and the key that closes it.

import { Button, Input } from "antd";
import { type RefObject, useState } from "react";
import { type RollCall, type Trouble, tellAloud, useChange } from "../door";
import { agreeOnEnter, Dialog, Refused } from "../parts";
import { type DraftRoll, notSeen, type OnRoll } from "./draft";
import type { Mark } from "./words";

interface ClosingProps {
  roll: RollCall;
  draft: DraftRoll;
  people: readonly OnRoll[];
  /** The room that is called; undefined: all of them. */
  room: RollCall["rooms"][number] | undefined;
  /** It is closed, and nothing is said since. */
  done: boolean;
  /** What is closed would change. */
  asksWhy: boolean;
  reason: string;
  onReason: (reason: string) => void;
  why: RefObject<HTMLInputElement | null>;
  onWrite: (closes: boolean) => void;
  writing: boolean;
  refusal: Trouble | null;
}

export function Closing(props: ClosingProps) {
  const { roll, draft, people, room, asksWhy, reason } = props;
  const { changed } = draft;
  const { closed_on } = room ?? roll;
  const unseen = people.filter((each) => each.waiting).length;
  const called = room ? room.waiting < room.people : roll.taken;
  const finish = asksWhy && closed_on ? "写入更正 F9" : `完成${room ? `${room.name}的` : ""}点名 F9`;
  return (
    <div className="bar row sums">
      <Sums people={people} visitors={draft.visitors.length} />
      <span className="stretch" />
      <Refused trouble={props.refusal} testid="roll-refused" />
      {changed && (
        <Button onClick={draft.forget} data-testid="roll-forget">
          放弃未写入的
        </Button>
      )}
      {asksWhy && (
        <Input
          ref={(it) => {
            props.why.current = it?.input ?? null;
          }}
          style={{ width: 240 }}
          placeholder="已经完成，改动请写更正原因"
          aria-label="更正原因"
          value={reason}
          onChange={(event) => props.onReason(event.target.value)}
          onPressEnter={() => props.onWrite(true)}
          data-testid="roll-reason"
        />
      )}
      {!closed_on && (changed || !called) && (
        <Button onClick={() => props.onWrite(false)} data-testid="roll-keep">
          先记下
        </Button>
      )}
      {called && !changed && <Clear roll={roll} room={room} />}
      <Button
        type="primary"
        onClick={() => props.onWrite(true)}
        loading={props.writing}
        disabled={props.done}
        data-testid="roll-done"
      >
        {finish}
        {unseen > 0 && `（未到 ${unseen} 人记${notSeen.mark}）`}
      </Button>
    </div>
  );
}

/** Takes the roll back as if it had not been taken, or a room's part of it; a closed one with a reason. */
function Clear({ roll, room }: Pick<ClosingProps, "roll" | "room">) {
  const [reason, setReason] = useState<string | null>(null);
  const clear = useChange("clear_roll");
  const what = { session: roll.session.id, ...(room && { room: room.venue }) };
  const closed = room ? room.closed_on !== null : roll.closed_on !== null || roll.rooms.some((each) => each.closed_on);
  const agree = () =>
    clear.run({ ...what, reason: reason ?? "" }).then(
      () => setReason(null),
      () => undefined,
    );
  return (
    <>
      <Button
        onClick={() => (closed ? setReason("") : void tellAloud("clear_roll", { ...what, reason: "" }))}
        data-testid="roll-clear"
      >
        清除点名
      </Button>
      {reason !== null && (
        <Dialog
          title="清除已完成的点名"
          agree="清除"
          danger
          onAgree={agree}
          onLeave={() => setReason(null)}
          running={clear.running}
          refusal={clear.refusal}
        >
          <p>{room ? `${room.name}在这次课的考勤记录会清除` : "这次课的考勤记录会全部清除"}，可以撤销。请写明原因：</p>
          <Input
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={agreeOnEnter(agree)}
            aria-label="清除原因"
            data-testid="clear-reason"
          />
        </Dialog>
      )}
    </>
  );
}

/** 应到 48　实到 46　请假 1 …（人）: as the foot of a sign-in sheet has it. */
function Sums({ people, visitors }: { people: readonly OnRoll[]; visitors: number }) {
  const count = (...marks: Mark[]) => people.filter((each) => !each.waiting && marks.includes(each.said.mark)).length;
  const waiting = people.filter((each) => each.waiting).length;
  const sums: [string, number][] = [
    ["应到", people.length],
    ["实到", count("出勤", "迟到", "早退")],
    ["请假", count("事假", "病假", "公假")],
    ["迟到", count("迟到")],
    ["早退", count("早退")],
    ["旷课", count("旷课")],
  ];
  if (waiting > 0) sums.push(["未到", waiting]);
  if (visitors > 0) sums.push(["旁听", visitors]);
  const against = people.filter((each) => each.contradiction !== null && !each.waiting).length;
  return (
    <span className="row" data-testid="roll-sums">
      {sums.map(([word, people]) => (
        <span key={word} className={word === "旷课" && people > 0 ? "red" : undefined}>
          {word} <b>{people}</b>
        </span>
      ))}
      {against > 0 && (
        <span className="red" data-testid="roll-against">
          与请假对不上 <b>{against}</b>
        </span>
      )}
    </span>
  );
}
