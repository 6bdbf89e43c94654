"""``python -m services.reference.importing KIND FILE [--dry-run]``; needs ``DATABASE_URL`` of reference."""

from services.chassis.importing.command import Importer, command
from services.reference.importing.agencies import import_agencies
from services.reference.importing.folder import import_folder
from services.reference.importing.list_values import list_importers
from services.reference.importing.org_units import import_units
from services.reference.importing.regional_offices import import_provinces, import_regional_offices

IMPORTERS: dict[str, Importer] = {
    "reference": import_folder,
    "regional-offices": import_regional_offices,
    "provinces": import_provinces,
    "agencies": import_agencies,
    "units": import_units,
    **list_importers(),
}

if __name__ == "__main__":
    command(IMPORTERS)()
