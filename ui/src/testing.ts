// What every test needs before it starts: Chinese dates, and a clean page afterwards.

import { cleanup } from "@testing-library/react";
import dayjs from "dayjs";
import { afterEach } from "vitest";
import "dayjs/locale/zh-cn";

dayjs.locale("zh-cn");
afterEach(() => {
  cleanup();
  window.location.hash = "";
  window.localStorage.clear();
});
