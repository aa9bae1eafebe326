// The doubts of a file, one per line: where, what is written there, why it is doubted, and what to do about it.
// Up and down walk them, Enter takes the advice, the figures choose, 「其余同类」 answers the others of the kind.

import { Button, Input } from "antd";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Choice, Doubt, RosterReport, Trouble } from "../door";
import { Refused } from "../parts";
import { type Answers, alike, answer, answerAlike, keyOf, sayChoice } from "./answers";

export function Doubts(props: {
  report: RosterReport;
  answers: Answers;
  isOpen: (doubt: Doubt) => boolean;
  at: number;
  onAt: (at: number) => void;
  onAnswers: (answers: Answers) => void;
  refused: Trouble | null;
}) {
  const { answers, at, onAt, onAnswers, refused } = props;
  const { doubts, sheet } = props.report;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);

  /** Answer one, and go on to the next that is open. */
  const choose = (index: number, choice: Choice) => {
    const doubt = doubts[index];
    if (!doubt) return;
    onAnswers(answer(answers, doubt, choice));
    if (choice === "改为") return onAt(index);
    const open = doubts.findIndex((each, place) => place > index && props.isOpen(each));
    onAt(open >= 0 ? open : index);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.ctrlKey || event.altKey) return;
    const doubt = doubts[at];
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    const pressed = doubt?.choices[Number(event.key) - 1];
    if (step !== undefined) onAt(Math.max(0, Math.min(doubts.length - 1, at + step)));
    else if (event.key === "Home") onAt(0);
    else if (event.key === "End") onAt(doubts.length - 1);
    else if (event.key === "Enter") choose(at, "采用建议");
    else if (pressed) choose(at, pressed);
    else if (event.key === "=" && doubt) onAnswers(answerAlike(answers, doubts, doubt));
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the doubts are walked with the arrow keys
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the doubts are walked with the arrow keys
    <div className="doubts" ref={box} tabIndex={0} onKeyDown={onKey} data-testid="doubts">
      <div className="keys faint">
        <kbd>↑</kbd> <kbd>↓</kbd> 移动　<kbd>回车</kbd> 采用建议　<kbd>1</kbd>–<kbd>4</kbd> 选一项　<kbd>=</kbd>{" "}
        其余同类同样处理　<kbd>F9</kbd> 写入
      </div>
      {doubts.map((doubt, index) => (
        <Line
          key={keyOf(doubt)}
          doubt={doubt}
          sheet={sheet}
          index={index}
          current={index === at}
          open={props.isOpen(doubt)}
          given={answers.get(keyOf(doubt))}
          others={alike(answers, doubts, doubt).length}
          refused={
            refused && refused.row === doubt.row && (refused.field ?? doubt.field) === doubt.field ? refused : null
          }
          onCurrent={() => onAt(index)}
          onChoose={(choice) => {
            choose(index, choice);
            box.current?.focus();
          }}
          onValue={(value) => onAnswers(answer(answers, doubt, "改为", value))}
          onAlike={() => {
            onAnswers(answerAlike(answers, doubts, doubt));
            box.current?.focus();
          }}
          onDone={() => {
            const next = doubts.findIndex((each, place) => place > index && props.isOpen(each));
            if (next >= 0) onAt(next);
            box.current?.focus();
          }}
        />
      ))}
    </div>
  );
}

function Line(props: {
  doubt: Doubt;
  sheet: string;
  index: number;
  current: boolean;
  open: boolean;
  given: { choice: Choice; value: string } | undefined;
  others: number;
  refused: Trouble | null;
  onCurrent: () => void;
  onChoose: (choice: Choice) => void;
  onValue: (value: string) => void;
  onAlike: () => void;
  onDone: () => void;
}) {
  const { doubt, given, index } = props;
  const place = doubt.cell ? `${props.sheet} › ${doubt.cell}` : `${props.sheet} › 第 ${doubt.row} 行`;
  const rows = doubt.also.length > 0 ? ` 等${doubt.also.length + 1}行` : "";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list above has the focus and its keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list above has the focus and its keys
    <div
      className={["doubt", props.current && "current", !props.open && "answered"].filter(Boolean).join(" ")}
      onClick={props.onCurrent}
      ref={(it) => {
        if (props.current) it?.scrollIntoView?.({ block: "nearest" });
      }}
      data-testid={`doubt-${index}`}
    >
      <span className={props.open ? "sign amber" : "sign green"}>{props.open ? "？" : "✓"}</span>
      <span className="place ellipsis" title={`${place} ${doubt.field}${rows}`}>
        <b>{doubt.cell || `第${doubt.row}行`}</b>{" "}
        <span className="faint">
          {doubt.field}
          {rows}
        </span>
      </span>
      <span className="ellipsis" title={doubt.name}>
        {doubt.name}
      </span>
      <span className="read ellipsis" title={doubt.read}>
        {doubt.read ? `「${doubt.read}」` : <span className="faint">（空）</span>}
      </span>
      <span className="why">{doubt.why}</span>
      <span className="choices-of" role="radiogroup" aria-label={doubt.why}>
        {doubt.choices.map((choice, nth) => (
          // biome-ignore lint/a11y/useSemanticElements: a radio that is pressed again must still say so
          <button
            key={choice}
            type="button"
            role="radio"
            aria-checked={given?.choice === choice}
            tabIndex={-1}
            className={nth === 0 ? "choice advice" : "choice"}
            title={nth === 0 ? `建议：${sayChoice(doubt, choice)}` : sayChoice(doubt, choice)}
            onClick={(event) => {
              event.stopPropagation();
              props.onChoose(choice);
            }}
            data-testid={`doubt-${index}-${nth + 1}`}
          >
            {sayChoice(doubt, choice)}
            {nth === 0 && <span className="hint">建议</span>}
          </button>
        ))}
        {given?.choice === "改为" && (
          <Input
            size="small"
            autoFocus
            style={{ width: 190 }}
            value={given.value}
            onFocus={(event) => event.target.select()}
            onChange={(event) => props.onValue(event.target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || !["Enter", "Escape"].includes(event.key)) return;
              event.preventDefault();
              event.stopPropagation();
              props.onDone();
            }}
            data-testid={`doubt-${index}-value`}
          />
        )}
        {props.others > 0 && (
          <Button size="small" type="link" onClick={props.onAlike} data-testid={`doubt-${index}-alike`}>
            其余 {props.others} 处同类同样处理
          </Button>
        )}
        <Refused trouble={props.refused} testid={`doubt-${index}-refused`} />
      </span>
    </div>
  );
}
