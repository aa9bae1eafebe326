// Is the program ready for the office? First the books, then the school's name, then the frame.

import { useEffect, useState } from "react";
import { handedOver, opened, sayRefused, type Trouble, troubleOf, useRead } from "./door";
import { Frame } from "./frame/Frame";
import { NotOpened } from "./frame/NotOpened";
import { Boundary, Shown } from "./parts";
import { FirstStart } from "./setting/FirstStart";
import { Restore } from "./setting/Restore";

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
  const [copy, setCopy] = useState<string | null>(null);
  useEffect(() => {
    handedOver().then(setCopy, (thrown) => sayRefused(troubleOf(thrown).say));
  }, []);
  return (
    <>
      <Shown of={settings}>
        {({ school }) => (school.name === "" ? <FirstStart /> : <Frame school={school.name} />)}
      </Shown>
      {copy && <Restore file={copy} handedOver onLeave={() => setCopy(null)} />}
    </>
  );
}
