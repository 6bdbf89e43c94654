"""One section of the form: shown, saved by its buttons, and saved by itself while the person pauses."""

from __future__ import annotations

from collections.abc import Mapping

from flask import jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from gateway.formats import jam
from gateway.portal.blueprint import bp
from gateway.portal.form import lists, uploads
from gateway.portal.form.answers import Posted, read
from gateway.portal.form.rows import Overlay, Row, is_change, overlay_of, rows_of
from gateway.portal.form.two_values import Control, kept_beside_others
from gateway.refusals import wants_json
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_citizen
from services.contracts.errors import Conflict, NotFound
from services.contracts.form_fields import FORM_FIELDS, TAB_LABELS, FormField, Tab
from services.contracts.helpdesk.categories import GOES_ON_WITH
from services.contracts.reference.answers import Value
from services.contracts.registration.answers import TabShown

Page = Response | str | tuple[str, int]
STAY_OPEN = ("ubah", "unggah", "pakai", "lepas", "minta")  # buttons of a row: what it is about stays before the eyes


@bp.get("/formulir/<any(utama, posisi, guru, dokter, stakeholder):name>")
@require_citizen
def section(name: str) -> Page:
    """The section as it is saved; ``ubah`` in the address opens rows."""
    opened = request.args.getlist("ubah")
    shown = services.registration.open_tab(tab=name, to_fill=True)
    return _page(shown, Overlay(opened=opened, focus=opened[-1] if opened else ""))


@bp.post("/formulir/<any(utama, posisi, guru, dokter, stakeholder):name>")
@require_citizen
def save(name: str) -> Page:
    """Keep what was typed, then do what the button says."""
    posted = read(request.form, Tab(name))
    found = look_up(posted, FORM_FIELDS)
    try:
        shown = kept_beside_others(posted, lambda: _keep(name, posted))
    except Conflict as conflict:
        if wants_json() or conflict.details.get("code") == "sent":
            raise
        return _page(services.registration.open_tab(tab=name), overlay_of(posted), refused=True), conflict.status
    refused = uploads.attach_all()
    uploads.detach_pressed(posted.action)
    uploads.reuse_pressed(posted.action, shown)
    if refused or uploads.sent():
        shown = services.registration.open_tab(tab=name)
    if wants_json():
        return _as_data(shown, posted, found)
    if posted.overtaken:
        return _page(shown, overlay_of(posted), refused=True), Conflict.status
    problems = not_found_of(posted, found)
    if problems or refused:
        typed = {key: text for key, text in posted.typed.items() if key.partition(".")[0] in found}
        overlay = Overlay(posted.opened, typed, problems, refused, found)
        return _page(shown, overlay, refused=True), 422
    return redirect(_next(name, posted, shown), 303)


def look_up(posted: Posted, fields: Mapping[str, FormField]) -> dict[str, list[Value]]:
    """Find the typed names of large lists; the answer holds the fields for which a person must choose."""
    open_questions = {}
    for name, text in posted.looked_up.items():
        if posted.action == f"minta:{name}" and fields[name].list in GOES_ON_WITH:
            posted.answers[name] = posted.typed[name] = lists.ask_for(fields[name].list, text)
            posted.typed.pop(f"{name}.teks", None)
            continue
        found = lists.search(fields[name].list, text, request.form.get("unit", ""))
        meant = lists.the_one(found, text)
        if meant is None:
            open_questions[name] = found
        else:
            posted.answers[name] = posted.typed[name] = meant["code"]
            posted.typed.pop(f"{name}.teks", None)
    return open_questions


def not_found_of(posted: Posted, found: Mapping[str, list[Value]]) -> dict[str, str]:
    """What to say of typed texts that name no single value, by field."""
    return {name: _not_found(posted.looked_up[name], values) for name, values in found.items()}


def _not_found(text: str, found: list[Value]) -> str:
    if found:
        return _("Ada beberapa yang cocok dengan “%(text)s”. Pilih satu.", text=text)
    return _("“%(text)s” tidak ada dalam daftar. Ketik kata lain, atau laporkan bila belum terdaftar.", text=text)


def _keep(name: str, posted: Posted) -> TabShown:
    shown: TabShown
    if posted.answers or posted.confirmed:
        shown = services.registration.save_tab.write(
            tab=name, version=posted.version, answers=posted.answers, confirmed=posted.confirmed, seen=posted.seen
        )
    else:
        shown = services.registration.open_tab(tab=name)
    return shown


