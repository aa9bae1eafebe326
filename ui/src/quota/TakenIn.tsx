// 导入过的文件: every file the roster came from, the newest first, each still there as it was sent.

import { Button } from "antd";
import dayjs from "dayjs";
import { ask, type CohortId, saveAs, say, sayRefused, type TakenIn, troubleOf, useRead } from "../door";
import { Empty, Shown } from "../parts";

export function TakenInFiles({ cohort }: { cohort: CohortId }) {
  const files = useRead("intakes", { cohort });
  return (
    <Shown of={files}>
      {(all) =>
        all.length === 0 ? (
          <Empty say="还没有导入过文件。把各单位报来的文件连同文件夹拖进窗口，或者点“导入报名表”。" />
        ) : (
          <ol className="findings" data-testid="intakes">
            {all.map((each) => (
              <li key={each.id}>
                <div className="row">
                  <span className="stretch">{each.file}</span>
                  <Button size="small" onClick={() => void keep(each)} data-testid={`sent-file-${each.id}`}>
                    另存原文件…
                  </Button>
                </div>
                <div className="faint">
                  {each.unit || "几个单位"}，{each.people} 人，{dayjs(each.taken_at).format("M月D日 HH:mm")}导入
                </div>
              </li>
            ))}
          </ol>
        )
      }
    </Shown>
  );
}

async function keep({ id }: TakenIn) {
  try {
    const { file_name, base64 } = await ask("sent_file", { intake: id });
    const path = await saveAs(file_name, base64);
    if (path !== null) say(`原文件已存到 ${path}。`);
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
  }
}
