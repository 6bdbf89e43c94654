"""The columns of the state's person record in a file: the fields of the form, and the agency."""

from services.chassis.importing.sheet import Column
from services.contracts.form_fields import FORM_FIELDS

NIP, NAME, AGENCY, UNIT = "nip_baru", "nama", "instansi", "unit_organisasi"
BIRTH, SEX, STANDING = "tanggal_lahir", "jenis_kelamin", "kedudukan_hukum"

ALIASES: dict[str, tuple[str, ...]] = {
    NIP: ("nip",),
    UNIT: ("unor", "unor_id"),
    AGENCY: ("instansi_id", "kode_instansi"),
}
REQUIRED = (NIP, NAME, AGENCY, UNIT)

PERSON_COLUMNS = tuple(Column(name, ALIASES.get(name, ()), name in REQUIRED) for name in (*FORM_FIELDS, AGENCY))
