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
                tx.run(sql, &[
                    $((concat!(":", stringify!($field)), &self.$field as &dyn rusqlite::ToSql)),+
                ][..])?;
                Ok($id(tx.last_insert_rowid()))
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
    (@places $first:ident $($rest:ident)*) => { concat!(":", stringify!($first) $(, ", :", stringify!($rest))*) };
}
