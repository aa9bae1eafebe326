//! 人员: one natural person, across classes and years.
