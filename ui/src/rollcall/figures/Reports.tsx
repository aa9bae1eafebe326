// The papers of all classes' rolls: 全校考勤日报 of a day, 到课率 of classes and units over a period; previewed, printed, saved.

import { LeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { type Period, useRead } from "../../door";
import { useEscape } from "../../frame/keys";
import { DateField, type PaperEntry, PaperPreview, usePaper } from "../../parts";

/** The report of a day, and what compares a period. */
const DAILY = "roll-report-all";
const COMPARED = ["attendance-classes", "attendance-units"];

interface ReportsProps {
  /** Of which day the report is; empty: today, or the last day of a period that is over. */
  day: string;
  /** What is compared; none: the report of the day alone. */
  period?: Period;
  /** Where one comes from, on the button that leads back. */
  back: string;
  onLeave: () => void;
}

export function Reports({ day: wanted, period, back, onLeave }: ReportsProps) {
  useEscape(true, onLeave);
  const today = dayjs().format("YYYY-MM-DD");
  const [day, setDay] = useState(wanted || (period && period.to < today ? period.to : today));
  const [key, setKey] = useState(wanted || !period ? DAILY : (COMPARED[0] ?? DAILY));
  const kinds = useRead("papers", {}).data ?? [];
  const offered = kinds.filter(
    (kind) => kind.key === DAILY || (period && COMPARED.some((each) => kind.key.startsWith(each))),
  );
  const isBook = ({ format }: { format: string }) => Number(format === "Excel");
  const entries: PaperEntry[] = [...offered]
    .sort((one, other) => isBook(one) - isBook(other))
    .map(({ key, name, format }) => ({
      key,
      word: name,
      group: format === "Excel" ? "Excel" : "纸张",
    }));
  const made = usePaper({ paper: key, ...(key === DAILY ? { day } : period) });
  return (
    <div className="screen given" data-testid="reports">
      <div className="bar">
        <Button icon={<LeftOutlined />} onClick={onLeave} data-testid="leave-reports">
          {back}
        </Button>
        {key === DAILY && (
          <DateField
            label="哪一天"
            required
            field="day"
            value={day}
            onSave={async (next) => void (next && setDay(next))}
          />
        )}
      </div>
      <div className="fill">
        <PaperPreview papers={entries} chosen={key} onChoose={setKey} {...made} />
      </div>
    </div>
  );
}
