// Is the program ready for the office? Opens the books first, then the frame.

import { useEffect, useState } from "react";
import { opened, type Trouble, troubleOf } from "./door";
import { Frame } from "./frame/Frame";
import { Boundary, Fault } from "./parts/Trouble";

export function App() {
  const [state, setState] = useState<"opening" | "open" | Trouble>("opening");
  useEffect(() => {
    opened().then(
      () => setState("open"),
      (thrown) => setState(troubleOf(thrown)),
    );
  }, []);
  if (state === "opening") return null;
  if (state !== "open") {
    return (
      <div className="padded" data-testid="not-opened">
        <Fault trouble={state} />
      </div>
    );
  }
  return (
    <Boundary>
      <Frame school="" />
    </Boundary>
  );
}
