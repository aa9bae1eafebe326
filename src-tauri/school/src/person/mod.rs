//! 人员: one natural person, across classes and years.

pub mod birth;
pub mod id_number;
pub mod tables;
