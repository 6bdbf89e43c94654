"""The check of a printed proof in memory."""
from services.contracts.errors import NotFound
from services.contracts.registration.answers import Home
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
