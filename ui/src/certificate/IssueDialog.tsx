// Before certificates are issued: the date on them, the numbers they will get, and that numbers are for good.

import { type CohortId, type CompletionLine, tell, useRead } from "../door";
import { DateField, Dialog, useDraftForm } from "../parts";

interface Props {
  cohort: CohortId;
  /** Those decided 准予结业 who have none. */
  lines: readonly CompletionLine[];
  onLeave: () => void;
  onIssued: () => void;
}

export function IssueDialog(props: Props) {
  const ends = useRead("cohort", { cohort: props.cohort }).data?.ends;
  return ends === undefined ? null : <Issue {...props} ends={ends} />;
}

function Issue({ cohort, lines, ends, onLeave, onIssued }: Props & { ends: string }) {
  const form = useDraftForm<{ issued_on: string | null }>({ issued_on: ends }, async ({ issued_on }) => {
    if (!issued_on) throw { kind: "refused", say: "请填写发证日期。", field: "issued_on" };
    await tell("issue_certificates", { cohort, trainees: lines.map((line) => line.trainee), issued_on });
    onLeave();
    onIssued();
  });
  const { issued_on } = form.draft;
  const serials = useRead("next_serials", issued_on ? { issued_on, count: lines.length } : null).data;
  const names = lines.map((line) => line.name).join("、");
  return (
    <Dialog
      title={`发证：${lines.length} 人`}
      agree={`发证 ${lines.length} 张`}
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      width={600}
      testid="issue-dialog"
    >
      <DateField label="发证日期" required near={ends} {...form.field("issued_on")} />
      <dl className="facts">
        <dt>编号</dt>
        <dd data-testid="next-serials">
          {serials && (lines.length === 1 ? serials.first : `${serials.first} 至 ${serials.last}`)}
        </dd>
        <dt>学员</dt>
        <dd className="names" title={names}>
          {names}
        </dd>
      </dl>
      <p className="caution">
        发证后编号登记在册，不能撤销；发错了只能作废，作废的编号不再使用。姓名、单位、班次、学时按现在的内容固定在证书上，请先核对。
      </p>
    </Dialog>
  );
}
