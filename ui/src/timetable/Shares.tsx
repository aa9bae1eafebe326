// The shares above the week: 理论+党性 72% ✓ 党性 23% ✓ 领导授课 18% ⚠. Hints, each with where it is required.

import { Popover, Tooltip } from "antd";
import { sayHours } from "../cohort/words";
import type { HourShare, HourShares } from "../door";

/** Hundredths of a per cent, as people say it. */
const perCent = (share: number) => `${Math.round(share / 100)}%`;

/** Short enough for the line above the week. */
const SHORT: Record<string, string> = { 理论教育和党性教育: "理论+党性", 党性教育: "党性", 领导干部授课: "领导授课" };

export function Shares({ shares }: { shares: HourShares }) {
  if (shares.forms.length === 0) return null;
  return (
    <div className="shares" data-testid="shares">
      {shares.units.map((each) => (
        <Unit key={each.word} of={each} />
      ))}
      <Popover
        trigger={["click"]}
        content={
          <table className="forms" data-testid="forms">
            <tbody>
              {shares.forms.map((each) => (
                <tr key={each.word}>
                  <td>{each.word}</td>
                  <td className="figure">{sayHours(each.hours)} 学时</td>
                  <td className="figure">{perCent(each.per_cent)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      >
        <button type="button" className="link" data-testid="show-forms">
          教学形式
        </button>
      </Popover>
    </div>
  );
}

function Unit({ of: share }: { of: HourShare }) {
  const asked = share.wanted !== null;
  return (
    <Tooltip
      trigger={["hover", "focus"]}
      title={
        <>
          {share.word} {sayHours(share.hours)} 学时，共 {sayHours(share.of)} 学时
          {asked && `，应不少于 ${share.wanted}%`}
          {share.authority && <div>依据：{share.authority}</div>}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its authority is shown when it is reached by key, too */}
      <span tabIndex={0} className={share.ok ? undefined : "amber"} data-testid={`share-${share.word}`}>
        {SHORT[share.word] ?? share.word} <b>{perCent(share.per_cent)}</b> {asked && (share.ok ? "✓" : "⚠")}
      </span>
    </Tooltip>
  );
}
