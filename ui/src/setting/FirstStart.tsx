// The first start: the school's name, and an offer to look around in a made-up school.

import { Button, Input } from "antd";
import { useState } from "react";
import { useChange } from "../door";
import { Refused } from "../parts";
import { chooseCopy, Restore } from "./Restore";

export function FirstStart() {
  const [name, setName] = useState("");
  const begin = useChange("set_school");
  const sample = useChange("load_sample");
  const [restoring, setRestoring] = useState<string | null>(null);
  const busy = begin.running || sample.running;
  return (
    <div className="first-start" data-testid="first-start">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sample.forget();
          begin.run({ name }).catch(() => undefined); // shown below as `refusal`
        }}
      >
        <h1>班务通</h1>
        <p className="quiet">培训班的名册、课程表、考勤、证书和汇总，都在这一台电脑上完成，不联网。</p>
        <label htmlFor="school-name">学校全称</label>
        <Input
          id="school-name"
          autoFocus
          autoComplete="off"
          size="large"
          status={begin.refusal ? "error" : undefined}
          placeholder="中共某某县委党校"
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            begin.forget();
          }}
          data-testid="school-name"
        />
        <Refused trouble={begin.refusal} testid="refusal-name" />
        <p className="faint">印在证书和上报的表格上，以后可以在“设置”里改。</p>
        <div className="row">
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
          <Button
            size="large"
            loading={sample.running}
            disabled={busy}
            onClick={() => {
              begin.forget();
              sample.run({ school: name.trim() || undefined }).catch(() => undefined);
            }}
            data-testid="load-sample"
          >
            载入示例数据
          </Button>
          <Button
            size="large"
            disabled={busy}
            onClick={async () => setRestoring(await chooseCopy())}
            data-testid="restore-first"
          >
            从备份恢复…
          </Button>
        </div>
        <Refused trouble={sample.refusal} />
        <hr />
        <p className="quiet">换电脑：在旧电脑上“备份到U盘”，在这里点“从备份恢复”，选U盘上的那个文件。</p>
        <p className="quiet">
          示例数据是一所虚构的学校：单位、授课人、专题、场地、进度不同的 3 个班和 150
          名学员，可以放心地试每一个功能。看完以后，在“操作历史”里撤销，就恢复成空白。
        </p>
      </form>
      {restoring && <Restore file={restoring} onLeave={() => setRestoring(null)} />}
    </div>
  );
}
