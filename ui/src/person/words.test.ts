// Births and ID numbers as they are typed.

import { expect, test } from "vitest";
import { birthOf, idFault, masked, readBirth, sayBirth, sexOf } from "./words";

test.each([
  ["1985.03", "1985-03"],
  ["1985.3", "1985-03"],
  ["１９８５年３月", "1985-03"],
  ["1985年3月12日", "1985-03-12"],
  ["198503", "1985-03"],
  ["19850312", "1985-03-12"],
  ["1985/3/12", "1985-03-12"],
  [" ", null],
  ["1985.13", undefined],
  ["1985.02.30", undefined],
  ["1085.02", undefined],
  ["三月", undefined],
])("%s is born %s", (text, birth) => {
  expect(readBirth(text)).toBe(birth);
});

test.each([
  ["110199198503120023", null],
  ["11019919850312004x", /校验不符/],
  ["11019919850312", /14 位/],
  ["110199198502300023", /19850230 不存在/],
  ["1101991985O3120023", /只能有数字/],
  ["1101991985X3120023", /只能有数字|只有最后一位/],
])("%s", (text, fault) => {
  if (fault === null) expect(idFault(withCheck(text))).toBeNull();
  else expect(idFault(text)).toMatch(fault);
});

test("one wrong digit anywhere is seen", () => {
  const id = withCheck("11019919850312002");
  for (let place = 0; place < 17; place++) {
    const wrong = id.slice(0, place) + ((Number(id[place]) + 1) % 10) + id.slice(place + 1);
    expect(idFault(wrong), wrong).not.toBeNull();
  }
});

test.each([
  ["110199198503120020", "女", "1985-03-12"],
  ["11010519491231002X", "女", "1949-12-31"],
  ["110199199509153653", "男", "1995-09-15"],
])("%s tells %s, born %s", (id, sex, birth) => {
  expect([sexOf(id), birthOf(id)]).toEqual([sex, birth]);
});

test("on screen the day of birth is hidden", () => {
  expect(masked("11019919850312002X")).toBe("110199********002X");
  expect(sayBirth("1985-03-12")).toBe("1985.03");
  expect([masked(null), sayBirth(null)]).toEqual(["", ""]);
});

/** Seventeen digits with the character that fits, found by trying all eleven. */
function withCheck(digits: string): string {
  const fits = [..."0123456789X"].map((last) => digits.slice(0, 17) + last).filter((id) => idFault(id) === null);
  expect(fits).toHaveLength(1);
  return fits[0] as string;
}
