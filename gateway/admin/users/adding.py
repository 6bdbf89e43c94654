"""Tambah pengguna: the form beside the list, step by step with buttons, and its end (manual III.A)."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.users import new_user
from gateway.admin.users.acts import Page
from gateway.admin.users.listing import beside_the_list
from gateway.admin.users.new_user import DATA, PROFILES, NewUser
from gateway.admin.users.password import BY_LINK
from gateway.admin.users.picker import BOXES
from gateway.admin.users.question import Question
from gateway.admin.users.refused import PANEL, SAID_ON_THE_PAGE, errors_of
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Conflict, Invalid, Refusal
from services.contracts.identity.account_answers import Created

RIGHT = require_right(
    "identity.find_accounts", "identity.offers", "identity.find_areas", "identity.look_up_person",
    "identity.create_account",
)  # fmt: skip
FIELDS = {"nip": "nip", "username": "username", "email": "email", "password": "sandi", "grants": "pilih_profil"}


@bp.get("/pengguna/tambah")
@RIGHT
def new_account() -> str:
    """The empty form."""
    return _page(new_user.read())


@bp.post("/pengguna/tambah")
@RIGHT
def add_account() -> Page:
    """One step, or Simpan."""
    new, (does, _colon, which) = new_user.read(), request.form.get("do", "").partition(":")
    if does == "simpan":
        return _save(new)
    try:
        _step(new, _meant(new) if does == "enter" else does, which)
    except SAID_ON_THE_PAGE as refusal:
        new.errors |= errors_of(refusal, FIELDS) if refusal.details.get("fields") else {"nip": kata(refusal.message)}
        new.typed |= {"nama": "", "nip_ditemukan": ""}
    return _page(new)


def _meant(new: NewUser) -> str:
    """What Enter in a box asks for: the NIP's holder, or the areas."""
    return "wilayah" if new.found or new.tab == PROFILES else "cari"


def _step(new: NewUser, does: str, which: str) -> None:
    if does == "cari":
        new_user.look_up(new)
    elif does == "profil":
        new.show(PROFILES)
    elif does == "tambah":
        new_user.stage(new)
    elif does == "lepas" and which.isdecimal():
        new.show(PROFILES)
        del new.add[int(which) : int(which) + 1]


def _save(new: NewUser) -> Page:
    new_user.check(new)
    if new.errors:
        return _page(new), Invalid.status
    try:
        created = _create(new)
    except SAID_ON_THE_PAGE as refusal:
        new.errors |= _said(refusal)
        new.show(PROFILES if new.errors.keys() & {*BOXES} else DATA)
        return _page(new), refusal.status
    address = new.typed["email"]
    sent = _("Pengguna ditambahkan. Tautan aktivasi dikirim ke %(address)s.", address=address)
    flash(sent if created["invited"] else _("Pengguna ditambahkan."), "ok")
    return redirect(Question.read().address(f"/{created['username']}"), 303)


def _create(new: NewUser) -> Created:
    typed = {name: new.typed[name] for name in ("nip", "username", "email")}
    password = "" if new.way == BY_LINK else request.form.get("sandi", "")
    grants = [one.asked() for one in new.add]
    created: Created = services.identity.create_account.write(**typed, password=password, grants=grants)
    return created


def _said(refusal: Refusal) -> dict[str, str]:
    """At the fields; who has an account already is said at the NIP."""
    errors = errors_of(refusal, FIELDS)
    return {"nip": errors[PANEL]} if isinstance(refusal, Conflict) and PANEL in errors else errors


def _page(new: NewUser) -> Any:
    return beside_the_list("admin/users/add.html", new=new, errors=new.errors)
