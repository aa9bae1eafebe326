// What a workbook would change, shown before it is written; written, it is one step of undo.

import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { type Trouble, troubleOf } from "../door";
import { useEscape, useF9 } from "../frame/keys";
import { Refused } from "./Trouble";

/** What a register or a timetable may come as. */
export const WORKBOOKS = ["xlsx", "xls", "xlsm", "xlsb", "et", "ods", "csv"];

export function BeforeWriting<Report>(props: {
  /** Of the test ids: units. */
  name: string;
  /** Asked once for each: what is written is what was shown. */
  check: () => Promise<Report>;
  title: (report: Report | null) => string;
  counts: (report: Report) => ReactNode;
  /** Why there is nothing to write; null when there is. */
  idle: (report: Report) => string | null;
  /** 写入单位（可撤销） */
  action: string;
  write: (report: Report) => Promise<unknown>;
  running: boolean;
  refusal: Trouble | null;
  onLeave: () => void;
  children: (report: Report) => ReactNode;
}) {
  const { name, check, running } = props;
  const [report, setReport] = useState<Report | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    setTrouble(null);
    check().then(setReport, (thrown) => setTrouble(troubleOf(thrown)));
  }, [check]);
  useEscape(true, props.onLeave);
  const idle = report && props.idle(report);
  const send = async () => {
    if (!report || idle || running) return;
    try {
      await props.write(report);
      props.onLeave();
    } catch {
      // The refusal stands beside the button.
    }
  };
  useF9(send);
  return (
    <div className="screen" data-testid={`${name}-import`}>
      <div className="bar">
        <Button onClick={props.onLeave} data-testid={`leave-${name}-import`}>
          返回
        </Button>
        <h2 className="ellipsis">{props.title(report)}</h2>
        {report && (
          <span className="row" data-testid={`${name}-counts`}>
            {props.counts(report)}
          </span>
        )}
        <span className="stretch" />
        <Refused trouble={props.refusal} testid={`${name}-refused`} />
        {idle && <span className="quiet">{idle}</span>}
        <Button
          type="primary"
          disabled={!report || idle !== null}
          loading={running}
          onClick={send}
          title={idle ?? "F9"}
          data-testid={`${name}-write`}
        >
          {props.action}
        </Button>
      </div>
      <div className="fill padded-less">
        <Refused trouble={trouble} testid="check-refused" />
        {report && props.children(report)}
        {!report && !trouble && <span className="quiet">正在核对…</span>}
      </div>
    </div>
  );
}
