"""How many reports: enough for an office behind one address and for a person who erred, too few for a robot."""
from datetime import timedelta

from services.contracts.bucket import Bucket, network

ADDRESS = Bucket("address", 30, timedelta(minutes=1))  # reports from one address
FILES = Bucket("file", 30, timedelta(minutes=2))  # files of people without a log-in, from one address
OF_ONE = Bucket("nip", 6, timedelta(hours=1))  # reports about one NIP, from everywhere
OF_PERSON = Bucket("person", 6, timedelta(hours=1))  # reports of one civil servant who is logged in
OF_TICKET = Bucket("ticket", 10, timedelta(hours=1))  # messages to one ticket, from everywhere
MOST_IN_A_ROW = 20  # messages of a reporter until an operator writes


def who_counts(nip: str, address: str, reporter: str = "") -> list[tuple[Bucket, str]]:
    """The buckets of one report and whose they are, always in this order.

    ``reporter`` is the person who is logged in: what strangers typed about the same NIP takes nothing from them.
    """
    here = [(ADDRESS, network(address))] if address else []
    return [*here, (OF_PERSON, reporter) if reporter else (OF_ONE, nip)]


def whose_file_counts(address: str) -> list[tuple[Bucket, str]]:
    """The bucket of a file that is sent with a report by whom nobody knows, before anything opens it."""
    return [(FILES, network(address))]


def whose_message_counts(receipt: str, address: str) -> list[tuple[Bucket, str]]:
    """The buckets of one message to a ticket; receipts that somebody tries out fill that of the address."""
    here = [(ADDRESS, network(address))] if address else []
    return [*here, (OF_TICKET, receipt)]
