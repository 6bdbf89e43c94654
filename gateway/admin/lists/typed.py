"""A value as it is being typed: names, attributes, days, and the location that is looked for step by step."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from flask import request
from flask_babel import gettext as _

from gateway.admin.lists.choices import find
from gateway.admin.lists.which import Kept
from gateway.services import services
from services.contracts.reference.answers import Value
from services.contracts.reference.attributes import attributes_of
from services.contracts.reference.values import ValueShown

BOXES = ("nama", "kode", "tujuan", "tujuan_nama", "tujuan_teks", "mulai", "berakhir", "alasan", "versi")


@dataclass
class Typed:
    """``boxes`` are as the page sends them; ``offered`` are the locations that fit what was typed."""

    kept: Kept
    boxes: dict[str, str]
    offered: list[Value] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def sent(cls, kept: Kept) -> Self:
        """From the form of this request; all empty before there was one."""
        names = (*BOXES, *(one.name for one in attributes_of(kept.list)))
        return cls(kept, {name: request.form.get(name, "").strip() for name in names})

    @classmethod
    def of(cls, kept: Kept, value: ValueShown) -> Self:
        """A value as it holds now."""
        pointed = value["place" if kept.pointing_field == "place" else "parent"]
        name = value["place_name"] or value["parent_name"] or pointed
        boxes = {
            "nama": value["name"], "kode": value["code"], "tujuan": pointed, "tujuan_nama": name, "tujuan_teks": name,
            "mulai": value["valid_from"], "berakhir": value["valid_to"], "alasan": "", "versi": str(value["version"]),
        }  # fmt: skip
        return cls(kept, boxes | {one.name: value["attributes"].get(one.name, "") for one in attributes_of(kept.list)})

    @classmethod
    def again(cls, kept: Kept, said: Mapping[str, Any]) -> Self:
        """As a write said it that did not come to pass: ``body`` the other way round."""
        typed = cls.sent(kept)
        typed.boxes |= {"nama": said["name"], **said.get("attributes", {})}
        if pointed := said.get(kept.pointing_field, ""):
            typed.take(pointed)
        return typed

    def choose(self) -> None:
        """Take the location that was picked, or look for what was typed."""
        picked = request.form.get("tujuan_pilih", "")
        if picked:
            self.take(picked)
        elif self.boxes["tujuan_teks"] != self.boxes["tujuan_nama"]:
            self._look_for(self.boxes["tujuan_teks"])

    def _look_for(self, typed: str) -> None:
        self.boxes |= {"tujuan": "", "tujuan_nama": ""}
        if not typed:
            return
        self.offered = find(self.kept, typed)
        exact = [one for one in self.offered if one["name"].casefold() == typed.casefold()]
        meant = exact if len(exact) == 1 else self.offered
        if len(meant) == 1:
            self._take(meant[0]["code"], meant[0]["name"])
            self.offered = []
        elif self.offered:
            self.errors["tujuan"] = _("Pilih salah satu.")
        else:
            self.errors["tujuan"] = _("Tidak ada yang cocok. Periksa ejaan.")

    def take(self, code: str) -> None:
        """This location, or value above, by its code."""
        named: Mapping[str, str] = services.reference.labels(codes=[{"list": self.kept.points_to, "code": code}])
        self._take(code, next(iter(named.values()), code))

    def _take(self, code: str, name: str) -> None:
        self.boxes |= {"tujuan": code, "tujuan_nama": name, "tujuan_teks": name}

    def check(self) -> None:
        """What the page itself can say."""
        if not self.boxes["nama"]:
            self.errors["nama"] = _("Isi nama.")
        for name in ("mulai", "berakhir"):
            if self.boxes[name] and _day(self.boxes[name]) is None:
                self.errors[name] = _("Tanggal ini tidak ada di kalender.")

    def body(self) -> dict[str, Any]:
        """As reference is asked to write it."""
        body: dict[str, Any] = {
            "list": self.kept.list, "name": self.boxes["nama"],
            "attributes": {one.name: self.boxes[one.name] for one in attributes_of(self.kept.list)},
            "valid_from": self.boxes["mulai"] or None, "valid_to": self.boxes["berakhir"] or None,
            "confirmed": request.form.get("do") == "tetap",
        }  # fmt: skip
        return body | ({self.kept.pointing_field: self.boxes["tujuan"]} if self.kept.points_to else {})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
