"""Position Inventory, Lihat Unor: an agency's tree of org units and its level-1 verifiers (manual III.G)."""
from gateway.admin.org_units import ticking, tree, unit, without_office

__all__ = ["ticking", "tree", "unit", "without_office"]
