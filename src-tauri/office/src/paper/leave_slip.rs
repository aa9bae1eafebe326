//! What a 请假条 is filled with: a leave of the register, or nothing yet.

use chrono::Datelike;
use papers::leave_slip::LeaveSlip;
use school::{
    Answer, Read,
    leave::{self, Leave, OfLeave, rules},
    refusal, setting,
};

use super::{
    PaperAsked,
    content::{Content, Said},
    gather::cohort_of,
};

pub(super) fn slip(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let asked = it.leave.ok_or_else(|| refusal::paper_needs("leave", "哪一次请假"))?;
    let line = leave::line(tx, OfLeave { leave: asked })?;
    let weighed = leave::weigh_again(tx, &Leave::get(tx, asked)?)?;
    let authority = weighed.limit.map(|limit| format!("。依据：{}", limit.authority)).unwrap_or_default();
    let slip = LeaveSlip {
        class: line.cohort_title.clone(),
        post: format!("{}{}", line.unit, line.post),
        kind: line.kind.word().into(),
        period: format!("{}年{}（{}）", line.from.day.year(), line.period, line.length),
        reason: line.reason,
        figures: format!("{}{authority}", weighed.say),
        signers: line.signatures.into_iter().map(|it| it.who).collect(),
        rules: String::new(),
        returned: line.returned,
        attached: line.file_name,
        name: line.name.clone(),
    };
    let part = format!("{}{}", line.name, line.period);
    Ok(Content { of: line.cohort_title, part, said: Said::LeaveSlip(slip) })
}

pub(super) fn blank(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let class = cohort_of(tx, it)?.title();
    let of_leave: setting::LeaveRules = setting::of(tx)?;
    let slip = LeaveSlip {
        class: class.clone(),
        signers: rules::every_signer(&of_leave),
        rules: rules::approvals_said(&of_leave),
        ..LeaveSlip::default()
    };
    Ok(Content { of: class, part: String::new(), said: Said::LeaveSlip(slip) })
}
