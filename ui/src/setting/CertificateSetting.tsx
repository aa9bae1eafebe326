// 结业证书 in the settings: number, wording and where they land on bought paper, shown on a made-up certificate.

import dayjs from "dayjs";
import { useState } from "react";
import { type CertificateForm, type Trouble, tell, useRead } from "../door";
import { ChoiceField, type FieldProps, NumberField, TextField, useSavedForm } from "../parts";
import { numberOf, PLACES, readTenths, wordingOf, writeTenths } from "./certificate";
import { Places, useTyping } from "./wording";

const PLAIN = "白纸，连花边和标题一起印";
const BOUGHT = "买来的证书（套打），只印字";

/** What the sample shows as it is typed. */
const FOLLOWED = ["pattern", "wording"] as const;

export function CertificateSetting({ it }: { it: CertificateForm }) {
  const form = useSavedForm(it, (whole) => tell("set_certificate", whole));
  const { shown, listening } = useTyping(it, FOLLOWED);
  const border = form.field("border");
  const digits = form.field("digits");
  return (
    <div className="certificate-setting">
      <section {...listening}>
        <h2>编号</h2>
        <TextField
          label="编号样式"
          hint="要有 {年} 和 {序号}。序号每年从 1 起连续，作废的号不再用。"
          {...form.field("pattern")}
        />
        <NumberField
          label="序号位数"
          after="位"
          hint="1 到 9 位，不足的前面补 0"
          {...digits}
          onSave={(count) => digits.onSave(Math.min(Math.max(count ?? 1, 1), 9))}
        />
        <h2>正文</h2>
        <TextField label="正文" lines={4} {...form.field("wording")} />
        <Places of={PLACES} wording={shown.wording} on="证书" />
        <h2>用纸</h2>
        <ChoiceField
          label="印在"
          choices={[PLAIN, BOUGHT]}
          {...border}
          value={it.border ? PLAIN : BOUGHT}
          onSave={(choice) => border.onSave(choice !== BOUGHT)}
        />
        {!it.border && (
          <>
            <Millimetres label="向右移" hint="负数向左，例如 -1.5" {...form.field("right")} />
            <Millimetres label="向下移" hint="负数向上。先印一张，量一量偏多少。" {...form.field("down")} />
          </>
        )}
      </section>
      <section>
        <h2>样子</h2>
        <Preview of={shown} />
        <p className="quiet">样张上的人和班是虚构的。改动只影响以后发的证书；已经发出的，内容和编号都不变。</p>
      </section>
    </div>
  );
}

/** A length kept in tenths of a millimetre, shown with one decimal; it may be negative. */
function Millimetres(props: FieldProps<number> & { label: string; hint: string }) {
  const [unread, setUnread] = useState<Trouble | null>(null);
  return (
    <TextField
      {...props}
      after="毫米"
      value={writeTenths(props.value)}
      refusal={unread ?? props.refusal}
      onSave={async (text) => {
        const tenths = readTenths(text);
        const trouble: Trouble = { kind: "refused", say: "请填毫米数，最多一位小数，例如 1.5 或 -1.5。" };
        setUnread(tenths === undefined ? trouble : null);
        if (tenths === undefined) throw trouble;
        return props.onSave(tenths);
      }}
    />
  );
}

/** A made-up certificate, in the proportions of the printed one. */
function Preview({ of }: { of: CertificateForm }) {
  const school = useRead("settings", {}).data?.school.name;
  const move = of.border
    ? undefined
    : { transform: `translate(calc(${of.right / 10} * var(--mm)), calc(${of.down / 10} * var(--mm)))` };
  return (
    <div className={of.border ? "certificate" : "certificate bought"} data-testid="certificate-preview">
      <div className="title">{of.border ? "结业证书" : ""}</div>
      <div style={move}>
        <div className="number" data-testid="preview-number">
          编号：{numberOf(of.pattern, of.digits)}
        </div>
        <div className="wording" data-testid="preview-wording">
          {wordingOf(of.wording)}
        </div>
        <div className="school">{school}</div>
        <div className="date">{dayjs().year()}年3月20日</div>
      </div>
    </div>
  );
}
