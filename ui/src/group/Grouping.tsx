// 分组: the groups a class discusses in, formed by the program, put right by hand, repaired with the fewest moves; and
// who holds what in the class.

import { PrinterOutlined } from "@ant-design/icons";
import { Button, Dropdown, InputNumber, Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import {
  type CohortId,
  type Groups,
  type Member,
  sayRefused,
  type TraineeId,
  tell,
  tellAloud,
  troubleOf,
  useRead,
} from "../door";
import { useEscape } from "../frame/keys";
import { go } from "../frame/place";
import { paperPlace } from "../paper/place";
import { CloseButton, Empty, SearchBox, Shown, toRows, useRemembered } from "../parts";
import { Board } from "./Board";
import { OfficerLists } from "./Officers";
import { membersOf, Wishes } from "./Wishes";
import { usualGroups } from "./words";
import "../person/person.css";
import "./group.css";

type View = "groups" | "officers";

export function Grouping({ cohort }: { cohort: CohortId }) {
  const groups = useRead("groups", { cohort });
  const [view, setView] = useRemembered<View>("grouping-view", "groups");
  const tools = (
    <Segmented<View>
      value={view}
      onChange={setView}
      options={[
        { value: "groups", label: <span data-testid="view-groups">小组</span> },
        { value: "officers", label: <span data-testid="view-officers">班委会、临时党支部</span> },
      ]}
    />
  );
  return (
    <Shown of={groups}>
      {(it) =>
        view === "groups" ? (
          <Desk cohort={cohort} groups={it} tools={tools} />
        ) : (
          <div className="screen">
            <div className="bar">
              {tools}
              <span className="stretch quiet">没有人的是待定；名单上印“待定”。</span>
              <Papers cohort={cohort} papers={[["officers", "班委会及临时党支部名单"]]} />
            </div>
            <div className="fill">
              <OfficerLists cohort={cohort} />
            </div>
          </div>
        )
      }
    </Shown>
  );
}

function Desk({ cohort, groups, tools }: { cohort: CohortId; groups: Groups; tools: ReactNode }) {
  const people = useMemo(() => membersOf(groups), [groups]);
  const there = groups.groups.length;
  const [count, setCount] = useState<number | null>(null);
  const wanted = count ?? (there || usualGroups(people.length));
  const [text, setText] = useState("");
  const lit = useMemo(() => litOf(people, text), [people, text]);
  const [wishing, setWishing] = useState<{ one: Member | null } | null>(null);
  const [repaired, setRepaired] = useState<{ say: string; of: Groups } | null>(null);
  const leaveWishes = () => {
    setWishing(null);
    toRows("groups");
  };
  useEscape(wishing !== null, leaveWishes);

  const form = () => void tellAloud("form_groups", { cohort, groups: wanted }).then(() => toRows("groups"));
  const repair = async () => {
    try {
      const { say, groups } = await tell("repair_groups", { cohort });
      setRepaired({ say, of: groups });
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  const broken = groups.wishes.filter((wish) => wish.kept === false);
  const uneven = [...groups.uneven, ...broken.map((wish) => `没有做到：${wish.say}`)];

  if (people.length === 0) {
    return (
      <div className="screen">
        <div className="bar">{tools}</div>
        <Empty
          say="名册里还没有学员。导入名册以后，在这里按单位、性别、层次均衡地分组。"
          button="去导入名册"
          onBegin={() => go({ at: "cohort", cohort, tab: "trainee" })}
        />
      </div>
    );
  }
  return (
    <div className="beside grouping">
      <div className="screen stretch">
        <div className="bar">
          {tools}
          <span className="row">
            分成
            <InputNumber
              min={1}
              max={people.length}
              value={wanted}
              onChange={(value) => setCount(typeof value === "number" ? value : null)}
              onPressEnter={form}
              controls={false}
              style={{ width: 46 }}
              aria-label="组数"
              data-testid="group-count"
            />
            组
          </span>
          <Button type={there === 0 ? "primary" : "default"} onClick={form} data-testid="form-groups">
            {there === 0 ? "自动分组" : "重新分组"}
          </Button>
          {there > 0 && (
            <Button
              type={groups.without.length > 0 || uneven.length > 0 ? "primary" : "default"}
              ghost={groups.without.length === 0}
              onClick={() => void repair()}
              title="有人退出或新来以后，动最少的人，使各组人数均衡、要求做到"
              data-testid="repair-groups"
            >
              调整（最少变动）
            </Button>
          )}
          <Button onClick={() => setWishing({ one: null })} data-testid="wishes">
            分组要求{groups.wishes.length > 0 && ` ${groups.wishes.length}`}
          </Button>
          <SearchBox value={text} onChange={setText} say="找人" testid="search-groups" />
          <span className="stretch quiet">{text.trim() ? `找到 ${lit.size} 人` : `${people.length} 人`}</span>
          {there > 0 && (
            <>
              <Button
                type="text"
                danger
                onClick={() => void tellAloud("clear_groups", { cohort })}
                title="可以撤销"
                data-testid="clear-groups"
              >
                取消分组
              </Button>
              <Papers
                cohort={cohort}
                papers={[
                  ["groups", "分组名单"],
                  ["contacts", "通讯录"],
                  ["groups-book", "分组名单（Excel）"],
                  ["contacts-book", "通讯录（Excel）"],
                ]}
              />
            </>
          )}
        </div>
        {repaired && repaired.of.groups.length === there && (
          <div className="note" data-testid="repaired">
            <span className="stretch">{repaired.say}。</span>
            <CloseButton onLeave={() => setRepaired(null)} testid="close-repaired" />
          </div>
        )}
        {there > 0 && uneven.length > 0 && (
          <div className="note amber" data-testid="uneven" title={uneven.join("\n")}>
            <span className="stretch ellipsis">{uneven.join("；")}。</span>
          </div>
        )}
        {there === 0 ? (
          <Empty
            say={`全班 ${people.length} 人还没有分组。填好组数点“自动分组”：同一单位尽量分开，男女、层次均衡，每组定一名组长；夫妻不同组之类先写在“分组要求”里。`}
            button={`自动分成 ${wanted} 组`}
            onBegin={form}
          />
        ) : (
          <Board groups={groups} lit={lit} onWish={(one) => setWishing({ one })} />
        )}
        {there > 0 && (
          <div className="foot quiet">
            拖动姓名，或按 <kbd>Alt+←</kbd> <kbd>Alt+→</kbd> 换组；<kbd>空格</kbd> 固定在本组，<kbd>Del</kbd>{" "}
            移出，右键设组长。固定的人重新分组时不动。
          </div>
        )}
      </div>
      {wishing && <Wishes key={wishing.one?.trainee} groups={groups} one={wishing.one} onLeave={leaveWishes} />}
    </div>
  );
}

/** Printed, previewed or saved in 打印与导出. */
function Papers({ cohort, papers }: { cohort: CohortId; papers: readonly (readonly [string, string])[] }) {
  const [[first = "", word = ""] = [], ...more] = papers;
  const open = (paper: string) => go(paperPlace(cohort, { paper }));
  if (more.length === 0) {
    return (
      <Button icon={<PrinterOutlined />} onClick={() => open(first)} data-testid={`paper-${first}`}>
        {word}
      </Button>
    );
  }
  const items = papers.map(([key, label]) => ({
    key,
    label: <span data-testid={`paper-${key}`}>{label}</span>,
    onClick: () => open(key),
  }));
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button icon={<PrinterOutlined />} data-testid="papers-of-groups">
        打印
      </Button>
    </Dropdown>
  );
}

function litOf(people: readonly Member[], text: string): ReadonlySet<TraineeId> {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return new Set();
  const found = people.filter(({ name, unit, post, role }) => {
    const all = `${name}\n${unit}\n${post}\n${role}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return new Set(found.map((each) => each.trainee));
}

export const groupingHelp = [
  "填组数，点“自动分组”：同一单位尽量分开，男女、层次均衡，人数最多差一个，没有组长的组定一名层次最高的。",
  "拖动姓名换组，或选中一人按 Alt+← / Alt+→。方向键在各组之间走；空格固定在本组，Del 移出小组；右键设组长、写分组要求。“/”找人。",
  "有人退出或新来，点“调整（最少变动）”：动最少的人使各组人数均衡，写出谁由哪组调到哪组。一次调整可以一次撤销。",
  "分组要求：谁与谁同组、不同组。自动分组和调整都照办；互相矛盾的当场说明是哪几条。",
  "不均衡的地方写在上面一行：人数、男女、层次、单位差两个以上，没有组长，要求没有做到。",
  "班委会、临时党支部：每个职务选人，没有人的是待定。分组名单、通讯录从右上角打印或导出。",
];
