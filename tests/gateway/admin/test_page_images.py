"""A page image is shown to who may see the case that the document belongs to, and to nobody else."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from tests.gateway.admin.fake_verification import FakeVerification


@pytest.fixture
def scanned(app: Flask, desk: FakeVerification) -> str:
    """A document of one page, proof of the change of religion."""
    paper = BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(paper, "JPEG")
    attached = desk.cases["K7M4QX2P"]["changes"][3]["documents"][0]
    attached.update({"digest": app.extensions["documents"].save(paper.getvalue()), "media_type": "image/jpeg"})
    return attached["document_id"]


def test_a_page_comes_as_a_small_image_that_only_this_browser_keeps(verifier: FlaskClient, scanned: str) -> None:
    answer = verifier.get(f"/admin/dokumen/{scanned}/1.webp?berkas=K7M4QX2P")
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert answer.headers["Cache-Control"] == "private, max-age=600"
    assert len(answer.data) < 150_000
    again = verifier.get(
        f"/admin/dokumen/{scanned}/1.webp?berkas=K7M4QX2P", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "address",
    [
        "/admin/dokumen/{id}/2.webp?berkas=K7M4QX2P",  # no such page
        "/admin/dokumen/{id}/1.webp",  # of no case
        "/admin/dokumen/{id}/1.webp?berkas=ZZZZ9999",  # of a case outside the jurisdiction
        "/admin/dokumen/d-of-somebody-else/1.webp?berkas=K7M4QX2P",  # not of this case
    ],
)
def test_anything_else_is_not_found(verifier: FlaskClient, scanned: str, address: str) -> None:
    assert verifier.get(address.format(id=scanned)).status_code == 404


def test_nobody_sees_a_document_without_logging_in(client: FlaskClient, scanned: str) -> None:
    answer = client.get(f"/admin/dokumen/{scanned}/1.webp?berkas=K7M4QX2P")
    assert answer.status_code == 302
    assert answer.location.startswith("/admin/masuk")
