// One leave: who has signed, what is to be done next, and everything else that can be done with it.

import { Button, Segmented } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import {
  ask,
  type LeaveLine,
  pickFiles,
  type SentFile,
  saveAs,
  say,
  sayRefused,
  tell,
  tellAloud,
  troubleOf,
} from "../door";
import { DateField, Dialog, TextField, TimeField, useDraftForm } from "../parts";
import { sayDay } from "../timetable/week";
import { backAfter, type Moment, momentOf, tone, WHENS } from "./words";

export interface LeaveOfProps {
  line: LeaveLine;
  onChange: () => void;
  onPrint: () => void;
  onLeave: () => void;
}

type Asking = "refuse" | "back" | null;

export function LeaveOf({ line, onChange, onPrint, onLeave }: LeaveOfProps) {
  const [asking, setAsking] = useState<Asking>(null);
  if (asking === "refuse") return <Refuse line={line} onLeave={() => setAsking(null)} />;
  if (asking === "back") return <Back line={line} onLeave={() => setAsking(null)} />;
  const waits = line.state === "待批";
  const away = line.state === "已批" && line.returned === "";
  const grant = () => void tellAloud("decide_leave", { leave: line.id, decision: "已批" });
  return (
    <Dialog
      title={`${line.name} ${line.kind} ${line.period}（${line.length}）`}
      agree={waits ? "批准" : away ? "销假…" : "打印请假条"}
      onAgree={waits ? grant : away ? () => setAsking("back") : onPrint}
      leave="关闭"
      onLeave={onLeave}
      width={680}
      testid="leave-of"
      also={
        <span className="row">
          {waits && (
            <Button onClick={() => setAsking("refuse")} data-testid="refuse-leave">
              不批…
            </Button>
          )}
          {line.state === "不批" && (
            <Button
              onClick={() => void tellAloud("decide_leave", { leave: line.id, decision: "待批" })}
              data-testid="undecide-leave"
            >
              改回待批
            </Button>
          )}
          <Button onClick={onChange} data-testid="change-leave">
            修改…
          </Button>
          {(waits || away) && (
            <Button onClick={onPrint} data-testid="print-slip">
              打印请假条
            </Button>
          )}
        </span>
      }
    >
      <div className="leave-of">
        <p>
          第{line.number}号　{line.unit}
          {line.post}　<b className={tone(line)}>{line.say}</b>
        </p>
        {line.weighed && <p className={line.exceeds ? "red" : undefined}>{line.weighed}</p>}
        <Signatures line={line} />
        {line.reason && <p>事由：{line.reason}</p>}
        {line.returned && (
          <p>
            销假：{line.returned}返校{" "}
            <button
              type="button"
              className="link"
              onClick={() => void tellAloud("end_leave", { leave: line.id, back: null })}
              data-testid="not-back"
            >
              取消销假
            </button>
          </p>
        )}
        {line.contradictions.map((each) => (
          <p key={each} className="amber" data-testid="contradiction">
            {each}
          </p>
        ))}
        <Attached line={line} />
      </div>
    </Dialog>
  );
}

/** The button that was pressed is gone: the keyboard goes on at the foot. */
const toWhatIsNext = () => document.querySelector<HTMLElement>("[data-testid=leave-of] [data-testid=agree]")?.focus();

/** Whose signature it needs: signed, or to be noted by a click. */
function Signatures({ line }: { line: LeaveLine }) {
  return (
    <div className="row signatures">
      {line.signatures.map(({ who, signed_on }) =>
        signed_on ? (
          <span key={who} className="green">
            ✓ {who}（{sayDay(signed_on)}）
          </span>
        ) : (
          <Button
            key={who}
            onClick={() => void tellAloud("sign_leave", { leave: line.id, signer: who }).then(toWhatIsNext)}
            data-testid={`sign-${who}`}
          >
            {who}已签
          </Button>
        ),
      )}
    </div>
  );
}

