"""Lists that are kept by hand: the days on which a value holds, its versions, where it lies, the words of its list."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "reference_0002"
down_revision = "reference_0001"

# Whatever changes a value, a page, an import or a hand in the database: its version before that is kept.
KEEP_VERSIONS = """
CREATE FUNCTION keep_value_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO value_versions (list, code, version, name, parent, extra, active, valid_from, valid_to, place, owner,
                                changed_at, changed_by, reason, ended_at, removed)
    VALUES (OLD.list, OLD.code, OLD.version, OLD.name, OLD.parent, OLD.extra, OLD.active, OLD.valid_from, OLD.valid_to,
            OLD.place, OLD.owner, OLD.changed_at, OLD.changed_by, OLD.reason, clock_timestamp(), TG_OP = 'DELETE');
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.version := OLD.version + 1;
    NEW.changed_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER list_values_changed BEFORE UPDATE ON list_values FOR EACH ROW
    WHEN ((OLD.name, OLD.parent, OLD.extra, OLD.active, OLD.valid_from, OLD.valid_to, OLD.place, OLD.owner)
          IS DISTINCT FROM
          (NEW.name, NEW.parent, NEW.extra, NEW.active, NEW.valid_from, NEW.valid_to, NEW.place, NEW.owner))
    EXECUTE FUNCTION keep_value_version();
CREATE TRIGGER list_values_removed BEFORE DELETE ON list_values FOR EACH ROW EXECUTE FUNCTION keep_value_version();
"""

# The words of every list, against which a mistyped one is measured: far fewer than the values.
KEEP_WORDS = """
CREATE FUNCTION keep_list_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO list_words (list, word)
    SELECT DISTINCT fresh.list, word FROM fresh, string_to_table(fresh.search, ' ') AS word
    WHERE length(word) BETWEEN 4 AND 40 AND word !~ '[0-9]'
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE FUNCTION keep_unit_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO list_words (list, word)
    SELECT DISTINCT 'unor', word FROM fresh, string_to_table(fresh.search, ' ') AS word
    WHERE length(word) BETWEEN 4 AND 40 AND word !~ '[0-9]'
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER list_values_words_added AFTER INSERT ON list_values REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION keep_list_words();
CREATE TRIGGER list_values_words_changed AFTER UPDATE ON list_values REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION keep_list_words();
CREATE TRIGGER org_units_words_added AFTER INSERT ON org_units REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION keep_unit_words();
CREATE TRIGGER org_units_words_changed AFTER UPDATE ON org_units REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION keep_unit_words();
INSERT INTO list_words (list, word)
SELECT DISTINCT list, word FROM list_values, string_to_table(search, ' ') AS word
WHERE length(word) BETWEEN 4 AND 40 AND word !~ '[0-9]';
INSERT INTO list_words (list, word)
SELECT DISTINCT 'unor', word FROM org_units, string_to_table(search, ' ') AS word
WHERE length(word) BETWEEN 4 AND 40 AND word !~ '[0-9]';
"""

CREATE_TRIGRAMS = """
DO $$
BEGIN
    CREATE INDEX list_words_alike ON list_words USING gin (word gin_trgm_ops);
EXCEPTION WHEN undefined_object THEN
    RAISE NOTICE 'pg_trgm is not here';
END $$
"""

# A place's way down from the root of the list of places, for the lists that are kept by region.
PLACE_LOCATIONS = """
WITH RECURSIVE placed AS (
    SELECT code, ARRAY[code] AS path FROM list_values v
    WHERE list = 'lokasi' AND NOT EXISTS (
        SELECT 1 FROM list_values p WHERE p.list = 'lokasi' AND p.code = v.parent AND p.code <> v.code)
    UNION ALL
    SELECT v.code, placed.path || v.code FROM list_values v JOIN placed ON v.parent = placed.code
    WHERE v.list = 'lokasi' AND NOT v.code = ANY (placed.path)
)
UPDATE list_values v SET path = placed.path FROM placed WHERE v.list = 'lokasi' AND v.code = placed.code
"""


def upgrade() -> None:
    """Columns of the values, their versions, their words, and where agencies lie."""
    for column in (
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("path", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("used", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
    ):
        op.add_column("list_values", column)
    op.add_column("agencies", sa.Column("place", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "value_versions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("extra", postgresql.JSONB(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="each version of a value before the one that holds; written by the database itself",
    )
    op.create_index("value_versions_of", "value_versions", ["list", "code", "id"])
    op.create_table(
        "list_words",
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("list", "word"),
        comment="the words of each list's names; a mistyped word is one of these",
    )
    op.create_table(
        "value_aliases",
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("list", "alias"),
        comment="provisional ids of values that were asked for, and the value that each of them became",
    )
    op.create_index("list_values_by_name", "list_values", ["list", "name", "code"])
    op.create_index("list_values_exact", "list_values", ["search"], postgresql_using="hash")
    op.create_index(
        "list_values_likely", "list_values", ["list", "rank", sa.text("length(name)"), "name", "code"],
        postgresql_where=sa.text("active"),
    )  # fmt: skip
    op.create_index("list_values_parent", "list_values", ["list", "parent"], postgresql_where=sa.text("parent <> ''"))
    op.create_index("list_values_path", "list_values", ["path"], postgresql_using="gin")
    op.execute(PLACE_LOCATIONS)
    op.execute(KEEP_VERSIONS)
    op.execute(KEEP_WORDS)
    op.execute(CREATE_TRIGRAMS)
