"""Decisions of the user: written, read, edited by hand, contradicting, settled on records."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchmetrics.errors import ConfigError, RecordError
from researchmetrics.normalizer.decisions import (
    Decision,
    Decisions,
    Register,
    add_decisions,
    canonical_handle,
    decisions_path,
    handles_of,
    parse_decisions,
    read_decisions,
    settle,
    take_back,
    told,
    written,
)

CARBERRY = "orcid:0000-0002-1825-0097"


def same(a, b, **more):
    return Decision("same", a, b, **more)


def different(a, b, **more):
    return Decision("different", a, b, **more)


class TestLines:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("same s2:1 s2:2", ("same", "s2:1", "s2:2", None, None)),
            (
                "2026-01-31 different doi:10.1000/ABC 10.1000/xyz # Pots | Pots, part 2 # and more",
                (
                    "different",
                    "doi:10.1000/abc",
                    "doi:10.1000/xyz",
                    "2026-01-31",
                    "Pots | Pots, part 2 # and more",
                ),
            ),
            (
                'same "my list:entry 7" https://doi.org/10.1000/abc',
                ("same", "my list:entry 7", "doi:10.1000/abc", None, None),
            ),
            (
                "not-mine openalex:W42 0000-0002-1825-0097",
                ("not_mine", "openalex:W42", CARBERRY, None, None),
            ),
            ("MINE 0123456789abcdef s2:7", ("mine", "record:0123456789abcdef", "s2:7", None, None)),
            (
                "same 10.48550/arXiv.2102.08604 openalex:w1",
                ("same", "arxiv:2102.08604", "openalex:W1", None, None),
            ),
        ],
    )
    def test_what_people_write_is_understood(self, line, expected):
        (one,) = parse_decisions(line)
        assert (one.kind, one.a, one.b, one.date, one.note) == expected

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("same s2:1", "line 2: same needs two names, not 1"),
            ("same s2:1 s2:2 s2:3", "not 3"),
            ("sane s2:1 s2:2", "Is same meant"),
            ("same s2:1 s2:1", "twice"),
            ("same s2:1 pots", "names no record"),
            ('same s2:1 "s2:2', "quote"),
            ('same s2:1 "s2:\\q"', "no text in quotes"),
            ("2026-02-31 same s2:1 s2:2", "no day 2026-02-31"),
            ("2026-02-01", "none of same"),
            ("\x00", "none of same"),
        ],
    )
    def test_what_is_no_decision_is_told_with_its_line(self, line, said):
        with pytest.raises(ConfigError, match=said) as error:
            parse_decisions(f"# opening\n{line}\n", "decisions.txt")
        assert "decisions.txt, line 2" in str(error.value)

    def test_comments_empty_lines_and_any_line_end_are_fine(self):
        text = "\ufeff# one\r\n\r\n  same s2:1 s2:2 # twins\r\n\t# two\rsame s2:3 s2:4\n"
        assert parse_decisions(text).must_link == (("s2:1", "s2:2"), ("s2:3", "s2:4"))

    def test_the_same_twice_is_one_and_undo_takes_back(self):
        text = "same s2:1 s2:2\nsame s2:2 s2:1\nundo s2:2 s2:1\n"
        assert len(parse_decisions(text)) == 0
        assert parse_decisions(text + "different s2:1 s2:2").cannot_link == (("s2:1", "s2:2"),)
        assert len(parse_decisions(text + "undo s2:8 s2:9")) == 0

    @pytest.mark.parametrize(
        ("text", "lines"),
        [
            ("same s2:1 s2:2\n\ndifferent s2:2 s2:1", [1, 3]),
            ("different s2:3 s2:1\nsame s2:1 s2:2\nsame s2:8 s2:9\nsame s2:3 s2:2", [1, 2, 4]),
            ("mine s2:1 s2:7\nnot_mine s2:1 s2:7", [1, 2]),
        ],
    )
    def test_contradictions_name_the_lines(self, text, lines):
        with pytest.raises(RecordError, match="Take one") as error:
            parse_decisions(text, "d.txt")
        named = [n for n in range(1, 9) if f"d.txt, line {n} " in str(error.value)]
        assert named == lines

    @settings(max_examples=200, deadline=None)
    @given(
        st.sampled_from(["same", "different", "mine", "not_mine"]),
        st.text(min_size=1),
        st.text(min_size=1),
        st.none() | st.text(max_size=300),
        st.none() | st.dates().map(str),
    )
    def test_written_is_read_back(self, kind, first, second, note, date):
        a, b = canonical_handle(f"list:{first}"), canonical_handle(f"list:{second}")
        if a is None or b is None or a == b:
            return
        line = written(Decision(kind, a, b, date, note))
        assert len(line.splitlines()) == 1
        (one,) = parse_decisions(line)
        assert (one.kind, one.a, one.b, one.date) == (kind, a, b, date)
        assert written(one) == line

    @settings(max_examples=300, deadline=None)
    @given(st.text())
    def test_any_text_is_read_or_refused_clearly(self, text):
        try:
            decided = parse_decisions(text)
        except (ConfigError, RecordError):
            return
        assert parse_decisions("\n".join(map(written, decided))) == decided

    @settings(max_examples=200, deadline=None)
    @given(st.text() | st.text().map(lambda text: f"doi:10.1000/{text}"))
    def test_the_one_form_of_a_name_stays(self, text):
        form = canonical_handle(text)
        if form is not None:
            assert canonical_handle(form) == form


class TestFile:
    def test_it_is_made_and_added_to_and_said_once(self, tmp_path):
        file = tmp_path / "new" / "decisions.txt"
        twins = same("s2:1", "s2:2", date="2026-01-31", note="Pots | Pots")
        assert add_decisions(file, [twins, twins]) == 1
        assert add_decisions(file, [same("s2:2", "s2:1")]) == 0
        assert file.read_text().splitlines()[-1] == "2026-01-31 same s2:1 s2:2 # Pots | Pots"
        assert file.read_text().startswith("# ")

    def test_what_hands_wrote_stays_byte_for_byte(self, tmp_path):
        file = tmp_path / "decisions.txt"
        before = b"\xef\xbb\xbf# mine\r\n\r\n same   s2:1  s2:2#tight\r\n# end without line feed"
        file.write_bytes(before)
        add_decisions(file, [different("s2:1", "s2:3")])
        assert file.read_bytes() == before + b"\r\ndifferent s2:1 s2:3\r\n"
        assert take_back(file, "s2:3", "s2:1", date="2026-02-01")
        assert not take_back(file, "s2:3", "s2:1")
        assert file.read_bytes().startswith(before)
        assert read_decisions(file).cannot_link == ()

    def test_another_word_on_the_same_records_takes_the_first_back(self, tmp_path):
        file = tmp_path / "decisions.txt"
        add_decisions(file, [same("s2:1", "s2:2")])
        assert add_decisions(file, [different("s2:2", "s2:1")]) == 1
        assert file.read_text().splitlines()[-2:] == ["undo s2:1 s2:2", "different s2:2 s2:1"]

    def test_a_contradiction_through_a_chain_is_not_written(self, tmp_path):
        file = tmp_path / "decisions.txt"
        add_decisions(file, [same("s2:1", "s2:2"), same("s2:2", "s2:3")])
        before = file.read_bytes()
        with pytest.raises(RecordError, match=r"line 4 .*line 3 .*line 5 "):
            add_decisions(file, [different("s2:3", "s2:1")])
        assert file.read_bytes() == before

    def test_a_link_to_the_file_and_its_rights_are_kept(self, tmp_path):
        file, link = tmp_path / "kept.txt", tmp_path / "link.txt"
        file.write_text("")
        file.chmod(0o640)
        link.symlink_to(file)
        add_decisions(link, [same("s2:1", "s2:2")])
        assert link.is_symlink()
        assert read_decisions(file).must_link
        assert stat.S_IMODE(file.stat().st_mode) == 0o640

    def test_what_cannot_be_read_or_written_is_told(self, tmp_path):
        with pytest.raises(ConfigError, match="no decisions file"):
            read_decisions(tmp_path / "missing.txt")
        assert len(read_decisions(tmp_path / "missing.txt", missing_ok=True)) == 0
        (tmp_path / "latin.txt").write_bytes(b"same s2:1 s2:2 # caf\xe9")
        with pytest.raises(ConfigError, match="UTF-8"):
            read_decisions(tmp_path / "latin.txt")
        with pytest.raises(ConfigError, match="cannot be"):
            add_decisions(tmp_path, [same("s2:1", "s2:2")])

    def test_several_writers_lose_nothing(self, tmp_path):
        file = tmp_path / "decisions.txt"
        code = (
            "import sys\n"
            "from researchmetrics.normalizer import Decision, add_decisions\n"
            "for n in range(15):\n"
            "    one = Decision('same', f's2:{sys.argv[2]}{n}', f's2:{sys.argv[2]}{n}9')\n"
            "    add_decisions(sys.argv[1], [one])\n"
        )
        running = [subprocess.Popen([sys.executable, "-c", code, file, str(n)]) for n in (1, 2, 3)]
        assert [one.wait() for one in running] == [0, 0, 0]
        assert len(read_decisions(file)) == 45
        assert sorted(path.name for path in tmp_path.iterdir()) in (
            ["decisions.txt"],
            [".decisions.txt.lock", "decisions.txt"],
        )

    def test_a_write_that_fails_leaves_the_old_file(self, tmp_path, monkeypatch):
        file = tmp_path / "decisions.txt"
        add_decisions(file, [same("s2:1", "s2:2")])
        before = file.read_bytes()

        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(ConfigError, match="No space"):
            add_decisions(file, [same("s2:3", "s2:4")])
        assert file.read_bytes() == before
        assert not list(tmp_path.glob(".decisions.txt.*[!k]"))

    def test_where_it_is_kept(self, own_home, monkeypatch):
        assert decisions_path() == own_home / "data" / "decisions.txt"
        assert len(told(None, use_setting=True)) == 0
        monkeypatch.setenv("RESEARCHMETRICS_DECISIONS_FILE", str(own_home / "mine.txt"))
        assert decisions_path() == own_home / "mine.txt"
        with pytest.raises(ConfigError, match=r"mine\.txt"):
            told(None, use_setting=True)
        assert len(told(None)) == 0
        Path(own_home / "mine.txt").write_text("same s2:1 s2:2")
        assert told(None, use_setting=True).must_link == (("s2:1", "s2:2"),)


class TestValues:
    def test_later_words_take_the_place_of_earlier_ones(self):
        decided = Decisions([same("s2:1", "s2:2"), same("s2:3", "s2:4")])
        further = decided.with_further([different("s2:2", "s2:1")])
        assert further.must_link == (("s2:3", "s2:4"),)
        assert further.cannot_link == (("s2:2", "s2:1"),)
        assert further.without("s2:1", "s2:2").cannot_link == ()
        assert bool(decided)
        assert not Decisions()

    def test_they_travel_between_processes(self):
        decided = Decisions([same("s2:1", "s2:2", note="x", place="d.txt, line 1")])
        again = pickle.loads(pickle.dumps(decided))
        assert again == decided
        assert again.made[0].place == "d.txt, line 1"

    def test_a_person_is_told_by_identifiers(self):
        decided = Decisions(
            [Decision("not_mine", "s2:1", CARBERRY), Decision("mine", "s2:2", CARBERRY)]
        )
        assert decided.of_person(["s2:7", CARBERRY]) == {"s2:1": False, "s2:2": True}
        assert decided.of_person(["s2:7"]) == {}


class TestSettling:
    REGISTER = Register(
        {
            "k1": ("openalex:W1", "doi:10.1/a", "row:k1"),
            "k2": ("openalex:W2", "doi:10.1/b", "row:k2"),
            "k3": ("openalex:W3", "doi:10.1/b", "row:k3"),
            "k4": ("doi:10.1/a", "doi:10.1/b", "row:k4"),
        }
    )

    def test_a_name_stands_for_all_that_carry_it(self):
        settled = settle(Decisions([same("openalex:W1", "doi:10.1/b")]), self.REGISTER)
        assert settled.must_link == (("k1", "k2"), ("k1", "k3"), ("k1", "k4"))
        assert settled.unknown == ()

    def test_what_carries_both_names_is_not_parted_from_itself(self):
        settled = settle(Decisions([different("doi:10.1/a", "doi:10.1/b")]), self.REGISTER)
        assert settled.cannot_link == (("k1", "k2"), ("k1", "k3"))

    def test_what_is_not_here_is_told_and_kept(self):
        gone = same("openalex:W1", "openalex:W9")
        nobody = Decision("not_mine", "openalex:W8", CARBERRY)
        settled = settle(Decisions([gone, nobody]), self.REGISTER)
        assert settled.unknown == (gone, nobody)
        assert settled.must_link == ()

    def test_names_of_one_record_can_contradict_one_another(self):
        decided = Decisions(
            [
                same("openalex:W1", "openalex:W2", place="d.txt, line 3"),
                different("row:k1", "row:k2", place="d.txt, line 7"),
            ]
        )
        with pytest.raises(RecordError, match=r"line 3 .* and d\.txt, line 7 "):
            settle(decided, self.REGISTER)
        with pytest.raises(RecordError, match=r"line 3 .* and the argument cannot_link"):
            settle(Decisions(decided.made[:1]), self.REGISTER, cannot_link=[("k2", "k1")])

    def test_whose_they_are(self):
        decided = Decisions([Decision("not_mine", "doi:10.1/b", "s2:7")])
        assert settle(decided, self.REGISTER, person=["s2:7"]).not_mine == {"k2", "k3", "k4"}
        assert settle(decided, self.REGISTER, person=["s2:8"]).not_mine == frozenset()

    def test_a_record_is_named_by_what_is_its_own(self):
        assert [self.REGISTER.name(key) for key in ("k1", "k2", "k4")] == [
            "openalex:W1",
            "openalex:W2",
            "row:k4",
        ]


class TestHandles:
    def test_content_is_told_again_whatever_else_changes(self):
        plain = handles_of(key="a-1", title="On  Cracked Pots.", year=2020, names=["J. Carberry"])
        other = handles_of(
            key="b-1", title="ON CRACKED POTS", year="2020-05", names=["Carberry, J."], source="x"
        )
        assert plain[0] == other[0]
        assert plain[0].startswith("content:")

    @pytest.mark.parametrize(
        "change", [{"title": "On Cracked Pots 2"}, {"year": 2021}, {"names": ["A. Kent"]}]
    )
    def test_another_content_is_another_name(self, change):
        said = {"title": "On Cracked Pots", "year": 2020, "names": ["J. Carberry"]}
        assert handles_of(key="a", **said)[0] != handles_of(key="a", **(said | change))[0]

    def test_numbering_of_a_document_is_not_trusted(self):
        found = handles_of(
            key="k", source="document:cv.md", source_id="abc:7", title="On Pots", ids=["doi:10.1/a"]
        )
        assert found[0] == "doi:10.1/a"
        assert found[1].startswith("content:")

    def test_sources_that_say_the_same_are_told_apart(self):
        said = {"title": "On Pots", "year": 2020, "names": ["J. Carberry"]}
        register = Register(
            {
                "k1": handles_of(key="k1", source="My List", **said),
                "k2": handles_of(key="k2", source="other", **said),
            }
        )
        names = [register.name(key) for key in ("k1", "k2")]
        assert [name.partition("@")[2] for name in names] == ["My List", "other"]
        (one,) = parse_decisions(written(different(*names)))
        assert settle(Decisions([one]), register).cannot_link == (("k1", "k2"),)


NAMES = st.sampled_from([f"s2:{number}" for number in range(5)])
STEPS = st.lists(
    st.tuples(st.sampled_from(["same", "different", "undo"]), NAMES, NAMES).filter(
        lambda step: step[1] != step[2]
    ),
    max_size=12,
)


def in_force(steps):
    """Say in the plainest way what holds after lines in order."""
    made = []
    for kind, a, b in steps:
        if kind == "undo":
            made = [one for one in made if one[1] != {a, b}]
        elif (kind, {a, b}) not in made:
            made.append((kind, {a, b}))
    return made


def contradict(made):
    sets = [{f"s2:{number}"} for number in range(5)]
    for kind, pair in made:
        if kind == "same":
            joined = set().union(*(one for one in sets if one & pair))
            sets = [one for one in sets if not one & pair] + [joined]
    return any(kind == "different" and any(pair <= one for one in sets) for kind, pair in made)


class TestAnySequence:
    @settings(max_examples=300, deadline=None)
    @given(STEPS)
    def test_lines_hold_or_contradict_as_the_plainest_reading_says(self, steps):
        text = "\n".join(f"{kind} {a} {b}" for kind, a, b in steps)
        expected = in_force(steps)
        if contradict(expected):
            with pytest.raises(RecordError, match=r"line \d+ .* and decisions, line \d+"):
                parse_decisions(text)
            return
        assert [(one.kind, {one.a, one.b}) for one in parse_decisions(text)] == expected

    @settings(max_examples=60, deadline=None)
    @given(STEPS)
    def test_a_file_written_step_by_step_never_contradicts_and_loses_no_line(
        self, tmp_path_factory, steps
    ):
        file = tmp_path_factory.mktemp("kept") / "decisions.txt"
        file.write_text("# mine\n")
        expected = {}
        for kind, a, b in steps:
            before, pair = file.read_bytes(), frozenset((a, b))
            if kind == "undo":
                assert take_back(file, a, b) == (expected.pop(pair, None) is not None)
            elif contradict([(k, set(p)) for p, k in {**expected, pair: kind}.items()]):
                with pytest.raises(RecordError):
                    add_decisions(file, [Decision(kind, a, b)])
                assert file.read_bytes() == before
            else:
                new = expected.get(pair) != kind
                assert add_decisions(file, [Decision(kind, a, b)]) == new
                expected[pair] = kind
            assert file.read_bytes().startswith(before), "lines are added, none is taken out"
            found = {frozenset((one.a, one.b)): one.kind for one in read_decisions(file)}
            assert found == expected


@pytest.mark.parametrize("given", [5, b"x", [same("s2:1", "s2:2")], {"same": 1}])
def test_what_is_neither_a_file_nor_decisions_is_told(given):
    with pytest.raises(ConfigError, match=f"not as {type(given).__name__}"):
        told(given)
