// 授课安排、授课邀请函 of one lecturer, 授课工作量 and 领导授课台账 of all: real pages of a period, printed or saved.

import { LeftOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { saySpan } from "../cohort/words";
import { type LecturerLine, type PaperAsked, type PaperKind, type Period, useRead } from "../door";
import { useEscape } from "../frame/keys";
import { DateField, notePrinted, type PaperEntry, PaperPreview, type PaperWanted, usePaper } from "../parts";
import { type Named, periodOf } from "../statistics/period";

const OFFERED = ["春季学期", "秋季学期", "本年", "上年", "自定"] as const satisfies readonly Named[];
type Offered = (typeof OFFERED)[number];

/** The 学期 of a day; its days are those that 统计报表 counts. */
const termOf = (day: dayjs.Dayjs): Offered => (day.month() < 7 ? "春季学期" : "秋季学期");

/** What one lecturer gives, and the letters that invite them. */
export function GivenBy({ of, onLeave }: { of: LecturerLine; onLeave: () => void }) {
  useEscape(true, onLeave);
  const time = usePeriod();
  const kinds = useRead("papers", {}).data ?? [];
  const cohorts = useRead("cohorts", {}).data ?? [];
  const sessions = useRead("bookings", { of: { lecturer: of.id } }).data?.sessions ?? [];
  const { from, to } = time.period;
  const within = new Set(sessions.filter(({ day }) => from <= day && day <= to).map(({ cohort }) => cohort));
  const letters: Entry[] = cohorts
    .filter(({ id }) => within.has(id))
    .map(({ id, title }) => ({
      key: `invitation-${id}`,
      word: title,
      group: "授课邀请函",
      asked: { paper: "invitation", cohort: id, lecturer: of.id },
    }));
  const own = kinds
    .filter(({ about }) => about === "授课人")
    .map((kind) => entryOf(kind, { lecturer: of.id, from, to }));
  const [plan, ...books] = own;
  return (
    <Preview
      name="given-by"
      bar={
        <>
          <Button icon={<LeftOutlined />} onClick={onLeave} data-testid="leave-given">
            授课人
          </Button>
          <b>{of.name}</b>
          {time.chooser}
        </>
      }
      entries={plan ? [plan, ...letters, ...books] : []}
    />
  );
}

/** What all of them give: 授课工作量统计表 and 领导授课台账. */
export function GivenByAll({ tools }: { tools: ReactNode }) {
  const time = usePeriod();
  const kinds = useRead("papers", {}).data ?? [];
  const of = ["授课工作量统计表", "领导授课台账"];
  const entries = kinds.filter(({ name }) => of.includes(name)).map((kind) => entryOf(kind, time.period));
  return (
    <Preview
      name="given-by-all"
      bar={
        <>
          {tools}
          {time.chooser}
        </>
      }
      entries={entries}
    />
  );
}

interface Entry extends PaperEntry {
  asked: PaperWanted;
}

const entryOf = ({ key, name, format }: PaperKind, asked: Partial<PaperAsked>): Entry => ({
  key,
  word: name,
  group: format === "Excel" ? "Excel" : "纸张",
  asked: { ...asked, paper: key },
});

/** The period asked for, this 学期 first, and the row of buttons that chooses another. */
function usePeriod(): { period: Period; chooser: ReactNode } {
  const [named, setNamed] = useState<Offered>(() => termOf(dayjs()));
  const [own, setOwn] = useState<Period>(() => periodOf(named, dayjs()));
  const period = named === "自定" ? own : periodOf(named, dayjs());
  const field = (name: keyof Period) => ({
    field: name,
    value: own[name],
    onSave: (day: string | null) => day && setOwn({ ...own, [name]: day }),
  });
  const chooser = (
    <>
      <Segmented
        options={[...OFFERED]}
        value={named}
        onChange={(next) => {
          if (next === "自定") setOwn(period); // begins where one has just looked
          setNamed(next);
        }}
        data-testid="given-period"
      />
      {named === "自定" ? (
        <div className="own-period row">
          <DateField label="从" required {...field("from")} />
          <DateField label="到" required {...field("to")} />
        </div>
      ) : (
        <span className="quiet">{saySpan(period.from, period.to)}</span>
      )}
    </>
  );
  return { period, chooser };
}

function Preview({ name, bar, entries }: { name: string; bar: ReactNode; entries: readonly Entry[] }) {
  const [key, setKey] = useState<string>();
  const chosen = entries.find((each) => each.key === key) ?? entries[0];
  const made = usePaper(chosen?.asked);
  return (
    <div className="screen given" data-testid={name}>
      <div className="bar">{bar}</div>
      <div className="fill">
        {chosen && (
          <PaperPreview
            papers={entries}
            chosen={chosen.key}
            onChoose={setKey}
            {...made}
            // A letter is a paper of its class and has editions there; the others are of the day they are made.
            onOut={(paper) => notePrinted(chosen.asked.cohort, paper)}
            contents={<p>{chosen.word}，Excel 表格，可以接着改、排序和上报。</p>}
          />
        )}
      </div>
    </div>
  );
}
