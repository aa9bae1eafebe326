// 请假条 of one leave before it is printed, and the blank form beside it.

import { LeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import type { CohortId, LeaveLine } from "../door";
import { useEscape } from "../frame/keys";
import { notePrinted, type PaperEntry, PaperPreview, usePaper } from "../parts";

export function Slip({ cohort, line, onLeave }: { cohort: CohortId; line?: LeaveLine; onLeave: () => void }) {
  useEscape(true, onLeave);
  const entries: PaperEntry[] = [
    ...(line ? [{ key: "leave-slip", word: `请假条　${line.name}` }] : []),
    { key: "leave-form", word: "请假条（空白）" },
  ];
  const [key, setKey] = useState(line ? "leave-slip" : "leave-form");
  const made = usePaper({ paper: key, cohort, ...(key === "leave-slip" && line && { leave: line.id }) });
  return (
    <div className="screen given" data-testid="slip">
      <div className="bar">
        <Button icon={<LeftOutlined />} onClick={onLeave} data-testid="leave-slip">
          请假
        </Button>
        <span className="quiet">一页两联：教务处存、学员本人存，沿虚线裁开。签字栏按这次请假需要的人印。</span>
      </div>
      <div className="fill">
        <PaperPreview
          papers={entries}
          chosen={key}
          onChoose={setKey}
          {...made}
          onOut={(paper) => notePrinted(cohort, paper)}
        />
      </div>
    </div>
  );
}
