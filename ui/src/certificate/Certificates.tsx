// 结业证书: first who completes, then the certificates, then their register. Two views of one tab.

import { Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { Review } from "../completion/Review";
import { type CohortId, type TraineeId, useRead } from "../door";
import { Shown } from "../parts";
import { Register } from "./Register";
import "./certificate.css";

type View = "review" | "register";

export function Certificates({ cohort }: { cohort: CohortId }) {
  const completion = useRead("completion", { cohort });
  const certificates = useRead("certificates", { cohort });
  const [view, setView] = useState<View>("review");
  // Certificates just issued stand chosen in the register, ready to be printed.
  const [issued, setIssued] = useState<readonly TraineeId[]>([]);
  const tools: ReactNode = (
    <Segmented<View>
      value={view}
      onChange={(next) => {
        setIssued([]);
        setView(next);
      }}
      options={[
        { value: "review", label: <span data-testid="view-review">结业审核</span> },
        {
          value: "register",
          label: <span data-testid="view-register">证书登记簿 {certificates.data?.length || ""}</span>,
        },
      ]}
    />
  );
  if (view === "register") {
    return (
      <Shown of={certificates}>
        {(all) => (
          <Register
            cohort={cohort}
            certificates={all}
            justIssued={issued}
            tools={tools}
            onReview={() => setView("review")}
          />
        )}
      </Shown>
    );
  }
  return (
    <Shown of={completion}>
      {(it) => (
        <Review
          completion={it}
          tools={tools}
          onIssued={(trainees) => {
            setIssued(trainees);
            setView("register");
          }}
        />
      )}
    </Shown>
  );
}

export const certificatesHelp = [
  "先审核：每人的出勤和程序按规则给出的建议，由您决定。选中一行按 1 准予、2 暂缓、3 不予，0 取消决定；勾选多人可以一起决定。暂缓和不予要写原因。",
  "“全部采用建议”只填还没有决定的人，是一步操作，可以撤销。",
  "发证：准予结业的人按全校统一的顺序编号，登记在册。编号不能撤销，发错了只能作废，再重新发证。",
  "登记簿：勾选证书打印，或作废。作废的编号保留，不再使用。证书的样式和编号在“设置”里改。",
];
