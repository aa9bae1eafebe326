// 与上一份比较: a unit's next list beside what the class has. Who is new, came instead, is changed, is there no more,
// what that touches, and what is to be done about it. The same keys as in the doubts.

import { Input } from "antd";
import { type KeyboardEvent, type RefObject, useEffect } from "react";
import type { Ruling, VersionTurn } from "../door";
import { Empty } from "../parts";
import { Alike, Choices, lastOf, leftByEnter, repeated } from "./choosing";
import { LongList } from "./LongList";
import {
  alikeTurns,
  decide,
  decideAlike,
  decided,
  isUndecided,
  type Rulings,
  sayEarlier,
  sayTurns,
  type Turned,
  willBe,
} from "./rulings";

export function Turns(props: {
  turns: readonly Turned[];
  rulings: Rulings;
  at: number;
  onAt: (at: number) => void;
  onRulings: (rulings: Rulings) => void;
  box: RefObject<HTMLDivElement | null>;
}) {
  const { turns, rulings, at, onAt, onRulings, box } = props;
  const toList = () => box.current?.focus({ preventScroll: true });
  useEffect(() => box.current?.focus({ preventScroll: true }), [box]);

  const last = lastOf(rulings);
  const next = (from: number) => {
    const open = turns.findIndex((each, place) => place > from && isUndecided(rulings, each));
    onAt(open >= 0 ? open : from);
  };
  /** Decide one, and go on to the next that is open; 换人 waits for the letter's number. */
  const choose = (index: number, ruling: Ruling) => {
    const it = turns[index];
    if (!it || it.turn.trainee === null) return;
    onRulings(decide(rulings, it, ruling));
    if (ruling === "按换人办理") onAt(index);
    else next(index);
  };
  const chooseAlike = (index: number) => {
    const it = turns[index];
    if (it) onRulings(decideAlike(rulings, turns, it));
  };
  const onKey = (event: KeyboardEvent) => {
    const it = turns[at]?.turn;
    const pressed = it?.choices[Number(event.key) - 1];
    if (event.key === "Enter" && it) choose(at, it.advice);
    else if (pressed) choose(at, pressed);
    else if (event.key === "=") chooseAlike(repeated(turns, at, (each) => decided(rulings, each) !== undefined, last));
    else return;
    event.preventDefault();
  };

  if (turns.length === 0) {
    return <Empty say="这些名单和本班名册没有出入：没有换人、退出，也没有改过的信息。" />;
  }
  return (
    <div className="doubts">
      <div className="keys faint">
        <kbd>↑</kbd> <kbd>↓</kbd> 移动　<kbd>回车</kbd> 采用建议　<kbd>1</kbd>–<kbd>3</kbd> 选一项　<kbd>=</kbd>{" "}
        其余同类同样处理　不问的已按建议处理，可以改
      </div>
      <LongList
        rows={turns}
        id={(it) => `${it.card.path} ${it.turn.turn} ${it.turn.trainee ?? ""} ${it.turn.line ?? ""}`}
        high={(it) => (it.turn.touches.length > 0 ? 22 : 0) + (isUndecided(rulings, it) ? 84 : 62)}
        at={at}
        onAt={onAt}
        changed={rulings}
        onKey={onKey}
        box={box}
        testid="turns"
        draw={(it, index) => (
          <Line
            turned={it}
            head={turns[index - 1]?.card !== it.card}
            index={index}
            current={index === at}
            rulings={rulings}
            others={index === at || it.key === last ? alikeTurns(rulings, turns, it).length : 0}
            onCurrent={() => onAt(index)}
            onChoose={(ruling) => {
              choose(index, ruling);
              if (ruling !== "按换人办理") toList();
            }}
            onLetter={(letter) => onRulings(decide(rulings, it, "按换人办理", letter))}
            onAlike={() => {
              chooseAlike(index);
              toList();
            }}
            onDone={() => {
              next(index);
              toList();
            }}
          />
        )}
      />
    </div>
  );
}

function Line(props: {
  turned: Turned;
  /** The first of its file: says whose list it is and what is otherwise in it. */
  head: boolean;
  index: number;
  current: boolean;
  rulings: Rulings;
  others: number;
  onCurrent: () => void;
  onChoose: (ruling: Ruling) => void;
  onLetter: (letter: string) => void;
  onAlike: () => void;
  onDone: () => void;
}) {
  const { turned, rulings, index } = props;
  const { card, turn } = turned;
  const will = willBe(rulings, turned);
  const letter = decided(rulings, turned)?.letter ?? "";
  return (
    <>
      {props.head && (
        <div className="of-file" data-testid={`turns-of-${index}`}>
          <b>{card.sender || card.file}</b> · {sayEarlier(card)}：{sayTurns(card.turns)}
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the list above has the focus and its keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list above has the focus and its keys */}
      <div
        className={["doubt whole", props.current && "current", will && "answered"].filter(Boolean).join(" ")}
        onClick={props.onCurrent}
        data-testid={`turn-${index}`}
      >
        <span className={will ? "sign green" : "sign amber"}>{will ? "✓" : "？"}</span>
        <div className="why">
          <span className={`turn turn-${turn.turn}`}>{turn.turn}</span> <Who turn={turn} />
          {turn.altered.map(({ field, was, now }) => (
            <span key={field} className="altered">
              {field} <span className={was ? "was" : "faint"}>{was || "（空）"}</span> → <b>{now || "（空）"}</b>
            </span>
          ))}
        </div>
        {(turn.asked || props.current) && turn.say && <div className="quiet">{turn.say}</div>}
        {turn.touches.length > 0 && <div className="amber touches">涉及：{turn.touches.join("、")}</div>}
        {turn.trainee !== null && (
          <div className="choices-of" role="radiogroup" aria-label={turn.say}>
            <Choices choices={turn.choices} chosen={will} onChoose={props.onChoose} testid={`turn-${index}`} />
            {will === "按换人办理" && (
              <Input
                size="small"
                autoFocus={props.current && letter === ""}
                style={{ width: 220 }}
                placeholder="函号，可以不填"
                value={letter}
                onChange={(event) => props.onLetter(event.target.value)}
                onKeyDown={leftByEnter(props.onDone)}
                data-testid={`turn-${index}-letter`}
              />
            )}
            <Alike others={props.others} onAlike={props.onAlike} testid={`turn-${index}`} />
          </div>
        )}
      </div>
    </>
  );
}

function Who({ turn }: { turn: VersionTurn }) {
  if (!turn.comes) return <b>{turn.name}</b>;
  return (
    <>
      <span className="was">{turn.name}</span> → <b>{turn.comes}</b>
    </>
  );
}
