// 帮助: the whole manual on one page, with its contents at the left, and where the data of this PC are.

import { Button } from "antd";
import { useEffect, useRef } from "react";
import { reveal, sayRefused, troubleOf, useRead } from "../door";
import { address, usePlace } from "../frame/place";
import { folderOf } from "../parts";
import { type Piece, SECTIONS } from "./sections";
import "./help.css";

export function Help() {
  const place = usePlace();
  const asked = place.at === "help" ? place.section : undefined;
  const prose = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) prose.current?.querySelector(`#help-${CSS.escape(asked)}`)?.scrollIntoView();
  }, [asked]);
  return (
    <div className="manual">
      <div className="contents-of">
        {SECTIONS.map(({ key, title }) => (
          <a
            key={key}
            className={key === asked ? "active" : undefined}
            href={address({ at: "help", section: key })}
            onClick={() => prose.current?.querySelector(`#help-${key}`)?.scrollIntoView()} // also when it is there already
            data-testid={`help-to-${key}`}
          >
            {title}
          </a>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows scroll it */}
      <div className="prose" ref={prose} tabIndex={0}>
        {SECTIONS.map(({ key, title, body }) => (
          <section key={key} id={`help-${key}`} data-testid={`help-${key}`}>
            <h2>{title}</h2>
            {body.map((piece) => (
              <Said key={JSON.stringify(piece)} piece={piece} />
            ))}
            {key === "data" && <ThisPc />}
          </section>
        ))}
      </div>
    </div>
  );
}

function Said({ piece }: { piece: Piece }) {
  if (typeof piece === "string") return <p>{piece}</p>;
  if ("steps" in piece) {
    return (
      <ol>
        {piece.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    );
  }
  return (
    <table className="keys">
      <tbody>
        {piece.words.map(([word, meaning]) => (
          <tr key={word}>
            <td>
              <kbd>{word}</kbd>
            </td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where the copies of this PC lie, and with them, one folder up, the data. */
function ThisPc() {
  const copies = useRead("backups", {}).data;
  const newest = copies?.[0]?.file;
  const folder = newest && folderOf(newest);
  const show = () => newest && reveal(newest).catch((thrown) => sayRefused(troubleOf(thrown).say));
  if (!copies) return null;
  return (
    <div className="this-pc" data-testid="this-pc">
      {folder ? (
        <>
          <div>
            这台电脑上的数据：<b>{folderOf(folder)}</b>
          </div>
          <div>
            这台电脑上的备份：<b>{folder}</b>
          </div>
          <Button size="small" onClick={show} data-testid="show-copies">
            打开备份文件夹
          </Button>
        </>
      ) : (
        "这台电脑上还没有备份。做过一次备份以后，这里写出数据和备份的文件夹。"
      )}
    </div>
  );
}

export const helpHelp = ["左边选一节。程序旁边的 使用说明.txt 写的是同样的内容，程序打不开时看它。"];
