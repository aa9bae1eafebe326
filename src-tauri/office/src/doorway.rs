//! How a page of requests becomes a door: the list of them, and the way from a name to its answer.

use school::{Answer, refusal};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// See `door.rs`, where it is written.
macro_rules! door {
    ($(
        #[doc = $meaning:literal]
        $verb:ident $name:ident ( $asked:ty ) -> $answered:ty
            = $($run:ident)::+ $(after $($before:ident)::+)? $(then $($afterwards:ident)::+)? $(, $label:literal)? ;
    )+) => {
        /// Every request, in the order of the page above.
        pub const REQUESTS: &[Request] = &[$(Request {
            name: stringify!($name),
            verb: door!(@verb $verb),
            meaning: $meaning.trim_ascii(),
            label: concat!($($label)?),
            types: |config| (<$asked as ts_rs::TS>::name(config), <$answered as ts_rs::TS>::name(config)),
            schemas: || (
                schemars::schema_for!($asked).to_value(),
                schemars::schema_for!($answered).to_value(),
            ),
            visit: |collector| {
                use ts_rs::TypeVisitor;
                collector.visit::<$asked>();
                collector.visit::<$answered>();
            },
        }),+];

        /// Answers a request by name.
        pub(crate) fn answer(office: &Office, name: &str, request: Value) -> Answer<Reply> {
            match name {
                $(stringify!($name) => {
                    let request = if request.is_null() { Value::Object(Default::default()) } else { request };
                    let asked: $asked = read(name, request)?;
                    $(let asked = $($before)::+(office, asked)?;)?
                    let (answered, operation) = door!(@run $verb office, asked, $($run)::+ $(, $label)?);
                    $(let answered = $($afterwards)::+(office, answered)?;)?
                    let answered: $answered = answered;
                    Ok(Reply { answer: serde_json::to_value(answered)?, operation })
                })+
                _ => Err(refusal::no_such_request(name)),
            }
        }
    };
    (@verb read) => { Verb::Read };
    (@verb change) => { Verb::Change };
    (@verb act) => { Verb::Act };
    (@run read $office:ident, $asked:ident, $run:path) => { ($office.books.read(|tx| $run(tx, $asked))?, None) };
    (@run act $office:ident, $asked:ident, $run:path) => { ($run($office, $asked)?, None) };
    (@run change $office:ident, $asked:ident, $run:path, $label:literal) => {
        $office.books.change($label, |tx| $run(tx, $asked))?
    };
}

/// A request as what it is; refuses beside the field that is not as it should be.
pub(crate) fn read<T: DeserializeOwned>(name: &str, request: Value) -> Answer<T> {
    serde_path_to_error::deserialize(request).map_err(|error| {
        let path = error.path().to_string();
        let field = path.rsplit('.').next().filter(|field| *field != "?").unwrap_or_default();
        refusal::malformed(name, field, error.inner())
    })
}
