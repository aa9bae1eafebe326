// 合班: the other classes a session is given to. Each keeps its own roll and papers; time, place and lecturer are shared.

import { Select } from "antd";
import { useRef, useState } from "react";
import { type SessionLine, tellAloud, useRead } from "../door";

export function Joint({ session }: { session: SessionLine }) {
  const [choosing, setChoosing] = useState(false);
  const link = useRef<HTMLButtonElement>(null);
  // What was pressed is gone: the keys stay here.
  const stay = () => setTimeout(() => link.current?.focus());
  const cohorts = useRead("cohorts", choosing ? {} : null).data;
  const others = (cohorts ?? []).filter(
    (each) => each.id !== session.cohort && each.starts <= session.day && session.day <= each.ends,
  );
  return (
    <div className="joint" data-testid="joint">
      {session.joint_with && (
        <>
          与{session.joint_with}合班，时间、地点、授课人一起改。{" "}
          <button
            type="button"
            className="link"
            onClick={() => void tellAloud("part_session", { session: session.id }).then(stay)}
            data-testid="part"
          >
            退出合班
          </button>
          {" · "}
        </>
      )}
      {choosing ? (
        <Select
          autoFocus
          defaultOpen
          style={{ width: "100%" }}
          placeholder="哪个班一起上"
          notFoundContent="这一天没有别的班在校"
          options={others.map((each) => ({ value: each.id, label: each.title }))}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(cohort) => {
            setChoosing(false);
            void tellAloud("join_sessions", { session: session.id, cohorts: [cohort] }).then(stay);
          }}
          onBlur={() => setChoosing(false)}
          data-testid="join-cohort"
        />
      ) : (
        <button type="button" className="link" ref={link} onClick={() => setChoosing(true)} data-testid="join">
          {session.joint_with ? "再加一个班" : "与别的班合班…"}
        </button>
      )}
    </div>
  );
}
