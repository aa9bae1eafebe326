// What every paper and workbook of a class is, in a sentence or two: who needs it, and what the clerk would not see in
// the preview.

const WHAT: Record<string, string> = {
  "sign-in": "一个半天一张，在场的人签名。页脚有编码：收回来在“考勤”里扫编码、输空着的行号，点名就有了。",
  "sign-in-day": "一天一张，上午、下午、晚上各签一栏。",
  "sign-in-class": "全班横着印，每个半天一栏，签到底。退出的人不在上面。",
  roster: "报到、上报用的全班名册，定稿以后的变动标 ★。",
  contacts: "姓名、单位及职务、手机，发给学员和授课人。",
  groups: "各组的人和讨论地点，组长排第一。",
  officers: "班委会、临时党支部和各组的职务，没有定人的印“待定”。",
  badge: "每人一张，剪开来装进证件套。二维码是学员的编码，点名时按 F8 扫，到一个记一个。",
  timetable: "一行一个课次的课程表，发给学员、张贴。",
  "timetable-week": "一周一页，日期横排，上午、下午、晚上竖排。",
  adjustments: "审定以后的调课，一号一张：改了哪些课、为什么、告知谁，签字张贴。",
  invitation: "给每位授课人一封，写明时间、地点、专题，下面是回执。本校教师不发。",
  "speech-log": "这个半天谁发言、讲什么、几分钟；还没有人发言的，印出来是空白表。",
  "speech-log-class": "全班有人发言的每一次课。",
  "duty-plan": "哪天谁值日、主持，贴在教室里。",
  "bus-list": "每辆车一张，每人每站一个打勾的方框，交给车长。",
  "leave-form": "空白的请假条，先放在班主任那里。已登记的请假，在“考勤 › 请假”里印，签字栏照审批权限。",
  "roll-report": "这一天谁没到、什么原因、谁批准的，报督查。",
  attendance: "每人应到、实到、请假、缺勤和两种参训率，公式印在表下。",
  certificate: "审核发证以后才有，一人一页。边框、套打在“设置 › 结业证书”里。",
  "registration-book":
    "发给各单位填写：性别、民族、政治面貌、学历、职级有下拉，身份证号和手机是文本格式，写错位数当场提示，附填写说明。收回来拖进窗口就能导入。每个单位一份的，在“名额与报名 › 发报名表…”里。",
  "roster-book":
    "一行一名学员：序号、姓名、性别、民族、出生年月、政治面貌、学历、单位、职务、职级、备注；右边可选身份证号和手机号，都按文本存，不会变成科学记数。",
  "contacts-book": "一行一名学员：序号、姓名、单位及职务、手机、备注；手机按文本存，可以直接排序、群发。",
  "groups-book": "一行一名学员：组别、讨论地点、姓名、单位及职务，组长排第一，没有分组的在最后。",
  "timetable-book":
    "一行一个课次：日期、星期、时段、时间、教学内容、形式、学时、授课人、地点。日期是 Excel 认得的日期，可以排序筛选。改好以后可以从课程表页面导入回来。",
  "timetable-week-book": "一周一张：日期横排，上午、下午、晚上竖排，一格一个课次。改好以后可以从课程表页面导入回来。",
  "attendance-book":
    "一行一名学员：应到、实到、请假学时，迟到、早退、旷课次数，两种参训率；第二张表是每人每次课的考勤。合计和参训率是公式，改了数会重算。",
};

/** What a paper is; a new one without a sentence here is its name. */
export const whatIs = (key: string): string | undefined => WHAT[key];
