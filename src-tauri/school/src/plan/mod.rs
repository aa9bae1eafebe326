//! 年度计划: what a year is to bring, line by line, before and after a line is a class.
