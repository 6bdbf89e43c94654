"""The stages of the campaign in which people are counted."""

STAGES = ("registered", "sent", "level-1", "level-2", "level-3", "level-4", "returned", "completed", "done")
