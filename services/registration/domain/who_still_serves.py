"""Who still serves, by kedudukan hukum: the others may not register (manual I.E.14-18)."""

STATUS: dict[str, str] = {
    "66": "dismissed",  # diberhentikan
    "67": "deceased",  # punah: died without heirs
    "69": "dismissed",  # TMS dari pengadaan
    "70": "dismissed",  # pembatalan NIP
    "77": "dismissed",  # pemberhentian tanpa hak pensiun
    "88": "retired",  # pemberhentian dengan hak pensiun
    "91": "dismissed",  # tindak pidana
    "98": "retired",  # mencapai BUP
    "99": "retired",  # pensiun
}
SERVES = "active"
SERVES_CODE = "01"  # kedudukan hukum "Aktif"


def status_of(kedudukan_hukum: str) -> str:
    """The status of a person; every code that STATUS does not name is somebody who serves, on leave or not."""
    return STATUS.get(kedudukan_hukum, SERVES)
