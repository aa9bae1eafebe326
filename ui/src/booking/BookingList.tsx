// The sessions of an entry of a register: how many in which year, and each of them; a click opens its timetable.

import dayjs from "dayjs";
import { sayHours } from "../cohort/words";
import { useRead, type Whose } from "../door";
import { address } from "../frame/place";
import { Shown } from "../parts";
import { quoted } from "../timetable/words";
import "./booking.css";

/** More than anybody reads; the years above count them all. */
const SHOWN = 200;

export function BookingList({ of }: { of: Whose }) {
  const bookings = useRead("bookings", { of });
  return (
    <Shown of={bookings}>
      {({ years, sessions }) =>
        sessions.length === 0 ? (
          <p className="quiet">还没有排课。</p>
        ) : (
          <div className="bookings" data-testid="bookings">
            <table className="years">
              <tbody>
                {years.map(({ year, sessions, hours }) => (
                  <tr key={year}>
                    <th>{year}年</th>
                    <td>{sessions} 场</td>
                    <td>{sayHours(hours)} 学时</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="faint">合班算一场。</p>
            <ul>
              {sessions.slice(0, SHOWN).map((each) => (
                <li key={each.session}>
                  <a
                    href={address({
                      at: "cohort",
                      cohort: each.cohort,
                      tab: "timetable",
                      session: each.session,
                      week: each.day,
                    })}
                    data-testid={`booking-${each.session}`}
                  >
                    {dayjs(each.day).format("YYYY年M月D日")} 周{"日一二三四五六"[dayjs(each.day).day()]} {each.starts}–
                    {each.ends}
                  </a>
                  {each.state !== "已确认" && <span className="amber"> {each.state}</span>}
                  <div>
                    {quoted(each.title, each.kind)}
                    {!("lecturer" in of) && each.lecturer_name && `　${each.lecturer_name}`}
                  </div>
                  <div className="quiet">{each.classes}</div>
                </li>
              ))}
            </ul>
            {sessions.length > SHOWN && <p className="faint">更早的 {sessions.length - SHOWN} 场没有列出。</p>}
          </div>
        )
      }
    </Shown>
  );
}
