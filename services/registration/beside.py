"""What a sent form says beside its changes, so that verification's rule checks can measure a change against it."""
from __future__ import annotations

from services.contracts.registration.answers import Beside
from services.registration.form import Form


def beside(form: Form) -> Beside:
    """Dates of appointment, kind of position, highest education and the rows of golongan, as the person says."""
    now = {**form.held, **form.said}
    return Beside(
        tmt_cpns=now.get("tmt_cpns", ""),
        tmt_pns=now.get("tmt_pns", ""),
        jenis_jabatan=now.get("jenis_jabatan", ""),
        tingkat=max((row.get("tingkat", "") for row in form.rows_now("pendidikan").values()), default=""),
        golongan=[
            [row_id, row.get("golongan", ""), row.get("tmt_golongan", "")]
            for row_id, row in form.rows_now("golongan").items()
        ],
    )
