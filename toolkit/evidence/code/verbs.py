"""What the name of a method says about the table behind it."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import Final

from toolkit.model.reference import Kind

# What names in lower case have directly after the verb: `fetchall`, `findby`.
_ENDINGS: Final = "(?:all|one|many|by|first|rows?|s)?"


def _words(pattern: str, *, endings: str = "") -> re.Pattern[str]:
    """A pattern from words and pieces of patterns, with blanks between them."""
    return re.compile(f"(?:{'|'.join(pattern.split())}){endings}")


# What only sounds like a verb.
_NO_VERB: Final = _words("createquery createselect createcriteria createalias")
# Called on a model, a query or a row; one of these words, at the beginning of the name, is enough.
_WRITES: Final = _words(
    """
    create insert upsert update delete destroy save persist bulk(?:create|insert|update|delete|save|write)
    truncate remove increment decrement forcecreate forcedelete softdelete softremove restore touch addall
    addrange findoneand findandmodify batchinsert batchupdate replace(?:into|one) executeupdate executedelete
    toggle copyfrom .*or(?:create|insert|update)
""",
    endings=_ENDINGS,
)
_READS: Final = _words(
    """
    find get first last all select where orwhere filter exclude order count exist pluck paginate .*join scalar
    fetch query read aggregate sum avg average max min value list with include tolist toarray toset single load
    search limit take skip offset one latest oldest chunk cursor each having group distinct any sole inbatches
    annotate iterator objects preload eagerload stream as(?:notracking|queryable|enumerable) sort raw scan rows
    map only defer reverse explain page simplepaginate lazy union doesnthave new(?:model)?query
""",
    endings=_ENDINGS,
)
# These are verbs when they are the whole name: `add`, but not `addMessage`.
_WRITES_ALONE: Final = _words("merge add addasync replace set")
_READS_ALONE: Final = _words("in has")
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
# Handed a row, a class or a table's name; the whole name has to fit.
_TAKERS_WRITE: Final = _words(r"""
    add(?:all|range|async)? persist(?:andflush)? save(?:all|andflush|async)?
    insert(?:all|many|into|one|get\w*|batch)? into merge(?:into)? delete(?:from|table|all)? remove(?:range|all)?
    update(?:s|range|table|all|batch)? upsert(?:all)? create(?:many|inbatches|all)?
    bulk(?:create|update|insert|insertasync|saveobjects|insertmappings|updatemappings) attach destroy
    replace(?:into|row)? (?:insert|update|delete)rows? truncate store batchinsert soft(?:delete|remove)
    copyrecordstotable firstorcreate tosql
""")
_TAKERS_READ: Final = _words(r"""
    select(?:from|distinct|fields?|fieldvalues|rows?|rowcount|one|all)? fetch(?:rows?|all|one|assoc|col(?:umn)?|pairs)
    (?:estimate)?rowcount from query(?:raw|for\w*)? find(?:all|one|oneby|oneorfail|async|by\w*|inbatches)?
    get(?:one|all|objector404|listor404|reference)? first(?:orinit)? last take scan pluck count exists? scalars?
    \w*join joins(?:ub)? join(?:where|lateral|raw) (?:left|inner)joinandselect (?:or)?where(?:in|exists)?
    filter(?:by)? having orderby groupby sum avg max min (?:pre|eager)?load exec rows readsqltable
    (?:then)?includes? with(?:count)? (?:selectin|joined|subquery)load contains stream alias(?:ed)?
    union(?:all)? search createquery
""")
# These hand the table on: what is called on their result decides.
_OPENERS: Final = _words("""
    table model (?:get)?repository set knex trx db query createquerybuilder getmodel entity withschema of
    session from into collection class as objects unscoped instance inject(?:repository)? withsession lock only
""")
_RELATIONS: Final = _words(r"""
    (?:has|belongs|morph)(?:one|many|to|onethrough|manythrough|tomany|manytomany|oneofmany)\w* morphedbymany
    hasandbelongstomany relationship relation foreignkey(?:field)? onetoone\w* manytomany\w* onetomany manytoone
    foreignid\w* joincolumn jointable references backref association\w* optionalreference\w* referrers\w*
""")
_DEFINITIONS: Final = _words("createtable create createifnotexists createtableifnotexists createjointable")


@cache
def plain(name: str) -> str:
    """A name without case, underscores and marks, so that `get_or_create`, `getOrCreate!` are one."""
    return name.lower().replace("_", "").rstrip("!?")


@cache
def of_member(name: str) -> Kind | None:
    """What calling this on a model, a query or a row does.

    >>> of_member("findOrFail"), of_member("updated_at"), of_member("fetchall"), of_member("orderline_set")
    (<Kind.READS: 'reads'>, None, <Kind.READS: 'reads'>, None)
    """
    word = plain(name)
    beginnings = tuple(accumulate(part.lower() for part in _WORD.findall(name)))
    if _WRITES_ALONE.fullmatch(word) or (_begins(_WRITES, beginnings) and not _NO_VERB.match(word)):
        return Kind.WRITES
    return Kind.READS if _READS_ALONE.fullmatch(word) or _begins(_READS, beginnings) else None


def _begins(verbs: re.Pattern[str], beginnings: tuple[str, ...]) -> bool:
    return any(verbs.fullmatch(beginning) for beginning in beginnings)


@cache
def of_taker(name: str) -> Kind | None:
    """What handing a row, a class or a name to a function of this name does."""
    word = plain(name)
    if _TAKERS_WRITE.fullmatch(word):
        return Kind.WRITES
    return Kind.READS if _TAKERS_READ.fullmatch(word) else None


@cache
def is_opener(name: str) -> bool:
    """Whether a function of this name gives something on which the use is called."""
    return _OPENERS.fullmatch(plain(name)) is not None


@cache
def is_relation(name: str) -> bool:
    """Whether a function of this name only says how two models belong together."""
    return _RELATIONS.fullmatch(plain(name)) is not None


@cache
def is_definition(name: str) -> bool:
    """Whether a schema builder's function of this name creates the table."""
    return _DEFINITIONS.fullmatch(plain(name)) is not None
