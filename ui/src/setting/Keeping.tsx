// 备份与恢复: copies of the books, each proved to open; putting one back; checking the books.

import { Button } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import {
  answers,
  ask,
  type Check,
  type Copy,
  type Kept,
  pickFiles,
  say,
  sayRefused,
  type Trouble,
  troubleOf,
  useRead,
} from "../door";
import { Dialog, Refused, Shown, TextField, useRemembered } from "../parts";

export function Keeping() {
  const copies = useRead("backups", {});
  const [restoring, setRestoring] = useState<{ file: string; at?: string } | null>(null);
  const chooseFile = async () => {
    try {
      const [file] = await pickFiles("选择备份文件", ["db"]);
      if (file) setRestoring({ file });
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  return (
    <>
      <section>
        <h2>备份</h2>
        <p className="quiet">
          每天第一次打开和每次关闭程序时自动备份，备份后打开检验过才算数；旧的按天、周、月逐渐减少。
        </p>
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
              <Copies copies={all} onRestore={setRestoring} />
            )
          }
        </Shown>
        <p>
          <button type="button" className="link" onClick={chooseFile} data-testid="restore-other">
            用U盘或别处的备份文件恢复…
          </button>
        </p>
      </section>
      <section>
        <h2>检查数据</h2>
        <CheckBooks />
      </section>
      {restoring && <Restore of={restoring} onLeave={() => setRestoring(null)} />}
    </>
  );
}

/** Work on the whole file: it may take a moment, and is no step of undo. */
function useWork<T>(work: () => Promise<T>) {
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const run = async (): Promise<T | undefined> => {
    setRunning(true);
    setRefusal(null);
    try {
      return await work();
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
      return undefined;
    } finally {
      setRunning(false);
    }
  };
  return { run, running, refusal };
}

const sayCopied = ({ file, rows, kib }: Copy) => say(`已备份到 ${file}，打开检验过：${rows} 条记录，${saySize(kib)}。`);
const saySize = (kib: number) => (kib < 1024 ? `${kib} KB` : `${(kib / 1024).toFixed(1)} MB`);

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
  const { run, running, refusal } = useWork(async () => {
    if (folder.trim() === "") throw { kind: "refused", say: "请填写U盘上的文件夹，例如 E:\\班务备份。" };
    sayCopied(await ask("backup", { folder: folder.trim() }));
  });
  return (
    <div className="to-folder">
      <TextField
        label="U盘文件夹"
        field="folder"
        placeholder="例如 E:\班务备份"
        value={folder}
        onSave={setFolder}
        refusal={refusal}
      />
      <Button onClick={run} loading={running} data-testid="backup-folder">
        备份到U盘
      </Button>
    </div>
  );
}

/** 恢复前: why a copy was made, when its name says so. */
const reasonOf = (file: string): string => /_\d{6}_([^_]+)\.db$/.exec(file)?.[1] ?? "";

function Copies({ copies, onRestore }: { copies: readonly Kept[]; onRestore: (copy: Kept) => void }) {
  return (
    <table className="copies">
      <tbody>
        {copies.map((copy, index) => (
          <tr key={copy.file} data-testid={`copy-${index}`}>
            <td>{dayjs(copy.at).format("YYYY年M月D日 HH:mm")}</td>
            <td className="quiet">{reasonOf(copy.file)}</td>
            <td className="figure">{saySize(copy.kib)}</td>
            <td className="quiet ellipsis" title={copy.file}>
              {copy.file}
            </td>
            <td>
              <button type="button" className="link" onClick={() => onRestore(copy)} data-testid={`restore-${index}`}>
                恢复…
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Restore({ of, onLeave }: { of: { file: string; at?: string }; onLeave: () => void }) {
  const when = of.at ? dayjs(of.at).format("YYYY年M月D日 HH:mm") : null;
  const { run, running, refusal } = useWork(async () => {
    const before = await ask("restore", { file: of.file });
    onLeave();
    say(`已恢复${when ? `到 ${when}` : ""}。恢复前的数据备份在 ${before.file}。`);
    await answers.invalidateQueries();
  });
  return (
    <Dialog
      title={when ? `恢复到 ${when}` : "用备份文件恢复"}
      agree="恢复"
      danger
      onAgree={() => void run()}
      onLeave={onLeave}
      running={running}
      refusal={refusal}
      testid="restore-dialog"
    >
      <p>
        全部数据换成这个备份里的样子：{when ?? "备份"}以后录入的学员、课程、点名、证书，都不在里面。这一步不能用 Ctrl+Z
        撤销。
      </p>
      <p>换之前，先把现在的数据备份一份（名称里有“恢复前”）。恢复错了，再用那一份恢复回来。</p>
      <p className="quiet">{of.file}</p>
    </Dialog>
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
