// 清点: heads counted, bus by bus and stop by stop. A number and Enter goes to the next bus, past the 备注 where some miss.

import { type RefObject, useEffect, useRef, useState } from "react";
import { type BusLine, type BusPlan, sayRefused, tellAloud } from "../door";
import { readNumber } from "../parts";

export function Counts({ plan }: { plan: BusPlan }) {
  const { stops, buses } = plan;
  const riding = buses.filter(({ people }) => people.length > 0);
  const table = useRef<HTMLTableElement>(null);
  const goOn = (bus: number, stop: number) => {
    const [nextBus, nextStop] = bus + 1 < riding.length ? [bus + 1, stop] : [0, stop + 1];
    table.current?.querySelector<HTMLInputElement>(`[data-testid="count-${nextBus}-${nextStop}"]`)?.focus();
  };
  if (riding.length === 0) return null;
  return (
    <div className="bus-counts">
      <table ref={table} data-testid="bus-counts">
        <thead>
          <tr>
            <th>清点人数</th>
            {stops.map((stop) => (
              <th key={stop} className="ellipsis" title={stop}>
                {stop}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {riding.map((bus, at) => (
            <tr key={bus.id}>
              <th>
                {bus.title} <span className="faint">应到 {bus.people.length}</span>
              </th>
              {stops.map((stop, order) => (
                <td key={stop}>
                  <Count bus={bus} stop={stop} order={order} at={at} onNext={() => goOn(at, order)} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th>
              合计 <span className="faint">应到 {riding.reduce((sum, { people }) => sum + people.length, 0)}</span>
            </th>
            {stops.map((stop, order) => (
              <td key={stop} className="sum" data-testid={`sum-${order}`}>
                {sayTogether(riding, order)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** All buses together at a stop, once all have counted. */
function sayTogether(buses: readonly BusLine[], order: number): string {
  const counts = buses.map(({ counts }) => counts[order] ?? null);
  if (counts.every((each) => each === null)) return "";
  const counted = counts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const missing = counts.filter((each) => each === null).length;
  return missing > 0 ? `${counted}（${missing} 辆没有清点）` : String(counted);
}

function Count(props: { bus: BusLine; stop: string; order: number; at: number; onNext: () => void }) {
  const { bus, stop, order } = props;
  const counted = bus.counts[order] ?? null;
  const saved = counted === null ? "" : String(counted);
  const [text, setText] = useState(saved);
  const sent = useRef(saved); // Enter writes and goes on; the cell that is left then writes no second time
  useEffect(() => {
    setText(saved);
    sent.current = saved;
  }, [saved]);
  const noted = bus.notes[order] ?? "";
  const note = useRef<HTMLInputElement>(null);
  const toNote = useRef(false); // its field is there once the count is written
  useEffect(() => {
    if (!toNote.current || !note.current) return;
    toNote.current = false;
    note.current.focus();
  });
  const save = async () => {
    if (text.trim() === saved || text.trim() === sent.current) return true;
    sent.current = text.trim();
    const read = readNumber(text, 1);
    if (read === undefined) {
      sayRefused("请填清点的人数。");
      sent.current = saved;
      return false;
    }
    const done = await tellAloud("count_heads", { bus: bus.id, stop, counted: read, note: noted });
    if (!done) {
      setText(saved);
      sent.current = saved;
    }
    return done;
  };
  const short = counted === null ? 0 : bus.people.length - counted;
  return (
    <span className="row">
      <input
        inputMode="numeric"
        autoComplete="off"
        value={text}
        data-pending={text !== saved || undefined}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText(saved);
          if (event.key !== "Enter") return;
          event.preventDefault();
          // Who is missing, and why, is what is asked next.
          const differs = readNumber(text, 1) !== bus.people.length && text.trim() !== "";
          void save().then((done) => {
            if (!done) return;
            if (!differs) return props.onNext();
            toNote.current = note.current === null;
            note.current?.focus();
          });
        }}
        aria-label={`${bus.title} ${stop}`}
        data-testid={`count-${props.at}-${order}`}
      />
      {short > 0 && <b className="red">少 {short} 人</b>}
      {short < 0 && <b className="amber">多 {-short} 人</b>}
      {counted !== null && short === 0 && <span className="green">到齐</span>}
      {counted !== null && (short !== 0 || noted !== "") && (
        <Note
          key={noted}
          box={note}
          noted={noted}
          word={`${bus.title} ${stop} 备注`}
          onWrite={(text) => tellAloud("count_heads", { bus: bus.id, stop, counted, note: text })}
          onNext={props.onNext}
          testid={`note-${props.at}-${order}`}
        />
      )}
    </span>
  );
}

/** 备注 of a count: who is missing and why. Written when left or on Enter, which goes on. */
function Note(props: {
  box: RefObject<HTMLInputElement | null>;
  noted: string;
  word: string;
  onWrite: (text: string) => Promise<boolean>;
  onNext: () => void;
  testid: string;
}) {
  const { noted } = props;
  const [text, setText] = useState(noted);
  const sent = useRef(noted);
  const save = async () => {
    if (text.trim() === sent.current) return;
    sent.current = text.trim();
    if (!(await props.onWrite(text.trim()))) sent.current = noted;
  };
  return (
    <input
      className="note"
      ref={props.box}
      autoComplete="off"
      placeholder="备注：谁没到，为什么"
      value={text}
      title={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") setText(noted);
        if (event.key !== "Enter") return;
        event.preventDefault();
        props.onNext();
      }}
      aria-label={props.word}
      data-testid={props.testid}
    />
  );
}
