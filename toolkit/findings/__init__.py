"""What the evidence says: one rule a file, collected in RULES."""

from __future__ import annotations

from typing import Final

from toolkit.errors import BadInput
from toolkit.findings.rule import Case, Rule
from toolkit.findings.rules.awkward_name import AWKWARD_NAME
from toolkit.findings.rules.boolean_as_text import BOOLEAN_AS_TEXT
from toolkit.findings.rules.column_never_read import COLUMN_NEVER_READ
from toolkit.findings.rules.constant_column import CONSTANT_COLUMN
from toolkit.findings.rules.copies_by_hand import COPIES_BY_HAND
from toolkit.findings.rules.drift_across_join import DRIFT_ACROSS_JOIN
from toolkit.findings.rules.duplicate_index import DUPLICATE_INDEX
from toolkit.findings.rules.duplicate_key import DUPLICATE_KEY
from toolkit.findings.rules.empty_table import EMPTY_TABLE
from toolkit.findings.rules.idle_blocker import IDLE_BLOCKER
from toolkit.findings.rules.idle_policy import IDLE_POLICY
from toolkit.findings.rules.index_bloat import INDEX_BLOAT
from toolkit.findings.rules.index_of_nulls import INDEX_OF_NULLS
from toolkit.findings.rules.index_of_two_values import INDEX_OF_TWO_VALUES
from toolkit.findings.rules.index_on_array import INDEX_ON_ARRAY
from toolkit.findings.rules.invalid_index import INVALID_INDEX
from toolkit.findings.rules.json_as_text_tree import JSON_AS_TEXT_TREE
from toolkit.findings.rules.key_cycle import KEY_CYCLE
from toolkit.findings.rules.key_to_itself import KEY_TO_ITSELF
from toolkit.findings.rules.key_type_mismatch import KEY_TYPE_MISMATCH
from toolkit.findings.rules.key_without_constraint import KEY_WITHOUT_CONSTRAINT
from toolkit.findings.rules.key_without_index import KEY_WITHOUT_INDEX
from toolkit.findings.rules.linked_to_nothing import LINKED_TO_NOTHING
from toolkit.findings.rules.local_timestamp import LOCAL_TIMESTAMP
from toolkit.findings.rules.money_as_float import MONEY_AS_FLOAT
from toolkit.findings.rules.no_comment import NO_COMMENT
from toolkit.findings.rules.no_index import NO_INDEX
from toolkit.findings.rules.no_policy import NO_POLICY
from toolkit.findings.rules.no_primary_key import NO_PRIMARY_KEY
from toolkit.findings.rules.no_retention import NO_RETENTION
from toolkit.findings.rules.nothing_required import NOTHING_REQUIRED
from toolkit.findings.rules.null_as_text import NULL_AS_TEXT
from toolkit.findings.rules.nullable_never_null import NULLABLE_NEVER_NULL
from toolkit.findings.rules.numbers_run_out import NUMBERS_RUN_OUT
from toolkit.findings.rules.odd_type_out import ODD_TYPE_OUT
from toolkit.findings.rules.prefix_index import PREFIX_INDEX
from toolkit.findings.rules.repeated_row_number import REPEATED_ROW_NUMBER
from toolkit.findings.rules.repeating_group import REPEATING_GROUP
from toolkit.findings.rules.table_bloat import TABLE_BLOAT
from toolkit.findings.rules.unread_table import UNREAD_TABLE
from toolkit.findings.rules.unused_index import UNUSED_INDEX
from toolkit.findings.rules.unvalidated_key import UNVALIDATED_KEY

# In the order in which they are tried and documented.
RULES: Final[tuple[Rule, ...]] = (
    UNREAD_TABLE,
    NO_PRIMARY_KEY,
    COPIES_BY_HAND,
    KEY_CYCLE,
    EMPTY_TABLE,
    NO_INDEX,
    NOTHING_REQUIRED,
    LINKED_TO_NOTHING,
    NO_COMMENT,
    AWKWARD_NAME,
    NO_RETENTION,
    IDLE_BLOCKER,
    TABLE_BLOAT,
    MONEY_AS_FLOAT,
    JSON_AS_TEXT_TREE,
    REPEATING_GROUP,
    NULL_AS_TEXT,
    LOCAL_TIMESTAMP,
    KEY_WITHOUT_CONSTRAINT,
    COLUMN_NEVER_READ,
    CONSTANT_COLUMN,
    ODD_TYPE_OUT,
    DRIFT_ACROSS_JOIN,
    NUMBERS_RUN_OUT,
    BOOLEAN_AS_TEXT,
    NULLABLE_NEVER_NULL,
    DUPLICATE_INDEX,
    PREFIX_INDEX,
    KEY_WITHOUT_INDEX,
    INVALID_INDEX,
    UNUSED_INDEX,
    REPEATED_ROW_NUMBER,
    INDEX_OF_TWO_VALUES,
    INDEX_ON_ARRAY,
    INDEX_OF_NULLS,
    INDEX_BLOAT,
    KEY_TYPE_MISMATCH,
    DUPLICATE_KEY,
    KEY_TO_ITSELF,
    UNVALIDATED_KEY,
    NO_POLICY,
    IDLE_POLICY,
)

__all__ = ["RULES", "Case", "Rule", "find_rule"]


def find_rule(code: str) -> Rule:
    """The rule that is called so, in letters of either case.

    Raises:
        BadInput: There is none.
    """
    for rule in RULES:
        if rule.code == code.upper():
            return rule
    raise BadInput(f"There is no rule {code.upper()}.", hint="toolkit rules lists them all.")
