"""Between password and session: the app's code, setting it up, recovery codes, and the first own password."""
from datetime import timedelta
from typing import Any

import pyotp
import pytest
import sqlalchemy as sa

from services.contracts.errors import Invalid, NotLoggedIn, Refusal, TooMany
from services.identity.domain.who_may_try_again import CODE
from services.identity.tables import accounts, metadata, recovery_codes, second_factors
from tests.services.identity.running import NIP, PASSWORD, SECRET, Running, code_now
from tests.services.people import id_of

OWN = "kereta senja payung"


@pytest.fixture
def bima(running: Running) -> str:
    """An official who comes for the first time, with a password that an administrator chose."""
    running.add_account("bima", "official", must_change_password=True)
    return str(running.log_in("bima")["token"])


def enter_code(running: Running, token: str, code: str | None = None, **more: Any) -> Any:
    return running.ask("enter_code", token=token, code=code or code_now(), **more)


def set_up(running: Running, token: str, **more: Any) -> Any:
    secret = running.ask("set_up_app", token=token)["secret"]
    return running.ask("confirm_app", token=token, code=pyotp.TOTP(secret).now(), **more)


def wrong_code() -> str:
    """None of those that fit now."""
    fitting = {code_now(later=step) for step in (-1, 0, 1)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in fitting)


def test_a_code_opens_the_session_and_makes_the_browser_known(running: Running) -> None:
    begun = running.log_in()
    assert (begun["step"], begun["device"]) == ("code", "")
    assert running.ask("log_in_under_way", token=begun["token"]) == {"step": "code", "username": "ani"}
    done = enter_code(running, begun["token"])
    assert done["step"] == "done"
    assert len(done["device"]) >= 43
    assert running.who_is(done["token"])["username"] == "ani"


def test_before_the_code_the_token_opens_nothing(running: Running, bima: str) -> None:
    for token in (running.log_in()["token"], bima):
        with pytest.raises(NotLoggedIn):
            running.who_is(token)
    with pytest.raises(NotLoggedIn):
        running.ask("set_up_app", token=running.log_in()["token"])
    for method, more in (
        ("enter_code", {"code": "123456"}),
        ("enter_recovery_code", {"code": "AAAAA-AAAAA"}),
        ("choose_first_password", {"password": OWN}),
    ):
        with pytest.raises(NotLoggedIn):
            running.ask(method, token=bima, **more)


def test_a_session_is_not_a_step(running: Running) -> None:
    token = running.token()
    for method, more in (("enter_code", {"code": code_now()}), ("log_in_under_way", {}), ("set_up_app", {})):
        with pytest.raises(NotLoggedIn):
            running.ask(method, token=token, **more)


def test_the_steps_together_have_ten_minutes(running: Running) -> None:
    token = running.log_in()["token"]
    running.pass_time(timedelta(minutes=11))
    with pytest.raises(NotLoggedIn):
        enter_code(running, token)


def test_a_step_is_taken_once(running: Running) -> None:
    token = running.log_in()["token"]
    enter_code(running, token)
    running.run(sa.update(second_factors).values(last_step=0))
    with pytest.raises(NotLoggedIn):
        enter_code(running, token)


def test_an_account_that_is_locked_meanwhile_comes_no_further(running: Running) -> None:
    token = running.log_in()["token"]
    running.run(sa.update(accounts).where(accounts.c.username == "ani").values(locked=True))
    with pytest.raises(NotLoggedIn):
        enter_code(running, token)


