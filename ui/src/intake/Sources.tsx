// Where what is known of a person comes from: the file, the sheet, the cell, and what stands there; the file itself
// is there for the day somebody says that they wrote something else.

import dayjs from "dayjs";
import { useState } from "react";
import { ask, type PersonId, type Source, saveAs, say, type Trouble, troubleOf, useRead } from "../door";
import { Refused, Shown } from "../parts";
import { sayCell } from "./answers";
import "./intake.css";

export function Sources({ person }: { person: PersonId }) {
  const sources = useRead("sources", { person });
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const save = async ({ intake }: Source) => {
    setRefusal(null);
    try {
      const { file_name, base64 } = await ask("sent_file", { intake });
      const path = await saveAs(file_name, base64);
      if (path !== null) say(`原文件已存到 ${path}。`);
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
    }
  };
  return (
    <section className="sources" data-testid="sources">
      <h3>来源</h3>
      <Shown of={sources}>
        {(all) =>
          all.length === 0 ? (
            <p className="quiet">没有导入过的文件提到他：是手工录入的。</p>
          ) : (
            byFile(all).map(([first, ...others], index) => (
              <div key={`${first.intake} ${first.sheet}`} className="source" data-testid={`source-${index}`}>
                <div className="row">
                  <b className="ellipsis" title={`${first.file} › ${first.sheet}`}>
                    {first.file}
                  </b>
                  <span className="quiet">{dayjs(first.taken_at).format("YYYY年M月D日")}</span>
                  <span className="stretch" />
                  <button
                    type="button"
                    className="link"
                    onClick={() => void save(first)}
                    data-testid={`sent-file-${index}`}
                  >
                    另存原文件…
                  </button>
                </div>
                <div className="faint">{first.class}</div>
                {[first, ...others].map((source) => (
                  <div key={source.field} title={`${first.file} › ${sayCell({ ...source, row: 0 })}`}>
                    {source.field} <span className="quiet">{source.value || "（空）"}</span>{" "}
                    <span className="faint">
                      {source.sheet} › {source.cell}
                      {source.read !== source.value && ` 原文「${source.read}」`}
                    </span>
                  </div>
                ))}
              </div>
            ))
          )
        }
      </Shown>
      <Refused trouble={refusal} testid="sources-refused" />
    </section>
  );
}

/** What one sheet says of the person stands together; the newest first, as they come. */
function byFile(all: readonly Source[]): [Source, ...Source[]][] {
  const files = new Map<string, [Source, ...Source[]]>();
  for (const source of all) {
    const key = `${source.intake} ${source.sheet}`;
    const file = files.get(key);
    if (file) file.push(source);
    else files.set(key, [source]);
  }
  return [...files.values()];
}
