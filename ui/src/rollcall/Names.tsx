// The names of a roll in columns that fill the screen. A click goes through the marks, beginning with the one that is
// set; the arrows walk, a key marks. Visitors stand behind.

import { type KeyboardEvent, memo, useRef } from "react";
import type { RollWord } from "../door";
import { type DraftRoll, isPlain, type OnRoll, sameNamed, sayNamed } from "./draft";
import { saidBy } from "./keys";
import { isHere, MARKS, type Mark, type Said, sayMark, tone } from "./words";

/** The height of a name. */
const ROW = 30;

interface NamesProps {
  people: readonly OnRoll[];
  draft: DraftRoll;
  own: readonly RollWord[];
  /** What a click means first. */
  mark: Mark;
  at: number;
  onAt: (at: number) => void;
  /** The roll is closed: who was changed shows both. */
  closed: boolean;
}

export function Names({ people, draft, own, mark, at, onAt, closed }: NamesProps) {
  const box = useRef<HTMLDivElement>(null);
  const current = people[at];
  const say = (person: OnRoll, said: Said) => {
    if (draft.scanning && said.mark === "出勤" && said.word === "") draft.tick(person.trainee, true);
    else draft.name(person.trainee, said);
  };
  const click = (person: OnRoll) => {
    onAt(people.indexOf(person));
    if (draft.scanning) draft.tick(person.trainee, person.waiting);
    else draft.name(person.trainee, { mark: after(person.said.mark, mark), word: "", minutes: 0 });
  };
  const latest = useRef(click);
  latest.current = click;
  const clicks = useRef((person: OnRoll) => latest.current(person));

  const onKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return;
    const rows = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW));
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: rows, ArrowLeft: -rows }[event.key];
    const said = saidBy(event.key, own);
    if (step !== undefined) onAt(Math.max(0, Math.min(people.length - 1, at + step)));
    else if (event.key === "Home") onAt(0);
    else if (event.key === "End") onAt(people.length - 1);
    else if ((event.key === " " || event.key === "Enter") && current) click(current);
    else if (said && current) say(current, said);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="names"
      ref={box}
      role="listbox"
      aria-label="点名册"
      tabIndex={0}
      onKeyDown={onKey}
      data-testid="roll-names"
    >
      {people.map((person, place) => (
        <Name key={person.trainee} person={person} current={place === at} closed={closed} onClick={clicks.current} />
      ))}
      {draft.visitors.map((visitor, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: visitors have no other order, and two may be called the same
        <div key={`visitor ${place}`} className="name visitor" data-testid={`visitor-${place}`}>
          <span className="faint">旁听</span>
          <b>{visitor.name}</b>
          <span className="ellipsis faint">{visitor.unit}</span>
          <button
            type="button"
            className="link"
            title="去掉"
            aria-label={`去掉旁听的${visitor.name}`}
            onClick={() => draft.unvisit(place)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}

/** The mark a click goes on to: the one that is set, then the others in their order, then 出勤 again. */
function after(mark: Mark, first: Mark): Mark {
  const order = ["出勤", first, ...MARKS.filter((each) => each !== "出勤" && each !== first)] as const;
  return order[(order.indexOf(mark) + 1) % order.length] ?? "出勤";
}

/** What stands behind a name: the leave or the remark, else the unit. */
function about({ said, leave, unit }: OnRoll): string {
  if (isPlain(said)) return unit;
  return (leave !== null && leave !== said.mark ? leave : said.remark) || unit;
}

/** A tick, or what is noted; of who has still to be seen, that. */
const shown = ({ said, waiting }: OnRoll): string => (waiting ? "未到" : isHere(said) ? "✓" : sayMark(said));

interface NameProps {
  person: OnRoll;
  current: boolean;
  closed: boolean;
  onClick: (person: OnRoll) => void;
}

/** Drawn anew only when something of it has changed: a large class has a thousand. */
const Name = memo(
  function Name({ person, current, closed, onClick }: NameProps) {
    const { said, was } = person;
    const corrected = closed && was !== null && !sameNamed(was, said);
    const plain = isPlain(said);
    const classes = ["name", current && "current", !plain && "named", person.contradiction && "doubted"];
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and its keys
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and its keys
      <div
        role="option"
        aria-selected={current}
        className={classes.filter(Boolean).join(" ")}
        title={[
          `${person.number || "—"} ${person.name} ${person.unit}`,
          sayNamed(said),
          person.leave,
          person.contradiction,
          ...person.corrections,
        ]
          .filter(Boolean)
          .join("\n")}
        onClick={() => onClick(person)}
        ref={(it) => {
          if (current) it?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
        }}
        data-testid={`roll-${person.number}`}
      >
        <span className="figure faint">{person.number || "—"}</span>
        <b>{person.name}</b>
        <span className="ellipsis faint">{person.contradiction ?? about(person)}</span>
        <span
          className={`mark ${person.waiting ? "faint" : person.seen ? "green" : tone(said.mark)}`}
          data-testid={`roll-mark-${person.number}`}
        >
          {corrected ? `${sayMark(was)}→${sayMark(said)}` : shown(person)}
        </span>
        {person.corrections.length > 0 && !corrected && <sup className="red">※</sup>}
      </div>
    );
  },
  (before, now) =>
    before.current === now.current &&
    before.closed === now.closed &&
    before.person.said === now.person.said &&
    before.person.waiting === now.person.waiting &&
    before.person.seen === now.person.seen &&
    before.person.number === now.person.number &&
    before.person.contradiction === now.person.contradiction &&
    before.person.corrections === now.person.corrections &&
    before.person.was?.mark === now.person.was?.mark,
);
