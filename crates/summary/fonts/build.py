"""Makes the font files of this folder from four npm packages. README.md says how to run it.

The packages carry each face cut by script, as WOFF2. Typst reads TTF, and a name must be
set in one face, not two: so the pieces of a face are joined, the face gets one plain
name, hinting is dropped, and nothing else changes. The same packages give the same bytes.
"""

import hashlib
import sys
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

WIDE = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext"]
FACES = [
    ("AtkinsonHyperlegibleNext-Regular.ttf", "atkinson-hyperlegible-next", ["latin", "latin-ext"], 400),
    ("AtkinsonHyperlegibleNext-SemiBold.ttf", "atkinson-hyperlegible-next", ["latin", "latin-ext"], 600),
    ("AtkinsonHyperlegibleMono-Regular.ttf", "atkinson-hyperlegible-mono", ["latin", "latin-ext"], 400),
    ("NotoSans-Regular.ttf", "noto-sans", WIDE, 400),
    ("NotoSans-SemiBold.ttf", "noto-sans", WIDE, 600),
    ("NotoSansArabic-Regular.ttf", "noto-sans-arabic", ["arabic"], 400),
    ("NotoSansHebrew-Regular.ttf", "noto-sans-hebrew", ["hebrew"], 400),
]
UNUSED = ("STAT", "prep", "gasp", "fpgm", "cvt ")


def piece(packages: Path, family: str, script: str, weight: int, scratch: Path) -> str:
    source = packages / family / "files" / f"{family}-{script}-{weight}-normal.woff2"
    font = TTFont(source, recalcTimestamp=False)
    for tag in UNUSED:
        if tag in font:
            del font[tag]
    font.flavor = None
    out = scratch / f"{family}-{script}-{weight}.ttf"
    font.save(out)
    return str(out)


def name_face(font: TTFont, family: str, weight: int) -> None:
    """Some pieces call every weight by the thinnest one's name; Typst goes by the name."""
    words = " ".join(part.capitalize() for part in family.split("-"))
    style = {400: "Regular", 600: "SemiBold"}[weight]
    table = font["name"]
    for number in (16, 17):
        table.removeNames(nameID=number)
    for number, text in ((1, words), (2, style), (4, f"{words} {style}"), (6, f"{words.replace(' ', '')}-{style}")):
        table.removeNames(nameID=number)
        table.setName(text, number, 3, 1, 0x409)


def face(packages: Path, family: str, scripts: list[str], weight: int, scratch: Path) -> TTFont:
    pieces = [piece(packages, family, script, weight, scratch) for script in scripts]
    if len(pieces) == 1:
        return TTFont(pieces[0], recalcTimestamp=False)
    stamp = TTFont(pieces[0])["head"]
    joined = Merger(Options(drop_tables=list(UNUSED))).merge(pieces)
    joined.recalcTimestamp = False
    joined["head"].created, joined["head"].modified = stamp.created, stamp.modified
    return joined


def main() -> None:
    packages, scratch, out = (Path(argument) for argument in sys.argv[1:4])
    scratch.mkdir(parents=True, exist_ok=True)
    for name, family, scripts, weight in FACES:
        buffer = BytesIO()
        font = face(packages, family, scripts, weight, scratch)
        name_face(font, family, weight)
        font.save(buffer)
        (out / name).write_bytes(buffer.getvalue())
        print(hashlib.sha256(buffer.getvalue()).hexdigest(), len(buffer.getvalue()), name)


main()
