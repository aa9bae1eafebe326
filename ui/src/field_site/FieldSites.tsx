// 现场教学点: where it is, whom to call, when it is open, how many it takes, and how far it is from the others.

import { Select } from "antd";
import { type ReactNode, useState } from "react";
import { AvailabilityEditor } from "../availability/AvailabilityEditor";
import { BookingList } from "../booking/BookingList";
import { type FieldSiteId, type FieldSiteLine, type NewFieldSite, tell, useRead } from "../door";
import { NewEntry, type NewProps, Register, Sides } from "../lecturer/Register";
import { type Column, type FieldProps, NumberField, Shown, TextField, useDraftForm, useSavedForm } from "../parts";

const BOOK = {
  register: "教学点",
  paper: "field-sites-book",
  heads: "名称、地址、联系人、联系电话、容纳人数、路程、备注",
} as const;

const COLUMNS: Column<FieldSiteLine>[] = [
  { key: "name", title: "名称", width: 180, of: (each) => each.name },
  { key: "address", title: "地址", of: (each) => each.address },
  { key: "minutes", title: "路程（分钟）", width: 100, figure: true, of: (each) => each.minutes || null },
  { key: "capacity", title: "容纳（人）", width: 88, figure: true, of: (each) => each.capacity || null },
  { key: "times", title: "开放", width: 170, of: (each) => each.times },
  { key: "contact", title: "联系人", width: 80, of: (each) => each.contact },
  { key: "phone", title: "电话", width: 112, of: (each) => each.phone },
  { key: "routes", title: "线路", width: 120, of: (each) => each.routes },
  { key: "sessions", title: "课次", width: 56, figure: true, of: (each) => each.sessions },
  { key: "note", title: "备注", width: 120, of: (each) => each.note, spare: true },
];

export function FieldSites({ tools }: { tools: ReactNode }) {
  const sites = useRead("field_sites", {});
  return (
    <Shown of={sites}>
      {(lines) => (
        <Register
          name="sites"
          entry="site"
          what="教学点"
          book={BOOK}
          lines={lines}
          columns={COLUMNS}
          narrow={["name", "minutes", "times", "sessions"]}
          tools={tools}
          search="查找名称、地址、联系人"
          empty="这里是现场教学点：纪念馆、烈士陵园、示范村、企业。写清路程和开放时间，排课时程序会核对。"
          form={(line) => (
            <Sides
              name="site"
              sides={[
                { word: "信息", view: <SiteForm line={line} /> },
                { word: "开放时间", view: <AvailabilityEditor owner={{ field_site: line.id }} /> },
                { word: "路程", view: <Ways from={line} sites={lines} /> },
                { word: "课次", view: <BookingList of={{ field_site: line.id }} /> },
              ]}
            />
          )}
          fresh={NewSiteForm}
          remove={(line) => tell("remove_field_site", { field_site: line.id })}
        />
      )}
    </Shown>
  );
}

function SiteForm({ line }: { line: FieldSiteLine }) {
  const { id, name, address, contact, phone, capacity, minutes, note } = line;
  const site: NewFieldSite = { name, address, contact, phone, capacity, minutes, note };
  const form = useSavedForm(site, (whole) => tell("save_field_site", { id, ...whole }));
  return (
    <>
      <p className="used">
        {line.sessions > 0 ? `已去 ${line.sessions} 场` : "还没有排课"}
        {line.times && `；${line.times}`}
      </p>
      <Fields field={form.field} />
    </>
  );
}

function NewSiteForm({ onAdded }: NewProps) {
  const blank: NewFieldSite = { name: "", address: "", contact: "", phone: "", capacity: 0, minutes: 0, note: "" };
  const form = useDraftForm(blank, async (draft) => {
    await tell("add_field_site", draft);
    onAdded();
  });
  return (
    <NewEntry form={form}>
      <Fields field={form.field} />
    </NewEntry>
  );
}

/** The same fields for a site in the register and a new one. */
function Fields({ field }: { field: <K extends keyof NewFieldSite>(name: K) => FieldProps<NewFieldSite[K]> }) {
  const [minutes, capacity] = [field("minutes"), field("capacity")];
  return (
    <>
      <TextField label="名称" placeholder="县革命纪念馆" autoFocus {...field("name")} />
      <TextField label="地址" {...field("address")} />
      <NumberField
        label="路程"
        after="分钟"
        hint="从学校去，单程"
        {...minutes}
        value={minutes.value || null}
        onSave={(count) => minutes.onSave(count ?? 0)}
      />
      <NumberField
        label="容纳"
        after="人"
        {...capacity}
        value={capacity.value || null}
        onSave={(count) => capacity.onSave(count ?? 0)}
      />
      <TextField label="联系人" {...field("contact")} />
      <TextField label="电话" {...field("phone")} />
      <TextField label="备注" lines={2} {...field("note")} />
    </>
  );
}

/** The ways from one site to the others. */
function Ways({ from, sites }: { from: FieldSiteLine; sites: readonly FieldSiteLine[] }) {
  const [asked, setAsked] = useState<readonly FieldSiteId[]>([]);
  const travel = useRead("travel", {});
  return (
    <Shown of={travel}>
      {(all) => {
        const known = all.filter(({ one, other }) => one === from.id || other === from.id);
        const minutes = (to: FieldSiteId) =>
          known.find(({ one, other }) => one === to || other === to)?.minutes ?? null;
        const others = sites.filter(({ id }) => id !== from.id);
        const listed = others.filter(({ id }) => minutes(id) !== null || asked.includes(id));
        const rest = others.filter((site) => !listed.includes(site));
        return (
          <div style={{ "--label": "12em" } as React.CSSProperties}>
            <p className="used">从「{from.name}」去别的教学点要多久。没有写的，排课时不核对。</p>
            {listed.map((site) => (
              <Way key={site.id} from={from.id} to={site} minutes={minutes(site.id)} />
            ))}
            {rest.length > 0 && (
              <Select
                style={{ width: "100%" }}
                placeholder="添加去哪里"
                value={null}
                options={rest.map(({ id, name }) => ({ value: id, label: name }))}
                showSearch={{ optionFilterProp: "label" }}
                onChange={(id: FieldSiteId | null) => id !== null && setAsked([...asked, id])}
                data-testid="add-way"
              />
            )}
            {others.length === 0 && <p className="quiet">先再登记一个教学点。</p>}
          </div>
        );
      }}
    </Shown>
  );
}

function Way({ from, to, minutes }: { from: FieldSiteId; to: FieldSiteLine; minutes: number | null }) {
  const form = useSavedForm({ minutes }, (it) => tell("set_travel", { one: from, other: to.id, ...it }));
  return <NumberField label={to.name} after="分钟" {...form.field("minutes")} field={`way-${to.id}`} />;
}
