// 考勤用词: the office's own words for how somebody answered the roll, what each counts as, and its key.

import { Button, Input, Select } from "antd";
import { type KeyboardEvent, useState } from "react";
import { type RollRules, type RollWord, type Trouble, tell, troubleOf } from "../door";
import { Refused } from "../parts";
import { KEY, MARKS } from "./words";

const NEW: RollWord = { word: "", counts_as: "出勤", key: "" };

export function RollWords({ it }: { it: RollRules }) {
  const [next, setNext] = useState(NEW);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const save = async (words: RollWord[]) => {
    try {
      await tell("set_roll_words", { words });
      setRefusal(null);
      return true;
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
      return false;
    }
  };
  const add = async () => {
    if (next.word.trim() !== "" && (await save([...it.words, next]))) setNext(NEW);
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) void add();
  };
  return (
    <section>
      <h2>考勤用词</h2>
      <p className="quiet">
        除了出勤、迟到、早退、旷课、事假、病假、公假，单位自己还用的词，如“线上”“见学”。每个词算作七种之一，各项数字和参训率按它算；纸上印自己的词。已经点的名保留当时的词。
      </p>
      <table className="roll-words">
        <thead>
          <tr>
            <th>用词</th>
            <th>算作</th>
            <th>按键</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {it.words.map((each, place) => (
            <tr key={each.word}>
              <td>{each.word}</td>
              <td>
                <Counts
                  value={each.counts_as}
                  of={each.word}
                  onChange={(counts_as) => void save(it.words.with(place, { ...each, counts_as }))}
                />
              </td>
              <td>
                <KeyInput of={each} onSave={(key) => void save(it.words.with(place, { ...each, key }))} />
              </td>
              <td>
                <button
                  type="button"
                  className="link in-red"
                  onClick={() => void save(it.words.filter((_, at) => at !== place))}
                  data-testid={`remove-${each.word}`}
                >
                  删除
                </button>
              </td>
            </tr>
          ))}
          <tr onKeyDown={onEnter}>
            <td>
              <Input
                value={next.word}
                placeholder="线上"
                aria-label="新的用词"
                onChange={(event) => setNext({ ...next, word: event.target.value })}
                data-testid="new-word"
              />
            </td>
            <td>
              <Counts value={next.counts_as} of="新的用词" onChange={(counts_as) => setNext({ ...next, counts_as })} />
            </td>
            <td>
              <Input
                style={{ width: 56 }}
                maxLength={1}
                value={next.key}
                aria-label="新的用词的按键"
                onChange={(event) => setNext({ ...next, key: event.target.value })}
                data-testid="new-key"
              />
            </td>
            <td>
              <Button onClick={() => void add()} data-testid="add-word">
                添加 ⏎
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
      <p className="faint">
        按键是一个字母、8 或 9，可以空着；{MARKS.map((mark) => `${KEY[mark]} ${mark}`).join("、")}{" "}
        已经用了，再用就以自己的为准。
      </p>
      <Refused trouble={refusal} testid="refusal-words" />
    </section>
  );
}

function Counts(props: { value: RollWord["counts_as"]; of: string; onChange: (mark: RollWord["counts_as"]) => void }) {
  return (
    <Select
      style={{ width: 96 }}
      value={props.value}
      onChange={props.onChange}
      options={MARKS.map((mark) => ({ value: mark, label: mark }))}
      aria-label={`${props.of}算作`}
    />
  );
}

/** Saved when it is left. */
function KeyInput({ of, onSave }: { of: RollWord; onSave: (key: string) => void }) {
  return (
    <Input
      key={of.key}
      style={{ width: 56 }}
      maxLength={1}
      defaultValue={of.key}
      aria-label={`${of.word}的按键`}
      onBlur={(event) => event.target.value !== of.key && onSave(event.target.value)}
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
}
