// What is said when something could not be done: a refusal in the user's words, or a fault with its number.

import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { type Reading, type Trouble, troubleOf } from "../door";
import { copyText } from "./copy";

/** One sentence in red, where it belongs. `testid` defaults to `refused`. */
export function Refused({ trouble, testid = "refused" }: { trouble: Trouble | null | undefined; testid?: string }) {
  if (!trouble) return null;
  if (trouble.kind === "broken") return <Fault trouble={trouble} />;
  return (
    <div className="refused" role="alert" data-testid={testid}>
      {trouble.say}
    </div>
  );
}

/** A fault of ours: one calm sentence, its number, and the details to copy. */
export function Fault({ trouble, children }: { trouble: Trouble; children?: ReactNode }) {
  const details = [trouble.say, trouble.number && `编号 ${trouble.number}`, trouble.details].filter(Boolean).join("\n");
  return (
    <div className="fault" role="alert" data-testid="fault">
      <div>{trouble.say}</div>
      <div className="row">
        {trouble.number && !trouble.say.includes(trouble.number) && (
          <span className="quiet">编号 {trouble.number}</span>
        )}
        <Button size="small" onClick={() => copyText(details)} data-testid="copy-details">
          复制详情
        </Button>
        {children}
      </div>
    </div>
  );
}

/**
 * A reading on screen: nothing while it is first asked, the old answer dimmed while a new one is on its way,
 * the sentence when it was refused.
 */
export function Shown<T>({ of, children }: { of: Reading<T>; children: (answer: T) => ReactNode }) {
  if (of.trouble) {
    return (
      <div className="padded">
        <Refused trouble={of.trouble} />
      </div>
    );
  }
  if (of.data === undefined) return of.asking ? <div className="padded quiet">正在读取…</div> : null;
  return <div className={of.asking ? "shown dimmed" : "shown"}>{children(of.data)}</div>;
}

/** Keeps a fault in one screen from taking the others with it. Give it a `key` per screen. */
export class Boundary extends Component<{ children: ReactNode }, { trouble: Trouble | null }> {
  state = { trouble: null as Trouble | null };
  static getDerivedStateFromError(thrown: unknown) {
    return {
      trouble: { ...troubleOf(thrown), say: "这个页面没能显示出来，数据没有改动。可以重新打开，或先去别的页面。" },
    };
  }
  render() {
    const { trouble } = this.state;
    if (!trouble) return this.props.children;
    return (
      <div className="padded">
        <Fault trouble={trouble}>
          <Button size="small" type="primary" onClick={() => this.setState({ trouble: null })} data-testid="reopen">
            重新打开
          </Button>
        </Fault>
      </div>
    );
  }
}
