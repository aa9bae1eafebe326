// 帮助: the whole manual on one page, with its contents at the left, and where the data of this PC are.

import { Button } from "antd";
import { useEffect, useRef } from "react";
import { reveal, sayRefused, troubleOf, useRead } from "../door";
import { address, usePlace } from "../frame/place";
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

/** Where the data and the copies of this PC lie. */
function ThisPc() {
  const places = useRead("places", {}).data;
  if (!places) return null;
  const show = () => reveal(places.books).catch((thrown) => sayRefused(troubleOf(thrown).say));
  return (
    <div className="this-pc" data-testid="this-pc">
      <div>
        这台电脑上的数据：<b>{places.books}</b>
      </div>
      <div>
        这台电脑上的备份：<b>{places.copies}</b>
      </div>
      <Button size="small" onClick={show} data-testid="show-data">
        打开数据文件夹
      </Button>
    </div>
  );
}

export const helpHelp = ["左边选一节。程序旁边的 使用说明.txt 写的是同样的内容，程序打不开时看它。"];
