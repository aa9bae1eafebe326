// Keys that mean the same on every screen.

import { useEffect, useRef } from "react";
import { tellAloud } from "../door";

/** Who wants Esc first: a panel that stands open before the screen is left. The last opened closes first. */
const escapes: (() => void)[] = [];

/** While `open`, Esc does this instead of going one level up. */
export function useEscape(open: boolean, onEscape: () => void) {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    if (!open) return;
    const mine = () => latest.current();
    escapes.push(mine);
    return () => void escapes.splice(escapes.indexOf(mine), 1);
  }, [open]);
}

/** F9 finishes what is being done on the screen. */
export function useF9(onFinish: () => unknown) {
  const latest = useRef(onFinish);
  latest.current = onFinish;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F9") return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

export interface FrameKeys {
  onSearch: () => void;
  onPrint: () => void;
  onHelp: () => void;
  onBack: () => void;
}

/** Text the user is typing has its own undo until the field is left. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  if (["checkbox", "radio", "button"].includes(target.type)) return false;
  return (
    target.dataset.pending !== undefined ||
    (target.dataset.testid?.startsWith("field-") !== true && target.value !== "")
  );
}

/** What stands open above the screen and takes Esc itself. */
const OVERLAY = [
  ".ant-modal-wrap:not([style*='display: none'])",
  ...["select-dropdown", "picker-dropdown", "dropdown", "popover"].map((it) => `.ant-${it}:not(.ant-${it}-hidden)`),
  "[role=combobox][aria-expanded=true]",
].join(", ");

export function useFrameKeys(keys: FrameKeys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let overlay = false;
    // Seen before anybody has closed it.
    const look = (event: KeyboardEvent) => {
      if (event.key === "Escape") overlay = document.querySelector(OVERLAY) !== null;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const ctrl = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (ctrl && key === "k") latest.current.onSearch();
      else if (ctrl && key === "p") latest.current.onPrint();
      else if (ctrl && !event.shiftKey && key === "z" && !isTyping(event.target)) void tellAloud("undo", {});
      else if (ctrl && (key === "y" || (event.shiftKey && key === "z")) && !isTyping(event.target))
        void tellAloud("redo", {});
      else if (event.key === "F1") latest.current.onHelp();
      else if (event.key === "/" && !isField(event.target)) {
        const search = document.querySelector<HTMLInputElement>("input[data-search]");
        if (!search) return;
        search.focus();
        search.select();
      } else if (event.key === "Escape" && !overlay) {
        const first = escapes.at(-1);
        if (first) first();
        else if (isField(event.target)) (event.target as HTMLElement).blur();
        else latest.current.onBack();
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", look, true);
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", look, true);
      window.removeEventListener("keydown", onKey);
    };
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
