"""PDFs that act, hide, lock, explode, or are cut."""

# ruff: noqa: E501, ISC004, PLW0108 - a line is a case; an object belongs to the document that it was made for
from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream

from gateway.decoding.reasons import Reason
from tests.gateway.documents.hostile.bad_pictures import BEHIND, zeros
from tests.gateway.documents.hostile.one import Hostile
from tests.gateway.papers import pdf

SCRIPT, FILES, ACTION, MEDIA = Reason.PDF_SCRIPT, Reason.PDF_FILES, Reason.PDF_ACTION, Reason.PDF_MEDIA
HEAVY, DAMAGED = Reason.TOO_HEAVY, Reason.PDF_DAMAGED
Change = Callable[[Pdf], None]
JS: dict[str, Any] = {"S": Name.JavaScript, "JS": pikepdf.String("app.alert(1)")}


def _made(change: Change, **how: object) -> bytes:
    written = io.BytesIO()
    with Pdf.new() as document:
        document.add_blank_page(page_size=(595, 842))
        change(document)
        document.save(written, **how)  # type: ignore[arg-type]
    return written.getvalue()


def _root(**entries: Any) -> Change:
    def change(document: Pdf) -> None:
        for name, value in entries.items():
            document.Root[f"/{name}"] = value

    return change


def _note(**entries: Any) -> Change:
    """An annotation on the page."""

    def change(document: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=[0, 0, 50, 50], **entries)
        document.pages[0].Annots = document.make_indirect(Array([document.make_indirect(note)]))

    return change


def _page(**entries: Any) -> Change:
    def change(document: Pdf) -> None:
        for name, value in entries.items():
            document.pages[0][f"/{name}"] = value

    return change


def _script_in_a_stream(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=Stream(document, b"app.alert(1)"))


def _attached(document: Pdf) -> None:
    document.attachments["a.exe"] = b"MZ\x90"


def _does(kind: str, **more: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **more)


ACTS: dict[str, tuple[Change, Reason]] = {
    "runs a script when it opens": (lambda d: _root(OpenAction=Dictionary(**JS))(d), SCRIPT),
    "runs a script of its names": (
        lambda d: _root(Names=Dictionary(JavaScript=Dictionary(Names=["a", Dictionary(**JS)])))(d), SCRIPT),
    "runs a script on its page": (lambda d: _page(AA=Dictionary(O=Dictionary(**JS)))(d), SCRIPT),
    "runs a script when it closes": (lambda d: _root(AA=Dictionary(WC=Dictionary(**JS)))(d), SCRIPT),
    "runs a script in a note": (lambda d: _note(Subtype=Name.Text, AA=Dictionary(K=Dictionary(**JS)))(d), SCRIPT),
    "runs a script at a link": (lambda d: _note(Subtype=Name.Link, A=Dictionary(**JS))(d), SCRIPT),
    "runs a script after another": (lambda d: _root(OpenAction=_does("GoTo", Next=[Dictionary(**JS)]))(d), SCRIPT),
    "keeps its script in a stream": (_script_in_a_stream, SCRIPT),
    "is an XFA form": (lambda d: _root(AcroForm=Dictionary(XFA=Stream(d, b"<xdp/>"), Fields=[]))(d), SCRIPT),
    "starts a program": (lambda d: _root(OpenAction=_does("Launch", F="cmd.exe"))(d), ACTION),
    "starts a program of Windows": (lambda d: _root(OpenAction=_does("Launch", Win=Dictionary(F="cmd.exe", P="/c")))(d), ACTION),
    "sends a form": (lambda d: _note(Subtype=Name.Link, A=_does("SubmitForm", F="http://x"))(d), ACTION),
    "imports data": (lambda d: _note(Subtype=Name.Link, A=_does("ImportData", F="a.fdf"))(d), ACTION),
    "opens another file": (lambda d: _root(OpenAction=_does("GoToR", F="//server/share"))(d), ACTION),
    "opens a file inside": (lambda d: _root(OpenAction=_does("GoToE"))(d), ACTION),
    "has an attachment": (_attached, FILES),
    "has an attachment on a page": (lambda d: _note(Subtype=Name.FileAttachment, FS=Dictionary(F="a"))(d), FILES),
    "has a file in a stream": (lambda d: _root(X=Stream(d, b"MZ", Type=Name.EmbeddedFile))(d), FILES),
    "plays rich media": (lambda d: _note(Subtype=Name.RichMedia)(d), MEDIA),
    "plays a film": (lambda d: _note(Subtype=Name.Movie)(d), MEDIA),
    "plays a sound": (lambda d: _note(Subtype=Name.Sound)(d), MEDIA),
    "plays on a screen": (lambda d: _note(Subtype=Name.Screen)(d), MEDIA),
    "shows a model": (lambda d: _note(Subtype=Name("/3D"))(d), MEDIA),
    "renders something": (lambda d: _root(OpenAction=_does("Rendition"))(d), MEDIA),
}  # fmt: skip
WAYS: dict[str, dict[str, object]] = {
    "": {},
    " in a packed object": {"object_stream_mode": ObjectStreamMode.generate},
    " under an owner's lock": {"encryption": pikepdf.Encryption(owner="rahasia", user="")},
}


