// 年度培训计划表: the year's plan as real pages, printed or saved, with its workbook beside it.

import { LeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useEscape } from "../frame/keys";
import { type PaperEntry, PaperPreview, usePaper } from "../parts";

const PAPERS: readonly PaperEntry[] = [
  { key: "year-plan", word: "年度培训计划表", group: "纸张" },
  { key: "year-plan-book", word: "年度办班计划表", group: "Excel" },
];

export function PlanPaper({ year, onLeave }: { year: number; onLeave: () => void }) {
  useEscape(true, onLeave);
  const [paper, setPaper] = useState("year-plan");
  const made = usePaper({ paper, from: `${year}-01-01`, to: `${year}-12-31` });
  return (
    <div className="screen" data-testid="plan-paper">
      <div className="bar">
        <Button icon={<LeftOutlined />} onClick={onLeave} data-testid="leave-plan-paper">
          年度计划
        </Button>
        <b>{year}年</b>
      </div>
      <div className="fill">
        <PaperPreview
          papers={PAPERS}
          chosen={paper}
          onChoose={setPaper}
          {...made}
          contents={<p>年度办班计划表，Excel 表格，按类别小计，可以接着改和上报。</p>}
        />
      </div>
    </div>
  );
}
