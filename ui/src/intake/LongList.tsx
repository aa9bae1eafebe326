// A list of any length whose rows differ in height: only those in sight are drawn. Up and down walk it.

import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from "react";

/** Rows drawn above and below those in sight, in pixels. */
const MORE = 400;

export interface LongListProps<Row> {
  rows: readonly Row[];
  /** Stable, and no two alike. */
  id: (row: Row) => string;
  /** About how high it is, in pixels: counts until it was drawn. */
  high: (row: Row) => number;
  draw: (row: Row, index: number) => ReactNode;
  /** Where the keys are. */
  at: number;
  onAt: (index: number) => void;
  /** What the rows show besides themselves, their answers: where the keys are stays in sight when it changes. */
  changed?: unknown;
  /** Further keys: prevent the default of those that are taken. */
  onKey?: (event: KeyboardEvent) => void;
  /** To give the keys back to the list. */
  box: RefObject<HTMLDivElement | null>;
  className?: string;
  testid: string;
}

export function LongList<Row>(props: LongListProps<Row>) {
  const { rows, id, high, at, box } = props;
  const measured = useRef(new Map<string, { guess: number; height: number }>());
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const [sight, setSight] = useState({ top: 0, height: 1200 });

  const tops = [0];
  for (const row of rows) {
    const [known, guess] = [measured.current.get(id(row)), high(row)];
    // A row that was answered is lower than when it was measured.
    tops.push((tops.at(-1) ?? 0) + (known?.guess === guess ? known.height : guess));
  }
  const top = (index: number) => tops[index] ?? 0;
  const first = Math.max(0, after(tops, sight.top - MORE) - 1);
  const last = Math.min(rows.length, after(tops, sight.top + sight.height + MORE));

  useEffect(() => {
    const it = box.current;
    if (!it) return;
    const look = () => setSight({ top: it.scrollTop, height: it.clientHeight || 1200 });
    look();
    it.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      it.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [box]);

  useLayoutEffect(() => {
    let otherwise = false;
    for (const each of box.current?.querySelectorAll<HTMLElement>(":scope > .drawn > [data-at]") ?? []) {
      const row = rows[Number(each.dataset.at)];
      const height = each.offsetHeight;
      if (!row || height === 0) continue;
      const known = measured.current.get(id(row));
      const guess = high(row);
      if (known?.guess === guess && known.height === height) continue;
      measured.current.set(id(row), { guess, height });
      otherwise = true;
    }
    if (otherwise) drawAgain();
  });

  // What the keys are at is brought into sight when they go there, when it grows, and when rows were answered; not
  // when the wheel was used to look elsewhere.
  const place = useRef({ from: 0, to: 0 });
  place.current = { from: top(at), to: top(at + 1) };
  const height = top(at + 1) - top(at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the occasions
  useLayoutEffect(() => {
    const it = box.current;
    const { from, to } = place.current;
    if (!it?.clientHeight || at < 0) return;
    if (from < it.scrollTop) it.scrollTop = from;
    else if (to > it.scrollTop + it.clientHeight) it.scrollTop = to - it.clientHeight;
  }, [at, height, props.changed]);

  const onKey = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.ctrlKey || event.altKey || rows.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    const go = (index: number) => props.onAt(Math.max(0, Math.min(rows.length - 1, index)));
    if (step !== undefined) go(at + step);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(rows.length - 1);
    else return props.onKey?.(event);
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows are walked with the arrow keys
    <div
      className={["long-list", props.className].filter(Boolean).join(" ")}
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the rows are walked with the arrow keys
      tabIndex={0}
      onKeyDown={onKey}
      data-testid={props.testid}
    >
      <div className="drawn" style={{ paddingTop: top(first), paddingBottom: top(rows.length) - top(last) }}>
        {rows.slice(first, last).map((row, place) => (
          <div key={id(row)} data-at={first + place}>
            {props.draw(row, first + place)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The first place whose top is beyond `pixel`. */
function after(tops: readonly number[], pixel: number): number {
  let [low, end] = [0, tops.length];
  while (low < end) {
    const middle = (low + end) >> 1;
    if ((tops[middle] ?? 0) > pixel) end = middle;
    else low = middle + 1;
  }
  return low;
}
