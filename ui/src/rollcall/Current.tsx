// Who the keys are at: every mark as a button, minutes and a remark, the leave, and what was corrected.

import { Button, Input } from "antd";
import { useState } from "react";
import type { RollWord, SessionLine } from "../door";
import { LeaveDialog } from "../leave/LeaveDialog";
import type { DraftRoll, OnRoll } from "./draft";
import { hasMinutes, KEY, MARKS } from "./words";

interface CurrentProps {
  session: SessionLine;
  person: OnRoll;
  draft: DraftRoll;
  own: readonly RollWord[];
  /** Enter in a field: back to where numbers are typed. */
  onDone: () => void;
}

export function Current({ session, person, draft, own, onDone }: CurrentProps) {
  const { said, trainee } = person;
  const [asking, setAsking] = useState(false);
  const isSaid = (mark: string, word: string) => !person.waiting && said.mark === mark && said.word === word;
  return (
    <>
      <div className="bar row current" data-testid="roll-current">
        <b className="ellipsis" title={person.unit}>
          {person.number || "—"} {person.name}
        </b>
        {MARKS.map((mark, index) => (
          <Button
            key={mark}
            size="small"
            type={isSaid(mark, "") ? "primary" : "default"}
            onClick={() =>
              draft.scanning && mark === "出勤" ? draft.tick(trainee, true) : draft.name(trainee, { mark, word: "" })
            }
            title={`按 ${index + 1} 或 ${KEY[mark]}`}
            data-testid={`mark-${mark}`}
          >
            {index + 1} {mark}
          </Button>
        ))}
        {own.map((each) => (
          <Button
            key={each.word}
            size="small"
            type={isSaid(each.counts_as, each.word) ? "primary" : "default"}
            onClick={() => draft.name(trainee, { mark: each.counts_as, word: each.word })}
            title={`算作${each.counts_as}`}
            data-testid={`mark-${each.word}`}
          >
            {each.key} {each.word}
          </Button>
        ))}
        {hasMinutes(said.mark) && (
          <Input
            size="small"
            style={{ width: 84 }}
            suffix="分钟"
            inputMode="numeric"
            aria-label="迟到、早退的分钟"
            value={said.minutes || ""}
            onChange={(event) => draft.name(trainee, { minutes: minutesIn(event.target.value) })}
            onPressEnter={onDone}
            data-testid="roll-minutes"
          />
        )}
        <Input
          size="small"
          className="stretch"
          placeholder="备注"
          aria-label="备注"
          value={said.remark}
          onChange={(event) => draft.name(trainee, { remark: event.target.value })}
          onPressEnter={onDone}
          data-testid="roll-remark"
        />
        <Button size="small" onClick={() => setAsking(true)} data-testid="roll-leave">
          请假…
        </Button>
        {asking && (
          <LeaveDialog
            cohort={session.cohort}
            trainee={trainee}
            from={{ day: session.day, half: session.half_day }}
            onLeave={() => setAsking(false)}
          />
        )}
        {person.walk_in && (
          <Button size="small" onClick={() => draft.takeOff(person)} data-testid="roll-take-off">
            没有来，去掉
          </Button>
        )}
      </div>
      <div className="bar row about" data-testid="roll-about">
        {person.leave && <span>{person.leave}</span>}
        {person.contradiction && <span className="red">{person.contradiction}</span>}
        {person.corrections.length > 0 && (
          <span className="quiet ellipsis" title={person.corrections.join("\n")}>
            更正：{person.corrections.join("；")}
          </span>
        )}
        {!person.leave && !person.contradiction && person.corrections.length === 0 && (
          <span className="faint">名单上方向键走，1–7 或首字母记，空格、单击依次换；Ctrl+Z 收回</span>
        )}
      </div>
    </>
  );
}

/** Minutes as they are typed, wide figures too; a session has no thousand of them. */
const minutesIn = (text: string): number => Number(text.normalize("NFKC").replace(/\D/g, "").slice(0, 3));