def _deep(document: Pdf) -> None:
    found = Array([])
    for _ in range(90):
        found = Array([found])
    document.Root.X = found


def _many(document: Pdf) -> None:
    document.Root.X = Array(range(600_000))


def _laughs(document: Pdf) -> None:
    """Each form draws the next one ten times."""
    inner = Stream(document, b"0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 595, 842])
    for _ in range(12):
        inner = Stream(
            document, b"/F Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 595, 842],
            Resources=Dictionary(XObject=Dictionary(F=inner)),
        )  # fmt: skip
    document.pages[0].Resources = Dictionary(XObject=Dictionary(F=inner))
    document.pages[0].Contents = Stream(document, b"/F Do")


def _painted(width: int, height: int, packed: bytes, filters: Name | Array) -> Change:
    def change(document: Pdf) -> None:
        image = Stream(document, b"", Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height,
                       ColorSpace=Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
        image.write(packed, filter=filters)
        document.pages[0].Resources = Dictionary(XObject=Dictionary(I=image))
        document.pages[0].Contents = Stream(document, b"595 0 0 842 0 0 cm /I Do")

    return change


TWICE = Array([Name.FlateDecode, Name.FlateDecode])
BOMBS: dict[str, tuple[Callable[[], bytes], tuple[Reason, ...]]] = {
    "a picture of 2 GB": (lambda: _made(_painted(26_000, 26_000, zeros(2000 * 2**20), Name.FlateDecode)), (HEAVY,)),
    "a picture of 2 GB, packed twice": (
        lambda: _made(_painted(26_000, 26_000, zlib.compress(zeros(2000 * 2**20)), TWICE)), (HEAVY,)),
    "arrays in arrays": (lambda: _made(_deep), (HEAVY, DAMAGED)),
    "a million numbers": (lambda: _made(_many), (HEAVY,)),
    "forms in forms in forms": (lambda: _made(_laughs), (HEAVY,)),
}  # fmt: skip
RAW: dict[str, tuple[bytes, Reason]] = {
    "nothing behind the mark": (b"%PDF-1.7 and nothing else", DAMAGED),
    "an end and nothing between": (b"%PDF-1.7\n%%EOF\n", DAMAGED),
    "pages that are their own parents": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n", DAMAGED),
    "a script whose name is spelled in numbers": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScr#69pt/J#53(app.alert\\(1\\))>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n", SCRIPT),
}  # fmt: skip
CUTS = [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98]


def _cut(share: float) -> Callable[[], bytes]:
    return lambda: (whole := pdf(3))[: int(len(whole) * share)]


def _and(more: Callable[[], bytes]) -> bytes:
    return pdf(1) + more()


def _locked(revision: int) -> Callable[[], bytes]:
    lock = pikepdf.Encryption(user="rahasia", owner="rahasia", R=revision)  # type: ignore[arg-type]
    return lambda: _made(lambda _document: None, encryption=lock)


ALL = [
    *(
        Hostile(f"PDF that {title}{way}", partial(_made, change, **how), (reason,))
        for title, (change, reason) in ACTS.items()
        for way, how in WAYS.items()
    ),
    *(Hostile(f"PDF with {title}", make, reasons) for title, (make, reasons) in BOMBS.items()),
    *(Hostile(f"PDF with {title}", partial(bytes, raw), (reason,)) for title, (raw, reason) in RAW.items()),
    *(Hostile(f"PDF cut at {share}", _cut(share), (DAMAGED,)) for share in CUTS),
    *(
        Hostile(f"PDF and {title}", partial(_and, more), (Reason.TWO_IN_ONE, DAMAGED))
        for title, more in BEHIND.items()
        if title != "pdf"
    ),
    *(Hostile(f"PDF locked by revision {revision}", _locked(revision), (Reason.PDF_LOCKED,)) for revision in (4, 6)),
    Hostile("PDF of 101 pages", lambda: pdf(101), (Reason.PDF_TOO_LONG,)),
    Hostile("PDF of 5000 pages", lambda: pdf(5000), (Reason.PDF_TOO_LONG,)),
]
