// 人员: everybody who was ever enrolled, and beside them the units they come from.

import { Segmented } from "antd";
import { useEffect, useState } from "react";
import { usePlace } from "../frame/place";
import { useRemembered } from "../parts";
import { Units } from "../unit/Units";
import { LikelySame } from "./LikelySame";
import { Register } from "./Register";

type View = "people" | "units" | "likely";

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
        { value: "likely", label: <span data-testid="view-likely">可能是同一人</span> },
      ]}
    />
  );
  if (view === "units") return <Units tools={tools} />;
  return view === "likely" ? <LikelySame tools={tools} /> : <Register tools={tools} />;
}

export const peopleHelp = [
  "人员：每个参加过培训的人一条，按单位顺序排列，附人次和学时。可以按姓名、拼音（王敏：wm、wangmin）、单位、职务、手机尾号、身份证尾号查找。",
  "双击、回车或 F2 打开右侧的表单修改，改完离开格子就保存。身份证号离开时核对：哪里不对，或者出生、性别、登记在谁名下。人员由名册带入，不用在这里录入。",
  "标签：后备干部、村干部之类，附起止年月，班次的参训条件可以按它查。培训经历：每个班一条，单位、职务是当时的；来源：哪个文件的哪一格。",
  "可能是同一人：同名而出生年月或手机相同、身份证号只差一位的，逐对列出；是同一人就合并，不是就点“不是同一人”，以后不再列。",
  "单位：排列的顺序就是单位标准顺序，名册编号、座次和各种表格都按它排。拖动左边的 ⠿，或按 Alt+↑ / Alt+↓ 调整；也可以在表单里直接填第几位。“隶属关系”按上下级排，Alt+→ 放到上一行的下面，Alt+← 提一级。",
  "更名、合并：写错了的当场改正；机构改革填日期，以前开班的名册仍用旧名。别名是名册里的另一种写法，记下以后导入时就认得。",
  "从 Excel 导入单位：先列出新增、修改、顺序，再写入；导出的单位名录改好了可以原样导回来。还有人的单位不能删除，可以合并。",
];
