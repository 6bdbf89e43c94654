"""Good requests about people who are missing."""
from __future__ import annotations

from typing import Any

from services.contracts.registration import missing
from services.contracts.reporting.requests import Missing
from services.contracts.request import Request

ID = "0195f1c2-7a40-7c3e-9b1d-5e8a2f604d17"  # of one kind with new_id(); fixed, so that every run names its tests alike
OF_MISSING: dict[type[Request], dict[str, Any]] = {
    Missing: {"agency_id": "sleman", "unit_id": "u"},
    missing.FindMissing: {"agency_id": "sleman", "standing": "unsent", "reason": "retired", "stage": "noted"},
    missing.FindProposed: {"stage": "proposed"},
    missing.NoteReason: {
        "people": [{"person_id": ID, "version": 1}], "reason": "retired", "owner_id": ID, "deadline": "2026-01-31",
    },
    missing.Propose: {"people": [{"person_id": ID, "version": 1}], "note": "x"},
    missing.DecideProposal: {"people": [{"person_id": ID, "version": 1}], "verdict": "confirm", "note": "x"},
    missing.Reverse: {"person_id": ID, "version": 1, "note": "x"},
}
