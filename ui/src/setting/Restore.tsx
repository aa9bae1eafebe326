// 恢复: a copy takes the place of the books, after what it holds has been shown beside what they hold now, so that
// nobody restores the wrong file. From the list of copies, from a stick, from the first start, from a double click.

import dayjs from "dayjs";
import { answers, ask, type Described, pickFiles, say, sayRefused, troubleOf, useAsked, useRead } from "../door";
import { Dialog, Refused } from "../parts";
import { saySize, useWork } from "./work";

/** A copy ends in `.banwu`; those of earlier versions in `.db`. */
const ENDINGS = ["banwu", "db"];

/** Let the user choose a copy; none when he changed his mind. */
export async function chooseCopy(): Promise<string | null> {
  try {
    return (await pickFiles("选择备份文件", ENDINGS))[0] ?? null;
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
    return null;
  }
}

/** What the books hold at this moment, in the measures a copy is described in. */
type Now = Pick<Described, "school" | "cohorts" | "trainees" | "last">;

async function lookAtNow(): Promise<Now> {
  const [{ school }, { rows }, [newest]] = await Promise.all([
    ask("settings", {}),
    ask("check", {}),
    ask("history", {}),
  ]);
  return {
    school: school.name,
    cohorts: rows.cohort ?? 0,
    trainees: rows.trainee ?? 0,
    last: newest ? `${newest.at.slice(0, 16)}　${newest.said || newest.label}` : "",
  };
}

/** `handedOver`: the program was started for this copy, so the way out says what is not done. */
export function Restore(props: { file: string; handedOver?: boolean; onLeave: () => void }) {
  const { file, onLeave } = props;
  const copy = useRead("backup_described", { file });
  const now = useAsked("books now", {}, lookAtNow);
  const when = copy.data?.at ? dayjs(copy.data.at).format("YYYY年M月D日 HH:mm") : null;
  const { run, running, refusal } = useWork(async () => {
    const before = await ask("restore", { file });
    onLeave();
    say(`已恢复${when ? `到 ${when}` : ""}。恢复前的数据备份在 ${before.file}。`);
    await answers.invalidateQueries();
  });
  const known = copy.data !== undefined && copy.trouble === null;
  return (
    <Dialog
      title={when ? `恢复到 ${when}` : "用备份文件恢复"}
      agree="恢复"
      danger
      unable={!known}
      leave={props.handedOver ? "不恢复" : undefined}
      onAgree={() => known && void run()}
      onLeave={onLeave}
      running={running}
      refusal={refusal}
      width={720}
      testid="restore-dialog"
    >
      {copy.trouble ? (
        <>
          <Refused trouble={copy.trouble} testid="refusal-copy" />
          <p className="quiet">现在的数据没有改动。</p>
        </>
      ) : copy.data ? (
        <>
          <Beside copy={copy.data} now={now.data} />
          <p>
            全部数据换成这个备份里的样子：{when ?? "备份"}以后录入的学员、课程、点名、证书，都不在里面。这一步不能用
            Ctrl+Z 撤销。
          </p>
          <p>换之前，先把现在的数据备份一份（名称里有“恢复前”）。恢复错了，再用那一份恢复回来。</p>
        </>
      ) : (
        <p className="quiet">正在检验这个备份…</p>
      )}
      <p className="quiet wrap-anywhere">{file}</p>
    </Dialog>
  );
}

/** The copy and the books, measure by measure. */
function Beside({ copy, now }: { copy: Described; now: Now | undefined }) {
  const others = now !== undefined && now.school !== "" && copy.school !== "" && now.school !== copy.school;
  const rows: [what: string, of: (it: Now) => string][] = [
    ["学校", (it) => it.school || "（没有填写）"],
    ["班次", (it) => `${it.cohorts} 个`],
    ["学员", (it) => `${it.trainees} 人次`],
    ["最后一条操作", (it) => it.last || "（没有操作）"],
  ];
  return (
    <>
      <table className="copy-and-now">
        <thead>
          <tr>
            <th />
            <th>这个备份（{saySize(copy.kib)}）</th>
            <th>现在的数据</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, of]) => (
            <tr key={what}>
              <td className="quiet">{what}</td>
              <td data-testid={`copy-${what}`}>{of(copy)}</td>
              <td data-testid={`now-${what}`}>{now && of(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {others && (
        <p className="red" data-testid="other-school">
          学校名称不同，请确认没有拿错备份。
        </p>
      )}
    </>
  );
}
