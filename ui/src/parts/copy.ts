// Put text on the clipboard, also where the webview has no clipboard permission.

import { say } from "../door";

export function copyText(text: string) {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  say(copied ? "已复制。" : "没能复制，请手工选中文字后按 Ctrl+C。");
}