const PICTURES = ["pdf", "jpg", "jpeg", "png", "doc", "docx", "wps", "ofd"];

/** What the page itself can show. */
const IMAGES: Record<string, string> = { jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png" };

/** The unit's letter, the doctor's note. */
function Attached({ line }: { line: LeaveLine }) {
  const attach = async () => {
    try {
      const [path] = await pickFiles("选择证明或来函", PICTURES);
      if (path) await tell("attach_to_leave", { leave: line.id, path });
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  const [shown, show] = useState<string | null>(null);
  const save = async ({ file_name, base64 }: SentFile) => {
    const path = await saveAs(file_name, base64);
    if (path) say(`已保存到 ${path}`);
  };
  /** A photo is looked at; what the program cannot show is saved, to be opened by what can. */
  const open = async () => {
    try {
      const file = await ask("leave_file", { leave: line.id });
      const type = IMAGES[file.file_name.split(".").at(-1)?.toLowerCase() ?? ""];
      type ? show(`data:${type};base64,${file.base64}`) : await save(file);
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  const saveShown = () =>
    void ask("leave_file", { leave: line.id }).then(save, (thrown) => sayRefused(troubleOf(thrown).say));
  return (
    <div className="attached">
      附件：
      {line.file_name ? (
        <>
          <button type="button" className="link" onClick={open} data-testid="open-attached">
            {line.file_name}
          </button>
          　
          <button
            type="button"
            className="link"
            onClick={() => void tellAloud("detach_from_leave", { leave: line.id })}
            data-testid="detach"
          >
            取消
          </button>
        </>
      ) : (
        <button type="button" className="link" onClick={attach} data-testid="attach">
          添加证明、来函…
        </button>
      )}
      {shown && (
        <Dialog
          title={line.file_name}
          agree="另存为…"
          onAgree={saveShown}
          leave="关闭"
          onLeave={() => show(null)}
          width={900}
          testid="attached"
        >
          <img className="attached-picture" src={shown} alt={line.file_name} />
        </Dialog>
      )}
    </div>
  );
}

function Refuse({ line, onLeave }: { line: LeaveLine; onLeave: () => void }) {
  const form = useDraftForm({ why: "" }, async ({ why }) => {
    await tell("decide_leave", { leave: line.id, decision: "不批", why });
    onLeave();
  });
  return (
    <Dialog
      title={`不批 ${line.name} 的${line.kind}`}
      agree="不批"
      danger
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="refuse-dialog"
    >
      <TextField label="原因" placeholder="例如：当天考试" {...form.field("why")} />
    </Dialog>
  );
}

/** 销假: back since when. Sooner than granted gives hours back, which is said as it is written. */
function Back({ line, onLeave }: { line: LeaveLine; onLeave: () => void }) {
  const now = dayjs();
  // Who is noted after their time was over came back when it was, unless the office says later.
  const start: Moment = line.due_back
    ? backAfter(line.to)
    : { day: now.format("YYYY-MM-DD"), when: "几点", at: now.format("HH:mm") };
  const form = useDraftForm(start, async (draft) => {
    const back = momentOf(draft);
    if (!back) throw { kind: "refused", say: "请填写哪天回来的。", field: "day" };
    await tell("end_leave", { leave: line.id, back });
    onLeave();
  });
  return (
    <Dialog
      title={`销假：${line.name}，准假到${line.period.split("至").at(-1)}`}
      agree="销假"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="back-dialog"
    >
      <div className="asking-leave">
        <div className="moment">
          <DateField label="回来" required {...form.field("day")} />
          <Segmented
            options={[...WHENS]}
            value={form.draft.when}
            onChange={(when) => form.put({ when })}
            tabIndex={-1}
            data-testid="back-when"
          />
          {form.draft.when === "几点" && <TimeField label="" {...form.field("at")} />}
        </div>
        <p className="quiet">早于准假时间回来的，后面的课照常应到，学时退回。</p>
      </div>
    </Dialog>
  );
}
