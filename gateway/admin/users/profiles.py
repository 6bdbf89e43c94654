"""The tab Profil: some profiles are to end, others are to begin; nothing happens before Simpan."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _

from gateway.admin.blueprint import bp
from gateway.admin.users import picker as picking
from gateway.admin.users.account import OPEN, shown
from gateway.admin.users.acts import Page, known
from gateway.admin.users.listing import beside_the_list
from gateway.admin.users.question import Question
from gateway.admin.users.refused import SAID_ON_THE_PAGE, errors_of
from gateway.admin.users.wanted import FIELD, Wanted, all_of
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid
from services.contracts.identity.account_answers import AccountShown

FIELDS = {"reason": "alasan", "grants": "pilih_profil", "add": "pilih_profil"}


@dataclass
class Draft:
    """What is staged: ids that are to end, profiles that are to begin, the boxes of the next one, the reason."""

    end: list[str]
    add: list[Wanted]
    picker: picking.Picker
    reason: str

    def held(self, account: AccountShown) -> set[str]:
        """The profiles that the account would hold."""
        stay = {one["profile"] for one in account["held"] if one["profile_id"] not in self.end}
        return stay | {one.profile for one in self.add}

    @property
    def changes(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.end or self.add)


@bp.get("/pengguna/<username>/profil")
@OPEN
def user_profiles(username: str) -> str:
    """What is held, and the boxes for one more."""
    return _page(shown(username), read_draft(), {})


@bp.post("/pengguna/<username>/profil")
@require_right("identity.find_accounts", "identity.account", "identity.change_profiles", "identity.offers")
def change_user_profiles(username: str) -> Page:
    """One step of the form, or its end."""
    account, draft = shown(username), read_draft()
    does, _colon, which = request.form.get("do", "").partition(":")
    if does == "simpan":
        return _save(account, draft)
    step(draft, does, which, {(one["profile"], one["kind"], one["id"]) for one in account["held"]})
    return _page(account, draft, draft.picker.errors)


def read_draft() -> Draft:
    """As the form has it."""
    end = list(dict.fromkeys(request.form.getlist("akhiri")))
    add = all_of(request.form.getlist(FIELD))
    return Draft(end, add, picking.read(request.form), request.form.get("alasan", "").strip())


def step(draft: Draft, does: str, which: str, held: set[tuple[str, str, str]]) -> None:
    """Stage one more, take one back, mark one that is to end."""
    if does == "tambah":
        wanted = picking.stage(draft.picker, held | {one.key for one in draft.add})
        if wanted is not None:
            draft.add.append(wanted)
            draft.picker = picking.emptied(draft.picker)
    elif does == "lepas" and which.isdecimal():
        del draft.add[int(which) : int(which) + 1]
    elif does == "akhiri" and which not in draft.end:
        draft.end.append(which)
    elif does == "biarkan" and which in draft.end:
        draft.end.remove(which)


def _save(account: AccountShown, draft: Draft) -> Page:
    if draft.picker.offer is not None:  # chosen, and not yet added: meant, too
        step(draft, "tambah", "", {(one["profile"], one["kind"], one["id"]) for one in account["held"]})
    errors = draft.picker.errors | ({} if draft.reason or not draft.end else {"alasan": _("Tulis alasannya.")})
    if errors:
        return _page(account, draft, errors), Invalid.status
    if draft.changes:
        try:
            _write(draft)
        except SAID_ON_THE_PAGE as refusal:
            return _page(shown(account["username"]), draft, errors_of(refusal, FIELDS)), refusal.status
        flash(_("Profil disimpan."), "ok")
    return redirect(Question.read().address(f"/{account['username']}/profil"), 303)


def _write(draft: Draft) -> Any:
    add = [one.asked() for one in draft.add]
    return services.identity.change_profiles.write(**known(), add=add, end=draft.end, reason=draft.reason)


def _page(account: AccountShown, draft: Draft, errors: dict[str, str]) -> str:
    return beside_the_list("admin/users/profiles.html", account=account, tab="profil", draft=draft, errors=errors)
