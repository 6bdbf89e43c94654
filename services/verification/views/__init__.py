"""What the verification service shows: reads only."""
from services.verification.views.desk import case, case_by_id
from services.verification.views.document import document
from services.verification.views.filters import filters
from services.verification.views.inbox import inbox
from services.verification.views.level_of import level_of
from services.verification.views.queues import queues
from services.verification.views.supervised import colleagues, supervised
from services.verification.views.timeline import timeline

__all__ = [
    "case", "case_by_id", "colleagues", "document", "filters", "inbox", "level_of", "queues", "supervised", "timeline",
]  # fmt: skip
