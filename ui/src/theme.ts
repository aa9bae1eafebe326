// How the component library looks here: calm, dense, exact. Colours also stand in app.css as variables.

import type { ThemeConfig } from "antd";

const fonts = '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const line = "#d5d9de";

export const theme: ThemeConfig = {
  token: {
    // Nothing moves: an answer that is there at once needs no animation, and tests need none either.
    motion: false,
    fontFamily: fonts,
    fontSize: 14,
    lineHeight: 1.5,
    borderRadius: 3,
    controlHeight: 30,
    colorPrimary: "#2a5d8f",
    colorLink: "#2a5d8f",
    colorInfo: "#2a5d8f",
    colorError: "#b3261e",
    colorWarning: "#946200",
    colorSuccess: "#2f6b3a",
    colorText: "#1f2328",
    colorTextSecondary: "#57606a",
    colorBorder: "#c5cad1",
    colorBorderSecondary: line,
    colorBgLayout: "#f3f4f6",
    colorBgMask: "rgba(31, 35, 40, 0.28)",
    boxShadow: "none",
    boxShadowSecondary: `0 0 0 1px ${line}`,
    boxShadowTertiary: "none",
  },
  components: {
    Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", paddingInline: 12 },
    Tabs: { horizontalMargin: "0", horizontalItemPadding: "7px 2px", titleFontSize: 14 },
    Segmented: { itemSelectedBg: "#2a5d8f", itemSelectedColor: "#ffffff" },
    Modal: { titleFontSize: 15 },
    Tooltip: { colorBgSpotlight: "#33383e", fontSize: 13 },
  },
};
