// 授课邀请函 in the settings: what it says and whom to call, shown on a made-up letter as it is typed.

import dayjs from "dayjs";
import { type InvitationForm, tell, useRead } from "../door";
import { TextField, useSavedForm } from "../parts";
import { invitedTo, PLACES_OF_LETTER } from "./invitation";
import { Places, useTyping } from "./wording";

/** What the sample shows as it is typed. */
const FOLLOWED = ["wording", "request", "contact", "phone"] as const;

export function InvitationSetting({ it }: { it: InvitationForm }) {
  const form = useSavedForm(it, (whole) => tell("set_invitation_form", whole));
  const { shown, listening } = useTyping(it, FOLLOWED);
  return (
    <div className="invitation-setting">
      <section {...listening}>
        <h2>授课邀请函</h2>
        <p className="quiet">
          发给领导干部和外请的授课人，每人一页。在班次的“打印与导出”里印，也可以从“师资与专题”里给一个人印。
        </p>
        <TextField label="正文" lines={5} {...form.field("wording")} />
        <Places of={PLACES_OF_LETTER} wording={shown.wording} on="邀请函" />
        <TextField label="请授课人" lines={2} hint="印在课次下面，可以空着" {...form.field("request")} />
        <TextField label="联系人" placeholder="班主任" hint="空着就印各班的班主任" {...form.field("contact")} />
        <TextField label="电话" placeholder="留一条线，手写" {...form.field("phone")} />
      </section>
      <section>
        <h2>样子</h2>
        <Letter of={shown} />
        <p className="quiet">样张上的人、班和课是虚构的。</p>
      </section>
    </div>
  );
}

/** A made-up letter, as papers/invitation.rs sets it. */
function Letter({ of }: { of: InvitationForm }) {
  const school = useRead("settings", {}).data?.school.name ?? "";
  return (
    <div className="letter" data-testid="letter-preview">
      <div className="title">授课邀请函</div>
      <p className="flush">尊敬的李明同志：</p>
      <p data-testid="letter-wording">{invitedTo(of.wording, school)}</p>
      <table>
        <tbody>
          <tr>
            {["时　间", "题　目", "形式", "学时", "地　点"].map((word) => (
              <th key={word}>{word}</th>
            ))}
          </tr>
          <tr>
            <td>
              3月12日（星期四）
              <br />
              14:30—17:30
            </td>
            <td>《县情与发展战略》</td>
            <td>讲授</td>
            <td>4</td>
            <td>报告厅</td>
          </tr>
        </tbody>
      </table>
      <p>授课对象：第3期中青年干部培训班学员，48人。</p>
      {of.request.trim() && <p>{of.request}</p>}
      <p>
        联 系 人：{of.contact.trim() || "王　敏"}　　联系电话：{of.phone.trim() || "＿＿＿＿＿＿＿＿"}
      </p>
      <p>专此奉邀，敬请支持。</p>
      <div className="sign">
        {school}（章）
        <br />
        {dayjs().format("YYYY年M月D日")}
      </div>
      <div className="cut">（沿虚线裁下，请填写后交回）</div>
    </div>
  );
}
