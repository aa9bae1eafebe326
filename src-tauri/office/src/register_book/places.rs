//! 场地名录、现场教学点名录: their columns, and what they say of a place.

use school::{
    Answer, Change, Everything, Read,
    field_site::{self, FieldSiteId, NewFieldSite},
    venue::{self, NewVenue, VenueId},
};

use super::column::{Column, Entry, figure, figure_of, name, name_of, phone_of, plain, text};

#[derive(Debug, Clone, PartialEq)]
pub(super) struct VenueSaid {
    id: Option<VenueId>,
    said: NewVenue,
}

const SEATS: &[&str] = &["座", "个座位", "个座", "座位", "人", "个", "位"];

impl Entry for VenueSaid {
    const WORD: &'static str = "场地";
    const COLUMNS: &'static [Column<Self>] = &[
        name!(&["名称", "场地", "场地名称", "教室", "教室名称", "会场", "房间", "地点"], 22.0),
        figure!(
            &["座位", "座位数", "容量", "容纳人数", "可容纳人数", "人数", "座位容量", "席位"],
            9.0,
            capacity,
            SEATS
        ),
        text!(&["位置", "所在位置", "地址", "楼层", "所在楼层"], 22.0, place),
        text!(&["设备", "设施", "设备设施", "配置", "主要设备"], 26.0, equipment),
        text!(&["备注", "说明"], 24.0, note),
    ];

    fn all(tx: &Read) -> Answer<Vec<Self>> {
        let lines = venue::all(tx, Everything {})?;
        Ok(lines.into_iter().map(|line| VenueSaid { id: Some(line.venue.id), said: line.venue.without_id() }).collect())
    }
    fn named(name: &str) -> Self {
        VenueSaid { id: None, said: NewVenue::named(&name_of(name)) }
    }
    fn name(&self) -> &str {
        &self.said.name
    }
    fn write(&self, tx: &Change, _: Option<&Self>) -> Answer<()> {
        match self.id {
            None => venue::add(tx, self.said.clone())?,
            Some(id) => venue::save(tx, self.said.clone().with_id(id))?,
        };
        Ok(())
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct SiteSaid {
    id: Option<FieldSiteId>,
    said: NewFieldSite,
}

impl Entry for SiteSaid {
    const WORD: &'static str = "教学点";
    const COLUMNS: &'static [Column<Self>] = &[
        name!(&["名称", "教学点", "教学点名称", "现场教学点", "现场教学点名称", "基地", "基地名称", "教学基地"], 24.0),
        text!(&["地址", "地点", "位置", "详细地址"], 26.0, address),
        text!(&["联系人", "联系人姓名", "负责人"], 10.0, contact),
        text!(&["联系电话", "电话", "手机", "联系方式"], 14.0, phone, phone_of),
        figure!(&["容纳人数", "可容纳人数", "容量", "接待人数", "接待能力", "人数"], 9.0, capacity, SEATS),
        figure!(&["路程", "路程分钟", "车程", "单程分钟", "路上分钟", "单程"], 9.0, minutes, &["分钟", "分", "min"]),
        text!(&["备注", "说明"], 20.0, note),
    ];

    fn all(tx: &Read) -> Answer<Vec<Self>> {
        let lines = field_site::all(tx, Everything {})?;
        Ok(lines
            .into_iter()
            .map(|line| SiteSaid { id: Some(line.field_site.id), said: line.field_site.without_id() })
            .collect())
    }
    fn named(name: &str) -> Self {
        SiteSaid { id: None, said: NewFieldSite::named(&name_of(name)) }
    }
    fn name(&self) -> &str {
        &self.said.name
    }
    fn write(&self, tx: &Change, _: Option<&Self>) -> Answer<()> {
        match self.id {
            None => field_site::add(tx, self.said.clone())?,
            Some(id) => field_site::save(tx, self.said.clone().with_id(id))?,
        };
        Ok(())
    }
}
