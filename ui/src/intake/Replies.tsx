// 回复单位: what to write to the senders of files with faults, and the 退件单: their own workbooks with the bad cells
// coloured and commented, to be sent back.

import { Button } from "antd";
import { useState } from "react";
import {
  ask,
  type CohortId,
  type FileAnswered,
  type FileCard,
  pickFolder,
  reveal,
  saveInto,
  say,
  type Trouble,
  troubleOf,
} from "../door";
import { copyText, Empty, Refused } from "../parts";

export function Replies(props: {
  cohort: CohortId;
  cards: readonly FileCard[];
  /** Files with something for their sender to put right, with what was answered. */
  back: readonly FileAnswered[];
  onFile?: (card: FileCard) => void;
  /** All 退件单 were written. */
  onSent?: () => void;
}) {
  const { cards, back } = props;
  if (cards.length === 0 && back.length === 0) {
    return <Empty say="每个文件都读得懂，没有要单位改正的格子，不用回复。" />;
  }
  return (
    <div className="replies">
      <div className="bar">
        <Slips cohort={props.cohort} back={back} onSent={props.onSent} />
        <span className="stretch" />
        {cards.length > 1 && (
          <Button onClick={() => copyText(cards.map(({ reply }) => reply).join("\n\n"))} data-testid="copy-all-replies">
            复制全部（{cards.length} 个文件）
          </Button>
        )}
      </div>
      {cards.map((card, index) => (
        <div key={card.path} className="reply" data-testid={`reply-${index}`}>
          <div className="row">
            {props.onFile ? (
              <button type="button" className="link" onClick={() => props.onFile?.(card)}>
                {card.file}
              </button>
            ) : (
              <b>{card.file}</b>
            )}
            <span className="quiet">{card.sender}</span>
            <span className="stretch" />
            <Button size="small" onClick={() => copyText(card.reply)} data-testid={`copy-reply-${index}`}>
              复制提醒文字
            </Button>
          </div>
          <p>{card.reply}</p>
        </div>
      ))}
    </div>
  );
}

/** Makes them all and writes them into one folder. */
function Slips(props: { cohort: CohortId; back: readonly FileAnswered[]; onSent?: () => void }) {
  const { cohort, back } = props;
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const [written, setWritten] = useState<{ say: string; first: string } | null>(null);
  const save = async () => {
    setRefusal(null);
    try {
      const folder = await pickFolder("退件单存到哪个文件夹");
      if (folder === null) return;
      setRunning(true);
      const slips = await ask("return_slips", { cohort, files: [...back] });
      const files: string[] = [];
      for (const slip of slips) files.push(await saveInto(folder, slip.file_name, slip.base64));
      const cells = slips.reduce((sum, slip) => sum + slip.cells, 0);
      const done = `${files.length} 份退件单已存到 ${folder}，标出 ${cells} 处。`;
      setWritten(files[0] ? { say: done, first: files[0] } : null);
      say(done);
      props.onSent?.();
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
    } finally {
      setRunning(false);
    }
  };
  if (back.length === 0) return <span className="quiet">没有要单位改正的格子。</span>;
  return (
    <>
      <Button onClick={save} loading={running} data-testid="make-slips">
        生成退件单（{back.length} 个文件）…
      </Button>
      {written ? (
        <span className="ellipsis" title={written.say} data-testid="slips-written">
          {written.say}{" "}
          <button
            type="button"
            className="link"
            onClick={() => reveal(written.first).catch((thrown) => setRefusal(troubleOf(thrown)))}
          >
            打开文件夹
          </button>
        </span>
      ) : (
        <span className="quiet ellipsis">单位自己的表，有问题的格子涂了色、写了批注，其余不动。</span>
      )}
      <Refused trouble={refusal} testid="slips-refused" />
    </>
  );
}
