"""The demo country's people have riwayat of every kind, and nothing in it would be refused on the form."""
from collections import Counter
from datetime import date

import sqlalchemy as sa

from deploy.local.places import CHECKOUT
from services.contracts.form_fields import HISTORY_KINDS, Tab
from services.registration.domain.does_the_golongan_fit_the_education import does_not_fit
from services.registration.domain.is_the_form_right import problems_of
from services.registration.domain.is_the_row_right import row_problem
from services.registration.domain.which_sections_concern_whom import EVERYBODY
from services.registration.secrets import opened
from services.registration.seed_demo import seed
from services.registration.tables import people, person_histories
from tests.services.registration.running import Running

TODAY = date(2026, 11, 24)
MAIN = ("golongan", "pendidikan", "jabatan", "orang_tua")  # everybody has some


def test_everybodys_riwayat_is_right(running: Running) -> None:
    with running.work.begin() as uow:
        uow.session.execute(sa.delete(people))
        seed(uow.session.connection(), CHECKOUT / "deploy" / "local" / "demo")
        records = {row.id: opened(row.record) for row in uow.session.execute(sa.select(people))}
        rows = [(row.person_id, row.kind, row._mapping["values"]) for row in
                uow.session.execute(sa.select(person_histories))]  # fmt: skip
    of = {who: {kind: [cells for person, k, cells in rows if (person, k) == (who, kind)] for kind in MAIN}
          for who in records}  # fmt: skip
    assert Counter(kind for _, kind, _ in rows).keys() == HISTORY_KINDS.keys()
    assert [who for who, kinds in of.items() if not all(kinds.values())] == []
    told = {row_problem(kind, cells, records[who], TODAY) for who, kind, cells in rows}
    told |= {does_not_fit(cells, of[who]["pendidikan"]) for who, kind, cells in rows if kind == "golongan"}
    assert told == {""}
    wrong = {who: problems_of(record, EVERYBODY | {Tab.GURU}, of[who]["golongan"]) for who, record in records.items()}
    assert {who: told for who, told in wrong.items() if told} == {}
