"""The stages of the campaign in which people are counted."""
from services.contracts.verification import levels

STAGES = ("registered", "sent", *levels.STAGES, "returned", "completed", "done")
