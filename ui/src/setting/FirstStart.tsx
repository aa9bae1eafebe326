// The first start: the school's name, and an offer to look around in a made-up school.

import { Button, Input } from "antd";
import { useState } from "react";
import { useChange } from "../door";
import { Refused } from "../parts";

export function FirstStart() {
  const [name, setName] = useState("");
  const begin = useChange("set_school");
  const sample = useChange("load_sample");
  const busy = begin.running || sample.running;
  const refusal = begin.refusal ?? sample.refusal;
  return (
    <div className="first-start" data-testid="first-start">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begin.run({ name }).catch(() => undefined); // shown below as `refusal`
        }}
      >
        <h1>班务通</h1>
        <p className="quiet">培训班的名册、课程表、考勤、证书和汇总，都在这一台电脑上完成，不联网。</p>
        <label htmlFor="school-name">学校全称</label>
        <Input
          id="school-name"
          autoFocus
          size="large"
          placeholder="例如：中共某某县委党校"
          value={name}
          onChange={(event) => setName(event.target.value)}
          data-testid="school-name"
        />
        <p className="faint">会印在签到表、名册和证书上，以后可以在“设置”里改。</p>
        <Refused trouble={refusal} />
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={begin.running}
          disabled={busy}
          data-testid="begin-school"
        >
          开始使用
        </Button>
        <hr />
        <p>想先看看怎么用？载入一所虚构的学校：单位、授课人、专题、场地、3 个进度不同的班和 150 名学员。</p>
        <Button
          size="large"
          loading={sample.running}
          disabled={busy}
          onClick={() => sample.run({ school: name.trim() || undefined }).catch(() => undefined)}
          data-testid="load-sample"
        >
          载入示例数据
        </Button>
      </form>
    </div>
  );
}
