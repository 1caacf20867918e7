"""Lines of a journal that travel: the chain from base to head, and the one canonical form."""

import msgspec
import pytest

from brigade_app.sync import errors as refusals
from brigade_app.sync.entries import ChainCheck, entry_line, read_lines, without_body
from tests.sync.makers import a_journal


def test_lines_follow_the_planned_range_from_base_to_head(world):
    data = world.parcel.shelf.held["records/1"]
    chain = ChainCheck(world.parcel.plan.entries, "x")
    assert [one.seq for one in read_lines(data, "x", chain)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "change",
    [
        lambda es: es[:2] + es[3:], lambda es: [es[1], es[0], *es[2:]], lambda es: [*es, es[-1]],
        lambda es: [msgspec.structs.replace(es[0], actor="b" * 32), *es[1:]],
        lambda es: [*es[:-1], msgspec.structs.replace(es[-1], hash="1" * 64)],
        lambda es: [msgspec.structs.replace(es[0], body=msgspec.Raw(b'{"salt":"x"}')), *es[1:]],
        lambda es: [msgspec.structs.replace(one, log=77) for one in es],
    ],
    ids=["dropped", "swapped", "doubled", "other actor", "other head", "other body", "other log"],
)  # fmt: skip
def test_a_broken_chain_is_refused(world, change):
    """R9, I8: over the received bytes."""
    entries = change(a_journal(world.township.log, 5))
    with pytest.raises(refusals.UnchainedEntry):
        list(read_lines(b"".join(entry_line(one) for one in entries), "x", ChainCheck(world.parcel.plan.entries, "x")))


def test_a_chain_that_ends_elsewhere_than_the_plan_says_is_refused(world):
    """The signed head is the anchor (R12): a whole chain of another past, and one cut short."""
    other = a_journal(world.township.log, 5, text="另一段过去")
    data = b"".join(entry_line(one) for one in other)
    with pytest.raises(refusals.UnchainedEntry) as caught:
        list(read_lines(data, "x", ChainCheck(world.parcel.plan.entries, "x")))
    assert caught.value.facts["reason"] == "head"
    chain = ChainCheck(world.parcel.plan.entries, "x")
    list(read_lines(b"".join(entry_line(one) for one in a_journal(world.township.log, 4)), "x", chain))
    with pytest.raises(refusals.UnchainedEntry):
        chain.finish()


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(b'"kind"', b'"kind" '), lambda line: line.replace(b'"ver":1', b'"ver":1,"ver":1'),
        lambda line: line.replace(b'"ver":1', b'"ver":1.0'), lambda line: line.replace("占".encode(), b"\\u5360"),
        lambda line: line.replace(b'"op":"put"', b'"op":"drop"'),
        lambda line: line.replace(b'"ver":1}', b'"ver":1,"x":1}'),
        lambda line: line.replace(b'"seq":1,', b'"seq":0,'), lambda line: line.replace(b'"txn":1,', b'"txn":2,'),
        lambda line: b"[" * 40 + b"]" * 40, lambda line: line + b"a" * (1 << 20), lambda line: b"",
        lambda line: line.replace(b'"hash":"', b'"hash":"X'),
        lambda line: line.replace(b'"title":"', b'"title":1.5,"x":"'),
    ],
)  # fmt: skip
def test_a_line_that_is_not_the_canonical_form_is_malformed(world, change):
    """R9, R23: spaces, duplicate keys, floats, escapes, unknown words and keys, ranges, depth, length."""
    [line] = entry_line(a_journal(1, 1)[0]).splitlines()
    assert change(line) != line
    with pytest.raises(refusals.MalformedEntry):
        list(read_lines(change(line) + b"\n", "x"))


def test_a_withheld_body_leaves_the_chain_whole(world):
    entries = [without_body(one) for one in a_journal(world.township.log, 5)]
    data = b"".join(entry_line(one) for one in entries)
    assert "占".encode() not in data
    assert len(list(read_lines(data, "x", ChainCheck(world.parcel.plan.entries, "x")))) == 5
