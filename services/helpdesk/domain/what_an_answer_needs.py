"""What an answer must say along with Jawaban and Keterangan, so that it can act; each message says how to mend it."""
from __future__ import annotations

from collections.abc import Mapping

from services.contracts.helpdesk.effects import CORRECTABLE, EFFECTS, Does

MISSING, STRANGE = "Isi bagian ini untuk menyetujui.", "Isian ini tidak diminta untuk laporan ini."
NO_FIELD = "Pilih data yang dibetulkan."
NAME_OR_CODE = "Isi namanya, atau pilih data yang sudah ada."

ABOUT_A_PERSON = set(Does) - {Does.ADD_PERSON, Does.ADD_VALUE}
NOBODY = "NIP pada laporan ini tidak ada dalam data negara. Tolak, atau serahkan ke meja lain."


def problems(category: str, verdict: str, effect: Mapping[str, str], *, known: bool) -> dict[str, str]:
    """The first problem of each thing that was said, by its name; a rejection needs nothing.

    ``known``: the state has a person with the NIP of the report.
    """
    if verdict == "reject":
        return {}
    asked = EFFECTS[category]
    if asked.does in ABOUT_A_PERSON and not known:
        return {"verdict": NOBODY}
    found = dict.fromkeys(effect.keys() - {*asked.needs, *asked.may}, STRANGE)
    found |= {name: MISSING for name in asked.needs if not effect.get(name, "").strip()}
    if asked.does is Does.CORRECT_RECORD and "field" not in found and not _may_correct(category, effect["field"]):
        found["field"] = NO_FIELD
    if asked.does in (Does.ADD_VALUE, Does.ADD_UNIT) and not (effect.get("code") or effect.get("name")):
        found["name"] = NAME_OR_CODE
    return found


def _may_correct(category: str, field: str) -> bool:
    """A name that differs is corrected as a name, whatever the page says."""
    return field == "nama" if category == "beda_nama" else field in CORRECTABLE
