"""What the tables of identity have in common."""
import sqlalchemy as sa

metadata = sa.MetaData()
Id = sa.Uuid(as_uuid=False)
Moment = sa.TIMESTAMP(timezone=True)
