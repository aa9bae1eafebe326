// The keys that mean the same on every screen, as the help lists them; `frame/keys.ts` is what makes them so.

export const KEYS = [
  ["Ctrl+K", "搜索人、班次、页面和操作，拼音也行"],
  ["Ctrl+Z", "撤销上一步"],
  ["Ctrl+Y", "恢复撤销的一步"],
  ["Ctrl+P", "打印本班的材料"],
  ["/", "在列表中查找"],
  ["↑ ↓ 回车", "在列表中移动、打开"],
  ["Esc", "返回上一级"],
  ["F1", "本页帮助"],
] as const;
