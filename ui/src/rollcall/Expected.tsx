// Who a session is for: the whole class, some of its groups, or those who chose it; and who sits in a branch room.

import { Button, Checkbox, Input, Select } from "antd";
import { type KeyboardEvent, useState } from "react";
import {
  type GroupId,
  type RollCall,
  type TraineeId,
  type Trouble,
  tell,
  troubleOf,
  useRead,
  type VenueId,
} from "../door";
import { Dialog } from "../parts";
import { readTyped, sayPeople } from "./typed";

interface ExpectedProps {
  roll: RollCall;
  open: boolean;
  onOpen: (open: boolean) => void;
}

export function Expected({ roll, open, onOpen }: ExpectedProps) {
  const { elective } = roll.session;
  const word = elective ? "选修" : roll.groups.length > 0 ? `${roll.groups.length} 个组` : "全班";
  return (
    <>
      <Button onClick={() => onOpen(true)} title="这次课谁应到，谁坐哪个会场" data-testid="roll-expected">
        应到：{word} {roll.lines.filter((line) => !line.walk_in).length} 人
      </Button>
      {open && <Editor roll={roll} onLeave={() => onOpen(false)} />}
    </>
  );
}

function Editor({ roll, onLeave }: { roll: RollCall; onLeave: () => void }) {
  const { cohort, elective, id: session } = roll.session;
  const everybody = [...roll.lines, ...roll.others].sort((a, b) => a.number - b.number);
  const groups = useRead("groups", elective ? null : { cohort }).data?.groups ?? [];
  const chosen = useRead("session_people", elective ? { session } : null).data?.chosen;
  const [ticked, setTicked] = useState<readonly GroupId[]>(roll.groups);
  const [choices, setChoices] = useState<readonly TraineeId[] | null>(null);
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const trainees = choices ?? chosen ?? [];

  const agree = async () => {
    setRunning(true);
    try {
      if (elective) await tell("set_elective_choices", { session, trainees: [...trainees] });
      else await tell("set_session_groups", { session, groups: [...ticked] });
      onLeave();
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
    } finally {
      setRunning(false);
    }
  };
  return (
    <Dialog
      title={elective ? "谁选了这次课" : "哪几组参加这次课"}
      agree="保存"
      onAgree={() => void agree()}
      onLeave={onLeave}
      running={running}
      refusal={refusal}
      width={560}
      testid="expected"
    >
      {elective ? (
        <>
          <People
            say="序号、姓名，如 1-12 15 王芳；回车加入"
            people={everybody}
            onMeant={(meant) => setChoices([...new Set([...trainees, ...meant])])}
            testid="elective-typed"
          />
          <Chosen
            people={everybody.filter((each) => trainees.includes(each.trainee))}
            say="点一下去掉"
            onChoose={(trainee) => setChoices(trainees.filter((other) => other !== trainee))}
          />
          <p className="quiet">已选 {trainees.length} 人</p>
        </>
      ) : groups.length === 0 ? (
        <p className="quiet">这个班还没有分组，全班参加。选修课请在课程表里设为选修，再来填选课名单。</p>
      ) : (
        <>
          <Checkbox.Group
            options={groups.map((each) => ({ value: each.id, label: `${each.title} ${each.members.length} 人` }))}
            value={[...ticked]}
            onChange={(next) => setTicked(next)}
            data-testid="session-groups"
          />
          <p className="quiet">一个都不选，就是全班参加。</p>
        </>
      )}
      {roll.taken && <p className="quiet">这次课已经点名，名单以点名时为准，不随这里改变。</p>}
      {roll.rooms.length > 1 && <Rooms roll={roll} everybody={everybody} />}
    </Dialog>
  );
}

/** People by number and name; a click chooses one of them. */
function Chosen(props: { people: readonly Somebody[]; say: string; onChoose: (trainee: TraineeId) => void }) {
  return (
    <p className="chosen-people">
      {props.people.map(({ trainee, number, name }) => (
        <button key={trainee} type="button" className="link" title={props.say} onClick={() => props.onChoose(trainee)}>
          {number} {name}
        </button>
      ))}
    </p>
  );
}

/** Who sits in a branch room, in this and every session that has it: typed, and seated at once. */
function Rooms({ roll, everybody }: { roll: RollCall; everybody: readonly Somebody[] }) {
  const branches = roll.rooms.filter((room) => room.branch);
  const [venue, setVenue] = useState<VenueId | 0>(branches[0]?.venue ?? 0);
  const [refusal, setRefusal] = useState("");
  const seats = useRead("branch_seats", { cohort: roll.session.cohort }).data ?? [];
  const here = new Set(seats.filter((seat) => seat.venue === venue).map(({ trainee }) => trainee));
  const seat = (trainees: TraineeId[], where: VenueId | null = venue || null) =>
    tell("set_branch_seats", {
      cohort: roll.session.cohort,
      venue: where,
      trainees,
      units: [],
      groups: [],
    }).then(
      () => setRefusal(""),
      (thrown) => setRefusal(troubleOf(thrown).say),
    );
  return (
    <>
      <h3>分会场</h3>
      <div className="row seating">
        <Select
          style={{ width: 160 }}
          value={venue}
          onChange={setVenue}
          options={[
            ...branches.map((room) => ({ value: room.venue, label: `${room.name}（${room.people} 人）` })),
            { value: 0, label: "回主会场" },
          ]}
          aria-label="会场"
        />
        <People
          say="谁坐这里，如 31-48；回车安排"
          people={everybody}
          onMeant={(meant) => void seat(meant)}
          testid="branch-typed"
        />
      </div>
      {refusal && <p className="red">{refusal}</p>}
      <Chosen
        people={everybody.filter(({ trainee }) => here.has(trainee))}
        say="点一下回主会场"
        onChoose={(trainee) => void seat([trainee], null)}
      />
      <p className="quiet">排好就生效，本班有这个会场的课次都照此坐；没有安排的人坐主会场。</p>
    </>
  );
}

type Somebody = RollCall["others"][number] | RollCall["lines"][number];

/** People by what is typed; what means nobody stays to be mended. */
function People(props: {
  say: string;
  people: readonly Somebody[];
  onMeant: (meant: TraineeId[]) => void;
  testid: string;
}) {
  const [text, setText] = useState("");
  const [lost, setLost] = useState("");
  const hear = () => {
    const { named, unknown } = readTyped(text, props.people);
    if (named.size > 0) props.onMeant([...named.keys()].map(({ trainee }) => trainee));
    setText(unknown.map(({ piece }) => piece).join(" "));
    setLost(
      unknown
        .map(({ piece, perhaps }) => (perhaps.length > 0 ? `「${piece}」有 ${sayPeople(perhaps)}` : `没有「${piece}」`))
        .join("　"),
    );
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || text.trim() === "") return;
    event.preventDefault(); // with nothing typed, Enter agrees to the dialog
    event.stopPropagation();
    hear();
  };
  return (
    <div className="stretch">
      <Input
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        placeholder={props.say}
        aria-label={props.say}
        autoComplete="off"
        data-testid={props.testid}
      />
      {lost && <p className="red">{lost}</p>}
    </div>
  );
}
