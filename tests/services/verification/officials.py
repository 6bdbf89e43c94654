"""The verifiers of one civil servant's four levels, and colleagues of other offices."""
from services.contracts.profiles import Profile
from tests.services.people import NATIONAL, NATIONAL_AGENCIES, agency, kanreg, official, unit

ANI = official("Ani", (Profile.VERIFIER_L1, unit("dinas")))
ATI = official("Ati", (Profile.VERIFIER_L1, unit("dinas")))
BIMA = official("Bima", (Profile.VERIFIER_L2, agency("sleman")))
CITRA = official("Citra", (Profile.VERIFIER_BKN, kanreg("k1")))
DEWI = official("Dewi", (Profile.VERIFIER_BKN_STATUS, NATIONAL))

OTHER_UNIT = official("Other unit", (Profile.VERIFIER_L1, unit("puskesmas")))
OTHER_AGENCY = official("Other agency", (Profile.VERIFIER_L2, agency("bantul")))
OTHER_KANREG = official("Other kanreg", (Profile.VERIFIER_BKN, kanreg("k2")))
BKN_PUSAT = official("BKN Pusat", (Profile.VERIFIER_BKN, NATIONAL_AGENCIES))
EXECUTIVE = official("Executive", (Profile.EXECUTIVE, agency("sleman")), (Profile.AGENCY_ADMIN, agency("sleman")))

FOREIGN_OFFICES = [OTHER_UNIT, OTHER_AGENCY, OTHER_KANREG, BKN_PUSAT]
