"""The reference service as reporting sees it: it knows the agencies."""
from dataclasses import dataclass, field

from services.contracts.reference.answers import Agency


def agency(id: str, kanreg: str = "k1", *, national: bool = False) -> Agency:
    return Agency(
        id=id, code=id, name=id.title(), national=national, kanreg_id=kanreg, kanreg_name=kanreg.title(),
        province_code="34", province="",
    )


class FakeReference:
    """Two regional agencies of one kanreg, one of another, and a national one."""

    def agencies(self) -> list[Agency]:
        return [agency("sleman"), agency("bantul"), agency("malang", "k2"), agency("kemenkeu", "k1", national=True)]


@dataclass
class FakeServices:
    """The way to the other services."""

    reference: FakeReference = field(default_factory=FakeReference)
