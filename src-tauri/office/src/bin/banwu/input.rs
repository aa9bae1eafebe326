//! What comes in on standard input, in whatever encoding Chinese Windows sends it: UTF-8, UTF-16 with its mark, or
//! GBK from `type 文件 | banwu …` and old editors. What goes out is always UTF-8.

use std::io::{self, BufRead, Read};

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use school::{Answer, Error, Refusal};

/// All of it.
pub fn whole(mut input: impl Read) -> Answer<String> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(broken)?;
    text(&bytes, None).ok_or_else(|| unknown("标准输入"))
}

/// Line by line, each as soon as it is there; a line in no known encoding is refused and the next one read.
pub fn lines(input: impl BufRead) -> impl Iterator<Item = Answer<String>> {
    Lines { input, sixteen: None, count: 0 }
}

struct Lines<R> {
    input: R,
    /// Set by the mark at the beginning: two bytes to a unit from there on.
    sixteen: Option<&'static Encoding>,
    count: u32,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Answer<String>;

    fn next(&mut self) -> Option<Answer<String>> {
        let bytes = match self.line() {
            Ok(bytes) if bytes.is_empty() => return None,
            Ok(bytes) => bytes,
            Err(error) => return Some(Err(broken(error))),
        };
        self.count += 1;
        Some(text(&bytes, self.sixteen).ok_or_else(|| unknown(&format!("标准输入第{}行", self.count))))
    }
}

impl<R: BufRead> Lines<R> {
    /// The bytes down to the end of a line, with it. In UTF-16 a byte 0A ends a line only as the whole unit 000A.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        while self.input.read_until(b'\n', &mut line)? > 0 {
            if self.count == 0 && self.sixteen.is_none() {
                let marked = Encoding::for_bom(&line).map(|(encoding, _)| encoding);
                self.sixteen = marked.filter(|encoding| *encoding != UTF_8);
            }
            let Some(sixteen) = self.sixteen else { break };
            let low_first = sixteen == UTF_16LE && !line.len().is_multiple_of(2);
            if low_first {
                self.input.by_ref().take(1).read_to_end(&mut line)?;
            }
            let ends = if sixteen == UTF_16BE { line.ends_with(b"\0\n") } else { low_first && line.ends_with(b"\n\0") };
            if ends && line.len().is_multiple_of(2) {
                break;
            }
        }
        Ok(line)
    }
}

/// What the bytes say: as marked; else in UTF-8 if they are that; else in GBK. Nothing when they are none of these.
fn text(bytes: &[u8], sixteen: Option<&'static Encoding>) -> Option<String> {
    let (encoding, bytes) = match (Encoding::for_bom(bytes), sixteen) {
        (Some((marked, mark)), None) => (marked, &bytes[mark..]),
        (Some((marked, mark)), Some(sixteen)) if marked == sixteen => (marked, &bytes[mark..]),
        (_, Some(sixteen)) => (sixteen, bytes),
        (None, None) if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        (None, None) => (GB18030, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // Zeros are what UTF-16 without its mark looks like.
    (!text.contains('\0')).then(|| text.into_owned())
}

fn unknown(what: &str) -> Error {
    Refusal::new(format!("{what}认不出是什么文字编码。请用 UTF-8、带 BOM 的 UTF-16 或 GBK。")).into()
}

fn broken(error: io::Error) -> Error {
    Error::Broken(Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 「ઊ」 is U+0A8A and 「Ċ」 is U+010A: a byte 0A that ends no line, in either order.
    const SAID: [&str; 3] = ["{\"name\": \"张三ઊĊ\"}\r\n", "\n", "𬱖、Ċઊ没有行尾"];

    fn sixteen(text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    }

    #[test]
    fn every_encoding_windows_sends_is_read() {
        let said = SAID.concat();
        for (name, bytes) in [
            ("UTF-8", said.clone().into_bytes()),
            ("UTF-8 marked", [b"\xef\xbb\xbf", said.as_bytes()].concat()),
            ("UTF-16 LE", sixteen(&said, [0xff, 0xfe], u16::to_le_bytes)),
            ("UTF-16 BE", sixteen(&said, [0xfe, 0xff], u16::to_be_bytes)),
            ("GBK", GB18030.encode(&said).0.into_owned()),
        ] {
            assert_eq!(whole(&*bytes).unwrap(), said, "{name}");
            let read: Vec<_> = lines(&*bytes).map(|line| line.unwrap()).collect();
            assert_eq!(read, SAID, "{name}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_and_the_next_line_read() {
        let mut read = lines(&b"\xff\xff\xff\n{}\na\0b\0\n"[..]);
        for (line, expected) in [(1, None), (2, Some("{}\n")), (3, None)] {
            match (read.next().unwrap(), expected) {
                (Ok(text), Some(expected)) => assert_eq!(text, expected),
                (Err(Error::Refused(refusal)), None) => {
                    assert!(refusal.say.contains(&format!("第{line}行认不出")), "{}", refusal.say);
                }
                other => panic!("{line}: {other:?}"),
            }
        }
        assert!(read.next().is_none());
    }
}
