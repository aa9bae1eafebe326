// The frame of what stands beside the week: a head with its ✕, and a foot that stays in sight.

import type { KeyboardEvent, ReactNode } from "react";
import { CloseButton } from "../parts";

export function Panel(props: {
  title: ReactNode;
  onLeave: () => void;
  foot?: ReactNode;
  onKeyDown?: (event: KeyboardEvent) => void;
  testid: string;
  children: ReactNode;
}) {
  return (
    <aside className="panel" onKeyDown={props.onKeyDown} data-testid={props.testid}>
      <div className="head row">
        <h2 className="stretch">{props.title}</h2>
        <CloseButton onLeave={props.onLeave} />
      </div>
      {props.children}
      {props.foot && <div className="row foot">{props.foot}</div>}
    </aside>
  );
}
