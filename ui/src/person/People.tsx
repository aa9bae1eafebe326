// 人员: everybody who was ever enrolled, and beside them the units they come from.

import { Segmented } from "antd";
import { useEffect, useState } from "react";
import { usePlace } from "../frame/place";
import { useRemembered } from "../parts";
import { Units } from "../unit/Units";
import { Register } from "./Register";

type View = "people" | "units";

export function People() {
  const place = usePlace();
  const [remembered, remember] = useRemembered<View>("people-view", "people");
  const asked = place.at !== "person" ? null : place.unit ? "units" : place.person || place.find ? "people" : null;
  const [view, setView] = useState<View>(asked ?? remembered);
  useEffect(() => {
    if (asked) setView(asked); // and it stays, after the address has let go of it
  }, [asked]);
  const tools = (
    <Segmented<View>
      value={view}
      onChange={(next) => {
        setView(next);
        remember(next);
      }}
      options={[
        { value: "people", label: <span data-testid="view-persons">人员</span> },
        { value: "units", label: <span data-testid="view-units">单位</span> },
      ]}
    />
  );
  return view === "units" ? <Units tools={tools} /> : <Register tools={tools} />;
}

export const peopleHelp = [
  "人员：每个参加过培训的人一条，按单位顺序排列，附人次和学时。可以按姓名、拼音（王敏：wm、wangmin）、单位、职务、手机尾号、身份证尾号查找。",
  "双击、回车或 F2 打开右侧的表单修改，改完离开格子就保存。身份证号离开时核对：哪里不对，或者出生、性别、登记在谁名下。人员由名册带入，不用在这里录入。",
  "单位：排列的顺序就是单位标准顺序，名册编号、座次和各种表格都按它排。拖动左边的 ⠿，或按 Alt+↑ / Alt+↓ 调整；也可以在表单里直接填第几位。",
  "还有人的单位不能删除。",
];
