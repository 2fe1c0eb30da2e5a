"""What is said where a cluster cannot be had at all."""

from __future__ import annotations

import sys
from importlib.util import find_spec

import pandas as pd
import pytest

import researchmetrics as rm
from researchmetrics.errors import ConfigError

WORKS = pd.DataFrame({"who": ["a"], "citations": [3]})


def test_without_pyspark_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(ConfigError, match=r'pip install "researchmetrics\[spark\]"'):
        rm.corpus(WORKS, engine="spark").compute("h_index", by="who")


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
def test_without_java_it_says_which_to_install(monkeypatch, tmp_path):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="Java 17 or later"):
        rm.corpus(WORKS, engine="spark").compute("h_index", by="who")


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed")
@pytest.mark.parametrize("master", ["spark://somewhere", "spark://somewhere:x"])
def test_an_address_without_a_port_is_refused(monkeypatch, tmp_path, master):
    # A Java that is never started: the address is looked at first.
    java = tmp_path / "java"
    java.touch(mode=0o755)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="is no address of a master"):
        rm.corpus(WORKS, engine="spark", master=master).compute("h_index", by="who")
