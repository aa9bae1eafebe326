// 场地与教学点: the rooms, the field sites and the routes sessions are held in, seen one at a time.

import { Segmented } from "antd";
import type { ReactNode } from "react";
import { AvailabilityEditor } from "../availability/AvailabilityEditor";
import { BookingList } from "../booking/BookingList";
import { type NewVenue, tell, useRead, type VenueLine } from "../door";
import { FieldSites } from "../field_site/FieldSites";
import { go, usePlace } from "../frame/place";
import { NewEntry, type NewProps, Register, Sides } from "../lecturer/Register";
import { type Column, type FieldProps, NumberField, Shown, TextField, useDraftForm, useSavedForm } from "../parts";
import { Routes } from "../route/Routes";

const BOOK = {
  register: "场地",
  paper: "venues-book",
  heads: "名称、座位、位置、设备、备注",
} as const;

const COLUMNS: Column<VenueLine>[] = [
  { key: "name", title: "名称", width: 220, of: (each) => each.name },
  { key: "capacity", title: "座位", width: 70, figure: true, of: (each) => each.capacity || null },
  { key: "place", title: "位置", of: (each) => each.place },
  { key: "equipment", title: "设备", of: (each) => each.equipment },
  { key: "times", title: "时间", width: 180, of: (each) => each.times },
  { key: "sessions", title: "课次", width: 70, figure: true, of: (each) => each.sessions },
  { key: "note", title: "备注", of: (each) => each.note },
];

type Tab = "venue" | "site" | "route";

export function Venues() {
  const place = usePlace();
  const tab: Tab = (place.at === "venue" && place.tab) || "venue";
  const views = (
    <Segmented<Tab>
      options={[
        { value: "venue", label: "场地" },
        { value: "site", label: "教学点" },
        { value: "route", label: "线路" },
      ]}
      value={tab}
      onChange={(next) => go({ at: "venue", tab: next })}
      data-testid="venue-site-or-route"
    />
  );
  if (tab === "site") return <FieldSites tools={views} />;
  return tab === "route" ? <Routes tools={views} /> : <VenueRegister tools={views} />;
}

function VenueRegister({ tools }: { tools: ReactNode }) {
  const venues = useRead("venues", {});
  return (
    <Shown of={venues}>
      {(lines) => (
        <Register
          name="venues"
          entry="venue"
          what="场地"
          book={BOOK}
          lines={lines}
          columns={COLUMNS}
          narrow={["name", "capacity", "place", "sessions"]}
          tools={tools}
          search="查找名称、位置、设备"
          empty="这里是教室、报告厅、研讨室。排课时直接输入新的地点，也会自动记到这里。"
          form={(line) => (
            <Sides
              name="venue"
              sides={[
                { word: "信息", view: <VenueForm line={line} /> },
                { word: "可用时间", view: <AvailabilityEditor owner={{ venue: line.id }} /> },
                { word: "课次", view: <BookingList of={{ venue: line.id }} /> },
              ]}
            />
          )}
          fresh={NewVenueForm}
          remove={(line) => tell("remove_venue", { venue: line.id })}
        />
      )}
    </Shown>
  );
}

function VenueForm({ line }: { line: VenueLine }) {
  const { id, name, capacity, place, equipment, note } = line;
  const venue: NewVenue = { name, capacity, place, equipment, note };
  const form = useSavedForm(venue, (whole) => tell("save_venue", { id, ...whole }));
  return (
    <>
      <p className="used">
        {line.sessions > 0 ? `已排 ${line.sessions} 场` : "还没有排课"}
        {line.times && `；${line.times}`}
      </p>
      <Fields field={form.field} />
    </>
  );
}

function NewVenueForm({ onAdded }: NewProps) {
  const blank: NewVenue = { name: "", capacity: 0, place: "", equipment: "", note: "" };
  const form = useDraftForm(blank, async (draft) => {
    await tell("add_venue", draft);
    onAdded();
  });
  return (
    <NewEntry form={form}>
      <Fields field={form.field} />
    </NewEntry>
  );
}

/** The same fields for a venue in the register and a new one. */
function Fields({ field }: { field: <K extends keyof NewVenue>(name: K) => FieldProps<NewVenue[K]> }) {
  const capacity = field("capacity");
  return (
    <>
      <TextField label="名称" placeholder="201教室、报告厅" autoFocus {...field("name")} />
      <NumberField
        label="座位"
        after="座"
        hint="不知道可不填；坐不下时排课会说"
        {...capacity}
        value={capacity.value || null}
        onSave={(seats) => capacity.onSave(seats ?? 0)}
      />
      <TextField label="位置" placeholder="教学楼二层" {...field("place")} />
      <TextField label="设备" placeholder="投影、话筒、同步课堂" {...field("equipment")} />
      <TextField label="备注" lines={2} {...field("note")} />
    </>
  );
}

export const venueHelp = [
  "左上角在场地、教学点、线路之间切换。单击名称、双击一行、回车或 F2 打开右侧的表单，改完离开格子就保存；Esc 关闭。",
  "Insert 新增，Delete 删除。已经排了课的不能删除。",
  "右上角导出 Excel；在 Excel 里改好，点“从 Excel 导入”或把文件拖进窗口，先看改动，后写入，一次撤销。",
  "教学点写开放时间、路程分钟和能容纳的人数，排课时来不及、坐不下、不开放都会说。",
  "线路是几个教学点连着走，写好每站的时间；选一个班、选一天，整条排入课程表，一步撤销。",
];
