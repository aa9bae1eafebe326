//! 现场教学点: where a class goes to be taught on the spot, and how far that is.

id! {
    /// A field site.
    FieldSiteId as "number & { readonly of: 'field_site' }"
}

record! {
    /// A field site in the register.
    pub struct FieldSite, new NewFieldSite, in "field_site" by FieldSiteId called "现场教学点" {
        /// 名称
        name: String,
        /// 地址
        address: String,
        /// 联系人
        contact: String,
        /// 联系电话
        phone: String,
        /// People it takes at once; 0 when not known.
        capacity: u32,
        /// Minutes from the school, one way; 0 when not known.
        minutes: u32,
        /// 备注
        note: String,
    }
}
