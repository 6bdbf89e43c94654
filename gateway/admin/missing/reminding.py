"""A letter to each of those who were ticked, as far as they can be reached and were not written to lately."""
from __future__ import annotations

from flask_babel import ngettext

from gateway.admin.blueprint import bp
from gateway.admin.missing.chosen import tell, ticked
from gateway.admin.missing.listing import list_page
from gateway.admin.missing.noting import NOBODY, Page, back
from gateway.services import services
from gateway.spoken import kata
from gateway.who_may_open import require_right
from services.contracts.errors import Invalid
from services.contracts.registration.missing import Followed


@bp.post("/belum-terdata/pengingat")
@require_right("registration.remind", "registration.find_missing")
def remind() -> Page:
    """From the list or from the page of one person."""
    people = ticked()
    if not people:
        return list_page(kata(NOBODY)), Invalid.status
    followed: Followed = services.registration.remind.write(person_ids=[one["person_id"] for one in people])
    count = len(followed["changed"])
    tell(followed, ngettext("Surat pengingat dikirim kepada %(num)d orang.",
                            "Surat pengingat dikirim kepada %(num)d orang.", count))  # fmt: skip
    return back(people)
