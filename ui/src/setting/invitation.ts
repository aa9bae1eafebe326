// How the wording of an invitation comes out for a made-up class: what `school::teaching::InvitationForm` does.

import dayjs from "dayjs";
import type { Place } from "./certificate";

/** The places of the wording, what each stands for, and the made-up class's; the school's own name stands in for its. */
export const PLACES_OF_LETTER: readonly Place[] = [
  ["{班次}", "班次全称", "第3期中青年干部培训班"],
  ["{起止}", "开班到结束", `${dayjs().year()}年3月9日至3月20日`],
  ["{地点}", "办班地点", "县委党校"],
  ["{学校}", "学校全称", "中共某某县委党校"],
];

/** The wording with its places filled. */
export const invitedTo = (wording: string, school: string): string =>
  PLACES_OF_LETTER.reduce(
    (text, [place, , example]) => text.replaceAll(place, place === "{学校}" && school ? school : example),
    wording,
  );
