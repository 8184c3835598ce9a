"""The tree against the published vectors of RFC 6962 and 9162, and against pymerkle, which others wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pymerkle import InmemoryTree

from goldendoor.hall.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    consistent,
    includes,
    inclusion_proof,
    leaf_hash,
    root_of,
)

# The vectors that the reference implementation of Certificate Transparency publishes.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
LEAVES = [leaf_hash(bytes.fromhex(one)) for one in INPUTS]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
# Counted from 0 here; the vectors count from 1.
INCLUSION = [
    (0, 1, []),
    (
        0,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]
CONSISTENCY = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]


def of_hex(hashes: list[str]) -> list[bytes]:
    return [bytes.fromhex(one) for one in hashes]


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_the_published_inclusion_proofs(index: int, size: int, proof: list[str]) -> None:
    assert inclusion_proof(LEAVES[:size], index) == of_hex(proof)
    assert includes(index, size, LEAVES[index], of_hex(proof), bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("older", "size", "proof"), CONSISTENCY)
def test_the_published_consistency_proofs(older: int, size: int, proof: list[str]) -> None:
    assert consistency_proof(LEAVES[:size], older) == of_hex(proof)
    assert consistent(older, size, bytes.fromhex(ROOTS[older]), bytes.fromhex(ROOTS[size]), of_hex(proof))


entries = some.lists(some.binary(max_size=40), min_size=1, max_size=70)


@given(entries)
def test_a_growing_tree_has_the_roots_of_pymerkle_at_every_size(given_entries: list[bytes]) -> None:
    theirs, ours = InmemoryTree.init_from_entries(given_entries), Frontier()
    assert ours.root() == EMPTY_ROOT
    for size, entry in enumerate(given_entries, start=1):
        ours.add(leaf_hash(entry))
        assert (ours.size, ours.root()) == (size, theirs.get_root(size))


@given(entries, some.data())
def test_what_is_in_a_tree_of_pymerkle_is_proved_and_nothing_else(
    given_entries: list[bytes], data: some.DataObject
) -> None:
    root = InmemoryTree.init_from_entries(given_entries).get_root()
    leaves, size = [leaf_hash(one) for one in given_entries], len(given_entries)
    index = data.draw(some.integers(0, size - 1))
    proof = inclusion_proof(leaves, index)
    assert includes(index, size, leaves[index], proof, root)
    assert not includes(index, size, leaf_hash(given_entries[index] + b"!"), proof, root)
    assert not includes(index, size, leaves[index], [*proof, root], root)
    assert not includes(size, size, leaves[index], proof, root)
    for other in range(size):
        if leaves[other] != leaves[index]:
            assert not includes(index, size, leaves[other], proof, root)
    for step in range(len(proof)):
        bent = [*proof[:step], bytes(32), *proof[step + 1 :]]
        assert not includes(index, size, leaves[index], bent, root)
        assert not includes(index, size, leaves[index], proof[:step] + proof[step + 1 :], root)


@given(entries, some.data())
def test_a_tree_of_pymerkle_is_proved_to_begin_with_its_older_self_and_no_other(
    given_entries: list[bytes], data: some.DataObject
) -> None:
    theirs = InmemoryTree.init_from_entries(given_entries)
    leaves, size = [leaf_hash(one) for one in given_entries], len(given_entries)
    older = data.draw(some.integers(1, size))
    proof, older_root, root = consistency_proof(leaves, older), theirs.get_root(older), theirs.get_root()
    assert consistent(older, size, older_root, root, proof)
    assert not consistent(older, size, bytes(32), root, proof)
    assert not consistent(older, size, older_root, bytes(32), proof)
    assert not consistent(older, size, older_root, root, [*proof, bytes(32)])
    for step in range(len(proof)):
        bent = [*proof[:step], bytes(32), *proof[step + 1 :]]
        assert not consistent(older, size, older_root, root, bent)
    rewritten = [leaf_hash(b"another"), *leaves[1:]]
    assert rewritten[0] == leaves[0] or not consistent(older, size, root_of(rewritten[:older]), root, proof)


def test_every_tree_begins_with_the_empty_one() -> None:
    assert consistency_proof(LEAVES, 0) == []
    assert consistent(0, 8, EMPTY_ROOT, root_of(LEAVES), [])
    assert not consistent(0, 8, root_of(LEAVES), root_of(LEAVES), [])
    assert not consistent(8, 6, root_of(LEAVES), root_of(LEAVES[:6]), consistency_proof(LEAVES, 6))


def test_nothing_is_proved_of_what_is_not_there() -> None:
    with pytest.raises(IndexError, match="no leaf 8 in a tree of 8"):
        inclusion_proof(LEAVES, 8)
    with pytest.raises(IndexError, match="never had 9"):
        consistency_proof(LEAVES, 9)
