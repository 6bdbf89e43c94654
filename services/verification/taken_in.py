"""What verification keeps of a sent form: the columns of its case, and a row for each change."""
from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from services.chassis.sealed import sealer
from services.contracts.event import new_id
from services.contracts.registration.answers import ChangeSent, Submission
from services.verification.domain.findings import STRUCTURAL
from services.verification.secrets import sealed_change


def columns_of(facts: Submission) -> dict[str, Any]:
    """What a case's row takes from the form."""
    same = ("submission_id", "round", "person_id", "register_number", "nip", "name", "unit_path", "unit_names",
            "agency_id", "agency_name", "kanreg_id", "kanreg_name")
    labels = [change["label"] for change in facts["changes"]]
    return {
        **{name: facts[name] for name in same},  # type: ignore[literal-required]
        "national": facts["agency_national"],
        "sent_at": datetime.fromisoformat(facts["sent_at"]),
        "change_labels": labels,
        "beside": facts.get("beside", {}),
        "position": position(facts),
    }


def position(facts: Submission) -> str:
    """The structural position that the civil servant says to hold: a unit has one; "" for everybody else."""
    return facts["unit_path"][-1] if facts.get("beside", {}).get("jenis_jabatan") == STRUCTURAL else ""


def document_rows(case_id: str, facts: Submission) -> list[dict[str, Any]]:
    """The files of the form, each once."""
    digests = {document["digest"] for change in facts["changes"] for document in change["documents"]}
    return [{"digest": one, "case_id": case_id} for one in sorted(digests)]


def change_row(case_id: str, facts: Submission, position: int, change: ChangeSent) -> dict[str, Any]:
    """One change of the form."""
    return {
        "id": new_id(), "case_id": case_id, "round": facts["round"], "position": position,
        "key": change["key"], "digest": digest(change), "facts": sealed_change(change),
    }


def asked_rows(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The values that these rows of changes wait for."""
    return [{"asked_id": one["id"], "change_id": row["id"]} for row in rows for one in row["facts"].get("asked", [])]


def digest(change: ChangeSent) -> str:
    """What a decision is bound to: the values and the documents, not their labels; keyed, for a NIK can be guessed."""
    proof = sorted(document["digest"] for document in change["documents"])
    text = json.dumps([change["key"], change["action"], change["old"], change["new"], proof], sort_keys=True)
    return sealer().digest(text)
