// Where the window begins.

import { QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import { createRoot } from "react-dom/client";
import "dayjs/locale/zh-cn";
import { App } from "./App";
import { answers } from "./door";
import { theme } from "./theme";
import "./app.css";
import "./parts/parts.css";

dayjs.locale("zh-cn"); // weeks begin on Monday

createRoot(document.getElementById("root") as HTMLElement).render(
  <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
    <QueryClientProvider client={answers}>
      <App />
    </QueryClientProvider>
  </ConfigProvider>,
);
