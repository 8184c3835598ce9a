"""An envelope opens with its key, in its place, and with every bit as it was; else never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldendoor.hall.sealing.envelope import about, close, new_key, open_envelope
from goldendoor.hall.sealing.faults import DoesNotOpen

KEY = new_key()
HERE = about("here")


@given(st.binary(max_size=200))
def test_what_was_closed_opens(content: bytes) -> None:
    assert open_envelope(KEY, close(KEY, content, HERE), HERE) == content


@given(st.binary(max_size=200), st.data())
def test_one_bit_that_flipped_and_it_never_opens(content: bytes, draw: st.DataObject) -> None:
    envelope = bytearray(close(KEY, content, HERE))
    bit = draw.draw(st.integers(0, len(envelope) * 8 - 1))
    envelope[bit // 8] ^= 1 << bit % 8
    with pytest.raises(DoesNotOpen):
        open_envelope(KEY, bytes(envelope), HERE)


@given(st.binary(max_size=60), st.data())
def test_cut_short_it_never_opens(content: bytes, draw: st.DataObject) -> None:
    envelope = close(KEY, content, HERE)
    with pytest.raises(DoesNotOpen):
        open_envelope(KEY, envelope[: draw.draw(st.integers(0, len(envelope) - 1))], HERE)


def test_another_key_or_another_place_does_not_open_it() -> None:
    envelope = close(KEY, b"content", HERE)
    with pytest.raises(DoesNotOpen):
        open_envelope(new_key(), envelope, HERE)
    with pytest.raises(DoesNotOpen):
        open_envelope(KEY, envelope, about("there"))


def test_places_cannot_be_written_so_that_two_are_alike() -> None:
    assert about("a", "bc") != about("ab", "c")
    with pytest.raises(ValueError, match="zero byte"):
        about("a\0b")


def test_no_two_envelopes_of_a_thousand_share_a_nonce() -> None:
    assert len({close(KEY, b"the same", HERE)[1:13] for _ in range(1000)}) == 1000
