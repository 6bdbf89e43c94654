"""The levels as verification's rules know them: their table is a contract, for reports and pages count by it, too."""
from services.contracts.verification.levels import LEVELS, Level, OfficeKind, OfficeRule, after

__all__ = ["LEVELS", "Level", "OfficeKind", "OfficeRule", "after"]
