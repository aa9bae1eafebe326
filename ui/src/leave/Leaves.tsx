// 请假: the register of a class by day, with what waits for the office. Enter opens one; 签字, 销假 and 请假条 are there.

import { Button, Segmented } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { sayHours } from "../cohort/words";
import { type CohortId, type LeaveId, type LeaveLine, tellAloud, useRead } from "../door";
import { type Column, Dialog, type Item, List, Shown } from "../parts";
import { LeaveDialog } from "./LeaveDialog";
import { LeaveOf } from "./LeaveOf";
import { Slip } from "./Slip";
import { tone } from "./words";
import "./leave.css";

const COLUMNS: Column<LeaveLine>[] = [
  { key: "period", title: "请假时间", width: 210, of: (line) => line.period },
  { key: "number", title: "序号", width: 52, figure: true, of: (line) => line.number },
  { key: "name", title: "姓名", width: 90, of: (line) => line.name },
  { key: "unit", title: "单位", of: (line) => line.unit },
  { key: "kind", title: "种类", width: 60, of: (line) => line.kind },
  { key: "length", title: "时长", width: 90, of: (line) => line.length },
  {
    key: "hours",
    title: "学时",
    width: 56,
    figure: true,
    of: (line) => line.hours,
    show: (line) => sayHours(line.hours),
  },
  { key: "reason", title: "事由", of: (line) => line.reason },
  {
    key: "say",
    title: "状态",
    width: 250,
    of: (line) => line.say,
    show: (line) => (
      <span className={line.exceeds ? "red" : tone(line)} data-testid={`leave-state-${line.id}`}>
        {line.say}
        {line.exceeds && "；批准即超限"}
        {line.contradictions.length > 0 && <span className="amber">　与考勤不符</span>}
      </span>
    ),
  },
  { key: "file", title: "附件", width: 120, spare: true, of: (line) => line.file_name },
  { key: "unit-post", title: "职务", width: 140, spare: true, of: (line) => line.post },
];

const SHOWN = ["全部", "今天", "待批", "应销假"] as const;
type ShownOf = (typeof SHOWN)[number];

const wanted = (line: LeaveLine, which: ShownOf, today: string): boolean =>
  which === "全部" ||
  (which === "今天" && line.state !== "不批" && line.from.day <= today && today <= line.to.day) ||
  (which === "待批" && line.state === "待批") ||
  (which === "应销假" && line.due_back);

/** What stands open beside the list. */
type Open = { what: "new" } | { what: "one" | "change" | "slip" | "remove"; id: LeaveId } | { what: "blank" } | null;

export function Leaves({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const leaves = useRead("leaves", { cohort });
  const [which, setWhich] = useState<ShownOf>("全部");
  const [open, setOpen] = useState<Open>(null);
  const [goTo, setGoTo] = useState<{ row: LeaveId }>();
  const today = dayjs().format("YYYY-MM-DD");
  const lines = leaves.data ?? [];
  const line = open && "id" in open ? lines.find(({ id }) => id === open.id) : undefined;
  if (open?.what === "slip" && line) return <Slip cohort={cohort} line={line} onLeave={() => setOpen(null)} />;
  if (open?.what === "blank") return <Slip cohort={cohort} onLeave={() => setOpen(null)} />;
  const back = (row?: LeaveId) => {
    setOpen(null);
    if (row !== undefined) setGoTo({ row });
  };
  const count = (each: ShownOf) => lines.filter((line) => wanted(line, each, today)).length;
  const item = (word: string, what: "one" | "change" | "slip" | "remove", line: LeaveLine): Item => ({
    word,
    onChoose: () => setOpen({ what, id: line.id }),
    danger: what === "remove",
  });
  const menu = (line: LeaveLine): Item[] => [
    item("打开", "one", line),
    ...line.signatures
      .filter(({ signed_on }) => signed_on === null && line.state !== "不批")
      .map(({ who }) => ({
        word: `${who}已签`,
        onChoose: () => void tellAloud("sign_leave", { leave: line.id, signer: who }),
      })),
    ...(line.state === "不批"
      ? [{ word: "改回待批", onChoose: () => void tellAloud("decide_leave", { leave: line.id, decision: "待批" }) }]
      : []),
    item("修改…", "change", line),
    item("打印请假条", "slip", line),
    item("删除…", "remove", line),
  ];
  return (
    <>
      <Shown of={leaves}>
        {(all) => (
          <List
            name="leaves"
            rows={all.filter((line) => wanted(line, which, today))}
            columns={COLUMNS}
            id={(line) => line.id}
            goTo={goTo}
            onOpen={(line) => setOpen({ what: "one", id: line.id })}
            onDelete={(line) => setOpen({ what: "remove", id: line.id })}
            faint={(line) => line.state === "不批"}
            search="查找姓名、单位、事由"
            measure="次请假"
            onKey={(event) => {
              if (event.key !== "Insert") return;
              event.preventDefault();
              setOpen({ what: "new" });
            }}
            tools={
              <>
                {tools}
                <Button type="primary" onClick={() => setOpen({ what: "new" })} data-testid="new-leave">
                  登记请假
                </Button>
                <Segmented
                  options={SHOWN.map((each) => ({
                    value: each,
                    label: each === "全部" || count(each) === 0 ? each : `${each} ${count(each)}`,
                  }))}
                  value={which}
                  onChange={setWhich}
                  data-testid="leaves-shown"
                />
              </>
            }
            empty={{
              say:
                which === "全部"
                  ? "学员请假记在这里：先说清还可请多少、要谁签字，再登记；批准的请假，点名时已经写好。"
                  : `没有${which}的请假。`,
              button: which === "全部" ? "登记请假" : undefined,
              onBegin: () => setOpen({ what: "new" }),
            }}
            menu={menu}
            onPrint={() => setOpen({ what: "blank" })}
          />
        )}
      </Shown>
      {open?.what === "new" && <LeaveDialog cohort={cohort} onLeave={(entered) => back(entered?.id)} />}
      {open?.what === "change" && line && (
        <LeaveDialog cohort={cohort} line={line} onLeave={() => setOpen({ what: "one", id: line.id })} />
      )}
      {open?.what === "one" && line && (
        <LeaveOf
          line={line}
          onChange={() => setOpen({ what: "change", id: line.id })}
          onPrint={() => setOpen({ what: "slip", id: line.id })}
          onLeave={() => back(line.id)}
        />
      )}
      {open?.what === "remove" && line && <Remove line={line} onLeave={() => back()} />}
    </>
  );
}

function Remove({ line, onLeave }: { line: LeaveLine; onLeave: () => void }) {
  return (
    <Dialog
      title={`删除 ${line.name} 的请假`}
      agree="删除"
      danger
      onAgree={() => {
        onLeave();
        void tellAloud("remove_leave", { leave: line.id });
      }}
      onLeave={onLeave}
      testid="remove-leave-dialog"
    >
      {line.kind} {line.period}。已经点过的名不变；删除后可以用 Ctrl+Z 撤销。
    </Dialog>
  );
}

export const leaveHelp = [
  "Insert 登记请假：输入序号、姓名或拼音首字母，选种类，从哪个半天（或几点）到哪个半天；总学时、已请、还可请多少随时显示，回车登记。",
  "回车打开一次请假：记签字，签齐了就是批准；批准、不批、销假、修改、打印请假条都在里面。",
  "批准的请假，点名时已经写好；补办的请假，已点名的旷课改为请假。与考勤不符的，两边都会写出来，不会悄悄改。",
  "上限、公假是否计入、谁签批，在“设置 › 请假规则”里按本校的方案改。",
];