def _as_data(shown: TabShown, posted: Posted, found: dict[str, list[Value]]) -> Response:
    """``nilai`` is what each open control's next save has seen; ``beda`` asks which of two values counts."""
    rows = {row.name: row for row in rows_of(shown, overlay_of(posted))}
    errors = {name: kata(rows[name].error) for name in posted.opened}
    errors |= not_found_of(posted, found)
    return jsonify(
        versi=shown["version"],
        tersimpan=_("Tersimpan %(at)s", at=jam(shown["saved_at"])) if shown["saved_at"] else "",
        salah=errors,
        nilai={name: posted.answers.get(name, rows[name].before) for name in posted.opened},
        disimpan=[*posted.answers],
        beda={name: asked(rows[name], shown) for name in posted.overtaken},
        nama={name: rows[name].known_name for name in posted.opened if rows[name].control == "lookup"},
        benar=[name for name in posted.confirmed if name in rows],
        hitungan=_counted(list(rows.values())),
    )


def asked(of: Control, shown: TabShown) -> str:
    """The question which of two values counts, for a page that stays open."""
    return render_template("portal/form/two_values.html", of=of, saved_at=shown["saved_at"])


def _next(name: str, posted: Posted, shown: TabShown) -> str:
    verb, subject = posted.action.partition(":")[0], posted.subject
    opened = [one for one in posted.opened if one not in (subject, *posted.answers)]
    if verb in ("simpan", "lanjut") and any(f["error"] for f in shown["fields"] if f["name"] in posted.answers):
        return url_for("portal.section", name=name, ubah=opened) + "#salah"
    if verb == "lanjut":
        return after(shown)
    if verb in STAY_OPEN:
        return url_for("portal.section", name=name, ubah=[*opened, subject]) + f"#f-{subject}"
    return url_for("portal.section", name=name, ubah=opened) + (f"#f-{subject}" if subject else "")


def later_tabs(shown: TabShown) -> list[Tab]:
    """The sections that come after this one and concern the person."""
    return [Tab(one) for one in shown["tabs"][shown["tabs"].index(shown["tab"]) + 1 :]]


def after(shown: TabShown) -> str:
    """Where the form goes on after a section."""
    later = later_tabs(shown)
    return page_of(later[0]) if later else url_for("portal.review")


def page_of(tab: Tab) -> str:
    """The address of a section."""
    return url_for("portal.history") if tab is Tab.RIWAYAT else url_for("portal.section", name=tab)


def _counted(rows: list[Row]) -> str:
    mine = [row for row in rows if row.state not in ("fixed", "derived")]
    changed = sum(is_change(row.shown) for row in mine)
    return _("%(changed)d dari %(total)d isian diubah", changed=changed, total=len(mine))


def _page(shown: TabShown, overlay: Overlay, *, refused: bool = False) -> str:
    tab = Tab(shown["tab"])
    rows = rows_of(shown, overlay)
    two = [row for row in rows if row.overtaken]
    errors = [(row.anchor, _("Pilih satu nilai: %(label)s", label=kata(row.shown["label"]))) for row in two]
    errors += [(row.anchor, kata(row.error)) for row in rows if row.error and not row.overtaken]
    errors += [(f"berkas-{row.name}", row.document_error) for row in rows if row.document_error]
    later = later_tabs(shown)
    return render_template(
        "portal/form/section.html",
        tab=tab,
        label=TAB_LABELS[tab],
        number=shown["tabs"].index(tab) + 1,
        total=len(shown["tabs"]),
        shown=shown,
        rows=rows,
        others={row.name: uploads.other_documents(shown, row.name) for row in rows if row.open},
        errors=errors,
        refused=refused,
        overtaken=overlay.overtaken,
        counted=_counted(rows),
        unanswered=[row.name for row in rows if row.state == "unanswered" and not row.open],
        changed=sum(row.state == "changed" for row in rows),
        unit=next((row.shown["held"] for row in rows if row.name == "unit_organisasi"), ""),
        next_label=TAB_LABELS[later[0]] if later else "",
    )


@bp.get("/formulir/<name>")
@require_citizen
def unknown(name: str) -> Page:  # noqa: ARG001 - the address names it
    """A section of the form that this campaign does not have."""
    raise NotFound(_("Bagian formulir ini tidak ada."))
