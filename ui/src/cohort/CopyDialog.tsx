// 照这一期办下一期: the class on other days, with its timetable. What gave way to holidays and what should be looked at is
// said before the new class is opened.

import { useState } from "react";
import { type CohortLine, type Copied, tell } from "../door";
import { go } from "../frame/place";
import { DateField, Dialog, NumberField, useDraftForm } from "../parts";
import { daysBetween, later } from "../plan/wall";

/** The first day after the class, and after today, on the weekday it began on. */
function nextStart(line: CohortLine): string {
  const today = new Date().toISOString().slice(0, 10);
  const after = today < line.ends ? line.ends : today;
  return later(line.starts, 7 * (Math.floor(daysBetween(line.starts, after) / 7) + 1));
}

export function CopyDialog({ line, onLeave }: { line: CohortLine; onLeave: () => void }) {
  const [copied, setCopied] = useState<Copied | null>(null);
  const form = useDraftForm<{ starts: string | null; number: number | null }>(
    { starts: nextStart(line), number: line.number === null ? null : line.number + 1 },
    async ({ starts, number }) => {
      if (!starts) throw { kind: "refused", say: "请填写开班日期。", field: "starts" };
      setCopied(await tell("copy_cohort", { from: line.id, starts, number: number ?? undefined }));
    },
  );
  if (copied) {
    const toClass = () => {
      onLeave();
      go({ at: "cohort", cohort: copied.cohort.id, tab: copied.sessions > 0 ? "timetable" : "overview" });
    };
    return (
      <Dialog
        title={`已新建「${copied.cohort.title}」，${copied.sessions} 个课次`}
        agree="打开新的班次"
        leave="留在这里"
        onAgree={toClass}
        onLeave={onLeave}
        testid="copied-dialog"
      >
        {copied.moved.length + copied.stale.length === 0 && <p>课程表原样带过来了，没有碰上放假。</p>}
        {copied.moved.length > 0 && (
          <>
            <p className="quiet">碰上放假，这些课改了日子：</p>
            <ul className="notes">
              {copied.moved.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </>
        )}
        {copied.stale.length > 0 && (
          <>
            <p className="quiet">这些请看一看：</p>
            <ul className="notes">
              {copied.stale.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </>
        )}
      </Dialog>
    );
  }
  return (
    <Dialog
      title={`照「${line.title}」办下一期`}
      agree="建班"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="copy-dialog"
    >
      <p className="quiet">
        阶段、课程表、名额、参训条件都照这一期，日期按第几天对应；碰上放假的课顺延。授课人都改为待确认，名册不带过去。
      </p>
      <DateField label="开班" required {...form.field("starts")} />
      <NumberField label="第几期" after="期" {...form.field("number")} />
    </Dialog>
  );
}
