"""Who goes on with a missing value has a ticket under the value's own id, however often the event comes."""
from __future__ import annotations

import sqlalchemy as sa

from services.contracts.event import new_id
from services.contracts.registration.answers import AskedValue
from services.contracts.registration.events import ValueAsked
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import tickets
from tests.services.asking import ask
from tests.services.helpdesk.asking_for_values import group, groups
from tests.services.helpdesk.fake_services import BUDI
from tests.services.people import citizen, id_of


def test_the_request_is_a_ticket_and_is_grouped(helpdesk: HelpdeskService) -> None:
    asked = AskedValue(
        asked_id=new_id(), list="sekolah", name="SDN 3 Telaga", person_id=id_of("Budi"), person="Budi", nip=BUDI,
        agency_id="sleman", email="budi@example.org",
    )  # fmt: skip
    vars(helpdesk)["services"].values = [asked]
    event = ValueAsked(asked_id=asked["asked_id"], of_list="sekolah", agency_id="sleman")
    helpdesk.on_value_asked(event)
    helpdesk.on_value_asked(event)
    helpdesk.on_value_asked(ValueAsked(asked_id=asked["asked_id"], of_list="sekolah", agency_id="sleman"))
    group(helpdesk.work)
    assert groups(helpdesk.work) == [("SDN 3 Telaga", 1)]
    with helpdesk.work.begin() as uow:
        row = uow.session.execute(sa.select(tickets)).one()
    assert (row.id, row.category, row.desks) == (asked["asked_id"], "data_sekolah", ["helpdesk_bkd:sleman"])
    assert [one["label"] for one in ask(helpdesk, "my_tickets", citizen("Budi"))] == ["Sekolah tidak ditemukan"]
