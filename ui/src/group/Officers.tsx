// 班委会 and 临时党支部: every office, who holds it, and which are 待定.

import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useMemo, useState } from "react";
import { type CohortId, type Holder, type Office, type TraineeLine, tellAloud, useRead } from "../door";
import { Empty, Shown } from "../parts";
import { withoutRole, withRole } from "./words";

export function OfficerLists({ cohort }: { cohort: CohortId }) {
  const officers = useRead("officers", { cohort });
  const trainees = useRead("trainees", { cohort }).data;
  const here = useMemo(() => (trainees ?? []).filter((line) => line.left_on === null), [trainees]);
  if (trainees && here.length === 0) {
    return <Empty say="名册里还没有学员。导入名册以后，在这里定班委会和临时党支部。" />;
  }
  return (
    <Shown of={officers}>
      {(all) => (
        <div className="officers">
          <Body title="班委会" offices={all.committee} here={here} />
          <Body title="临时党支部" offices={all.branch} here={here} />
          <section>
            <h2>各组</h2>
            {all.groups.length === 0 && <p className="faint">还没有分组。</p>}
            {all.groups.map((group) => (
              <div key={group.group}>
                <h3>{group.title}</h3>
                {group.offices.map((office) => (
                  <Line
                    key={office.word}
                    office={office}
                    testid={`${office.word}-${group.number}`}
                    here={here.filter((line) => line.study_group === group.group)}
                  />
                ))}
              </div>
            ))}
            {all.others.length > 0 && (
              <>
                <h2>其他</h2>
                {all.others.map((office) => (
                  <Line key={office.word} office={office} here={here} testid={office.word} />
                ))}
              </>
            )}
          </section>
        </div>
      )}
    </Shown>
  );
}

function Body({ title, offices, here }: { title: string; offices: readonly Office[]; here: readonly TraineeLine[] }) {
  const vacant = offices.filter((office) => office.holders.length === 0).length;
  return (
    <section>
      <h2>
        {title} {vacant > 0 && <span className="faint">待定 {vacant} 个</span>}
      </h2>
      {offices.map((office) => (
        <Line key={office.word} office={office} here={here} testid={office.word} />
      ))}
    </section>
  );
}

/** One office: its holders, each with a button that takes it away, and a box in which another is found. */
function Line(props: { office: Office; here: readonly TraineeLine[]; testid: string }) {
  const { office, here } = props;
  const roleOf = (holder: Holder) => here.find((line) => line.id === holder.trainee)?.role ?? "";
  const [adding, setAdding] = useState(false);
  const free = here.filter((line) => !office.holders.some((holder) => holder.trainee === line.id));
  return (
    <div className="office" data-testid={`office-${props.testid}`}>
      <span className="word">{office.word}</span>
      <div className="stretch">
        {office.holders.map((holder) => (
          <div key={holder.trainee} className="row">
            <span>{holder.name}</span>
            <span className="stretch ellipsis faint" title={`${holder.unit} ${holder.post}`}>
              {holder.unit} {holder.post}
            </span>
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined />}
              title="再加一人"
              onClick={() => setAdding(!adding)}
              data-testid={`add-office-${props.testid}-${holder.trainee}`}
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              title={`不再任${office.word}`}
              onClick={() =>
                void tellAloud("set_role", {
                  trainee: holder.trainee,
                  role: withoutRole(roleOf(holder), office.word),
                })
              }
              data-testid={`leave-office-${props.testid}-${holder.trainee}`}
            />
          </div>
        ))}
        {(adding || office.holders.length === 0) && (
          <Select
            size="small"
            style={{ width: "100%" }}
            placeholder={office.holders.length > 0 ? "再加一人" : "待定"}
            showSearch={{ optionFilterProp: "label" }}
            value={null}
            options={free.map((line) => ({
              value: line.id,
              label: `${line.name}${line.unit && `（${line.unit}）`}`,
            }))}
            onChange={(id) => {
              const line = free.find((each) => each.id === id);
              setAdding(false);
              if (line) void tellAloud("set_role", { trainee: line.id, role: withRole(line.role, office.word) });
            }}
            data-testid={`choose-${props.testid}`}
          />
        )}
      </div>
    </div>
  );
}
