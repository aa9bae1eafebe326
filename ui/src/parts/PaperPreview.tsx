// 打印预览: the papers at the left with their state, the real pages in the middle, and at the right only the
// options of this paper, then 打印 and 保存为 PDF. The first Enter prints.
//
// It knows no paper: whoever uses it says how a paper is made. Pages are drawn when they come into sight, so a
// thousand certificates open as fast as one sign-in sheet.

import { FilePdfOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { printPdf, saveAs, say, sayRefused, type Trouble, troubleOf } from "../door";
import type { PDFDocumentProxy } from "./pdf";
import { Refused } from "./Trouble";

/** One paper in the list at the left. */
export interface PaperEntry {
  key: string;
  word: string;
  /** 未印, 第1版 3月8日, 已过期. */
  state?: string;
  /** The state is a warning: 已过期. */
  stale?: boolean;
}

/** A paper as it came out. */
export interface Made {
  /** The file's name without its folder: 签到表_第3期中青班.pdf. */
  name: string;
  base64: string;
  /** Characters no font has a glyph for, with the name they stand in: 「𫖯」（王𫖯）. Said before printing. */
  missing?: readonly string[];
}

export interface PaperPreviewProps {
  papers: readonly PaperEntry[];
  chosen: string;
  onChoose: (key: string) => void;
  /** Make the chosen paper; rejects with a `Trouble`. */
  make: () => Promise<Made>;
  /** Made anew whenever this changes: the paper's name and options, as a string. */
  of: string;
  /** The options of this paper, in the office's words. */
  options?: ReactNode;
  /** More buttons under 打印: 导出 Excel. */
  also?: ReactNode;
}

export function PaperPreview(props: PaperPreviewProps) {
  const [made, setMade] = useState<{ paper: Made; pdf: PDFDocumentProxy } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(true);
  const make = useRef(props.make);
  make.current = props.make;
  const print = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` says when the paper is another one
  useEffect(() => {
    let left = false;
    let mine: PDFDocumentProxy | undefined;
    setBusy(true);
    (async () => {
      const paper = await make.current();
      const { openPdf } = await import("./pdf");
      mine = await openPdf(bytesOf(paper.base64));
      if (left) return void mine.loadingTask.destroy();
      setMade({ paper, pdf: mine });
      setTrouble(null);
      setBusy(false);
    })().catch((thrown) => {
      if (left) return;
      setMade(null);
      setTrouble(troubleOf(thrown));
      setBusy(false);
    });
    return () => {
      left = true;
      void mine?.loadingTask.destroy();
    };
  }, [props.of]);

  useEffect(() => {
    if (made) print.current?.focus(); // the first Enter prints
  }, [made]);

  const act = async (what: "print" | "save") => {
    if (!made) return;
    const { name, base64 } = made.paper;
    try {
      if (what === "print") return say(await printPdf(name, base64));
      const path = await saveAs(name, base64);
      if (path) say(`已保存到 ${path}`);
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };

  return (
    <div className="preview">
      <div className="papers" data-testid="papers">
        {props.papers.map((paper) => (
          <button
            type="button"
            key={paper.key}
            className={paper.key === props.chosen ? "active" : undefined}
            onClick={() => props.onChoose(paper.key)}
            data-testid={`paper-${paper.key}`}
          >
            <span className="stretch">{paper.word}</span>
            {paper.state && <span className={paper.stale ? "amber" : "faint"}>{paper.state}</span>}
          </button>
        ))}
      </div>
      <div className={busy && made ? "pages dimmed" : "pages"} data-testid="pages" data-ready={!busy && made !== null}>
        {trouble && (
          <div className="padded">
            <Refused trouble={trouble} />
          </div>
        )}
        {made && !trouble && <Pages key={made.paper.name} pdf={made.pdf} />}
      </div>
      <div className="options">
        {props.options}
        {made?.paper.missing && made.paper.missing.length > 0 && (
          <div className="missing" role="alert" data-testid="missing-glyphs">
            字库里没有这些字，会印成空框：{made.paper.missing.join("、")}。请先改用别的写法，或打印后手写补上。
          </div>
        )}
        <Button
          ref={print}
          type="primary"
          block
          icon={<PrinterOutlined />}
          disabled={!made}
          onClick={() => act("print")}
          data-testid="print"
        >
          打印
        </Button>
        <Button block icon={<FilePdfOutlined />} disabled={!made} onClick={() => act("save")} data-testid="save-pdf">
          保存为 PDF
        </Button>
        {props.also}
        {made && <div className="quiet">共 {made.pdf.numPages} 页</div>}
      </div>
    </div>
  );
}

/** All pages below one another; each is drawn when it comes into sight. */
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
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: "600px",
    });
    watch.observe(canvas.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!seen) return;
    let cancel: (() => void) | undefined;
    let left = false;
    void (async () => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (left || !target) return;
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
    };
  }, [seen, pdf, number, size]);
  return <canvas ref={canvas} className="page" style={size} data-testid={`page-${number}`} data-drawn={drawn} />;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
