// 请假条 of one leave before it is printed, and the blank form beside it.

import { LeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  ask,
  type CohortId,
  type Document,
  type LeaveLine,
  type PaperAsked,
  type Trouble,
  tell,
  troubleOf,
} from "../door";
import { useEscape } from "../frame/keys";
import { type PaperEntry, PaperPreview } from "../parts";

const NOTHING_CHOSEN = { trainees: [], phones: false, id_numbers: false };

export function Slip({ cohort, line, onLeave }: { cohort: CohortId; line?: LeaveLine; onLeave: () => void }) {
  useEscape(true, onLeave);
  const entries: PaperEntry[] = [
    ...(line ? [{ key: "leave-slip", word: `请假条　${line.name}` }] : []),
    { key: "leave-form", word: "请假条（空白）" },
  ];
  const [key, setKey] = useState(line ? "leave-slip" : "leave-form");
  const asked: PaperAsked = {
    ...NOTHING_CHOSEN,
    paper: key,
    cohort,
    ...(key === "leave-slip" && line && { leave: line.id }),
  };
  const made = useQuery<Document, Trouble>({ queryKey: ["paper", asked], queryFn: () => ask("paper", asked) });
  const noted = ({ paper, part, fingerprint }: Document) => tell("note_printed", { cohort, paper, part, fingerprint });
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
          paper={made.data}
          trouble={made.error ? troubleOf(made.error) : null}
          onOut={noted}
        />
      </div>
    </div>
  );
}
