// 证书登记簿: every certificate of the class by its number, in force or void; chosen ones are printed.

import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { type Certificate, type CohortId, type TraineeId, tell } from "../door";
import { go } from "../frame/place";
import { paperPlace } from "../paper/place";
import { type Column, Dialog, List, TextField, toRows, useDraftForm } from "../parts";
import { sayDay } from "../timetable/week";

export function Register(props: {
  cohort: CohortId;
  certificates: readonly Certificate[];
  /** Just issued: they stand chosen. */
  justIssued: readonly TraineeId[];
  tools: ReactNode;
  onReview: () => void;
}) {
  const { cohort, certificates } = props;
  const [chosen, setChosen] = useState<readonly (number | string)[]>(() =>
    certificates.filter((each) => inForce(each) && props.justIssued.includes(each.trainee)).map((each) => each.id),
  );
  const [voiding, setVoiding] = useState<Certificate | null>(null);
  const ticked = certificates.filter((each) => chosen.includes(each.id) && inForce(each));
  const [only] = ticked;
  const print = (of: readonly Certificate[]) =>
    go(paperPlace(cohort, { paper: "certificate", trainees: of.map((each) => each.trainee) }));
  return (
    <>
      <List
        name="certificates"
        rows={certificates}
        columns={COLUMNS}
        id={(each) => each.id}
        chosen={chosen}
        onChosen={setChosen}
        search="查找编号、姓名"
        measure="张"
        tools={
          <>
            {props.tools}
            {ticked.length > 0 && (
              <Button
                type="primary"
                icon={<PrinterOutlined />}
                onClick={() => print(ticked)}
                data-testid="print-chosen"
              >
                打印所选（{ticked.length} 张）
              </Button>
            )}
            {only && ticked.length === 1 && (
              <Button danger onClick={() => setVoiding(only)} data-testid="void">
                作废…
              </Button>
            )}
          </>
        }
        empty={{
          say: "还没有发证。先审核结业，准予结业的学员点“发证”，编号后登记在这里。",
          button: "去审核结业",
          onBegin: props.onReview,
        }}
        menu={(each) => [
          { word: "打印这张证书", disabled: !inForce(each), onChoose: () => print([each]) },
          { word: "作废…", danger: true, disabled: !inForce(each), onChoose: () => setVoiding(each) },
        ]}
        onPrint={certificates.some(inForce) ? () => print(ticked) : undefined}
        faint={(each) => !inForce(each)}
        foot={
          certificates.length > 0 && (
            <span data-testid="certificates-sum">
              有效 {certificates.filter(inForce).length} 张，作废 {certificates.filter((each) => !inForce(each)).length}{" "}
              张
            </span>
          )
        }
      />
      {voiding && (
        <VoidDialog
          certificate={voiding}
          onLeave={() => {
            setVoiding(null);
            toRows("certificates");
          }}
        />
      )}
    </>
  );
}

const inForce = (certificate: Certificate): boolean => certificate.void_why === null;

const sayState = (certificate: Certificate): string =>
  inForce(certificate)
    ? "有效"
    : `${certificate.voided_on ? sayDay(certificate.voided_on) : ""}作废：${certificate.void_why}`;

const COLUMNS: Column<Certificate>[] = [
  { key: "serial", title: "编号", width: 230, of: (each) => each.serial },
  { key: "name", title: "姓名", width: 100, of: (each) => each.name },
  { key: "unit", title: "单位", of: (each) => each.unit },
  { key: "title", title: "班次", of: (each) => each.title, spare: true },
  { key: "issued_on", title: "发证日期", width: 120, of: (each) => each.issued_on },
  {
    key: "state",
    title: "状态",
    of: sayState,
    show: (each) => <span className={inForce(each) ? "green" : "red"}>{sayState(each)}</span>,
  },
];

function VoidDialog({ certificate, onLeave }: { certificate: Certificate; onLeave: () => void }) {
  const form = useDraftForm({ why: "" }, async ({ why }) => {
    await tell("void_certificate", { certificate: certificate.id, why });
    onLeave();
  });
  return (
    <Dialog
      title={`作废 ${certificate.serial}（${certificate.name}）`}
      agree="作废"
      danger
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="void-dialog"
    >
      <p className="quiet">编号和内容留在登记簿里，编号不再使用；作废后可以给 {certificate.name} 重新发证。</p>
      <TextField label="原因" placeholder="例如：姓名有误" {...form.field("why")} />
    </Dialog>
  );
}
