// What one figure of the check opens to: a sentence for each, what it rests on, and the way to mend it.

import { Button } from "antd";
import type { CohortId, Finding, FindingKind, RosterCheck, UnitId } from "../door";
import { address, go } from "../frame/place";
import { copyText, Empty } from "../parts";
import { ABOUT, findingsOf, NONE } from "./words";

export function Findings(props: {
  cohort: CohortId;
  check: RosterCheck;
  kind: FindingKind;
  word: string;
  onUnit: (unit: UnitId) => void;
}) {
  const { cohort, check, kind } = props;
  const found = findingsOf(check, kind);
  const textOf = (unit: UnitId | null) => check.reminders.find((each) => each.unit === unit)?.text;
  const about = (
    <p className="quiet about">
      {props.word}：{ABOUT[kind]}。
    </p>
  );
  if (found.length === 0) {
    return (
      <>
        {about}
        <Empty say={NONE[kind]} />
      </>
    );
  }
  return (
    <>
      {about}
      <ol className="findings" data-testid={`findings-${kind}`}>
        {found.map((finding) => (
          <li key={`${finding.unit} ${finding.trainee} ${finding.other} ${finding.say}`}>
            <div className="row">
              <Say finding={finding} cohort={cohort} onUnit={props.onUnit} />
              {finding.trainee === null && textOf(finding.unit) && (
                <Button
                  size="small"
                  onClick={() => copyText(textOf(finding.unit) ?? "")}
                  data-testid={`copy-${finding.unit}`}
                >
                  复制催报文字
                </Button>
              )}
              {finding.cohort !== null && (
                <a href={address({ at: "cohort", cohort: finding.cohort, tab: "trainee" })}>看那个班</a>
              )}
            </div>
            {finding.ground && <div className="faint">{finding.ground}</div>}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The sentence; pressed, it goes to whom or what it is about. */
function Say({ finding, cohort, onUnit }: { finding: Finding; cohort: CohortId; onUnit: (unit: UnitId) => void }) {
  const { trainee, other, unit } = finding;
  const open = (who: number) => go({ at: "cohort", cohort, tab: "trainee", trainee: who });
  return (
    <>
      <button
        type="button"
        className="link say"
        onClick={() => (trainee !== null ? open(trainee) : unit !== null && onUnit(unit))}
        data-testid={`finding-${trainee ?? `unit-${unit}`}`}
      >
        {finding.say}
      </button>
      {other !== null && (
        <button type="button" className="link" onClick={() => open(other)}>
          看另一人
        </button>
      )}
    </>
  );
}
