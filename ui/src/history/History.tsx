// 操作历史: every change, newest first: when, who, what, and taking it back. It is there after a restart too.

import { RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import dayjs from "dayjs";
import { Fragment, useDeferredValue, useState } from "react";
import { ask, type Operation, type OperationId, type Trouble, tell, tellAloud, troubleOf } from "../door";
import { Empty, Refused, SearchBox } from "../parts";
import { weekday } from "../timetable/week";
import "./history.css";

/** As many lines as the door gives at once; fewer mean that there are no older ones. */
const PAGE = 200;

export function History() {
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const history = useInfiniteQuery({
    queryKey: ["history", text],
    queryFn: ({ pageParam }) => ask("history", { before: pageParam, text: text || undefined }),
    initialPageParam: undefined as OperationId | undefined,
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.id),
    placeholderData: (before) => before,
  });
  const lines = history.data?.pages.flat();
  return (
    <div className="screen history">
      <div className="bar">
        <SearchBox value={typed} onChange={setTyped} say="查找内容、人、事项" testid="search-history" />
        <span className="stretch" />
        <Button
          icon={<UndoOutlined />}
          onClick={() => void tellAloud("undo", {})}
          title="Ctrl+Z"
          data-testid="undo-last"
        >
          撤销上一步
        </Button>
        <Button
          icon={<RedoOutlined />}
          onClick={() => void tellAloud("redo", {})}
          title="Ctrl+Y"
          data-testid="redo-last"
        >
          恢复
        </Button>
      </div>
      <div className="fill">
        {history.error ? (
          <div className="padded">
            <Refused trouble={troubleOf(history.error)} />
          </div>
        ) : lines?.length === 0 ? (
          <Empty
            say={
              text
                ? `没有找到「${text}」。`
                : "这里记着每一次改动：什么时候、谁、改了什么。录入第一个班次以后就有了，每一行都可以撤销。"
            }
          />
        ) : (
          lines && <Lines lines={lines} />
        )}
        {history.hasNextPage && (
          <div className="more">
            <Button
              onClick={() => void history.fetchNextPage()}
              loading={history.isFetchingNextPage}
              data-testid="older"
            >
              更早的操作
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Lines({ lines }: { lines: readonly Operation[] }) {
  return (
    <table>
      <colgroup>
        <col style={{ width: 76 }} />
        <col style={{ width: 84 }} />
        <col style={{ width: 110 }} />
        <col />
        <col style={{ width: 86 }} />
        <col style={{ width: 110 }} />
      </colgroup>
      <thead>
        <tr>
          <th>时间</th>
          <th>操作人</th>
          <th>事项</th>
          <th>内容</th>
          <th className="figure">涉及记录</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Fragment key={line.id}>
            {dayOf(line) !== dayOf(lines[index - 1]) && (
              <tr className="day">
                <td colSpan={6}>{sayDate(line.at)}</td>
              </tr>
            )}
            <Line line={line} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

const dayOf = (line: Operation | undefined) => line?.at.slice(0, 10);

/** 今天, 昨天, 3月9日 周一, 2025年12月31日 周三 */
function sayDate(at: string): string {
  const ago = dayjs().startOf("day").diff(dayjs(at).startOf("day"), "day");
  const date = dayjs(at).format(dayjs(at).year() === dayjs().year() ? "M月D日" : "YYYY年M月D日");
  return `${date} ${weekday(at)}${ago === 0 ? "（今天）" : ago === 1 ? "（昨天）" : ""}`;
}

function Line({ line }: { line: Operation }) {
  const { id, at, who, label, said, rows, undone, is_undo } = line;
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const takeBack = () =>
    tell("undo", { operation: id }).then(
      () => setRefusal(null),
      (thrown) => setRefusal(troubleOf(thrown)),
    );
  return (
    <>
      <tr className={undone ? "faint" : undefined} data-testid={`operation-${id}`}>
        <td>{at.slice(11, 16)}</td>
        <td title={who}>{who}</td>
        <td title={label}>{label}</td>
        <td title={said}>{said}</td>
        <td className="figure">{rows} 条</td>
        <td>
          {line.final ? (
            <span className="faint" title="例如证书编号一经给出不能收回，只能作废后另发。">
              不可撤销
            </span>
          ) : undone ? (
            is_undo ? (
              "已恢复"
            ) : (
              "已撤销"
            )
          ) : (
            <button type="button" className="link" onClick={takeBack} data-testid={`undo-${id}`}>
              {is_undo ? "恢复" : "撤销"}
            </button>
          )}
        </td>
      </tr>
      {refusal && (
        <tr>
          <td colSpan={6}>
            <Refused trouble={refusal} testid={`refusal-${id}`} />
          </td>
        </tr>
      )}
    </>
  );
}

export const historyHelp = [
  "每一次改动都记在这里，程序重新打开以后也可以撤销。灰色的是已经撤销的。",
  "撤销一次“撤销”就是恢复。后来又改过的内容不能直接撤销，要先撤销后来的那一步。",
  "标着“不可撤销”的（例如发证），要用另一个操作来改，例如作废证书。",
];
