// The window's side of the one door: the only file that knows the program is inside Tauri.
//
// Everything the office can do is a named request (`bindings.ts` lists them all). The few other commands are
// what only a window can do: choose a file, save one, print one.

import { invoke } from "@tauri-apps/api/core";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Done, Door } from "./bindings";

/** Every request's name. */
export type Name = keyof Door & string;
/** Requests that look, and those that concern the file as a whole; neither writes a line of history. */
export type Reads = { [N in Name]: Door[N]["verb"] extends "change" ? never : N }[Name];
/** Requests that write, each one step of undo. */
export type Changes = { [N in Name]: Door[N]["verb"] extends "change" ? N : never }[Name];
export type Request<N extends Name> = Door[N]["request"];
export type Answer<N extends Name> = Door[N]["answer"];

/** Why a request was not answered. `refused`: the user can put it right. `broken`: we must. */
export interface Trouble {
  kind: "refused" | "broken";
  /** One Chinese sentence. */
  say: string;
  /** The field of the request it belongs to. */
  field?: string;
  /** The row of the user's own file it belongs to, from 1. */
  row?: number;
  /** What to quote when reporting a fault. */
  number?: string;
  /** For 复制详情. */
  details?: string;
}

/** Whatever was thrown, as something that can be shown. */
export function troubleOf(thrown: unknown): Trouble {
  if (thrown && typeof thrown === "object" && "say" in thrown && typeof thrown.say === "string") {
    return { kind: "refused", ...thrown } as Trouble;
  }
  const details = thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ""}` : String(thrown);
  return { kind: "broken", say: "程序出错了，数据没有改动。请再试一次；如果还不行，请把详情发给维护人员。", details };
}

/** Send one request through the door. Rejects with a `Trouble`. */
export async function call<N extends Name>(
  name: N,
  request: Request<N>,
): Promise<{ answer: Answer<N>; operation: Done | null }> {
  return command("call", { name, request });
}

/** Whether the books are open; rejects with the reason when they are not. */
export const opened = () => command<{ ok: true }>("opened", {});

/** Damaged books have a copy: from when it is. `null` when they could not be opened for another reason. */
export const rescue = () => command<string | null>("rescue", {});

/** Restore damaged books from their newest copy; they open when the program is started again. */
export const restoreNewest = () => command<null>("restore_newest", {});

/** Let the user choose files to read. An empty list means he changed his mind. */
export const pickFiles = (title: string, extensions: string[], many = false) =>
  command<string[]>("pick_files", { title, extensions, many });

/** Let the user choose a folder. `null` means he changed his mind. */
export const pickFolder = (title: string) => command<string | null>("pick_folder", { title });

/** The copy of books the program was started with, by a double click on it; told once. */
export const handedOver = () => command<string | null>("handed_over", {});

/** Who signs what is changed on this PC, from the next start on. */
export const who = () => command<string>("who", {});
/** Books that are open keep their name: it counts from the next start. */
export const setWho = (name: string) => command<null>("set_who", { name });

/** Be told the paths of files dropped into the window, until the function handed back is called. */
export function onFilesDropped(handler: (paths: string[]) => void): () => void {
  const listening = (async () =>
    getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === "drop") handler(payload.paths);
    }))();
  // Where nothing can be dropped (a test, a webview without that permission), files are picked all the same.
  const nothing = () => undefined;
  listening.catch(nothing);
  return () => void listening.then((stop) => stop(), nothing);
}

/** Let the window fill the whole screen, or be a window again; without `on`, the other of the two. */
export async function fillScreen(on?: boolean): Promise<void> {
  try {
    const window = getCurrentWindow();
    const now = await window.isFullscreen();
    if ((on ?? !now) !== now) await window.setFullscreen(!now);
  } catch (thrown) {
    // Outside the window (a test) there is no screen to fill.
    if (on === undefined) throw troubleOf(thrown);
  }
}

/** Let the user say where a file goes, and write it there. `null` means he changed his mind. */
export const saveAs = (name: string, base64: string) => command<string | null>("save_as", { name, base64 });

/** Write a file into a folder the user has chosen, beside what is there already; where it went. */
export const saveInto = (folder: string, name: string, base64: string) =>
  command<string>("save_into", { folder, name, base64 });

/** Send a PDF to the printer. The answer says in words what happened. */
export const printPdf = (name: string, base64: string) => command<string>("print_pdf", { name, base64 });

/** Show a file in its folder. */
export const reveal = (path: string) => command<null>("reveal", { path });

async function command<T>(name: string, given: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(name, given);
  } catch (thrown) {
    throw troubleOf(thrown);
  }
}
