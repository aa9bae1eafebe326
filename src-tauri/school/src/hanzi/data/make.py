"""Makes strokes.txt, counts.txt and pinyin.txt. Run once, by hand, with the sources of SOURCES.md in one folder:

    python3 make.py SOURCES_FOLDER

The order of strokes.txt is a fact of the standard: number of strokes, then 横竖撇点折 in writing order, then, of
characters written alike, the order of 通用规范汉字表. `bh.txt` tells which characters are written alike, and checks the
rest; nothing of it is kept. by_hand.txt is ours: what the lists lack or have wrong.
"""

import json
import pathlib
import sys
import unicodedata

sources, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent


def lines(path):
    return path.read_text("utf-8").lstrip("\ufeff").splitlines()


def unihan(file, field):
    found = {}
    for line in lines(sources / file):
        if line.startswith("U+"):
            code, name, value = line.split("\t")
            if name == field:
                found[chr(int(code[2:], 16))] = value.split()
    return found


def unified(c):
    return not (0xF900 <= ord(c) < 0xFB00 or 0x2F800 <= ord(c) < 0x2FA20)


# ---------------------------------------------------------------------------------------------- strokes.txt

ranked = {}
for entry in json.loads((sources / "all_word.json").read_text("utf-8"))["all_word"]:
    if ord(entry["chinese"]) >= 0x4E00:
        ranked[entry["chinese"]] = entry["stroke_increment_level"]
alike = dict(line.split("\t") for line in lines(sources / "bh.txt") if line)
by_hand = dict(line.split("\t") for line in lines(here / "by_hand.txt") if line)
in_order = sorted((c for c in ranked if c not in by_hand), key=ranked.get)
keys = [(len(alike[c]), alike[c]) for c in in_order]
assert keys == sorted(keys), "the two lists disagree"

alike |= by_hand
table = [line.strip() for line in lines(sources / "characters.txt")]
level = {c: (0 if i < 3500 else 1 if i < 6500 else 2, i) for i, c in enumerate(table)}
order = sorted(alike, key=lambda c: (len(alike[c]), alike[c], level.get(c, (3, ord(c)))))
counts = sorted({len(digits) for digits in alike.values()})
(here / "strokes.txt").write_text(
    "".join(f"{n} {''.join(c for c in order if len(alike[c]) == n)}\n" for n in counts), "utf-8"
)

# ---------------------------------------------------------------------------------------------- counts.txt

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
total = unihan("Unihan_IRGSources.txt", "kTotalStrokes")
rows = {}
for c, values in total.items():
    if c not in alike and int(values[0]) < len(DIGITS) and unified(c):
        rows.setdefault(ord(c) >> 8, ["0"] * 256)[ord(c) & 255] = DIGITS[int(values[0])]
(here / "counts.txt").write_text("".join(f"{row:x} {''.join(rows[row]).rstrip('0')}\n" for row in sorted(rows)), "utf-8")

# ---------------------------------------------------------------------------------------------- pinyin.txt


def plain(reading):
    reading = reading.split("(")[0].translate(str.maketrans("üǖǘǚǜ", "vvvvv"))
    return "".join(c for c in unicodedata.normalize("NFD", reading) if "a" <= c <= "z")


readings = {"〇": ["ling"]}
for field in ["kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinlu"]:
    for c, values in unihan("Unihan_Readings.txt", field).items():
        for value in values if unified(c) else []:
            for part in value.split(":")[-1].split(","):
                known = readings.setdefault(c, [])
                if (syllable := plain(part)) and syllable not in known and (any(v in syllable for v in "aeiouv")):
                    known.append(syllable)
syllables = {}
for c in sorted(readings):
    for i, syllable in enumerate(readings[c]):
        syllables.setdefault(syllable, ([], []))[min(i, 1)].append(c)
(here / "pinyin.txt").write_text(
    "".join(f"{s} {''.join(first)}|{''.join(also)}\n" for s, (first, also) in sorted(syllables.items())), "utf-8"
)
