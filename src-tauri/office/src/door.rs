//! The door: everything the window, the command line and the tests may ask, on one page.
//!
//! `read` sees one moment of the books and cannot write. `change` is one operation: one transaction, one line of the
//! history (under the label at the end), one step of undo. `act` concerns the file as a whole. What must happen
//! before the books are opened (`after intake::open`: reading a file) or when they are closed again (`then
//! paper::draw`: drawing pages) stands beside it.

use school::{
    Answer, Everything, availability, backup, booking, bus, calendar::holidays, certificate, cohort, completion, duty,
    enrolment, field_site, group, journal, leave, lecturer, person, plan, printout, programme, quota, refusal,
    rollcall, route, search, setting, speech, statistics, teaching, timetable, topic, trainee, unit, venue, workbench,
};
use serde_json::Value;

use crate::{
    Office, Reply, arranging, demo, doorway::read, holidays_book, intake, keeping, leave_file, paper, reading,
    register_book, roll_book, roster, timetable_book, units_book,
};

door! {
    // ------------------------------------------------------------------------------------------- the desk
    /// 工作台：今天的课次，和现在要办的事。
    read workbench(Everything) -> workbench::Workbench = workbench::of;
    /// 全局搜索：人、班、授课人、专题、场地、教学点、线路、单位；按汉字、拼音首字母、全拼，或手机、身份证后四到六位；单位的别名、曾用名也找得到。
    read search(search::SearchAsked) -> Vec<search::Hit> = search::everywhere;
    /// 操作历史，新的在前。
    read history(journal::HistoryAsked) -> Vec<journal::Operation> = journal::history;
    /// 撤销一次操作；不指定时撤销最近一次。撤销一次撤销，就是恢复。
    change undo(journal::Undo) -> () = journal::undo, "撤销";
    /// 恢复最近一次撤销的操作。
    change redo(journal::Redo) -> () = journal::redo, "恢复";

    // ------------------------------------------------------------------------------------------- settings
    /// 学校、作息、证书的设置。
    read settings(Everything) -> setting::Settings = setting::all;
    /// 设置学校名称。
    change set_school(setting::School) -> setting::Settings = setting::set_school, "设置学校";
    /// 设置上午、下午、晚上的起止时间。
    change set_half_days(setting::HalfDays) -> setting::Settings = setting::set_half_days, "设置作息";
    /// 设置夏季、冬季等作息，每半天可分几段。
    change set_day_shapes(setting::DayShapes) -> setting::Settings = setting::set_day_shapes, "设置季节作息";
    /// 设置结业证书的编号样式和文字。
    change set_certificate(setting::CertificateForm) -> setting::Settings = setting::set_certificate, "设置证书";
    /// 设置排课规则：半天学时、专题几年内不重听、各类课时的比例，各附依据。
    change set_teaching(setting::TeachingRules) -> setting::Settings = setting::set_teaching, "设置排课规则";
    /// 设置请假规则：上限、哪些请假计入、签批人，各附依据。
    change set_leave_rules(setting::LeaveRules) -> setting::Settings = setting::set_leave, "设置请假规则";
    /// 设置本校自己的考勤用词，各算作哪一类，用哪个键。
    change set_roll_words(setting::RollRules) -> setting::Settings = setting::set_roll_words, "设置考勤用词";
    /// 在空的数据里载入一所虚构的学校。
    change load_sample(demo::Sample) -> setting::Settings = demo::load, "载入示例数据";

    // ------------------------------------------------------------------------------------------- registers
    /// 全部单位，按单位顺序，附别名、曾用名、人数和隶属的层次；撤并了的也在。
    read units(Everything) -> Vec<unit::UnitLine> = unit::all;
    /// 新增单位，排在最后。
    change add_unit(unit::AddUnit) -> unit::Unit = unit::add, "新增单位";
    /// 修改单位。
    change save_unit(unit::Unit) -> unit::Unit = unit::save, "修改单位";
    /// 单位更名：有日期的是机构改革，此前开班的名册仍用旧名；没有日期的是改正。
    change rename_unit(unit::RenameUnit) -> unit::Unit = unit::rename, "单位更名";
    /// 合并两个单位：有日期的是机构改革，此前开班的名册仍用旧单位；没有日期的是同一单位登记了两次。
    change merge_units(unit::MergeUnits) -> unit::Unit = unit::merge, "合并单位";
    /// 记下单位的一个别名。
    change add_unit_name(unit::AddUnitName) -> unit::UnitName = unit::add_name, "单位别名";
    /// 删除单位的一个别名或曾用名。
    change remove_unit_name(unit::OfUnitName) -> () = unit::remove_name, "删除单位别名";
    /// 删除没有人的单位。
    change remove_unit(unit::OfUnit) -> () = unit::remove, "删除单位";
    /// 调整单位顺序。
    change order_units(unit::UnitOrder) -> Vec<unit::UnitLine> = unit::put_in_order, "调整单位顺序";
    /// 核对一个单位名录文件：新增、改名、修改哪些单位，顺序变不变，哪些格读不懂。什么也不写入。
    read check_units(units_book::UnitsFile) -> units_book::UnitsReport = units_book::check after units_book::open;
    /// 按文件写入单位名录和单位顺序。
    change import_units(units_book::UnitsFile) -> units_book::UnitsImported
        = units_book::import after units_book::open, "导入单位";
    /// 人员，按单位顺序；可按姓名、单位、职务、手机尾号查找。
    read people(person::PeopleAsked) -> Vec<person::PersonLine> = person::all;
    /// 核对一个身份证号：对不对、错在哪里，出生、性别，登记在谁名下。
    read check_id_number(person::CheckIdNumber) -> person::IdNumberSaid = person::check_id_number;
    /// 修改一个人的信息。
    change save_person(person::SavePerson) -> person::Person = person::save, "修改人员";
    /// 一个人的档案：现在的信息、标签，参加过的每个班和当时的单位、职务、学时、结业。
    read person(person::OfPerson) -> person::PersonFile = person::of;
    /// 给一个人加标签，可写起止时间；同一起点的同名标签只改截止时间。
    change tag_person(person::TagPerson) -> Vec<person::PersonTag> = person::tag, "加标签";
    /// 去掉一个人的标签。
    change untag_person(person::OfPersonTag) -> Vec<person::PersonTag> = person::untag, "去标签";
    /// 可能是同一人的记录，两两列出，附理由。
    read likely_same(Everything) -> Vec<person::Likely> = person::likely;
    /// 记下两个人不是同一人，以后不再列出。
    change not_same(person::NotSame) -> () = person::not_same, "不是同一人";
    /// 把一个人的两条记录合并成一人：班次归到一起，空白互相补上。
    change merge_people(person::MergePeople) -> person::Person = person::merge, "合并人员";
    /// 删除没有参加过任何班的人。
    change remove_person(person::OfPerson) -> () = person::remove, "删除人员";
    /// 民族、政治面貌、学历、职务层次、职级、单位性质的用词，和已经用过的标签、系统、片区。
    read word_lists(Everything) -> person::WordLists = person::word_lists;
    /// 全部授课人。
    read lecturers(Everything) -> Vec<lecturer::LecturerLine> = lecturer::all;
    /// 新增授课人。
    change add_lecturer(lecturer::NewLecturer) -> lecturer::Lecturer = lecturer::add, "新增授课人";
    /// 修改授课人。
    change save_lecturer(lecturer::Lecturer) -> lecturer::Lecturer = lecturer::save, "修改授课人";
    /// 删除没有课次的授课人。
    change remove_lecturer(lecturer::OfLecturer) -> () = lecturer::remove, "删除授课人";
    /// 写下一名授课人能讲哪些专题。
    change set_teaches(lecturer::teaches::SetTeaches) -> Vec<topic::TopicId> = lecturer::teaches::of_lecturer, "能讲的专题";
    /// 写下一个专题有哪些授课人能讲。
    change set_teachers(lecturer::teaches::SetTeachers) -> Vec<lecturer::LecturerId>
        = lecturer::teaches::of_topic, "能讲的授课人";
    /// 一名授课人、一个专题、场地或教学点的全部课次和每年的场次、学时，新的在前；合班算一次。
    read bookings(booking::BookingsAsked) -> booking::Bookings = booking::of;
    /// 全部专题。
    read topics(Everything) -> Vec<topic::TopicLine> = topic::all;
    /// 新增专题。
    change add_topic(topic::NewTopic) -> topic::Topic = topic::add, "新增专题";
    /// 修改专题。
    change save_topic(topic::Topic) -> topic::Topic = topic::save, "修改专题";
    /// 删除没有课次的专题。
    change remove_topic(topic::OfTopic) -> () = topic::remove, "删除专题";
    /// 全部场地。
    read venues(Everything) -> Vec<venue::VenueLine> = venue::all;
    /// 新增场地。
    change add_venue(venue::NewVenue) -> venue::Venue = venue::add, "新增场地";
    /// 修改场地。
    change save_venue(venue::Venue) -> venue::Venue = venue::save, "修改场地";
    /// 删除没有课次的场地。
    change remove_venue(venue::OfVenue) -> () = venue::remove, "删除场地";
    /// 全部现场教学点。
    read field_sites(Everything) -> Vec<field_site::FieldSiteLine> = field_site::all;
    /// 新增现场教学点。
    change add_field_site(field_site::NewFieldSite) -> field_site::FieldSite = field_site::add, "新增教学点";
    /// 修改现场教学点。
    change save_field_site(field_site::FieldSite) -> field_site::FieldSite = field_site::save, "修改教学点";
    /// 删除没有课次、不在线路上的现场教学点。
    change remove_field_site(field_site::OfFieldSite) -> () = field_site::remove, "删除教学点";
    /// 教学点之间的路程，分钟。
    read travel(Everything) -> Vec<field_site::Travel> = field_site::travel;
    /// 写下两个教学点之间的路程；不填就是不清楚。
    change set_travel(field_site::SetTravel) -> Vec<field_site::Travel> = field_site::set_travel, "路程";
    /// 全部线路和各站，附路上来不及的地方。
    read routes(Everything) -> Vec<route::RouteLine> = route::all;
    /// 新增线路。
    change add_route(route::AddRoute) -> route::RouteLine = route::add, "新增线路";
    /// 修改线路和它的各站。
    change save_route(route::SaveRoute) -> route::RouteLine = route::save, "修改线路";
    /// 删除线路；已经排入课程表的课次不动。
    change remove_route(route::OfRoute) -> () = route::remove, "删除线路";
    /// 把一条线路整条排入一个班的课程表，每站一个现场教学课次。
    change drop_route(route::DropRoute) -> timetable::Timetable = route::put_down, "排入线路";
    /// 一名授课人、一个场地或教学点何时可以、何时不可以；一条也没有就是都可以。
    read availability(availability::OfOwner) -> Vec<availability::Time> = availability::of;
    /// 写下一名授课人、一个场地或教学点的全部可用时间：每周的，某几天的。
    change set_availability(availability::SetAvailability) -> Vec<availability::Time> = availability::set, "可用时间";
    /// 一年的节假日和调休上班日：国务院办公厅的通知，和本校另定的。
    read holidays(holidays::HolidaysAsked) -> holidays::HolidayYear = holidays::year;
    /// 另定一天放假、上班，或只是平日。
    change set_special_day(holidays::NewSpecialDay) -> holidays::HolidayYear = holidays::set, "设置节假日";
    /// 取消另定的一天，恢复通知的安排。
    change drop_special_day(holidays::OfDay) -> holidays::HolidayYear = holidays::forget, "恢复节假日";
    /// 录入国务院办公厅的放假通知：整段文字，逐条读成放假和调休上班的日子；读不懂的说明是哪一句，什么也不写入。
    change enter_notice(holidays::Notice) -> holidays::HolidayYear = holidays::enter_notice, "录入放假通知";
    /// 按文件（表头：日期、至、类型、名称）写入节假日。
    change import_holidays(holidays_book::HolidaysFile) -> holidays::HolidayYear
        = holidays_book::import after holidays_book::open, "导入节假日";
    /// 核对一个授课人、专题、场地或教学点的文件：新增、修改哪些，哪些行和格看不懂。什么也不写入。
    read check_register(register_book::RegisterFile) -> register_book::RegisterReport
        = register_book::check after register_book::open;
    /// 按文件写入授课人、专题、场地或教学点；文件里没有的保留。
    change import_register(register_book::RegisterFile) -> register_book::RegisterImported
        = register_book::import after register_book::open, "导入名录";
    /// 一年的节假日，Excel 文件。
    read holidays_sheet(holidays::HolidaysAsked) -> holidays_book::HolidaysSheet
        = holidays_book::gather then holidays_book::draw;

    // ------------------------------------------------------------------------------------------- classes
    /// 全部班次，新的在前，附各项数字。
    read cohorts(Everything) -> Vec<cohort::CohortLine> = cohort::all;
    /// 一个班次，附各项数字。
    read cohort(cohort::OfCohort) -> cohort::CohortLine = cohort::of;
    /// 新建班次。
    change create_cohort(cohort::NewCohort) -> cohort::CohortLine = cohort::create, "新建班次";
    /// 修改班次。
    change save_cohort(cohort::Cohort) -> cohort::CohortLine = cohort::save, "修改班次";
    /// 删除班次和它的名册、课程表、考勤；已发证的不能删除。
    change remove_cohort(cohort::OfCohort) -> () = cohort::remove, "删除班次";

    // ------------------------------------------------------------------------------------------- the year's plan
    /// 班次类别的树，上级在前，附班次数和计划条数。
    read cohort_kinds(Everything) -> Vec<cohort::kind::CohortKindLine> = cohort::kind::all;
    /// 新增班次类别，排在同级的最后。
    change add_cohort_kind(cohort::kind::AddCohortKind) -> cohort::kind::CohortKind = cohort::kind::add, "新增班次类别";
    /// 修改班次类别：名称、上级、性质；它的班次的性质跟着变。
    change save_cohort_kind(cohort::kind::SaveCohortKind) -> cohort::kind::CohortKind = cohort::kind::save, "修改班次类别";
    /// 删除没有用到的班次类别。
    change remove_cohort_kind(cohort::kind::OfCohortKind) -> () = cohort::kind::remove, "删除班次类别";
    /// 调整同级类别的顺序。
    change order_cohort_kinds(cohort::kind::CohortKindOrder) -> Vec<cohort::kind::CohortKindLine>
        = cohort::kind::put_in_order, "调整班次类别";
    /// 套用常用的班次类别；已有的不动。
    change adopt_usual_kinds(Everything) -> Vec<cohort::kind::CohortKindLine> = cohort::kind::adopt_usual, "套用常用类别";
    /// 一个班的集中学习阶段；没有的是从头到尾连续办班。
    read phases(cohort::OfCohort) -> cohort::Phases = cohort::phases;
    /// 填写一个班的集中学习阶段，全部；班次的起止日期跟着变。
    change set_phases(cohort::SetPhases) -> cohort::Phases = cohort::set_phases, "集中学习阶段";
    /// 按“每两周一次”之类的规律推出集中学习阶段，避开放假。什么也不写入。
    read repeat_phases(cohort::RepeatPhases) -> cohort::ProposedPhases = cohort::repeat_phases;
    /// 照上一期新建班次：日期、阶段、课程表、名额、参训条件；授课人都改为待确认，碰上放假的课顺延。
    change copy_cohort(cohort::CopyCohort) -> cohort::Copied = cohort::copy, "照上一期建班";
    /// 班次整体改期，阶段和课程表一起移动；已点名的不能改。
    change shift_cohort(cohort::ShiftCohort) -> cohort::CohortLine = cohort::shift, "班次改期";
    /// 培训项目，新的在前，附各年各层级的目标和完成情况。
    read programmes(Everything) -> Vec<programme::ProgrammeLine> = programme::all;
    /// 新增培训项目。
    change add_programme(programme::NewProgramme) -> programme::Programme = programme::add, "新增培训项目";
    /// 修改培训项目。
    change save_programme(programme::Programme) -> programme::Programme = programme::save, "修改培训项目";
    /// 删除没有班次和计划的培训项目。
    change remove_programme(programme::OfProgramme) -> () = programme::remove, "删除培训项目";
    /// 填写培训项目各年各层级的目标（期、人次），全部。
    change set_targets(programme::SetTargets) -> Vec<programme::ProgrammeLine> = programme::set_targets, "填写项目目标";
    /// 一年的办班计划，逐行，附执行情况和计划外的班次。
    read year_plan(plan::OfYear) -> plan::YearPlan = plan::of;
    /// 年度计划增加若干行。
    change add_plan_lines(plan::AddPlanLines) -> plan::YearPlan = plan::add, "增加计划";
    /// 修改年度计划的一行。
    change save_plan_line(plan::PlanLine) -> plan::YearPlan = plan::save, "修改计划";
    /// 从年度计划删除若干行；已建的班不动。
    change remove_plan_lines(plan::OfPlanLines) -> () = plan::remove, "删除计划";
    /// 调整年度计划的顺序。
    change order_plan_lines(plan::PlanOrder) -> plan::YearPlan = plan::put_in_order, "调整计划顺序";
    /// 照另一年的计划增加：日期按星期对应，避开放假。
    change copy_year_plan(plan::CopyYearPlan) -> plan::CopiedPlan = plan::copy_year, "照抄年度计划";
    /// 按年度计划的一行建班。
    change open_class(plan::OfPlanLine) -> cohort::CohortLine = plan::open_class, "按计划建班";
    /// 把计划外的班次补入年度计划。
    change plan_classes(plan::PlanClasses) -> plan::YearPlan = plan::plan_classes, "补入计划";
    /// 全年一览：班次和计划排成横条，每天的床位、就餐、座位，超出的日子和原因，抢同一批人的班。
    read year_wall(plan::OfYear) -> plan::YearWall = plan::wall;
    /// 设置床位、就餐、座位的容量；0 是不限。
    change set_limits(plan::Limits) -> plan::Limits = plan::set_limits, "设置容量";

    // ------------------------------------------------------------------------------------------- the roster
    /// 一个班的名册，按序号。
    read trainees(cohort::OfCohort) -> Vec<trainee::TraineeLine> = trainee::all;
    /// 录入一名学员。
    change enrol(trainee::Enrol) -> Vec<trainee::TraineeLine> = trainee::enrol, "录入学员";
    /// 修改一名学员。
    change save_trainee(trainee::SaveTrainee) -> Vec<trainee::TraineeLine> = trainee::save, "修改学员";
    /// 学员中途退出，或恢复在训。
    change trainee_leaves(trainee::Leaving) -> Vec<trainee::TraineeLine> = trainee::leave, "学员退出";
    /// 从名册删除误录的学员；有考勤或证书的不能删除。
    change remove_trainee(trainee::OfTrainee) -> () = trainee::remove, "删除学员";
    /// 重新编序号：按单位顺序，或按给出的顺序；移动过的人从此算手工指定。
    change renumber(trainee::Renumber) -> Vec<trainee::TraineeLine> = trainee::renumber, "重新编号";
    /// 名册排序：按单位顺序、职级、姓氏笔画或姓名笔画；手工指定的位置保持不变，拿不准的逐个说明。
    change sort_people(trainee::SortPeople) -> trainee::Sorted = trainee::sort, "名册排序";
    /// 手工指定一名学员的序号，或取消指定。
    change place_trainee(trainee::PlaceTrainee) -> Vec<trainee::TraineeLine> = trainee::place, "手工排位";
    /// 换人：原来的学员退出，新的学员接替序号和小组，两人都留在名册上，附函号。
    change replace_trainee(trainee::substitution::ReplaceTrainee) -> Vec<trainee::TraineeLine> = trainee::substitution::replace, "换人";
    /// 名册定稿：此后新增、替换、变更、退出的，逐个标出。
    change freeze_roster(trainee::frozen::FreezeRoster) -> trainee::frozen::RosterChanges = trainee::frozen::freeze, "名册定稿";
    /// 取消名册定稿。
    change unfreeze_roster(cohort::OfCohort) -> trainee::frozen::RosterChanges = trainee::frozen::unfreeze, "取消定稿";
    /// 名册定稿以后的变动，逐条成句。
    read roster_changes(cohort::OfCohort) -> trainee::frozen::RosterChanges = trainee::frozen::changes;
    /// 班委会、临时党支部、小组的职务用词。
    read role_words(Everything) -> trainee::role::RoleWords = trainee::role::words;
    /// 指定一名学员在班内的职务：班长、支部书记、组长……几个职务用顿号分开。
    change set_role(trainee::role::SetRole) -> Vec<trainee::TraineeLine> = trainee::role::set, "指定职务";
    /// 班委会、临时党支部、各组组长名单；没有人的是待定。
    read officers(cohort::OfCohort) -> trainee::role::Officers = trainee::role::officers;
    /// 拖入的文件夹里有哪些文件可能是报名表。
    act list_files(intake::Dropped) -> intake::FilesFound = intake::list_files;
    /// 读一个名册文件，看能读懂什么；读过的记着，核对时不再读。
    act read_workbook(intake::RosterFile) -> roster::WorkbookSeen = intake::look;
    /// 不再读了：正在读的名册文件当即停下。
    act stop_reading(Everything) -> () = reading::stop;
    /// 核对一批报名表：每份能采用多少、有什么疑问、和上一份差在哪里。什么也不写入。
    read check_rosters(intake::RostersAsked) -> intake::RostersReport = intake::check after intake::open;
    /// 按核对结果把一批报名表写入名册，一次操作。
    change import_rosters(intake::ImportRosters) -> intake::Imported = intake::write after intake::reopen, "导入名册";
    /// 退件单：单位自己的表，有问题的格标色加批注。
    read return_slips(intake::SlipsAsked) -> Vec<intake::ReturnSlip> = intake::return_slips after intake::open_slips;
    /// 一个班的名册从哪些文件来，新的在前。
    read intakes(cohort::OfCohort) -> Vec<school::intake::TakenIn> = school::intake::taken_in;
    /// 导入时留存的原文件。
    read sent_file(intake::OfIntake) -> intake::SentFile = intake::sent_file;
    /// 一个人的每项信息出自哪个文件、哪个格，原文是什么。
    read sources(school::intake::SourcesAsked) -> Vec<school::intake::Source> = school::intake::sources;

    // ------------------------------------------------------------------------------------------- places and groups
    /// 一个班各单位的名额、已报、缺、超，和近几年已训的人数。
    read quotas(cohort::OfCohort) -> quota::Quotas = quota::of;
    /// 填写一个班的全部名额。
    change set_quotas(quota::SetQuotas) -> quota::Quotas = quota::set, "填写名额";
    /// 按权数（默认为各单位人数）分配名额的建议。什么也不写入。
    read share_quotas(quota::ShareQuotas) -> quota::Shared = quota::share;
    /// 照抄另一个班（默认为上一期）的名额。
    change copy_quotas(quota::CopyQuotas) -> quota::Quotas = quota::copy, "照抄名额";
    /// 一个班的参训条件：年龄、职务层次、标签、剔除近几年已训。
    read eligibility(cohort::OfCohort) -> enrolment::Eligibility = enrolment::eligibility;
    /// 修改参训条件。
    change set_eligibility(enrolment::Eligibility) -> enrolment::Eligibility = enrolment::set_eligibility, "修改参训条件";
    /// 报名核对：缺、未报、超、重复、在训冲突、近年已训、资格存疑，和给各单位的提醒文字。
    read roster_check(enrolment::RosterChecked) -> enrolment::RosterCheck = enrolment::check;
    /// 一个班的分组、组员、均衡情况和分组要求。
    read groups(cohort::OfCohort) -> group::Groups = group::of;
    /// 分组：按单位、性别、职务层次均衡，每组一名组长；固定的人不动，要求同组、不同组的照办。
    change form_groups(group::FormGroups) -> group::Groups = group::form, "分组";
    /// 有人退出或新来以后调整分组，动的人最少，并说明谁动。
    change repair_groups(cohort::OfCohort) -> group::Repaired = group::repair, "调整分组";
    /// 把一名学员编入小组，或移出小组。
    change move_to_group(group::MoveToGroup) -> group::Groups = group::move_to, "调组";
    /// 把一名学员固定在小组里，或解除固定。
    change lock_in_group(group::LockInGroup) -> group::Groups = group::lock, "固定小组";
    /// 填写小组的讨论地点。
    change set_group_place(group::SetGroupPlace) -> group::Groups = group::set_place, "小组地点";
    /// 记下两名学员要同组，或不同组。
    change add_group_wish(group::AddGroupWish) -> group::Groups = group::add_wish, "分组要求";
    /// 取消一条分组要求。
    change remove_group_wish(group::OfWish) -> group::Groups = group::remove_wish, "取消分组要求";
    /// 取消一个班的分组。
    change clear_groups(cohort::OfCohort) -> group::Groups = group::clear, "取消分组";

    // ------------------------------------------------------------------------------------------- the timetable
    /// 一个班的课程表，和各班之间的冲突。
    read timetable(cohort::OfCohort) -> timetable::Timetable = timetable::of;
    /// 今天起全部班次的冲突；可限定日期、班次、规则。每处一句，附轻重、依据和保留的原因。
    read clashes(timetable::ClashesAsked) -> Vec<timetable::Clash> = timetable::clashes;
    /// 试排：这样排会和什么冲突。什么也不写入。
    read would_clash(timetable::WouldClash) -> Vec<timetable::Clash> = timetable::would_clash;
    /// 一个课次（或要排的课次）移到每个半天，最要紧的冲突是什么。什么也不写入。
    read landings(timetable::LandingsAsked) -> Vec<timetable::Landing> = timetable::landings;
    /// 找空档：授课人、场地、班次、教学点都空的时间；没有空的日子，是什么占着。
    read free_slots(timetable::FreeAsked) -> Vec<timetable::FreeDay> = timetable::free_slots;
    /// 保留一处冲突，写明原因。
    change keep_clash(timetable::KeepClash) -> Vec<timetable::Clash> = timetable::keep, "保留冲突";
    /// 不再保留一处冲突。
    change drop_kept(timetable::OfClash) -> Vec<timetable::Clash> = timetable::drop_kept, "取消保留冲突";
    /// 排一个课次；新的专题、授课人、场地一并登记。
    change plan_session(timetable::Plan) -> timetable::Planned = timetable::plan, "排课";
    /// 一次排很多课次；哪一条排不了，按顺序号说明。
    change plan_sessions(timetable::Plans) -> timetable::PlannedMany = timetable::plan_all, "批量排课";
    /// 修改一个课次，没有写的项目不变；合班的，各班一起改。
    change replan_session(timetable::Replan) -> timetable::Planned = timetable::replan, "修改课次";
    /// 把一个课次移到别的时间，时长不变。
    change move_session(timetable::Move) -> timetable::Planned = timetable::move_to, "移动课次";
    /// 核对一个课程表文件：新增、修改、移动、删除哪些课次，和什么冲突，哪些格读不懂。什么也不写入。
    read check_timetable(timetable_book::TimetableFile) -> timetable_book::TimetableReport
        = timetable_book::check after timetable_book::open;
    /// 按文件写入一个班的课程表，一次操作。
    change import_timetable(timetable_book::TimetableFile) -> timetable_book::TimetableImported
        = timetable_book::import after timetable_book::open, "导入课程表";
    /// 调整课程表：移动、互换、换人讲授、换场地、排入待排课次，几步作为一次操作；合班的一起动。
    change amend_timetable(timetable::Amend) -> timetable::Amended = timetable::amend, "调整课程表";
    /// 补救：一个课次的冲突，或一位授课人来不了，怎样改动最小；每条写明惊动谁、还有什么不足。什么也不写入。
    read repairs(timetable::mending::RepairsAsked) -> timetable::mending::Repairs = timetable::mending::repairs;
    /// 自动排课：给一个或几个班的待排课次找时间、授课人、场地；排不下的说明是哪些要求互相矛盾。什么也不写入。
    read arrange(timetable::arranging::ArrangeAsked) -> timetable::arranging::Arrangement
        = timetable::arranging::gather then arranging::search;
    /// 自动排课排到哪里了。
    act arranging_progress(Everything) -> timetable::arranging::Progress = arranging::progress;
    /// 不再排了：正在进行的自动排课停下，给出已经找到的。
    act stop_arranging(Everything) -> () = arranging::stop;
    /// 一个班还没有时间的课次。
    read unplaced(cohort::OfCohort) -> Vec<timetable::unplaced::UnplacedLine> = timetable::unplaced::all;
    /// 记下一个班要上的课，时间待排；新的专题、授课人、场地一并登记。
    change add_unplaced(timetable::unplaced::AddUnplaced) -> Vec<timetable::unplaced::UnplacedLine> = timetable::unplaced::add, "待排课次";
    /// 把几个专题列入待排，按各专题平常的形式和学时。
    change add_unplaced_from_topics(timetable::unplaced::AddFromTopics) -> Vec<timetable::unplaced::UnplacedLine>
        = timetable::unplaced::add_from_topics, "待排课次";
    /// 修改一个待排的课次。
    change save_unplaced(timetable::unplaced::Unplaced) -> Vec<timetable::unplaced::UnplacedLine> = timetable::unplaced::save, "修改待排课次";
    /// 删除一个待排的课次。
    change remove_unplaced(timetable::unplaced::OfUnplaced) -> Vec<timetable::unplaced::UnplacedLine> = timetable::unplaced::remove, "删除待排课次";
    /// 把一个课次从课程表移到待排。
    change unplace_session(timetable::unplaced::Unplace) -> Vec<timetable::unplaced::UnplacedLine> = timetable::unplaced::unplace, "移到待排";
    /// 照抄另一个班的全部课次和排课要求，列入待排。
    change copy_unplaced(timetable::unplaced::CopyUnplaced) -> Vec<timetable::unplaced::UnplacedLine> = timetable::unplaced::copy, "照抄课次";
    /// 一个班的排课要求：先后、连排、同一天、不同天，和现在是否做到。
    read course_wishes(cohort::OfCohort) -> Vec<timetable::wish::CourseWishLine> = timetable::wish::all;
    /// 记下两个专题之间的排课要求。
    change add_course_wish(timetable::wish::NewCourseWish) -> Vec<timetable::wish::CourseWishLine> = timetable::wish::add, "排课要求";
    /// 取消一条排课要求。
    change remove_course_wish(timetable::wish::OfCourseWish) -> Vec<timetable::wish::CourseWishLine> = timetable::wish::remove, "取消排课要求";
    /// 延长或缩短一个课次；学时没有手工填过的，跟着变。
    change stretch_session(timetable::Stretch) -> timetable::Planned = timetable::stretch, "调整时长";
    /// 互换两个课次的时间，可以是两个班的。
    change swap_sessions(timetable::Swap) -> timetable::Swapped = timetable::swap, "互换课次";
    /// 把几个课次复制到别的日子或别的班，间隔不变，授课人都是待确认。
    change copy_sessions(timetable::CopySessions) -> Vec<timetable::Planned> = timetable::copy, "复制课次";
    /// 固定几个课次，自动安排时不动它们；或解除固定。
    change lock_sessions(timetable::Lock) -> Vec<timetable::SessionLine> = timetable::lock, "固定课次";
    /// 记下几个课次的授课人已确认，或还没有。
    change confirm_sessions(timetable::Confirm) -> Vec<timetable::SessionLine> = timetable::confirm, "确认课次";
    /// 删除一个课次；合班的，只删本班的，或全部。
    change remove_session(timetable::RemoveSession) -> () = timetable::remove, "删除课次";
    /// 删除几个课次，一次操作；合班的只从本班删除。
    change remove_sessions(timetable::RemoveSessions) -> () = timetable::remove_all, "删除课次";
    /// 一个课次在各班的样子：合班的每班一条，自己在前。
    read joint_session(timetable::OfSession) -> timetable::Joined = timetable::joined;
    /// 合班：让别的班一起上这个课次。
    change join_sessions(timetable::Join) -> timetable::Joined = timetable::join, "合班";
    /// 退出合班，课次留在本班的课程表上。
    change part_session(timetable::OfSession) -> timetable::Planned = timetable::part, "退出合班";
    /// 审定课程表，成为一版；此后的变动是调课。
    change approve_timetable(timetable::approved::ApproveTimetable) -> timetable::approved::TimetableChanges
        = timetable::approved::approve, "审定课程表";
    /// 取消最近一次审定。
    change withdraw_approval(cohort::OfCohort) -> timetable::approved::TimetableChanges
        = timetable::approved::withdraw, "取消审定";
    /// 审定以后的调课，逐条成句，附原因和要通知的人，以及因此过期的纸张。
    read timetable_changes(cohort::OfCohort) -> paper::Adjustments = paper::timetable_changes;
    /// 写明一个课次调课的原因。
    change give_adjustment_reason(timetable::adjustment::GiveReason) -> timetable::approved::TimetableChanges
        = timetable::adjustment::give_reason, "调课原因";
    /// 出调课通知单：把还没有通知的调课编为第N号，原样保存；要印，用 paper 的 adjustments。
    change issue_adjustment_notice(cohort::OfCohort) -> timetable::notice::AdjustmentNotice = timetable::notice::issue, "出调课通知单";
    /// 一个班出过的调课通知单，按号数，各是当时所说的。
    read adjustment_notices(cohort::OfCohort) -> Vec<timetable::notice::AdjustmentNotice> = timetable::notice::all;

    // ------------------------------------------------------------------------------------------- roll and completion
    /// 一个课次的点名册：当天应到的人和他们的考勤；不在册的本班学员、旁听、会场。
    read roll_call(timetable::OfSession) -> rollcall::RollCall = rollcall::of;
    /// 点名：只报没有正常出勤的人，其余都是出勤（已批准请假的是请假）；完成以后再改是更正，要写原因。
    change take_roll(rollcall::TakeRoll) -> rollcall::RollCall = rollcall::take, "点名";
    /// 清除一个课次的点名；已完成的要写原因。
    change clear_roll(rollcall::ClearRoll) -> rollcall::RollCall = rollcall::clear, "清除点名";
    /// 一个班的考勤：每人每次课，和参训率。
    read attendance(cohort::OfCohort) -> rollcall::Attendance = rollcall::attendance;
    /// 全班考勤表上改动的考勤，一次操作；原未点名的课次记为点名未完成。
    change write_marks(rollcall::WriteMarks) -> rollcall::Written = rollcall::write_marks, "全班考勤";
    /// 点名完成以后的更正，原记录和现记录、原因，按班次或课次。
    read corrections(rollcall::CorrectionsAsked) -> Vec<rollcall::CorrectionLine> = rollcall::corrections;
    /// 一张签到表的编码：是哪几个课次的，哪一行是谁；名册变动以后哪些行变了。
    read sheet_of_code(paper::OfCode) -> paper::SignedSheet = paper::sheet_of_code;
    /// 按签过的签到表点名：输入编码和没有签名的行；没签的是旷课，有假的是请假。
    change take_from_sheet(rollcall::TakeFromSheet) -> rollcall::TakenFromSheet
        = rollcall::take_from_sheet, "按签到表点名";
    /// 核对另一台设备记下的考勤：谁改成什么，哪些格看不懂。什么也不写入。
    read check_roll(roll_book::RollFile) -> roll_book::RollReport = roll_book::check after roll_book::open;
    /// 按文件写入一个课次的点名册；文件里没有的人不动。
    change import_roll(roll_book::RollFile) -> rollcall::RollCall = roll_book::import after roll_book::open, "导入考勤";
    /// 点名时输入的是谁：序号、姓名、拼音首字母、胸牌编码或身份证号。
    read find_on_roll(rollcall::FindOnRoll) -> rollcall::Called = rollcall::find;
    /// 一个班每名学员的编码，印在胸牌上，扫码点名用。
    read badge_codes(cohort::OfCohort) -> Vec<rollcall::BadgeLine> = rollcall::badges;
    /// 一个课次由谁参加：哪几组，谁选了，因此应到哪些人。
    read session_people(timetable::OfSession) -> rollcall::SessionPeople = rollcall::people;
    /// 设定一个课次由哪几组参加；一组也不写是全班。
    change set_session_groups(rollcall::SetSessionGroups) -> rollcall::SessionPeople = rollcall::set_groups, "参加的小组";
    /// 填写一个选修课次的选课名单。
    change set_elective_choices(rollcall::SetElectiveChoices) -> rollcall::SessionPeople
        = rollcall::set_choices, "选课名单";
    /// 一个班在分会场就座的人；其余在主会场。
    read branch_seats(cohort::OfCohort) -> Vec<rollcall::BranchSeat> = rollcall::branch_seats;
    /// 安排到分会场就座，按人、按单位、按小组；不写会场是回主会场。
    change set_branch_seats(rollcall::SetBranchSeats) -> Vec<rollcall::BranchSeat>
        = rollcall::set_branch_seats, "分会场";
    /// 考勤统计：按学员、课次、日、班次或单位，应到、实到、请假、缺勤和两种参训率，附口径。
    read roll_figures(rollcall::figures::FiguresAsked) -> rollcall::figures::RollFigures = rollcall::figures::of;
    /// 考勤统计里一个数背后的名单。
    read roll_names(rollcall::figures::NamesAsked) -> rollcall::figures::FigureNames = rollcall::figures::names;
    /// 结业审核：每人的考勤、规则的建议和作出的决定。
    read completion(cohort::OfCohort) -> completion::Completion = completion::of;
    /// 决定准予、暂缓或不予结业。
    change decide_completion(completion::Decide) -> completion::Completion = completion::decide, "结业审核";
    /// 一个班的证书登记簿。
    read certificates(cohort::OfCohort) -> Vec<certificate::Certificate> = certificate::all;
    /// 接下来的证书会得到的编号。什么也不写入。
    read next_serials(certificate::NextAsked) -> certificate::NextSerials = certificate::next;
    /// 发证：按样式编号并固定证书内容。不能撤销，只能作废。
    change issue_certificates(certificate::Issue) -> Vec<certificate::Certificate> = certificate::issue, "发证";
    /// 作废一张证书，编号保留。
    change void_certificate(certificate::MakeVoid) -> Vec<certificate::Certificate> = certificate::make_void, "作废证书";

    // ------------------------------------------------------------------------------------------- leave
    /// 请假登记：一个班、一名学员或某一天的请假，新的在前。
    read leaves(leave::LeavesAsked) -> Vec<leave::LeaveLine> = leave::all;
    /// 请假之前先问：总学时、已请、本次、还可请多少，要谁签字，涉及哪些课次，已点名的会怎样改。什么也不写入。
    read ask_leave(leave::AskLeave) -> leave::LeaveAsked = leave::ask;
    /// 登记请假：待批，或签齐了当即批准；批准时，已点名课次里的旷课改为请假。
    change add_leave(leave::AddLeave) -> leave::LeaveLine = leave::add, "请假";
    /// 记下一个签字；签齐了就是批准。
    change sign_leave(leave::SignLeave) -> leave::LeaveLine = leave::sign, "请假签字";
    /// 批准、不批，或改回待批。
    change decide_leave(leave::DecideLeave) -> leave::LeaveLine = leave::decide, "批假";
    /// 销假：什么时候回来的；早于准假时间的，退回学时。
    change end_leave(leave::EndLeave) -> leave::LeaveLine = leave::end, "销假";
    /// 修改请假；种类、时间变了的，须重新批准。
    change change_leave(leave::ChangeLeave) -> leave::LeaveLine = leave::change, "修改请假";
    /// 删除一次请假，考勤不变。
    change remove_leave(leave::OfLeave) -> () = leave::remove, "删除请假";
    /// 把单位的函、医院的证明附在请假上。
    change attach_to_leave(leave_file::AttachToLeave) -> leave::LeaveLine
        = leave_file::attach after leave_file::open, "请假附件";
    /// 取消请假的附件。
    change detach_from_leave(leave::OfLeave) -> leave::LeaveLine = leave::detach, "取消请假附件";
    /// 请假的附件。
    read leave_file(leave::OfLeave) -> intake::SentFile = leave_file::file;

    // ------------------------------------------------------------------------------------------- speech, duty, buses
    /// 现场点名：一次课里可以点谁发言，谁还没有轮到，最近点的是谁。
    read speakers(speech::SpeakersAsked) -> speech::Speakers = speech::speakers;
    /// 现场点名：随机或逐层各点一人，在场的人都点到以前不重复；也可以指定。点到就记入发言登记。
    change call_to_speak(speech::CallToSpeak) -> speech::Speakers = speech::call, "现场点名";
    /// 一个课次的发言登记，按顺序。
    read speeches(timetable::OfSession) -> speech::Speeches = speech::of;
    /// 一个班的发言：每次课、每人的次数和时长。
    read class_speeches(cohort::OfCohort) -> speech::ClassSpeeches = speech::of_class;
    /// 登记一人发言，排在最后。
    change add_speech(speech::AddSpeech) -> speech::Speeches = speech::add, "登记发言";
    /// 修改一条发言登记：发言人、题目、时长、点评。
    change save_speech(speech::Speech) -> speech::Speeches = speech::save, "修改发言";
    /// 删除一条发言登记，或收回刚点的名。
    change remove_speech(speech::OfSpeech) -> speech::Speeches = speech::remove, "删除发言";
    /// 调整一个课次的发言顺序。
    change order_speeches(speech::SpeechOrder) -> speech::Speeches = speech::order, "调整发言顺序";
    /// 一个班的轮值：每天谁值日、主持，每人几次。
    read duties(cohort::OfCohort) -> duty::DutyPlan = duty::of;
    /// 安排轮值：人人轮到一次才有第二次，各组轮流；请假、缺勤、没有报到的那天不排，手工指定的不动。
    change share_out_duty(duty::ShareOutDuty) -> duty::DutyPlan = duty::share_out, "安排轮值";
    /// 手工指定一天的一种轮值由谁担任；空着就是待定。
    change set_duty(duty::SetDuty) -> duty::DutyPlan = duty::set, "指定轮值";
    /// 两个人对调轮值，一步完成；对调以后算手工指定。
    change swap_duty(duty::SwapDuty) -> duty::DutyPlan = duty::swap, "对调轮值";
    /// 清除一个班的全部轮值，手工指定的也清除。
    change clear_duty(cohort::OfCohort) -> duty::DutyPlan = duty::clear, "清除轮值";
    /// 一个班有现场教学的日子，和各天的车辆。
    read field_days(cohort::OfCohort) -> Vec<bus::FieldDay> = bus::days;
    /// 一天的车辆：谁坐哪辆，各站清点多少人，少了几人；请假的列出来。
    read buses(bus::BusDay) -> bus::BusPlan = bus::of;
    /// 增加几辆车。
    change add_buses(bus::AddBuses) -> bus::BusPlan = bus::add, "增加车辆";
    /// 修改一辆车：车牌、司机、座位、车长。
    change save_bus(bus::Bus) -> bus::BusPlan = bus::save, "修改车辆";
    /// 减去一辆车；坐它的人下车。
    change remove_bus(bus::OfBus) -> bus::BusPlan = bus::remove, "减去车辆";
    /// 安排乘车：同组或同单位的尽量同车，每辆定一名车长；请假的人不排。
    change share_out_buses(bus::ShareOutBuses) -> bus::BusPlan = bus::share_out, "安排乘车";
    /// 让几个人坐另一辆车，或下车。
    change move_to_bus(bus::MoveToBus) -> bus::BusPlan = bus::move_to, "换车";
    /// 记下一辆车在一站清点的人数。
    change count_heads(bus::CountHeads) -> bus::BusPlan = bus::count, "清点人数";
    /// 照另一天的车辆和座位安排。
    change copy_buses(bus::CopyBuses) -> bus::BusPlan = bus::copy, "照抄乘车";

    // ------------------------------------------------------------------------------------------- papers and figures
    /// 培训班情况统计：各班、各类别、各月，附口径。
    read statistics(statistics::Period) -> statistics::Statistics = statistics::of;
    /// 授课工作量：一段时间里每位授课人的场次和学时，合班只计一次。
    read workload(statistics::Period) -> teaching::Workload = teaching::workload;
    /// 领导授课台账：每位领导讲了什么、谁还没有讲，领导授课占主体班次学时的比例。
    read leader_ledger(statistics::Period) -> teaching::LeaderLedger = teaching::ledger;
    /// 授课邀请函的文字和联系人。
    read invitation_form(Everything) -> teaching::InvitationForm = teaching::form;
    /// 修改授课邀请函的文字和联系人。
    change set_invitation_form(teaching::InvitationForm) -> teaching::InvitationForm = teaching::set_form, "设置邀请函";
    /// 全部纸张和表格。
    act papers(Everything) -> Vec<paper::PaperKind> = paper::all;
    /// 一个班的各种纸张：印到第几版，是否过期。
    read papers_of(cohort::OfCohort) -> Vec<paper::PaperState> = paper::states;
    /// 一份纸张或表格的成品，和印不出的字。
    read paper(paper::PaperAsked) -> paper::Document = paper::gather then paper::draw;
    /// 一个班的报名表，每个单位一个 Excel 文件；不指定单位时全部单位。
    read registration_forms(paper::RegistrationAsked) -> Vec<paper::RegistrationForm>
        = paper::registration::gather then paper::registration::draw;
    /// 记下一份纸张已经印出或存出，得到它的版次。
    change note_printed(printout::Printed) -> printout::PrintedEdition = printout::note, "打印";

    // ------------------------------------------------------------------------------------------- the file
    /// 数据文件和备份在这台电脑的什么地方。
    act places(Everything) -> keeping::Places = keeping::places;
    /// 备份到备份文件夹，或指定的文件夹；备份后打开检验。
    act backup(keeping::BackUp) -> backup::Copy = keeping::back_up;
    /// 现有的备份，新的在前。
    act backups(Everything) -> Vec<keeping::Kept> = keeping::list;
    /// 一个备份里有什么：哪所学校，多少班次，最后做到哪里。什么也不写入。
    act backup_described(keeping::OfCopy) -> backup::Described = keeping::describe;
    /// 用一个备份恢复；恢复前先备份现在的数据。
    act restore(keeping::Restore) -> backup::Copy = keeping::restore;
    /// 检查数据文件：结构、关联、操作记录。
    act check(Everything) -> backup::Check = keeping::check;
}

/// What a request does to the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// Sees one moment, cannot write.
    Read,
    /// One journaled operation.
    Change,
    /// Concerns files, not rows.
    Act,
}

/// One request of the door.
pub struct Request {
    /// Its name.
    pub name: &'static str,
    /// What it does to the books.
    pub verb: Verb,
    /// One line of meaning.
    pub meaning: &'static str,
    /// The name of its label in the history; empty unless it changes something.
    pub label: &'static str,
    /// The TypeScript names of what is asked and answered.
    pub types: fn(&ts_rs::Config) -> (String, String),
    /// The JSON schemas of what is asked and answered.
    pub schemas: fn() -> (Value, Value),
    /// Shows both types, and all they are made of, to a collector.
    pub(crate) visit: fn(&mut crate::bindings::Collector),
}
