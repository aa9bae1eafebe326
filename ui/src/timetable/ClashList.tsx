// All that is in the way of a class, in the order of its days; a click goes there.

import type { Clash, SessionLine } from "../door";
import { bySession, gravestFirst, isOpen } from "./clashes";
import { Panel } from "./Panel";
import { sayDay, weekday } from "./week";
import { quoted } from "./words";

export function ClashList(props: {
  sessions: readonly SessionLine[];
  clashes: readonly Clash[];
  current: number | null;
  onOpen: (session: number) => void;
  onLeave: () => void;
}) {
  const of = bySession(props.clashes);
  const lines = props.sessions.filter((each) => of.has(each.id));
  const errors = lines.filter((each) => of.get(each.id)?.some((clash) => isOpen(clash) && clash.severity === "错误"));
  return (
    <Panel title="冲突与提示" onLeave={props.onLeave} testid="clash-list">
      <p className="quiet">
        {errors.length} 个课次有冲突，另 {lines.length - errors.length} 个有警告、提示或已保留的。
      </p>
      {lines.map((line) => (
        <button
          type="button"
          key={line.id}
          className={line.id === props.current ? "line-of current" : "line-of"}
          onClick={() => props.onOpen(line.id)}
          data-testid={`clashes-of-${line.id}`}
        >
          {sayDay(line.day)} {weekday(line.day)} {line.starts} <b>{quoted(line.title, line.kind)}</b>
          {gravestFirst(of.get(line.id) ?? []).map((clash) => (
            <small key={clash.rule + clash.say} className={clash.kept === null ? clash.severity : "kept"}>
              {clash.say}
              {clash.kept !== null && `（保留：${clash.kept}）`}
            </small>
          ))}
        </button>
      ))}
    </Panel>
  );
}
