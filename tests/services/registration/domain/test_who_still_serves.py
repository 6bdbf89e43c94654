"""Which kedudukan hukum end the service, as a grid that an analyst can sign."""

import pytest

from services.registration.domain.who_still_serves import status_of


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("01", "active"),  # aktif
        ("02", "active"),  # CLTN
        ("03", "active"),  # tugas belajar
        ("04", "active"),  # pemberhentian sementara
        ("15", "active"),  # hukuman disiplin
        ("20", "active"),  # masa persiapan pensiun
        ("66", "dismissed"),
        ("67", "deceased"),
        ("69", "dismissed"),
        ("70", "dismissed"),
        ("77", "dismissed"),
        ("88", "retired"),
        ("91", "dismissed"),
        ("98", "retired"),
        ("99", "retired"),
        ("", "active"),
    ],
)
def test_the_status_of_a_kedudukan_hukum(code: str, status: str) -> None:
    assert status_of(code) == status
