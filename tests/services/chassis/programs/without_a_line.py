"""A service with a method of which its policy table says nothing."""

import os
from typing import Any

from services.chassis.rpc import Call, rpc
from services.contracts.policy import VISITOR, may
from services.contracts.request import Nothing


class WithoutALine:
    """``forgotten`` is open to nobody."""

    name = os.environ["TEST_NAME"]
    who_may = {"known": may(VISITOR)}  # noqa: RUF012 - a table

    @rpc(Nothing)
    def known(self, _call: Call) -> Any:
        return {}

    @rpc(Nothing)
    def forgotten(self, _call: Call) -> Any:
        return {}
