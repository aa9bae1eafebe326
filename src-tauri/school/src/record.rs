//! A struct that is one row of one table. The field list is written once.

/// Makes the row, the row that is yet to be written, and what every table needs: find, insert, save, remove.
#[macro_export]
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident, new $new:ident, in $table:literal by $id:ident called $word:literal {
            $($(#[$fdoc:meta])* $field:ident : $ty:ty),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Its id.
            pub id: $id,
            $($(#[$fdoc])* pub $field: $ty),+
        }

        $(#[$doc])*
        ///
        /// Not written yet, so without an id.
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $new { $($(#[$fdoc])* pub $field: $ty),+ }

        impl $name {
            /// A row as it stands.
            pub fn of_row(row: &rusqlite::Row) -> rusqlite::Result<Self> {
                Ok(Self { id: row.get("id")?, $($field: row.get(stringify!($field))?),+ })
            }
            /// What it says, without its id.
            pub fn without_id(self) -> $new {
                $new { $($field: self.$field),+ }
            }
            /// The row of an id; refuses in words when it is gone.
            pub fn get(tx: &$crate::Read, id: $id) -> $crate::Answer<Self> {
                tx.row(concat!("select * from ", $table, " where id = ?1"), [id], Self::of_row)?
                    .ok_or_else(|| $crate::refusal::is_gone($word))
            }
            /// Writes the row back as it is here.
            pub fn save(&self, tx: &$crate::Change) -> $crate::Answer<()> {
                let sql = concat!("update ", $table, " set ", $crate::record!(@set $($field)+), " where id = :id");
                let rows = tx.run(sql, &[
                    (":id", &self.id as &dyn rusqlite::ToSql),
                    $((concat!(":", stringify!($field)), &self.$field as &dyn rusqlite::ToSql)),+
                ][..])?;
                if rows == 0 { Err($crate::refusal::is_gone($word)) } else { Ok(()) }
            }
            /// Takes the row away.
            pub fn remove(tx: &$crate::Change, id: $id) -> $crate::Answer<()> {
                tx.run(concat!("delete from ", $table, " where id = ?1"), [id])?;
                Ok(())
            }
        }

        impl $new {
            /// Writes the row; its id.
            pub fn insert(&self, tx: &$crate::Change) -> $crate::Answer<$id> {
                let sql = concat!(
                    "insert into ", $table, " (", $crate::record!(@names $($field)+),
                    ") values (", $crate::record!(@places $($field)+), ")"
                );
                // By place, which is the order of the fields: finding names costs a tenth of writing a large file.
                tx.run(sql, &[$(&self.$field as &dyn rusqlite::ToSql),+][..])?;
                Ok($id(tx.last_insert_rowid()))
            }
            /// Writes many rows, hundreds with one statement; their ids, in order.
            ///
            /// What a trigger follows must be able to be taken back by itself, so SQLite first copies every page that a
            /// statement touches. Rows that are written together share the copies.
            #[allow(dead_code)] // most tables are not filled by the hundred
            pub fn insert_all(tx: &$crate::Change, rows: &[Self]) -> $crate::Answer<Vec<$id>> {
                const AT_ONCE: usize = 500;
                let mut ids = Vec::with_capacity(rows.len());
                for rows in rows.chunks(AT_ONCE) {
                    let places = vec![concat!("(", $crate::record!(@marks $($field)+), ")"); rows.len()].join(", ");
                    let sql =
                        format!(concat!("insert into ", $table, " (", $crate::record!(@names $($field)+), ") values {}"), places);
                    let values = rows.iter().flat_map(|row| [$(&row.$field as &dyn rusqlite::ToSql),+]);
                    tx.run(&sql, rusqlite::params_from_iter(values))?;
                    let last = tx.last_insert_rowid();
                    ids.extend((last - rows.len() as i64 + 1..=last).map($id));
                }
                Ok(ids)
            }
            /// The same row once it has its id.
            pub fn with_id(self, id: $id) -> $name {
                $name { id, $($field: self.$field),+ }
            }
        }
    };
    (@set $first:ident $($rest:ident)*) => {
        concat!(stringify!($first), " = :", stringify!($first) $(, ", ", stringify!($rest), " = :", stringify!($rest))*)
    };
    (@names $first:ident $($rest:ident)*) => { concat!(stringify!($first) $(, ", ", stringify!($rest))*) };
    (@marks $first:ident $($rest:ident)*) => { concat!("?" $(, $crate::record!(@mark $rest))*) };
    (@mark $field:ident) => { ", ?" };
    (@places $first:ident $($rest:ident)*) => { concat!(":", stringify!($first) $(, ", :", stringify!($rest))*) };
}
