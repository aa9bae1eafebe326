// 场地与教学点: the rooms and field sites sessions are held in.

import { type NewVenue, tell, useRead, type VenueLine } from "../door";
import { NewEntry, type NewProps, Register } from "../lecturer/Register";
import { type Column, type FieldProps, NumberField, Shown, TextField, useDraftForm, useSavedForm } from "../parts";

const COLUMNS: Column<VenueLine>[] = [
  { key: "name", title: "名称", width: 220, of: (each) => each.name },
  { key: "capacity", title: "座位", width: 70, figure: true, of: (each) => each.capacity || null },
  { key: "place", title: "位置", of: (each) => each.place },
  { key: "sessions", title: "课次", width: 70, figure: true, of: (each) => each.sessions },
  { key: "note", title: "备注", of: (each) => each.note },
];

export function Venues() {
  const venues = useRead("venues", {});
  return (
    <Shown of={venues}>
      {(lines) => (
        <Register
          name="venues"
          entry="venue"
          what="场地"
          lines={lines}
          columns={COLUMNS}
          narrow={["name", "capacity", "place", "sessions"]}
          search="查找名称、位置"
          empty="这里是教室、报告厅和现场教学点。排课时直接输入新的地点，也会自动记到这里。"
          form={(line) => <VenueForm line={line} />}
          fresh={NewVenueForm}
          remove={(line) => tell("remove_venue", { venue: line.id })}
        />
      )}
    </Shown>
  );
}

function VenueForm({ line }: { line: VenueLine }) {
  const { id, name, capacity, place, note } = line;
  const venue: NewVenue = { name, capacity, place, note };
  const form = useSavedForm(venue, (whole) => tell("save_venue", { id, ...whole }));
  return (
    <>
      <p className="used">{line.sessions > 0 ? `已排 ${line.sessions} 个课次` : "还没有排课"}</p>
      <Fields field={form.field} />
    </>
  );
}

function NewVenueForm({ onAdded }: NewProps) {
  const form = useDraftForm<NewVenue>({ name: "", capacity: 0, place: "", note: "" }, async (draft) => {
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
      <TextField label="名称" placeholder="201教室、报告厅、烈士陵园" autoFocus {...field("name")} />
      <NumberField
        label="座位"
        after="座"
        hint="不知道可不填"
        {...capacity}
        value={capacity.value || null}
        onSave={(seats) => capacity.onSave(seats ?? 0)}
      />
      <TextField label="位置" placeholder="教学楼二层" {...field("place")} />
      <TextField label="备注" lines={2} {...field("note")} />
    </>
  );
}

export const venueHelp = [
  "教室、报告厅和现场教学点。单击名称、双击一行、回车或 F2 打开右侧的表单，改完离开格子就保存；Esc 关闭。",
  "Insert 新增，Delete 删除。已经排了课的不能删除。",
];
