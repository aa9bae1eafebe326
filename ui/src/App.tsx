// Is the program ready for the office? First the books, then the school's name, then the frame.

import { useEffect, useState } from "react";
import { opened, type Trouble, troubleOf, useRead } from "./door";
import { Frame } from "./frame/Frame";
import { NotOpened } from "./frame/NotOpened";
import { Boundary, Shown } from "./parts";
import { FirstStart } from "./setting/FirstStart";

export function App() {
  const [state, setState] = useState<"opening" | "open" | Trouble>("opening");
  useEffect(() => {
    opened().then(
      () => setState("open"),
      (thrown) => setState(troubleOf(thrown)),
    );
  }, []);
  if (state === "opening") return null;
  if (state !== "open") return <NotOpened trouble={state} />;
  return (
    <Boundary>
      <Office />
    </Boundary>
  );
}

function Office() {
  const settings = useRead("settings", {});
  return (
    <Shown of={settings}>
      {({ school }) => (school.name === "" ? <FirstStart /> : <Frame school={school.name} />)}
    </Shown>
  );
}
