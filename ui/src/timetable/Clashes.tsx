// What is in the way of one session, in a sentence each, and under it the ways out. What the office lets stand is
// quiet, with its reason.

import { Input } from "antd";
import { type Ref, useEffect, useRef, useState } from "react";
import { type Clash, type Repair, type Repairs, type SessionId, tellAloud } from "../door";
import { gravestFirst, isOpen } from "./clashes";

/** So many ways out are shown unasked. */
const FEW = 3;

export function Clashes(props: {
  clashes: readonly Clash[];
  /** Looked for; null while they are, or when nothing asks for one. */
  repairs: Repairs | null;
  onRepair: (repair: Repair) => void;
  /** The first repair waits for Enter. */
  ready?: boolean;
}) {
  const first = useRef<HTMLButtonElement>(null);
  const [more, setMore] = useState(false);
  const found = props.repairs?.repairs.length ?? 0;
  useEffect(() => {
    if (props.ready && found > 0) first.current?.focus();
  }, [props.ready, found]);
  if (props.clashes.length === 0) return null;
  const clashes = gravestFirst(props.clashes);
  return (
    <div className="clashes" role="alert">
      <ul data-testid="panel-clashes">
        {clashes.map((clash) => (
          <Sentence key={clash.rule + clash.say} clash={clash} />
        ))}
      </ul>
      {clashes.some(isOpen) && (
        <div className="repairs">
          {found === 0 && props.repairs && <div className="quiet">{props.repairs.say}</div>}
          {props.repairs?.repairs.slice(0, more ? undefined : FEW).map((repair, index) => (
            <Way
              key={repair.say}
              repair={repair}
              onChoose={() => props.onRepair(repair)}
              button={index === 0 ? first : undefined}
              byEnter={index === 0 && props.ready === true}
              testid={`repair-${index}`}
            />
          ))}
          {found > FEW && !more && (
            <button type="button" className="way" onClick={() => setMore(true)} data-testid="more-repairs">
              还有 {found - FEW} 种办法
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** One way out: what is done, who must be told of it, and what it bends. */
export function Way(props: {
  repair: Repair;
  onChoose: () => void;
  button?: Ref<HTMLButtonElement>;
  byEnter?: boolean;
  testid: string;
}) {
  const { repair } = props;
  return (
    <button type="button" className="way" ref={props.button} onClick={props.onChoose} data-testid={props.testid}>
      <span>{repair.say}</span>
      {props.byEnter && <kbd>回车</kbd>}
      {repair.touches.length > 0 && <small>要告知：{repair.touches.join("、")}</small>}
      {repair.bends.map((each) => (
        <small key={each} className="amber">
          {each}
        </small>
      ))}
    </button>
  );
}

/** One clash: its sentence, where the rule comes from, and how it may be let stand. */
function Sentence({ clash }: { clash: Clash }) {
  const [giving, setGiving] = useState(false);
  const { session, other, rule } = clash;
  const keep = (reason: string) => {
    setGiving(false);
    if (reason.trim() && session !== null) {
      void tellAloud("keep_clash", { rule, session, other: other ?? undefined, reason: reason.trim() });
    }
  };
  const drop = (of: SessionId) => tellAloud("drop_kept", { rule, session: of, other: other ?? undefined });
  return (
    <li className={clash.kept === null ? clash.severity : "kept"} title={clash.authority || undefined}>
      {clash.say}
      {clash.authority && <small>依据：{clash.authority}</small>}
      {clash.kept !== null && session !== null && (
        <small>
          已保留：{clash.kept}{" "}
          <button type="button" className="link" onClick={() => drop(session)} data-testid={`unkeep-${rule}`}>
            不再保留
          </button>
        </small>
      )}
      {isOpen(clash) && session !== null && !giving && (
        <small>
          <button type="button" className="link" onClick={() => setGiving(true)} data-testid={`keep-${rule}`}>
            保留并写明原因
          </button>
        </small>
      )}
      {giving && (
        <Input
          autoFocus
          size="small"
          placeholder="为什么可以这样排，回车保存"
          onPressEnter={(event) => keep(event.currentTarget.value)}
          onBlur={(event) => keep(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            setGiving(false);
          }}
          data-testid={`reason-${rule}`}
        />
      )}
    </li>
  );
}
