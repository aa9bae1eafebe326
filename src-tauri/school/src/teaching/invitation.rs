//! How the school invites a lecturer: the wording of the 授课邀请函, and whom to call.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Read, refusal,
    setting::{self, Concern},
};

/// The wording of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationForm {
    /// The text with its places: {班次} {起止} {地点} {学校}.
    pub wording: String,
    /// What is asked of the lecturer before the lecture, one sentence; may be empty.
    pub request: String,
    /// 联系人; empty: the class's 班主任.
    pub contact: String,
    /// 联系电话; empty: a line to write it on.
    pub phone: String,
}
impl Concern for InvitationForm {
    const NAME: &'static str = "invitation";
}
impl Default for InvitationForm {
    fn default() -> InvitationForm {
        InvitationForm {
            wording: "我校定于{起止}举办{班次}。根据教学安排，现诚邀您为本班学员授课，恳请拨冗莅临。有关事项如下："
                .into(),
            request: "请于授课前将讲课提纲、课件交联系人，便于印发和调试设备。".into(),
            contact: String::new(),
            phone: String::new(),
        }
    }
}

impl InvitationForm {
    /// The text about a class.
    pub fn about(&self, school: &str, class: &str, days: &str, place: &str) -> String {
        let places = [("{班次}", class), ("{起止}", days), ("{地点}", place), ("{学校}", school)];
        places.iter().fold(self.wording.clone(), |text, (mark, said)| text.replace(mark, said))
    }
}

/// The wording as it is set.
pub fn form(tx: &Read, _: Everything) -> Answer<InvitationForm> {
    setting::of(tx)
}

/// Sets the wording.
pub fn set_form(tx: &Change, it: InvitationForm) -> Answer<InvitationForm> {
    if it.wording.trim().is_empty() {
        return Err(refusal::is_empty("wording", "邀请函正文"));
    }
    setting::keep(tx, &it)?;
    tx.say("修改了授课邀请函的文字")?;
    Ok(it)
}
