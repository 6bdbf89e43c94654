"""``python -m services.registration.importing KIND FILE [--dry-run]``; needs what the registration process needs.

Codes are checked by asking the reference service over ``AMQP_URL``; without one they are taken as they are.
"""

import os
from functools import partial

from services.chassis.assertion import Signer
from services.chassis.importing.command import Importer, command
from services.chassis.rpc_client import RpcClient, Services
from services.contracts.form_fields import HISTORY_KINDS
from services.registration.importing.directory import Directory, ReferenceDirectory, TrustedCodes
from services.registration.importing.histories import import_histories
from services.registration.importing.people import import_people


def directory() -> Directory:
    """Reference over the broker, where there is one."""
    if not (url := os.environ.get("AMQP_URL")):
        return TrustedCodes()
    return ReferenceDirectory(Services(RpcClient(url), Signer.from_environment("registration")))


def importers() -> dict[str, Importer]:
    """``people``, and ``histories:<kind>`` for each kind of riwayat."""
    histories = {f"histories:{kind}": partial(import_histories, kind) for kind in HISTORY_KINDS}
    return {"people": partial(import_people, directory()), **histories}


if __name__ == "__main__":
    command(importers())()
