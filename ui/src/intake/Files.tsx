// The files, one line each: how it stands, what it is called, who sent it, how many people and questions. The figures
// above choose among them.

import type { KeyboardEvent, RefObject } from "react";
import { LongList } from "./LongList";
import { type FileRow, STANDINGS, type Standing, signOf } from "./standing";

/** 80 个文件　✓ 71 可直接采用（2,803 人）　？ 7 有疑问（19 处） … */
export function Figures(props: {
  files: readonly FileRow[];
  /** People in the files that can be taken as they are (人). */
  sure: number;
  /** Questions not answered yet (处). */
  open: number;
  only: Standing | null;
  onOnly: (only: Standing | null) => void;
}) {
  const { files, only, onOnly } = props;
  const all = files.filter(({ standing }) => standing !== "不是名册").length;
  return (
    <span className="figures" data-testid="import-counts">
      <button type="button" className={only ? "figure-of" : "figure-of chosen"} onClick={() => onOnly(null)}>
        {all} 个文件
      </button>
      {STANDINGS.map(({ standing, sign, tone }) => {
        const number = files.filter((each) => each.standing === standing).length;
        if (number === 0) return null;
        return (
          <button
            key={standing}
            type="button"
            className={["figure-of", tone, only === standing && "chosen"].filter(Boolean).join(" ")}
            onClick={() => onOnly(only === standing ? null : standing)}
            title={only === standing ? "点一下看全部文件" : "点一下只看这些文件"}
            data-testid={`only-${standing}`}
          >
            {/[✓？✗]/.test(sign) && `${sign} `}
            {number} {standing}
            {standing === "可直接采用" && `（${props.sure.toLocaleString("zh-CN")} 人）`}
            {standing === "有疑问" && (props.open > 0 ? `（${props.open} 处）` : "，都已答复")}
          </button>
        );
      })}
    </span>
  );
}

export function Files(props: {
  files: readonly FileRow[];
  /** Questions of a file that are not answered yet (处). */
  openOf: (file: FileRow) => number;
  /** The file that is looked at. */
  at: string | null;
  onAt: (file: FileRow) => void;
  /** Enter or a double click: what is in it. */
  onOpen: (file: FileRow) => void;
  box: RefObject<HTMLDivElement | null>;
}) {
  const { files, onOpen } = props;
  const at = files.findIndex(({ id }) => id === props.at);
  const onKey = (event: KeyboardEvent) => {
    const file = files[at] ?? files[0];
    if (event.key !== "Enter" || !file) return;
    event.preventDefault();
    onOpen(file);
  };
  return (
    <LongList
      rows={files}
      id={({ id }) => id}
      high={() => 30}
      at={at}
      onAt={(index) => files[index] && props.onAt(files[index])}
      onKey={onKey}
      box={props.box}
      className="files"
      testid="files"
      draw={(file, index) => {
        const open = props.openOf(file);
        const mark = signOf(file.standing === "有疑问" && open === 0 ? "可直接采用" : file.standing);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list has the focus and its keys
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and its keys
          <div
            className={["file", file.id === props.at && "current", !file.card && "faint"].filter(Boolean).join(" ")}
            title={[file.file, file.say].filter(Boolean).join("\n")}
            onClick={() => props.onAt(file)}
            onDoubleClick={() => onOpen(file)}
            data-testid={`file-${index}`}
          >
            <span className={`sign ${mark?.tone}`}>{mark?.sign}</span>
            <span className="ellipsis">{file.file}</span>
            <span className="ellipsis quiet">{file.sender}</span>
            <span className="what">{sayFile(file, open)}</span>
          </div>
        );
      }}
    />
  );
}

/** 38 人 ？3 */
function sayFile({ standing, card }: FileRow, open: number) {
  const people = card?.report?.counts.people ?? 0;
  if (standing !== "可直接采用" && standing !== "有疑问") {
    return <span className={signOf(standing)?.tone}>{standing}</span>;
  }
  return (
    <>
      {people.toLocaleString("zh-CN")} 人{open > 0 && <span className="amber"> ？{open}</span>}
    </>
  );
}
