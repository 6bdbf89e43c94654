"""The stages of the campaign in which people are counted."""
from services.contracts.verification import levels

STANDING = ("sent", *levels.STAGES, "returned", "completed", "done")  # a form stands in one of them
STAGES = ("expected", "registered", "filled", "rejected", *STANDING)
