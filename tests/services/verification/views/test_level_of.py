"""The helpdesk learns at which level a form waits."""
from typing import Any

from tests.services.asking import ask
from tests.services.people import id_of, service
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running


def level_of(running: Running, person: str = "Budi") -> Any:
    return ask(running.service, "level_of", service("helpdesk"), person_id=id_of(person))["level"]


def test_a_form_is_at_its_level_until_it_goes_on(running: Running) -> None:
    running.take_in(form(change("agama", "2", old="1")))
    assert level_of(running) == 1
    running.decide(ANI)
    assert level_of(running) == 2


def test_a_form_that_was_never_sent_waits_nowhere(running: Running) -> None:
    assert level_of(running) == 0