@pytest.mark.parametrize(("later", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_wrong(running: Running, later: int, fits: bool) -> None:
    token, code = running.log_in()["token"], code_now(later=later)
    if fits:
        assert enter_code(running, token, code)["step"] == "done"
    else:
        with pytest.raises(Invalid):
            enter_code(running, token, code)


def test_no_code_is_taken_twice_nor_one_before_it(running: Running) -> None:
    enter_code(running, running.log_in()["token"], code_now())
    token = running.log_in()["token"]
    for used in (code_now(), code_now(later=-1)):
        with pytest.raises(Invalid):
            enter_code(running, token, used)
    assert enter_code(running, token, code_now(later=1))["step"] == "done"


def test_a_wrong_code_may_be_tried_again_but_not_for_ever(running: Running) -> None:
    token = running.log_in()["token"]
    for _ in range(CODE.holds):
        with pytest.raises(Invalid) as refusal:
            enter_code(running, token, wrong_code())
        assert refusal.value.details["fields"]["code"]
    with pytest.raises(TooMany):
        enter_code(running, running.log_in()["token"])
    running.pass_time(CODE.drip)
    assert enter_code(running, running.log_in()["token"])["step"] == "done"


def test_a_trusted_browser_needs_no_code_for_twelve_hours(running: Running) -> None:
    device = enter_code(running, running.log_in()["token"], trust=True)["device"]
    assert running.log_in(device=device)["step"] == "done"
    assert running.log_in()["step"] == "code", "another browser does"
    running.run(sa.text("UPDATE devices SET trusted_until = trusted_until - interval '12 hours'"))
    assert running.log_in(device=device)["step"] == "code"


def test_a_browser_that_was_not_trusted_is_asked_each_time(running: Running) -> None:
    device = running.enter()["device"]
    assert running.log_in(device=device)["step"] == "code"


def test_civil_servants_need_no_code(running: Running) -> None:
    assert running.log_in(NIP, kind="citizen")["step"] == "done"


def test_the_first_time_an_official_sets_up_an_app(running: Running, bima: str) -> None:
    told = running.ask("set_up_app", token=bima)
    assert told == running.ask("set_up_app", token=bima), "a page that is loaded again shows the same"
    assert told["address"].startswith("otpauth://totp/e-PUPNS:bima?")
    assert f"secret={told['secret']}" in told["address"]
    with pytest.raises(Invalid):
        running.ask("confirm_app", token=bima, code="000000")
    entered = running.ask("confirm_app", token=bima, code=pyotp.TOTP(told["secret"]).now())
    assert entered["step"] == "password"
    assert len(set(entered["recovery_codes"])) == 10


def test_the_code_that_set_the_app_up_does_not_open_a_second_door(running: Running) -> None:
    running.add_account("citra", "official")
    token = running.log_in("citra")["token"]
    secret = running.ask("set_up_app", token=token)["secret"]
    code = pyotp.TOTP(secret).now()
    assert running.ask("confirm_app", token=token, code=code)["step"] == "done"
    with pytest.raises(Invalid):
        enter_code(running, running.log_in("citra")["token"], code)


def test_then_the_first_own_password_is_chosen_and_the_session_begins(running: Running, bima: str) -> None:
    set_up(running, bima)
    for password, said in (("short", "12"), ("pupns-demo-2015", "ditebak"), (PASSWORD, "lain dari yang sekarang")):
        with pytest.raises(Invalid) as refusal:
            running.ask("choose_first_password", token=bima, password=password)
        assert said in refusal.value.details["fields"]["password"][0]
    done = running.ask("choose_first_password", token=bima, password=OWN)
    assert running.who_is(done["token"])["username"] == "bima"
    with pytest.raises(NotLoggedIn):
        running.log_in("bima", PASSWORD)
    assert running.log_in("bima", OWN)["step"] == "code"


def test_a_trust_given_before_the_password_was_chosen_counts(running: Running, bima: str) -> None:
    set_up(running, bima, trust=True)
    device = running.ask("choose_first_password", token=bima, password=OWN)["device"]
    assert running.log_in("bima", OWN, device=device)["step"] == "done"


def test_a_civil_servant_whose_password_was_reset_chooses_one_too(running: Running) -> None:
    running.run(sa.update(accounts).where(accounts.c.username == NIP).values(must_change_password=True))
    begun = running.log_in(NIP, kind="citizen")
    assert begun["step"] == "password"
    assert running.ask("choose_first_password", token=begun["token"], password="kereta senja")["step"] == "done"


def test_a_recovery_code_opens_once_however_it_is_typed(running: Running, bima: str) -> None:
    codes = set_up(running, bima)["recovery_codes"]
    running.ask("choose_first_password", token=bima, password=OWN)
    typed = codes[3].lower().replace("-", " ")
    entered = running.ask("enter_recovery_code", token=running.log_in("bima", OWN)["token"], code=typed)
    assert entered["step"] == "done"
    token = running.log_in("bima", OWN)["token"]
    for wrong in (codes[3], "AAAAA-AAAAA"):
        with pytest.raises(Invalid):
            running.ask("enter_recovery_code", token=token, code=wrong)
    assert running.ask("enter_recovery_code", token=token, code=codes[4])["step"] == "done"


def test_recovery_codes_of_one_do_not_open_another(running: Running, bima: str) -> None:
    codes = set_up(running, bima)["recovery_codes"]
    with pytest.raises(Invalid):
        running.ask("enter_recovery_code", token=running.log_in()["token"], code=codes[0])


def test_neither_secret_nor_recovery_code_can_be_read_in_the_database(running: Running, bima: str) -> None:
    secret = running.ask("set_up_app", token=bima)["secret"]
    codes = running.ask("confirm_app", token=bima, code=pyotp.TOTP(secret).now())["recovery_codes"]
    with running.work.begin() as uow:
        rows = str([uow.session.execute(sa.select(table)).all() for table in metadata.sorted_tables])
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(recovery_codes)) == 10
    for hidden in (SECRET, secret, *codes, *(code.replace("-", "") for code in codes)):
        assert hidden not in rows


def test_of_two_at_once_with_the_same_code_one_comes_in(running: Running) -> None:
    from concurrent.futures import ThreadPoolExecutor

    tokens = [running.log_in()["token"] for _ in range(4)]
    code = code_now()

    def try_it(token: str) -> str:
        try:
            return str(enter_code(running, token, code)["step"])
        except Refusal as refusal:
            return type(refusal).__name__

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(try_it, tokens))
    assert answers == ["Invalid", "Invalid", "Invalid", "done"]


def test_the_holder_of_an_app_is_who_it_was_set_up_for(running: Running, bima: str) -> None:
    set_up(running, bima)
    with running.work.begin() as uow:
        holders = set(uow.session.scalars(sa.select(second_factors.c.account_id)))
    assert holders == {id_of("ani"), id_of("bima")}
