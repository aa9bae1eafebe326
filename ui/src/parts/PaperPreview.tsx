// 打印预览: the papers at the left with their state, the real pages in the middle, and at the right only the
// options of this paper, then 打印 and 保存. The first Enter prints; up and down choose another paper.
//
// It knows no paper: whoever uses it says which there are and makes the chosen one. Pages are drawn when they come
// into sight, so a thousand certificates open as fast as one sign-in sheet. A workbook has no pages: what is in it
// is said in words.

import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type Document, printPdf, reveal, saveAs, say, sayRefused, type Trouble, troubleOf } from "../door";
import type { PDFDocumentProxy } from "./pdf";
import { Refused } from "./Trouble";

/** One paper in the list at the left. */
export interface PaperEntry {
  key: string;
  word: string;
  /** The heading it stands under; papers of one heading follow one another. */
  group?: string;
  /** 未印, 第1版 3月8日, 已过期. */
  state?: string;
  /** The state is a warning: 已过期. */
  stale?: boolean;
}

/** A paper as it came out. */
export type Made = Document;

export interface PaperPreviewProps {
  papers: readonly PaperEntry[];
  chosen: string;
  onChoose: (key: string) => void;
  /** The chosen paper with its options; none while it is being made. */
  paper: Made | undefined;
  /** Why it cannot be made. */
  trouble: Trouble | null;
  /** It has left the program, printed or saved as a file. Not yet when it only waits in a PDF reader. */
  onOut?: (paper: Made) => Promise<unknown>;
  /** The options of this paper, in the office's words. */
  options?: ReactNode;
  /** What is in the workbook, in words. */
  contents?: ReactNode;
}

export function PaperPreview(props: PaperPreviewProps) {
  const { papers, chosen, paper, trouble } = props;
  const opened = useOpened(paper);
  const [saved, setSaved] = useState<{ paper: Made; path: string } | null>(null);
  const [going, setGoing] = useState(false);
  const [inReader, setInReader] = useState<Made | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const pages = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const isBook = paper?.format === "Excel";
  // Only what is before the eyes goes out: not the paper of a moment ago, nor one whose pages are not open yet.
  const ready = paper !== undefined && trouble === null && (isBook || opened?.of === paper.base64);
  const unopened = paper && opened?.of === paper.base64 ? opened.trouble : null;

  useEffect(() => {
    const writing = document.activeElement instanceof HTMLInputElement && box.current?.contains(document.activeElement);
    if (ready && !writing) first.current?.focus(); // the first Enter prints
  }, [ready]);

  const out = async (what: "print" | "save") => {
    if (!paper || !ready || going) return; // the system's dialogs take seconds to come: one Enter, one paper
    setGoing(true);
    try {
      if (what === "print") {
        setInReader(null);
        const said = await printPdf(paper.file_name, paper.base64);
        // In a reader it is not printed yet: the clerk prints it there, and says so here.
        if (isPrinting(said)) await props.onOut?.(paper);
        else setInReader(paper);
        return say(said);
      }
      const path = await saveAs(paper.file_name, paper.base64);
      if (path === null) return;
      setSaved({ paper, path });
      await props.onOut?.(paper);
      say(`已保存到 ${path}`);
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    } finally {
      setGoing(false);
    }
  };

  const printedInReader = async () => {
    if (!inReader) return;
    try {
      await props.onOut?.(inReader);
      setInReader(null);
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };

  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const ticked = target instanceof HTMLInputElement && target.type === "checkbox";
    if (event.key === "Enter" && (ticked || target === box.current)) void out(isBook ? "save" : "print");
    if (event.defaultPrevented || target instanceof HTMLInputElement || target.closest(".ant-select")) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const turn = { PageDown: 0.9, PageUp: -0.9 }[event.key];
    if (step !== undefined) {
      const next = papers[papers.findIndex((each) => each.key === chosen) + step];
      if (next) {
        box.current?.focus(); // the button in focus is about to wait, and would take the keys with it
        props.onChoose(next.key);
      }
    } else if (turn !== undefined && pages.current) {
      pages.current.scrollTop += turn * pages.current.clientHeight;
    } else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows choose a paper wherever the focus is
    <div className="preview" ref={box} tabIndex={-1} onKeyDown={onKey}>
      <div className="papers" data-testid="papers">
        {papers.map((each, index) => (
          <Fragment key={each.key}>
            {each.group && each.group !== papers[index - 1]?.group && <h3 className="group">{each.group}</h3>}
            <button
              type="button"
              className={each.key === chosen ? "active" : undefined}
              aria-current={each.key === chosen}
              onClick={() => props.onChoose(each.key)}
              data-testid={`paper-${each.key}`}
            >
              <span className="stretch ellipsis" title={each.word}>
                {each.word}
              </span>
              {each.state && (
                <span className={each.stale ? "red" : "faint"} data-testid={`state-${each.key}`}>
                  {each.state}
                </span>
              )}
            </button>
          </Fragment>
        ))}
      </div>
      <div className="middle">
        {ready && paper.missing.length > 0 && <MissingGlyphs paper={paper} />}
        <div
          className={!ready && !trouble && opened ? "pages dimmed" : "pages"}
          ref={pages}
          data-testid="pages"
          data-ready={ready}
        >
          {trouble || unopened ? (
            <div className="padded">
              <Refused trouble={trouble ?? unopened} testid="paper-refused" />
            </div>
          ) : isBook ? (
            <div className="contents" data-testid="contents">
              <h2>{paper.name}</h2>
              {props.contents}
              <p className="quiet">
                文件名：{paper.file_name}（{Math.max(1, Math.round((paper.base64.length * 3) / 4096))} KB）
              </p>
              <p className="quiet">Excel 表格没有打印预览，保存以后用 Excel 或 WPS 打开。</p>
            </div>
          ) : (
            opened?.pdf && <Pages key={opened.pdf.loadingTask.docId} pdf={opened.pdf} />
          )}
        </div>
      </div>
      <div className="options">
        {props.options}
        {!isBook && (
          <Button
            ref={first}
            type="primary"
            block
            icon={<PrinterOutlined />}
            disabled={!ready}
            loading={going && { delay: 100 }}
            onClick={() => out("print")}
            data-testid="print"
          >
            打印
          </Button>
        )}
        <Button
          key={isBook ? "book" : "pages"} // a button of its own: the component library keeps the first ref it was given
          ref={isBook ? first : undefined}
          type={isBook ? "primary" : "default"}
          block
          icon={<DownloadOutlined />}
          disabled={!ready}
          onClick={() => out("save")}
          data-testid={isBook ? "save-excel" : "save-pdf"}
        >
          {isBook ? "保存为 Excel" : "保存为 PDF"}
        </Button>
        {inReader && props.onOut && inReader.base64 === paper?.base64 && (
          <button type="button" className="link" onClick={printedInReader} data-testid="printed-in-reader">
            已在阅读器里印好
          </button>
        )}
        {saved && saved.paper.base64 === paper?.base64 && (
          <button
            type="button"
            className="link"
            onClick={() => void reveal(saved.path).catch((thrown) => sayRefused(troubleOf(thrown).say))}
            data-testid="reveal"
          >
            打开所在的文件夹
          </button>
        )}
        {ready && !isBook && (
          <div className="quiet" data-testid="page-count">
            共 {paper.pages} 页
          </div>
        )}
      </div>
    </div>
  );
}

