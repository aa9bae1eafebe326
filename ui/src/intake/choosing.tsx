// What doubts and turns have in common: the choices with the advice first, the same for all others of the kind, and a
// field that is left by Enter.

import type { KeyboardEvent } from "react";

/** The choices of one question; figures and Enter choose too, so they are no stops of the tab key. */
export function Choices<Choice extends string>(props: {
  choices: readonly Choice[];
  chosen: Choice | null | undefined;
  /** What a choice is called; left out, by its own word. */
  say?: (choice: Choice) => string;
  onChoose: (choice: Choice) => void;
  testid: string;
}) {
  const say = props.say ?? ((choice: Choice) => choice);
  return props.choices.map((choice, nth) => (
    // biome-ignore lint/a11y/useSemanticElements: a radio that is pressed again must still say so
    <button
      key={choice}
      type="button"
      role="radio"
      aria-checked={props.chosen === choice}
      tabIndex={-1}
      className={nth === 0 ? "choice advice" : "choice"}
      title={nth === 0 ? `建议：${say(choice)}` : say(choice)}
      onClick={(event) => {
        event.stopPropagation();
        props.onChoose(choice);
      }}
      data-testid={`${props.testid}-${nth + 1}`}
    >
      {say(choice)}
      {nth === 0 && <span className="hint">建议</span>}
    </button>
  ));
}

/** The same answer for the others of the kind, where there are any. */
export function Alike(props: { others: number; onAlike: () => void; testid: string }) {
  if (props.others === 0) return null;
  return (
    <button
      type="button"
      className="link"
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        props.onAlike();
      }}
      data-testid={`${props.testid}-alike`}
    >
      其余 {props.others} 处同类同样处理
    </button>
  );
}

/** Enter and Escape leave a field inside the list; what is still being composed is not left. */
export const leftByEnter = (onDone: () => void) => (event: KeyboardEvent) => {
  if (event.nativeEvent.isComposing || !["Enter", "Escape"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  onDone();
};

/** The key that was set last: answers and decisions are put at the end of their map. */
export const lastOf = (answers: ReadonlyMap<string, unknown>): string | undefined => [...answers.keys()].at(-1);

/** Which answer = repeats: the one here, or else the last one, from which the keys have gone on. */
export function repeated<Row extends { key: string }>(
  rows: readonly Row[],
  at: number,
  isAnswered: (row: Row) => boolean,
  last: string | undefined,
): number {
  const here = rows[at];
  return !here || isAnswered(here) ? at : rows.findIndex((each) => each.key === last);
}
