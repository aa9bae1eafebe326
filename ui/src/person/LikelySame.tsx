// 可能是同一人: pairs of records that look like one person written down twice, to be made one or told apart.

import { Button } from "antd";
import type { ReactNode } from "react";
import { type Likely, type Namesake, type PersonId, tellAloud, useRead } from "../door";
import { address } from "../frame/place";
import { Empty, Shown } from "../parts";
import { MaskedId } from "./IdNumber";
import { sayBirth } from "./words";

export function LikelySame({ tools }: { tools: ReactNode }) {
  const pairs = useRead("likely_same", {});
  return (
    <div className="screen">
      <div className="bar">
        {tools}
        <span className="stretch quiet">{pairs.data && pairs.data.length > 0 && `${pairs.data.length} 对`}</span>
      </div>
      <div className="fill">
        <Shown of={pairs}>
          {(all) =>
            all.length === 0 ? (
              <Empty say="没有像是同一个人的两条记录。同名而出生年月或手机相同、身份证号只差一位的，会列在这里。" />
            ) : (
              <div className="pairs">
                {all.map((pair) => (
                  <Pair key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
                ))}
              </div>
            )
          }
        </Shown>
      </div>
    </div>
  );
}

function Pair({ pair }: { pair: Likely }) {
  const { one, other } = pair;
  const merge = (from: PersonId, into: PersonId) => void tellAloud("merge_people", { from, into });
  return (
    <section className="likely" data-testid={`likely-${one.id}-${other.id}`}>
      <div className="row">
        <b className="stretch">{pair.why}</b>
        <Button
          size="small"
          onClick={() => void tellAloud("not_same", { one: one.id, other: other.id })}
          data-testid={`not-same-${one.id}-${other.id}`}
        >
          不是同一人
        </Button>
      </div>
      <table>
        <tbody>
          <Who it={one} other={other} onKeep={() => merge(other.id, one.id)} />
          <Who it={other} other={one} onKeep={() => merge(one.id, other.id)} />
        </tbody>
      </table>
    </section>
  );
}

/** One record, where it differs from the other in ink, where it does not, faint. */
function Who({ it, other, onKeep }: { it: Namesake; other: Namesake; onKeep: () => void }) {
  const cell = (is: string, was: string) => <td className={is === was ? "faint" : undefined}>{is || "（空）"}</td>;
  return (
    <tr>
      <td>
        <a href={address({ at: "person", person: it.id, find: it.name })}>{it.name}</a>
      </td>
      {cell(it.unit_name, other.unit_name)}
      {cell(it.post, other.post)}
      {cell(sayBirth(it.birth), sayBirth(other.birth))}
      {cell(it.phone, other.phone)}
      <td>{it.id_number ? <MaskedId id={it.id_number} /> : <span className="faint">没有身份证号</span>}</td>
      <td className="figure">{it.classes} 期</td>
      <td className="figure">
        <Button
          size="small"
          onClick={onKeep}
          title="两条合为一条，以这一条为准，空着的用另一条补上；可以撤销"
          data-testid={`keep-${it.id}`}
        >
          是同一人，以这条为准
        </Button>
      </td>
    </tr>
  );
}
