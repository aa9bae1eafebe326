//! 培训项目: what is to be done over one year or several, by tier, and how far it has come.

id! {
    /// A programme.
    ProgrammeId as "number & { readonly of: 'programme' }"
}

record! {
    /// A programme of one year or several.
    pub struct Programme, new NewProgramme, in "programme" by ProgrammeId called "培训项目" {
        /// 全县科级干部三年轮训
        name: String,
        /// First year.
        since: i32,
        /// Last year, counted.
        until: i32,
        /// 备注
        note: String,
    }
}
