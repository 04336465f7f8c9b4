"""Cursors by themselves: what is written is read again, and nothing else is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.queries.paging import read_cursor, sealed, write_cursor

KEYS = st.integers(min_value=0, max_value=2**63 - 1)
NUMBERS = st.floats(min_value=-1, max_value=1e21, allow_nan=False)
CODES = st.text(st.characters(codec="ascii", categories=("L", "N", "P")), max_size=30)
POSITIONS = st.lists(KEYS | NUMBERS | CODES, min_size=1, max_size=3)


@given(position=POSITIONS, binding=st.text(max_size=40))
def test_a_position_comes_back_as_it_was(position, binding):
    shape = tuple(type(value) for value in position)
    assert read_cursor(write_cursor(position, binding), binding, shape) == position


@given(position=POSITIONS, binding=st.text(max_size=20), other=st.text(max_size=20))
def test_a_cursor_is_bound_to_its_question(position, binding, other):
    shape = tuple(type(value) for value in position)
    if binding != other:
        with pytest.raises(ValueError, match="another question"):
            read_cursor(write_cursor(position, binding), other, shape)


@given(text=st.text() | st.text(st.sampled_from('ABab01-_=[],"')))
def test_any_other_text_is_no_cursor(text):
    with pytest.raises(ValueError, match="cursor"):
        read_cursor(text, "question", (int,))


@given(position=st.lists(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), max_size=3))
def test_a_position_of_another_shape_is_refused_although_its_seal_is_right(position):
    fits = len(position) == 1 and type(position[0]) is int and -1 <= position[0] < 2**63
    if not fits:
        with pytest.raises(ValueError, match="cursor"):
            read_cursor(sealed(json.dumps(position).encode(), "question"), "question", (int,))
