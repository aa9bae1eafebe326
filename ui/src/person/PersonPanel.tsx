// The form beside the register: a person, their tags and every class they were in.

import { Button, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { sayHours } from "../cohort/words";
import {
  type PersonClass,
  type PersonFile,
  type PersonId,
  type PersonLine,
  type PersonTag,
  tell,
  tellAloud,
  useRead,
} from "../door";
import { address } from "../frame/place";
import { Sources } from "../intake/Sources";
import { CloseButton, Dialog, Field, Refused, RegisterField, useDraftForm, useSavedForm, useSettled } from "../parts";
import { type FieldOf, MonthField, PersonFields, suggested } from "./PersonFields";
import { entryOf, sayBirth } from "./words";

interface Props {
  line: PersonLine;
  onLeave: () => void;
  /** Became one with this. */
  onMerged: (into: PersonId) => void;
}

export function PersonPanel(props: Props) {
  const { line } = props;
  const file = useRead("person", { person: line.id });
  return (
    <aside className="panel" data-testid="person-panel">
      <div className="head row">
        <h2>{line.name}</h2>
        <CloseButton onLeave={props.onLeave} />
      </div>
      <Refused trouble={file.trouble} />
      {file.data && <Inside {...props} file={file.data} />}
    </aside>
  );
}

function Inside({ file, onLeave, onMerged }: Props & { file: PersonFile }) {
  const { person, classes } = file;
  const form = useSavedForm(entryOf(person, file.unit_name), (entry) =>
    tell("save_person", { person: person.id, entry }),
  );
  const [merging, setMerging] = useState(false);
  return (
    <>
      <PersonFields field={form.field as FieldOf} person={person.id} />
      <h3>标签</h3>
      <Tags person={person.id} tags={file.tags} />
      <h3>培训经历</h3>
      <p className="quiet" data-testid="person-classes">
        {classes.length === 0
          ? "还没有参加过培训。"
          : `参加 ${classes.length} 个班，实到 ${sayHours(file.hours)} 学时：`}
      </p>
      <ol className="titles">
        {classes.map((each) => (
          <Class key={each.trainee} it={each} />
        ))}
      </ol>
      <Sources person={person.id} />
      <div className="row">
        <Button onClick={() => setMerging(true)} data-testid="merge-person">
          与另一条记录合并…
        </Button>
        {classes.length === 0 && (
          <Button
            type="text"
            danger
            onClick={() => void tellAloud("remove_person", { person: person.id }).then((done) => done && onLeave())}
            data-testid="remove-person"
          >
            删除
          </Button>
        )}
      </div>
      {merging && <MergeDialog file={file} onLeave={() => setMerging(false)} onMerged={onMerged} />}
    </>
  );
}

/** One class: when, as what, how long, and what was otherwise than before. */
function Class({ it }: { it: PersonClass }) {
  const about = [
    `${dayjs(it.starts).format("YYYY.M.D")}—${dayjs(it.ends).format("M.D")}`,
    [it.unit, it.post, it.rank].filter(Boolean).join(" "),
    it.role,
    it.hours > 0 && `${sayHours(it.hours)} 学时`,
    it.decision,
    it.serial && `证书 ${it.serial}`,
  ];
  return (
    <li>
      <a href={address({ at: "cohort", cohort: it.cohort, tab: "trainee", trainee: it.trainee })}>{it.title}</a>
      <div className="faint">{about.filter(Boolean).join("，")}</div>
      {[...it.changes, it.left].filter(Boolean).map((say) => (
        <div key={say} className="amber">
          {say}
        </div>
      ))}
    </li>
  );
}

/** 后备干部 2024.03—: what the office calls them, and since when. */
function Tags({ person, tags }: { person: PersonId; tags: readonly PersonTag[] }) {
  const lists = useRead("word_lists", {}).data;
  const form = useDraftForm<{ tag: string; since: string | null }>({ tag: "", since: null }, async ({ tag, since }) => {
    if (!tag.trim()) throw { kind: "refused", say: "请填写标签，例如：后备干部。", field: "tag" };
    await tell("tag_person", { person, tag, ...(since && { since }) });
    form.put({ tag: "", since: null });
  });
  const end = ({ tag, since }: PersonTag) =>
    tellAloud("tag_person", { person, tag, ...(since && { since }), until: dayjs().format("YYYY-MM") });
  return (
    <>
      <ul className="unit-names">
        {tags.map((each) => (
          <li key={each.id} className="row" data-testid={`tag-${each.id}`}>
            <span className={each.until ? "faint" : undefined}>{each.tag}</span>
            <span className="stretch faint">
              {each.since || each.until ? `${sayBirth(each.since)}—${sayBirth(each.until)}` : ""}
            </span>
            {!each.until && (
              <button type="button" className="link" title="本月起不再是" onClick={() => void end(each)}>
                到此为止
              </button>
            )}
            <button
              type="button"
              className="link"
              onClick={() => void tellAloud("untag_person", { tag: each.id })}
              data-testid={`untag-${each.id}`}
            >
              删除
            </button>
          </li>
        ))}
      </ul>
      <div className="pair">
        <RegisterField label="加" placeholder="标签" entries={suggested(lists?.tags)} {...form.field("tag")} />
        <MonthField label="从" placeholder="2024.03" {...form.field("since")} />
      </div>
      <Refused trouble={form.refusal} />
      {form.draft.tag.trim() !== "" && (
        <Button size="small" onClick={form.send} loading={form.sending} data-testid="add-tag">
          加上「{form.draft.tag.trim()}」
        </Button>
      )}
    </>
  );
}

/** Which other record is the same person, and what becomes of both. */
function MergeDialog(props: { file: PersonFile; onLeave: () => void; onMerged: (into: PersonId) => void }) {
  const { person, unit_name, classes } = props.file;
  const [text, setText] = useState(person.name);
  const asked = useSettled(text.trim(), 200);
  const found = (useRead("people", asked ? { text: asked } : null).data ?? []).filter((each) => each.id !== person.id);
  const form = useDraftForm<{ into: PersonId | null }>({ into: null }, async ({ into }) => {
    if (into === null) throw { kind: "refused", say: "请选择与谁合并。", field: "into" };
    await tell("merge_people", { from: person.id, into });
    props.onMerged(into);
  });
  const [chosen, setChosen] = useState<string>("");
  const field = form.field("into");
  return (
    <Dialog
      title={`${person.name}与另一条记录合并`}
      agree="合并"
      onAgree={form.send}
      onLeave={props.onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="merge-people-dialog"
    >
      <Field label="并入" field="into" refusal={field.refusal}>
        <Select
          style={{ width: "100%" }}
          showSearch={{ filterOption: false, onSearch: setText }}
          value={field.value}
          placeholder="姓名、拼音、手机尾号"
          notFoundContent={`没有找到「${asked}」`}
          options={found.slice(0, 50).map((each) => ({
            value: each.id,
            label: sayWho(each.name, each.unit_name, each.birth, each.phone),
          }))}
          onChange={(id) => {
            field.onSave(id);
            setChosen(found.find((each) => each.id === id)?.unit_name ?? "");
          }}
          data-testid="field-into"
        />
      </Field>
      <p className="quiet" data-testid="merge-people-says">
        {person.name}（{unit_name || "没有单位"}）的这条记录并入选中的那一条{chosen && `（${chosen}）`}：
        {classes.length > 0 ? `${classes.length} 个班的经历和学时` : "信息"}
        、标签都归那一条；那一条空着的身份证号、手机等用这一条的补上，两边不同的以那一条为准。这一条不再单列。
      </p>
      <p className="faint">合并后可以用 Ctrl+Z 撤销。</p>
    </Dialog>
  );
}

export const sayWho = (name: string, unit: string, birth: string | null, phone: string): string =>
  [`${name}（${unit || "没有单位"}）`, sayBirth(birth), phone].filter(Boolean).join(" ");
