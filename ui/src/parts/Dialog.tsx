// A question or a small form in the middle of the window. Enter agrees, Esc leaves.

import { Modal } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import type { Trouble } from "../door";
import { agreeOnEnter } from "./enter";
import { Refused } from "./Trouble";
import { useKeysBack } from "./walk";

export interface DialogProps {
  title: string;
  /** The word on the button that does it: a verb, never 确定. */
  agree: string;
  onAgree: () => void;
  /** There is nothing to agree to: the button waits. */
  unable?: boolean;
  /** The word on the button that leaves, where 取消 would not say what does not happen. */
  leave?: string;
  onLeave: () => void;
  /** Under way: the button waits. */
  running?: boolean;
  /** A refusal that no field in the dialog shows. */
  refusal?: Trouble | null;
  /** Taking something away is red. */
  danger?: boolean;
  width?: number;
  /** Another button at the left of the foot. */
  also?: ReactNode;
  children: ReactNode;
  testid?: string;
}

const testid = (id: string): Record<`data-${string}`, string> => ({ "data-testid": id });

/**
 * Where a dialog begins: at the field that says so by `data-begin`, else its first field still empty, else its first,
 * else the button that agrees, or leaves.
 */
function begin(dialog: Element) {
  const fields = [
    ...dialog.querySelectorAll<HTMLInputElement>(".ant-modal-body input, .ant-modal-body textarea"),
  ].filter((field) => !field.disabled && !["hidden", "radio"].includes(field.type));
  const asked = fields.find((field) => field.dataset.begin !== undefined);
  const empty = fields.find((field) => field.value === "" && field.getAttribute("role") !== "combobox");
  const agree = dialog.querySelector<HTMLButtonElement>("[data-testid=agree]");
  const button = agree?.disabled ? dialog.querySelector<HTMLElement>("[data-testid=leave]") : agree;
  (asked ?? empty ?? fields[0] ?? button)?.focus();
}

export function Dialog(props: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  useKeysBack();
  useEffect(() => {
    // By itself the dialog would give the cursor to its ✕, a moment after it is drawn.
    const timer = setTimeout(() => {
      const dialog = body.current?.closest(".ant-modal");
      if (dialog) begin(dialog);
    });
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    // Enter left the field. What was refused is put right where it stands, without reaching for the mouse.
    const dialog = body.current?.closest(".ant-modal");
    if (!dialog || document.activeElement !== document.body) return;
    const refused = dialog.querySelector<HTMLElement>(".field-refused input, .field-refused textarea");
    if (refused) refused.focus();
    else if (props.refusal) begin(dialog);
  });
  return (
    <Modal
      open
      title={props.title}
      okText={props.agree}
      cancelText={props.leave ?? "取消"}
      onOk={props.onAgree}
      onCancel={props.onLeave}
      confirmLoading={props.running}
      okButtonProps={{ danger: props.danger, disabled: props.unable, ...testid("agree") }}
      cancelButtonProps={testid("leave")}
      width={props.width ?? 520}
      mask={{ closable: false }}
      data-testid={props.testid ?? "dialog"}
      footer={(_, { OkBtn, CancelBtn }) => (
        <div className="row">
          <div className="stretch" style={{ textAlign: "left" }}>
            {props.also}
          </div>
          <CancelBtn />
          <OkBtn />
        </div>
      )}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in any field agrees, as on a paper form */}
      <div ref={body} onKeyDown={agreeOnEnter(props.onAgree)}>
        {props.children}
        <Refused trouble={props.refusal} />
      </div>
    </Modal>
  );
}
