"""What was sent last can be read and printed by its owner, and by nobody else."""
import pytest

from services.contracts.errors import Forbidden, NotFound
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, citizen
from tests.services.registration.running import NIP, Running


def test_before_kirim_there_is_no_list(running: Running) -> None:
    running.register()
    with pytest.raises(NotFound):
        running.ask("sent_changes")


def test_the_list_has_each_change_with_old_new_and_its_document(running: Running) -> None:
    running.fill(agama="2")
    running.send()
    shown = running.ask("sent_changes")
    assert (shown["nip"], shown["agency"], shown["unit"], shown["round"]) == (NIP, "Kab. Sleman", "Bidang SD", 1)
    assert shown["register_number"] == running.registrant().register_number
    assert shown["proof_code"] == running.registrant().proof_code
    [change] = shown["changes"]
    assert (change["old_label"], change["new_label"]) == ("Islam", "Kristen")
    assert [document["name"] for document in change["documents"]] == ["proof.pdf"]


def test_a_secret_number_is_shown_by_its_last_digits(running: Running) -> None:
    running.fill(nik="3404012703750008")
    running.send()
    [change] = running.ask("sent_changes")["changes"]
    assert (change["old_label"], change["new_label"]) == ("•••• 0007", "•••• 0008")
    assert "3404" not in str(change), "nothing of its beginning"


def test_it_is_the_owners_alone(running: Running) -> None:
    running.fill(agama="2")
    running.send()
    with pytest.raises(NotFound):
        ask(running.service, "sent_changes", citizen("Sari"))
    with pytest.raises(Forbidden):
        ask(running.service, "sent_changes", ANONYMOUS)
