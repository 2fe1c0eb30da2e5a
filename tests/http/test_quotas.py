"""A used-up budget is remembered: by source, host and key, until it is new."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from playing import said

from researchmetrics.errors import QuotaError

ASK = """
import sys
from researchmetrics.errors import QuotaError
from researchmetrics.http import Door
with Door("played", base_url=sys.argv[1], per_second=1000) as door:
    try:
        door.get_json("other")
    except QuotaError as error:
        print(error.resets_at)
"""


def used_up(left: str = "0", **more: str):
    headers = {
        "X-RateLimit-Limit": "100",
        "X-RateLimit-Remaining": left,
        "X-RateLimit-Reset": "3600",
    }
    return said({"error": "no more today"}, 429, **(headers | more))


def spend(door, path: str = "works") -> QuotaError:
    with pytest.raises(QuotaError) as caught:
        door.get_json(path)
    return caught.value


def test_nobody_asks_again_before_the_budget_is_new(open_door, service, fake_time):
    service.script(used_up(), said({}))
    first = spend(open_door())
    again = spend(open_door(), "other")
    assert service.n_asked == 1
    assert (again.resets_at, again.message) == (first.resets_at, first.message)
    assert again.source == "played"
    assert again.url.endswith("/other")
    fake_time.passed += 3599
    spend(open_door())
    fake_time.passed += 2
    assert open_door().get_json("works").status == 200
    assert fake_time.slept == []


def test_other_processes_do_not_ask_either(open_door, service):
    service.script(used_up(), said({}))
    resets_at = spend(open_door()).resets_at
    done = subprocess.run(
        [sys.executable, "-c", ASK, service.url], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == resets_at
    assert service.n_asked == 1


def test_kept_answers_cost_nothing(open_door, service):
    service.script(said({"n": 1}), used_up())
    open_door().get_json("known")
    spend(open_door())
    assert open_door().get_json("known").json == {"n": 1}


def test_each_key_has_a_budget_of_its_own(open_door, service, own_home):
    service.answer = lambda asked: (
        said({}) if asked.first("api_key") == "planted-second" else used_up()
    )
    spend(open_door(api_key="planted-first"))
    spend(open_door(api_key="planted-first"), "other")
    spend(open_door())
    assert service.n_asked == 2
    assert open_door(api_key="planted-second").get_json("works").status == 200
    content = (own_home / "cache" / "budgets.json").read_text()
    assert "planted" not in content
    # Far too little of the key is in it to guess the key by.
    marks = [name.rpartition("key ")[2] for name in json.loads(content) if " key " in name]
    assert [len(mark) for mark in marks] == [4]


def test_other_sources_at_the_host_have_budgets_of_their_own(open_door, service):
    from researchmetrics.http import Door

    service.script(used_up(), said({}))
    spend(open_door())
    with Door("another", base_url=service.url, per_second=1000) as other:
        assert other.get_json("works").status == 200


def test_a_budget_too_small_for_one_question_leaves_others(open_door, service):
    dear = {"X-RateLimit-Credits-Required": "10"}
    service.answer = lambda asked: used_up("3", **dear) if asked.path == "/search" else said({})
    spend(open_door(), "search")
    spend(open_door(), "search")
    assert service.n_asked == 1
    assert open_door().get_json("works").status == 200


def test_a_budget_without_a_reset_is_not_remembered(open_door, service):
    service.script(said({}, 429, **{"X-RateLimit-Remaining": "0"}), said({}))
    spend(open_door())
    assert open_door().get_json("works").status == 200


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"played 127": 3}', '{"salt": 3, "a": {"resets_at": 5}}', "[" * 9000],
)
def test_a_damaged_file_is_no_hindrance(open_door, service, own_home, content):
    folder = own_home / "cache"
    folder.mkdir()
    (folder / "budgets.json").write_text(content)
    service.script(used_up(), said({}))
    spend(open_door(api_key="a-key"))
    spend(open_door(api_key="a-key"))
    assert service.n_asked == 1


def test_a_file_that_cannot_be_written_is_no_hindrance(open_door, service, own_home, caplog):
    folder = own_home / "cache"
    folder.mkdir()
    (folder / "budgets.new").mkdir()
    service.script(used_up(), said({}))
    spend(open_door())
    assert "cannot be written" in caplog.text
    assert open_door().get_json("works").status == 200


def test_a_clock_set_back_frees_what_it_noted_later(open_door, service, fake_time):
    fake_time.passed += 7200
    service.script(used_up(), said({}))
    spend(open_door())
    fake_time.passed -= 7200
    assert open_door().get_json("works").status == 200


def test_what_is_over_is_forgotten(open_door, service, fake_time, own_home):
    service.answer = lambda asked: used_up()
    spend(open_door(base_url=service.url), "a")
    fake_time.passed += 4000
    spend(open_door(api_key="a-key"), "b")
    kept = json.loads((own_home / "cache" / "budgets.json").read_text())
    assert len([name for name in kept if name != "salt"]) == 1
