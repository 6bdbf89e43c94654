"""Registering: NIP and name, what the state holds, e-mail, phone and password, then the nomor register."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.portal.blueprint import bp
from gateway.portal.reports.known import remember_stop
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import public
from services.contracts.errors import Closed, Conflict, Forbidden, Invalid, NotFound, Refusal, TooMany
from services.contracts.registration.answers import PersonShown

OF_STOP = {"already_registered": "verifikasi_noreg"}  # reports that a stop offers beside its own way on
NIP_LENGTH, NIK_LENGTH, SHORTEST_PASSWORD = 18, 16, 8
Page = Response | str | tuple[str, int]
Errors = dict[str, str]


@dataclass(frozen=True)
class Stop:
    """Why registration does not go on; ``category`` names the helpdesk report that helps, "" where none is needed."""

    message: str
    code: str
    category: str
    next_at: str = ""
    zone: str = "WIB"


@bp.get("/daftar")
@public
def register() -> Page:
    """The first question: who are you?"""
    return _ask({})


@bp.post("/daftar")
@public
def register_next() -> Page:
    """Look the person up, then take contact and password; every stop says what to do."""
    errors = _who_errors()
    if errors:
        return _ask(errors), Invalid.status
    try:
        if request.form.get("langkah") != "2":
            return _details(_look_up(), {})
        return _finish()
    except (NotFound, Conflict, Closed, Forbidden, TooMany) as refusal:
        return _stopped(refusal), refusal.status
    except Invalid as refusal:
        return _refused(refusal), refusal.status


@bp.get("/daftar/selesai")
@public
def registered() -> Page:
    """The nomor register, to write down and to print."""
    receipt = session.get("terdaftar")
    if not receipt:
        return redirect(url_for("portal.log_in"))
    return render_template("portal/registered.html", receipt=receipt)


def digits(text: str) -> str:
    """A number without the signs that people copy with it."""
    return text.translate({ord(sign): None for sign in " .-/"})


def _who_errors() -> Errors:
    nip, name = digits(request.form.get("nip", "")), request.form.get("nama", "").strip()
    errors = {}
    if not nip:
        errors["nip"] = _("Isi NIP.")
    elif len(nip) == NIK_LENGTH and nip.isdecimal():
        errors["nip"] = _(
            "Ini tampaknya NIK (16 angka, dari KTP). NIP terdiri atas 18 angka, lihat Karpeg atau SK Anda."
        )
    elif not nip.isdecimal() or len(nip) != NIP_LENGTH:
        errors["nip"] = _("NIP terdiri atas 18 angka; yang ditulis %(count)d tanda.", count=len(nip))
    if not name:
        errors["nama"] = _("Isi nama lengkap tanpa gelar.")
    return errors


def _look_up() -> PersonShown:
    person: PersonShown = services.registration.look_up(**_typed_person())
    return person


def _typed_person() -> dict[str, str]:
    form = request.form
    return {"nip": digits(form["nip"]), "name": form["nama"].strip(), "address": request.remote_addr or ""}


def _finish() -> Page:
    errors = _contact_errors()
    if errors:
        return _details(_look_up(), errors), Invalid.status
    form = request.form
    receipt = services.registration.register.write(
        **_typed_person(),
        email=form["email"].strip(),
        phone=digits(form["telepon"]),
        password=form["sandi"],
        notice_read=True,
    )
    session["terdaftar"] = {"number": receipt["register_number"], "name": receipt["name"], "state": receipt["state"]}
    return redirect(url_for("portal.registered"), 303)


def _contact_errors() -> Errors:
    form, errors = request.form, {}
    if "@" not in form.get("email", "") or "." not in form.get("email", "").rpartition("@")[2]:
        errors["email"] = _("Tulis alamat e-mail lengkap, contoh: nama@contoh.go.id.")
    phone = digits(form.get("telepon", "")).removeprefix("+")
    if not phone.isdecimal() or not 8 <= len(phone) <= 15:  # noqa: PLR2004 - E.164 and the shortest local numbers
        errors["telepon"] = _("Tulis nomor HP dengan angka saja, contoh: 0812 3456 7890.")
    if len(form.get("sandi", "")) < SHORTEST_PASSWORD:
        errors["sandi"] = _("Kata sandi paling sedikit %(count)d tanda.", count=SHORTEST_PASSWORD)
    elif form.get("sandi") != form.get("sandi_lagi"):
        errors["sandi_lagi"] = _("Kedua kata sandi tidak sama. Ketik sekali lagi.")
    if not form.get("pemberitahuan"):
        errors["pemberitahuan"] = _("Beri tanda bahwa Anda sudah membaca pemberitahuan.")
    return errors


def _refused(refusal: Invalid) -> str:
    """A rule of the service: at its field when it is one of this page's, else as the page's message."""
    names = {"nip": "nip", "name": "nama", "email": "email", "phone": "telepon", "password": "sandi"}
    fields = refusal.details.get("fields", {})
    errors = {names[name]: kata(texts[0]) for name, texts in fields.items() if name in names and texts}
    if request.form.get("langkah") == "2" and not {"nip", "nama"} & errors.keys():
        return _details(_look_up(), errors or {"email": kata(refusal.message)})
    return _ask(errors or {"nip": kata(refusal.message)})


def _stopped(refusal: Refusal) -> str:
    told = {name: refusal.details[name] for name in ("next_at", "zone") if name in refusal.details}
    stop = Stop(kata(refusal.message), refusal.details.get("code", ""), refusal.details.get("category", ""), **told)
    if category := stop.category or OF_STOP.get(stop.code, ""):
        _remember(category, stop.code)
    return render_template("portal/register.html", errors={}, stop=stop, form=request.form)


def _remember(category: str, stop: str) -> None:
    """The report that this page offers begins with what was typed here."""
    remember_stop(category, digits(request.form["nip"]), request.form["nama"].strip(), stop)


def _ask(errors: Errors) -> str:
    return render_template("portal/register.html", errors=errors, stop=None, form=request.form)


def _details(person: PersonShown, errors: Errors) -> str:
    _remember("beda_instansi", "agency_differs")
    return render_template("portal/register_details.html", person=person, errors=errors, form=request.form)
