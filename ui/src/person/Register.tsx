// The register of people: found by the office itself as the text is typed, corrected in a form beside.

import { type ReactNode, useEffect, useState } from "react";
import { sayHours } from "../cohort/words";
import { type PersonId, type PersonLine, useRead } from "../door";
import { useEscape } from "../frame/keys";
import { goInstead, useOpening, usePlace } from "../frame/place";
import { type Column, List, Shown, toRows, useSettled } from "../parts";
import { MaskedId } from "./IdNumber";
import { PersonPanel } from "./PersonPanel";
import { masked, sayBirth } from "./words";

/** How many the office answers with at most. */
const AT_MOST = 2000;

export function Register({ tools }: { tools: ReactNode }) {
  const place = usePlace();
  const find = place.at === "person" ? place.find : undefined;
  const [text, setText] = useState(find ?? "");
  useEffect(() => {
    if (find !== undefined) setText(find);
  }, [find]);
  const onSearch = (typed: string) => {
    setText(typed);
    if (find !== undefined) goInstead({ at: "person" }); // what the address looked for is over
  };
  const asked = useSettled(text.trim(), 200);
  const people = useRead("people", asked === "" ? {} : { text: asked });
  const [open, setOpen] = useState<PersonId | null>(null);
  const opened = people.data?.find((each) => each.id === open);
  const leave = () => {
    setOpen(null);
    toRows("people");
  };
  useEscape(opened !== undefined, leave);
  useOpening<PersonId>("person", (id) => people.data?.some((each) => each.id === id) ?? false, setOpen);
  return (
    <div className="beside people">
      <div className="stretch">
        <Shown of={people}>
          {(lines) => (
            <List
              name="people"
              rows={lines}
              columns={opened ? NARROW : WIDE}
              id={(each) => each.id}
              onOpen={(each) => setOpen(each.id)}
              search="姓名、拼音 wm、手机尾号"
              measure="人"
              asked={{ text, onSearch }} // the office knows everybody, the list only those it was given
              tools={tools}
              empty={
                asked === ""
                  ? { say: "这里是参加过培训的每一个人。导入或录入学员名册以后，他们会出现在这里。" }
                  : { say: `没有找到「${asked}」。` }
              }
              menu={(each) => [{ word: "修改（F2）", onChoose: () => setOpen(each.id) }]}
              foot={lines.length >= AT_MOST && <span className="amber">只显示前 {AT_MOST} 人，其余的请用查找。</span>}
            />
          )}
        </Shown>
      </div>
      {opened && <PersonPanel key={opened.id} line={opened} onLeave={leave} onMerged={setOpen} />}
    </div>
  );
}

const WIDE: Column<PersonLine>[] = [
  { key: "name", title: "姓名", width: 92, of: (each) => each.name },
  { key: "sex", title: "性别", width: 46, of: (each) => each.sex },
  { key: "birth", title: "出生年月", width: 76, of: (each) => sayBirth(each.birth) },
  { key: "ethnicity", title: "民族", width: 72, of: (each) => each.ethnicity, spare: true },
  { key: "political", title: "政治面貌", width: 92, of: (each) => each.political },
  { key: "education", title: "学历", width: 114, of: (each) => each.education, spare: true },
  { key: "unit", title: "单位", of: (each) => each.unit_name },
  { key: "post", title: "职务", of: (each) => each.post },
  { key: "rank", title: "职级", width: 96, of: (each) => each.rank, spare: true },
  { key: "phone", title: "手机", width: 106, of: (each) => each.phone },
  {
    key: "id_number",
    title: "身份证号",
    width: 168,
    of: (each) => masked(each.id_number),
    show: (each) => <MaskedId id={each.id_number} />,
  },
  { key: "classes", title: "人次", width: 50, figure: true, of: (each) => each.classes || "" },
  {
    key: "hours",
    title: "学时",
    width: 62,
    figure: true,
    of: (each) => each.hours / 100,
    show: (each) => (each.hours > 0 ? sayHours(each.hours) : ""),
  },
  { key: "titles", title: "参加的班", of: (each) => each.titles },
];

/** Beside the form, only what tells people apart. */
const NARROW = WIDE.filter((column) => ["name", "sex", "unit", "post", "classes", "hours"].includes(column.key));
