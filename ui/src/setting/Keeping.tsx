// 备份与恢复: copies of the books, each proved to open; putting one back; checking the books.

import { Button } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { answers, ask, type Check, type Copy, type Kept, pickFolder, say, useRead } from "../door";
import { fileOf, folderOf, Refused, Shown, TextField, useRemembered } from "../parts";
import { chooseCopy, Restore } from "./Restore";
import { saySize, useWork } from "./work";

export function Keeping() {
  const copies = useRead("backups", {});
  const [restoring, setRestoring] = useState<string | null>(null);
  return (
    <>
      <section>
        <h2>备份</h2>
        <p className="quiet">每天和每次关闭程序时自动备份，备份后打开检验过才算数；旧的按天、周、月逐渐减少。</p>
        <BackUpNow />
        <BackUpToFolder />
      </section>
      <section>
        <h2>已有的备份</h2>
        <Shown of={copies}>
          {(all) =>
            all.length === 0 ? (
              <p className="quiet" data-testid="no-copy">
                还没有备份。点“立即备份”做第一个。
              </p>
            ) : (
              <>
                <p className="quiet">在 {folderOf(all[0]?.file ?? "")}</p>
                <Copies copies={all} onRestore={setRestoring} />
              </>
            )
          }
        </Shown>
        <p>
          <button
            type="button"
            className="link"
            onClick={async () => setRestoring(await chooseCopy())}
            data-testid="restore-other"
          >
            用U盘或别处的备份文件恢复…
          </button>
        </p>
      </section>
      <section>
        <h2>检查数据</h2>
        <CheckBooks />
      </section>
      {restoring && <Restore file={restoring} onLeave={() => setRestoring(null)} />}
    </>
  );
}

const sayCopied = ({ file, rows, kib }: Copy) => say(`已备份到 ${file}，打开检验过：${rows} 条记录，${saySize(kib)}。`);

function BackUpNow() {
  const { run, running, refusal } = useWork(async () => {
    sayCopied(await ask("backup", {}));
    await answers.invalidateQueries();
  });
  return (
    <>
      <Button type="primary" onClick={run} loading={running} data-testid="backup-now">
        立即备份
      </Button>
      <Refused trouble={refusal} testid="refusal-backup" />
    </>
  );
}

/** The folder is remembered by this PC: the stick usually gets the same letter. */
function BackUpToFolder() {
  const [folder, setFolder] = useRemembered("backup-folder", "");
  const copying = useWork(async () => {
    if (folder.trim() === "") throw { kind: "refused", say: "请选择或填写U盘上的文件夹，例如 E:\\班务备份。" };
    sayCopied(await ask("backup", { folder: folder.trim() }));
  });
  const choosing = useWork(async () => {
    const chosen = await pickFolder("选择U盘上的文件夹");
    if (chosen !== null) setFolder(chosen);
  });
  return (
    <div className="to-folder">
      <TextField
        label="U盘文件夹"
        field="folder"
        placeholder="例如 E:\班务备份"
        value={folder}
        onSave={setFolder}
        refusal={copying.refusal ?? choosing.refusal}
      />
      <Button onClick={choosing.run} loading={choosing.running} data-testid="choose-folder">
        选择文件夹…
      </Button>
      <Button onClick={copying.run} loading={copying.running} data-testid="backup-folder">
        备份到U盘
      </Button>
    </div>
  );
}

/** 恢复前: why a copy was made, when its name says so. */
const reasonOf = (file: string): string => /_\d{6}_([^_]+)\.(?:banwu|db)$/.exec(file)?.[1] ?? "";

function Copies({ copies, onRestore }: { copies: readonly Kept[]; onRestore: (file: string) => void }) {
  return (
    <table className="copies">
      <tbody>
        {copies.map((copy, index) => (
          <tr key={copy.file} data-testid={`copy-${index}`}>
            <td>{dayjs(copy.at).format("YYYY年M月D日 HH:mm")}</td>
            <td className="quiet">{reasonOf(copy.file)}</td>
            <td className="figure">{saySize(copy.kib)}</td>
            <td className="quiet ellipsis" title={copy.file}>
              {fileOf(copy.file)}
            </td>
            <td>
              <button
                type="button"
                className="link"
                onClick={() => onRestore(copy.file)}
                data-testid={`restore-${index}`}
              >
                恢复…
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CheckBooks() {
  const [found, setFound] = useState<Check | null>(null);
  const { run, running, refusal } = useWork(async () => {
    setFound(null);
    setFound(await ask("check", {}));
  });
  return (
    <>
      <p className="quiet">检查数据文件是否完好：文件结构、记录之间的关联、操作历史。不改动任何数据。</p>
      <Button onClick={run} loading={running} data-testid="check-books">
        检查数据
      </Button>
      <Refused trouble={refusal} testid="refusal-check" />
      {found && (
        <div className={found.sound ? "green" : "red"} data-testid="check-found">
          {found.sound ? (
            `✓ 数据完好，共 ${Object.values(found.rows).reduce((sum, rows) => sum + rows, 0)} 条记录。`
          ) : (
            <>
              <p>发现问题，请先不要继续录入：用最近一个完好的备份恢复，并联系维护人员。</p>
              <ul>
                {found.faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </>
  );
}
