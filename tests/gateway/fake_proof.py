"""The check of a printed proof in memory, and the list of changes that is printed."""
from services.contracts.errors import NotFound
from services.contracts.registration.answers import ChangeSent, Home, SentChanges
from services.contracts.registration.registrants import ProofShown

CODE = "0f" * 16


def proof_of(home: Home, code: str) -> ProofShown:
    """As ``registration.check_proof``."""
    if code != CODE:
        raise NotFound("Kode ini tidak dikenal. Bukti ini tidak berlaku, atau kodenya salah terbaca.")
    return ProofShown(
        name=home["name"], agency=home["agency"], registered_at=home["registered_at"],
        state=home["registrant_state"], form_state=home["form_state"],
    )  # fmt: skip


def sent_of(home: Home, changes: list[ChangeSent]) -> SentChanges:
    """As ``registration.sent_changes``."""
    if not home["sent_at"]:
        raise NotFound("Formulir belum dikirim; daftar perubahannya belum ada.")
    return SentChanges(
        name=home["name"], nip=home["nip"], register_number=home["register_number"], proof_code=home["proof_code"],
        agency=home["agency"], unit=home["unit"], sent_at=home["sent_at"], round=1, changes=changes,
    )  # fmt: skip
