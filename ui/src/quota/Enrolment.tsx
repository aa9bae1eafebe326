// 名额与报名: one screen. The figures of the check above, each opening to its names; at the left the places of the units,
// at the right what was pressed.

import { FileTextOutlined, FilterOutlined, FolderOpenOutlined, SnippetsOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import {
  type CohortId,
  type FindingKind,
  type QuotaLine,
  type Quotas,
  type RosterCheck,
  type UnitId,
  useRead,
} from "../door";
import { go } from "../frame/place";
import { ImportButton, useImporting } from "../intake/begin";
import { ImportRosters } from "../intake/ImportRosters";
import { copyText, Empty, type Item, Shown } from "../parts";
import { Conditions } from "./Conditions";
import { CopyDialog, FormsDialog, ShareDialog } from "./dialogs";
import { Findings } from "./Findings";
import { PlacesList } from "./PlacesList";
import { Reminders } from "./Reminders";
import { TakenInFiles } from "./TakenIn";
import { sayFigure, toneOf } from "./words";
import "./quota.css";

export function Enrolment({ cohort }: { cohort: CohortId }) {
  const [deadline, setDeadline] = useState<string | null>(null);
  const quotas = useRead("quotas", { cohort });
  const check = useRead("roster_check", { cohort, ...(deadline && { deadline }) });
  const { paths, begin, leave } = useImporting();
  if (paths) return <ImportRosters cohort={cohort} paths={paths} onLeave={leave} />;
  return (
    <Shown of={quotas}>
      {(places) => (
        <Shown of={check}>
          {(checked) => (
            <Desk
              cohort={cohort}
              quotas={places}
              check={checked}
              deadline={deadline}
              onDeadline={setDeadline}
              onImport={begin}
            />
          )}
        </Shown>
      )}
    </Shown>
  );
}

type View = FindingKind | "begin" | "reminders" | "conditions" | "files";
type Asking = "share" | "copy" | "forms" | null;

function Desk(props: {
  cohort: CohortId;
  quotas: Quotas;
  check: RosterCheck;
  deadline: string | null;
  onDeadline: (day: string | null) => void;
  onImport: (paths: readonly string[]) => void;
}) {
  const { cohort, quotas, check } = props;
  const first = check.figures.find((figure) => figure.people > 0)?.kind;
  const [chosen, setView] = useState<View | null>(null);
  const view = chosen ?? first ?? "begin";
  const [asking, setAsking] = useState<Asking>(null);
  const [goTo, setGoTo] = useState<{ row: UnitId }>();
  const shown = check.figures.find((figure) => figure.kind === view);
  const textOf = (line: QuotaLine) => check.reminders.find((each) => each.unit === line.unit)?.text;
  const menu = (line: QuotaLine): Item[] => [
    {
      word: "复制催报文字",
      disabled: !textOf(line),
      onChoose: () => copyText(textOf(line) ?? ""),
    },
    { word: "单位的信息", onChoose: () => go({ at: "person", unit: line.unit }) },
  ];
  const other = (key: View, word: string, icon: React.ReactNode) => (
    <Button
      type={view === key ? "primary" : "default"}
      ghost={view === key}
      icon={icon}
      onClick={() => setView(key)}
      data-testid={`view-${key}`}
    >
      {word}
    </Button>
  );
  const files = quotas.lines.some((line) => line.places > 0);
  return (
    <div className="screen enrolment">
      <div className="bar">
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              { key: "share", label: <span data-testid="share">按权重分配…</span>, onClick: () => setAsking("share") },
              {
                key: "copy",
                label: <span data-testid="copy">照抄上一期或别的班…</span>,
                onClick: () => setAsking("copy"),
              },
            ],
          }}
        >
          <Button data-testid="fill-places">分配名额</Button>
        </Dropdown>
        <Button
          icon={<FileTextOutlined />}
          onClick={() => setAsking("forms")}
          title={files ? undefined : "还没有名额，发给全部单位"}
          data-testid="forms"
        >
          发报名表…
        </Button>
        <ImportButton word="导入报名表" cohort={cohort} onPaths={props.onImport} primary />
        <span className="stretch" />
        {other(
          "reminders",
          `催报文字${check.reminders.length > 0 ? ` ${check.reminders.length}` : ""}`,
          <SnippetsOutlined />,
        )}
        {other("conditions", "参训条件", <FilterOutlined />)}
        {other("files", "导入过的文件", <FolderOpenOutlined />)}
      </div>
      <div className="figures" role="tablist" data-testid="figures">
        <span>
          名额 <b>{check.places}</b>
        </span>
        <span>
          已报 <b>{check.enrolled}</b>
        </span>
        {check.figures.map((figure) => {
          const [word, count] = sayFigure(figure, quotas.years);
          const none = figure.people === 0 && figure.units === 0;
          return (
            <button
              key={figure.kind}
              type="button"
              role="tab"
              aria-selected={view === figure.kind}
              className={none ? "faint" : undefined}
              onClick={() => setView(figure.kind)}
              data-testid={`figure-${figure.kind}`}
            >
              {word} <b className={none ? undefined : toneOf(figure.kind)}>{count}</b>
            </button>
          );
        })}
      </div>
      <div className="fill panes">
        <PlacesList cohort={cohort} quotas={quotas} goTo={goTo} menu={menu} />
        <div className="found" data-testid="found">
          {view === "begin" && check.places === 0 && (
            <Empty
              say="先给各单位定名额：左边直接打数字，也可以按各单位人数分配、照抄上一期。然后发报名表，收回来连同文件夹拖进窗口；缺的、超的、重复的、在别的班上的，都列在上面一行。"
              button="按权重分配名额…"
              onBegin={() => setAsking("share")}
            />
          )}
          {view === "begin" && check.places > 0 && (
            <Empty say="没有要办的：名额报满了，没有重复和冲突，该有的信息都有。" />
          )}
          {view === "reminders" && <Reminders check={check} deadline={props.deadline} onDeadline={props.onDeadline} />}
          {view === "conditions" && <Conditions cohort={cohort} />}
          {view === "files" && <TakenInFiles cohort={cohort} />}
          {shown && (
            <Findings
              cohort={cohort}
              check={check}
              kind={shown.kind}
              word={sayFigure(shown, quotas.years)[0]}
              onUnit={(unit) => setGoTo({ row: unit })}
            />
          )}
        </div>
      </div>
      {asking === "share" && (
        <ShareDialog
          cohort={cohort}
          quotas={quotas}
          onConditions={() => {
            setAsking(null);
            setView("conditions");
          }}
          onLeave={() => setAsking(null)}
        />
      )}
      {asking === "copy" && <CopyDialog cohort={cohort} onLeave={() => setAsking(null)} />}
      {asking === "forms" && <FormsDialog cohort={cohort} quotas={quotas} onLeave={() => setAsking(null)} />}
    </div>
  );
}

export const enrolmentHelp = [
  "上面一行是核对的结果：名额、已报、缺、未报、超、重复、在训冲突、近年已训、资格存疑。点一个数字，右边列出是谁、凭什么；点句子就到那个人或那个单位。",
  "名额像电子表格一样填：选中一行直接打数字，回车到下一行，Tab 到权数、备注；F2 修改，Del 清空，Esc 不改。下面是合计，和计划人数比。",
  "分配名额：按人员库里各单位的人数（可以剔除近几年已训的），或按表里填的权数分，先看建议再采用；也可以照抄上一期。",
  "发报名表：每个单位一个 Excel 文件写到文件夹，或所有单位一份。收回来把文件夹拖进窗口，或点“导入报名表”。",
  "催报文字：缺人的、信息有误的单位各一段，复制了粘贴到聊天里；“复制全部”是发到群里的通报。期限填了就写进去。右键一个单位也可以复制。",
  "参训条件：年龄、层次、标签、剔除近几年已训。不合条件的只列出来，不拦着报名。",
];
