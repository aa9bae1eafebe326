// The doubts of all files, one after the other: where, what is written there, why it is doubted, and what to do
// about it. Up and down walk them, Enter takes the advice, the figures choose, = answers the others of the kind.

import { Input } from "antd";
import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { type Choice, type Trouble, useRead } from "../door";
import { Refused } from "../parts";
import {
  type Answered,
  type Answers,
  type Asked,
  alike,
  answer,
  answerAlike,
  given,
  sayCell,
  sayChoice,
} from "./answers";
import { Alike, Choices, lastOf, leftByEnter, repeated } from "./choosing";
import { LongList } from "./LongList";

export function Doubts(props: {
  asked: readonly Asked[];
  answers: Answers;
  isOpen: (asked: Asked) => boolean;
  at: number;
  onAt: (at: number) => void;
  onAnswers: (answers: Answers) => void;
  /** What the office refused, and at which doubt. */
  refused: { trouble: Trouble; key: string } | null;
  box: RefObject<HTMLDivElement | null>;
}) {
  const { asked, answers, at, onAt, onAnswers, refused, box } = props;
  const toList = () => box.current?.focus({ preventScroll: true });
  useEffect(() => box.current?.focus({ preventScroll: true }), [box]);

  const last = lastOf(answers);
  const next = (from: number) => {
    const open = asked.findIndex((each, place) => place > from && props.isOpen(each));
    onAt(open >= 0 ? open : from);
  };
  /** Answer one, and go on to the next that is open. */
  const choose = (index: number, choice: Choice) => {
    const it = asked[index];
    if (!it) return;
    onAnswers(answer(answers, it, choice));
    if (choice === "改为") onAt(index);
    else next(index);
  };
  const chooseAlike = (index: number) => {
    const it = asked[index];
    if (it) onAnswers(answerAlike(answers, asked, it));
  };
  const onKey = (event: KeyboardEvent) => {
    const it = asked[at];
    const pressed = it?.doubt.choices[Number(event.key) - 1];
    if (event.key === "Enter") choose(at, "采用建议");
    else if (pressed) choose(at, pressed);
    else if (event.key === "=") chooseAlike(repeated(asked, at, (each) => given(answers, each) !== undefined, last));
    else return;
    event.preventDefault();
  };

  return (
    <div className="doubts">
      <div className="keys faint">
        <kbd>↑</kbd> <kbd>↓</kbd> 移动　<kbd>回车</kbd> 采用建议　<kbd>1</kbd>–<kbd>5</kbd> 选一项　<kbd>=</kbd>{" "}
        其余同类同样处理　<kbd>F6</kbd> 文件　<kbd>F9</kbd> 写入
      </div>
      <LongList
        rows={asked}
        id={(it) => `${it.card.path} ${it.doubt.line} ${it.doubt.field}`}
        high={(it) => (asked[at] === it ? 92 : props.isOpen(it) ? 80 : 31)}
        at={at}
        onAt={onAt}
        changed={answers}
        onKey={onKey}
        box={box}
        testid="doubts"
        draw={(it, index) => (
          <Line
            asked={it}
            index={index}
            current={index === at}
            open={props.isOpen(it)}
            given={given(answers, it)}
            others={index === at || it.key === last ? alike(answers, asked, it).length : 0}
            refused={refused?.key === it.key ? refused.trouble : null}
            onCurrent={() => onAt(index)}
            onChoose={(choice) => {
              choose(index, choice);
              toList();
            }}
            onValue={(value) => onAnswers(answer(answers, it, "改为", value))}
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
  asked: Asked;
  index: number;
  current: boolean;
  open: boolean;
  given: Answered | undefined;
  others: number;
  refused: Trouble | null;
  onCurrent: () => void;
  onChoose: (choice: Choice) => void;
  onValue: (value: string) => void;
  onAlike: () => void;
  onDone: () => void;
}) {
  const { asked, given, index, current, open } = props;
  const { card, doubt } = asked;
  const place = `${card.file} › ${sayCell(doubt)}`;
  const rows = doubt.also.length > 0 ? ` 等 ${doubt.also.length + 1} 人` : "";
  const whole = open || current || props.refused !== null;
  const others = <Alike others={props.others} onAlike={props.onAlike} testid={`doubt-${index}`} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list above has the focus and its keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list above has the focus and its keys
    <div
      className={["doubt", current && "current", !open && "answered", whole && "whole"].filter(Boolean).join(" ")}
      onClick={props.onCurrent}
      data-testid={`doubt-${index}`}
    >
      <span className={open ? "sign amber" : "sign green"}>{open ? "？" : "✓"}</span>
      <div className="where">
        <span className="place ellipsis" title={place}>
          {place}
        </span>
        <span className="read ellipsis" title={doubt.read}>
          {doubt.read ? `「${doubt.read}」` : <span className="faint">（空）</span>}
        </span>
        <span className="ellipsis faint">
          {doubt.field === "此人" ? "" : doubt.field} {doubt.name}
          {rows}
        </span>
        {!whole && (
          <span className="said ellipsis" title={doubt.why}>
            {given ? sayAnswer(asked, given) : "不录此人，不必再答"}
          </span>
        )}
        {!whole && others}
      </div>
      {whole && (
        <div className={current ? "why" : "why ellipsis"} title={doubt.why}>
          {doubt.why}
        </div>
      )}
      {whole && (
        <div className="choices-of" role="radiogroup" aria-label={doubt.why}>
          <Choices
            choices={doubt.choices}
            chosen={given?.choice}
            say={(choice) => sayChoice(doubt, choice)}
            onChoose={props.onChoose}
            testid={`doubt-${index}`}
          />
          {given?.choice === "改为" && (
            <Value
              value={given.value}
              unit={doubt.field === "单位"}
              onValue={props.onValue}
              onDone={props.onDone}
              testid={`doubt-${index}-value`}
            />
          )}
          {others}
        </div>
      )}
      <Refused trouble={props.refused} testid={`doubt-${index}-refused`} />
    </div>
  );
}

/** A value of the clerk's own; of a unit, the register's names are offered. */
function Value(props: {
  value: string;
  unit: boolean;
  onValue: (value: string) => void;
  onDone: () => void;
  testid: string;
}) {
  const units = useRead("units", props.unit ? {} : null).data ?? [];
  return (
    <>
      <Input
        size="small"
        autoFocus
        style={{ width: 210 }}
        value={props.value}
        list={props.unit ? "units-known" : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => props.onValue(event.target.value)}
        onKeyDown={leftByEnter(props.onDone)}
        data-testid={props.testid}
      />
      {props.unit && (
        <datalist id="units-known">
          {units.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </>
  );
}

const sayAnswer = ({ doubt }: Asked, { choice, value }: Answered): string =>
  choice === "改为" ? `改为「${value.trim()}」` : sayChoice(doubt, choice);
