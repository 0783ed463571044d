from __future__ import annotations

from importlib.resources import files

import pytest

from carekg.errors import CarekgError
from carekg.extract.rules import FrameRules, ListRules, NounRules, parse_rules, read_rules
from carekg.model import SIGNATURES

FRAME = '[[frame]]\nname = "x"\npredicate = "funds"\nverbs = ["pay"]\nconfidence = 0.5\n'


def test_reads_a_frame() -> None:
    (frame,) = parse_rules(FRAME, FrameRules, "x.toml").frame
    assert frame.verbs == ("pay",)


@pytest.mark.parametrize("line", ['colour = "red"', 'subject_types = ["Teapot"]', "confidence = true ="])
def test_refuses_what_it_does_not_know(line: str) -> None:
    with pytest.raises(CarekgError, match=r"x\.toml"):
        parse_rules(FRAME + line, FrameRules, "x.toml")


def test_every_frame_can_be_filled() -> None:
    for frame in read_rules("frames", FrameRules).frame:
        signature = SIGNATURES[frame.predicate]
        assert set(frame.subject_types) <= signature.subjects, frame.name
        assert set(frame.object_types) <= signature.objects, frame.name


def test_confidences_are_shares() -> None:
    shares = [row.confidence for row in read_rules("frames", FrameRules).frame]
    shares += [row.confidence for row in read_rules("nouns", NounRules).noun]
    shares += [row.confidence for row in read_rules("lists", ListRules).list]
    assert all(0 < share < 1 for share in shares)


def test_rule_names_are_unique() -> None:
    names = [(frame.name, frame.predicate) for frame in read_rules("frames", FrameRules).frame]
    assert len(names) == len(set(names))


def test_rule_files_are_packaged() -> None:
    assert files("carekg.extract").joinpath("rules", "frames.toml").is_file()
