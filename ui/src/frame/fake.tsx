// A frame for tests of one screen: its keys, without its rail and bars.

import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { answers } from "../door";
import { useFrameKeys } from "./keys";

const nothing = () => undefined;

/** `onBack` is told when Esc would leave the screen. */
export function FakeFrame({ children, onBack = nothing }: { children: ReactNode; onBack?: () => void }) {
  useFrameKeys({ onSearch: nothing, onPrint: nothing, onHelp: nothing, onBack });
  return <QueryClientProvider client={answers}>{children}</QueryClientProvider>;
}
