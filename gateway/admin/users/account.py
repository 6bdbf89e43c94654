"""One account beside the list: who it is, and where it is logged in."""
from __future__ import annotations

from gateway.admin.blueprint import bp
from gateway.admin.users.listing import beside_the_list
from gateway.services import services
from gateway.who_may_open import require_right
from services.contracts.identity.account_answers import AccountShown

OPEN = require_right("identity.find_accounts", "identity.account", "identity.offers", "identity.find_areas")


@bp.get("/pengguna/<username>")
@OPEN
def user(username: str) -> str:
    """The tab Data."""
    return _tab("data", username)


@bp.get("/pengguna/<username>/sesi")
@OPEN
def user_sessions(username: str) -> str:
    """The tab Sesi."""
    return _tab("sesi", username)


def shown(username: str) -> AccountShown:
    """The account.  Raises ``NotFound`` for one out of reach."""
    account: AccountShown = services.identity.account(username=username)
    return account


def _tab(tab: str, username: str) -> str:
    return beside_the_list("admin/users/account.html", account=shown(username), tab=tab)