/** Whether the window says that the paper went to the printer or to the system's printing, not only to a reader. */
export const isPrinting = (said: string): boolean => /打印机|打印窗口|打印对话框/.test(said);

/** What would be printed as 〓, said before it is. */
function MissingGlyphs({ paper }: { paper: Made }) {
  return (
    <div className="missing" role="alert" data-testid="missing-glyphs">
      以下姓名有字库里没有的字：
      {paper.missing.map((each) => `${each.text}（「${each.character}」${each.code_point}）`).join("、")}
      。纸上会印成〓，请打印后手写补上。
    </div>
  );
}

interface Opened {
  /** The file that was opened. */
  of: string;
  pdf?: PDFDocumentProxy;
  trouble?: Trouble;
}

/** The last PDF opened: it stays on screen until the next one is. A workbook is not opened. */
function useOpened(paper: Made | undefined): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null);
  const file = paper?.format === "PDF" ? paper.base64 : null;
  useEffect(() => {
    if (file === null) return;
    let left = false;
    (async () => {
      const { openPdf } = await import("./pdf");
      const pdf = await openPdf(bytesOf(file));
      if (left) void pdf.loadingTask.destroy();
      else setOpened({ of: file, pdf });
    })().catch((thrown) => {
      if (!left) setOpened({ of: file, trouble: troubleOf(thrown) });
    });
    return () => {
      left = true;
    };
  }, [file]);
  const pdf = opened?.pdf;
  useEffect(() => () => void pdf?.loadingTask.destroy(), [pdf]); // the worker lets go of a paper no longer shown
  return opened;
}

/** All pages below one another; each is drawn while it is in sight, or nearly. */
function Pages({ pdf }: { pdf: PDFDocumentProxy }) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let left = false;
    void pdf.getPage(1).then((page) => {
      if (left || !box.current) return;
      const { width, height } = page.getViewport({ scale: 1 });
      const scale = Math.min((box.current.clientWidth - 32) / width, 1.45);
      setSize({ width: Math.floor(width * scale), height: Math.floor(height * scale) });
    });
    return () => {
      left = true;
    };
  }, [pdf]);
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return (
    <div ref={box}>{size && numbers.map((number) => <Page key={number} pdf={pdf} number={number} size={size} />)}</div>
  );
}

function Page({
  pdf,
  number,
  size,
}: {
  pdf: PDFDocumentProxy;
  number: number;
  size: { width: number; height: number };
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [seen, setSeen] = useState(false);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!canvas.current) return;
    const watch = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting === true), {
      root: canvas.current.closest(".pages"), // or the margin would not reach past the box that scrolls
      rootMargin: "600px",
    });
    watch.observe(canvas.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const target = canvas.current;
    if (!seen || !target) return;
    let cancel: (() => void) | undefined;
    let left = false;
    void (async () => {
      const page = await pdf.getPage(number);
      if (left) return;
      const scale = (size.width / page.getViewport({ scale: 1 }).width) * (window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale });
      target.width = viewport.width;
      target.height = viewport.height;
      const task = page.render({ canvas: target, viewport });
      cancel = () => task.cancel();
      await task.promise;
      setDrawn(true);
    })().catch((thrown) => {
      if (!left) sayRefused(troubleOf(thrown).say);
    });
    return () => {
      left = true;
      cancel?.();
      target.width = 0; // a page out of sight gives its pixels back: a thousand would fill the memory
      setDrawn(false);
    };
  }, [seen, pdf, number, size]);
  return <canvas ref={canvas} className="page" style={size} data-testid={`page-${number}`} data-drawn={drawn} />;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
