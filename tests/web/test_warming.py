"""What a server loads when it starts, so that the first who asks does not wait for it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import httpx
from tests.web.conftest import serving

from dragoman.analysis import families
from dragoman.ledger.ledger import Ledger
from dragoman.places.gazetteer import load_gazetteer
from dragoman.rules import RuleBook
from dragoman.web.api import analysed, asked
from dragoman.web.pages.words import codebook_of
from dragoman.web.settings import Settings
from dragoman.web.site import Site
from dragoman.web.warming import warm

TOLLS = """
[tolls]
called = "tolls for ships"
words = ["tolls", "shipping dues"]
examples = ["Ankara said it would not raise tolls on ships. => tolls"]
never = ["The storm took a heavy toll of lives."]
"""
CACHED = (families._issues, families._issue_book, families._worded, codebook_of, load_gazetteer)


def test_nothing_is_left_for_the_first_analysis_to_load(kept: Path) -> None:
    rules = RuleBook()
    warm(rules)
    missed = [cached.cache_info().misses for cached in CACHED]
    with families.using(rules), Ledger(kept, create=False, readonly=True) as ledger:
        assert analysed.positions(ledger, asked.Analysed()).records
        analysed.shifts(ledger, asked.Analysed())
        analysed.disputes(ledger, asked.Disputed())
    codebook_of(rules)
    load_gazetteer()
    assert [cached.cache_info().misses for cached in CACHED] == missed


def test_who_asks_before_all_is_loaded_waits(kept: Path) -> None:
    loaded = threading.Event()
    order: list[str] = []

    def load(rules: RuleBook) -> None:
        loaded.wait(20)
        order.append("loaded")

    async def ask() -> None:
        site = Site(Settings(ledger=kept, readonly=True))
        site.warm(load)
        waiting = asyncio.create_task(site.warmed())
        await asyncio.sleep(0)
        loaded.set()
        await waiting
        order.append("answered")
        site.close()

    asyncio.run(ask())
    assert order == ["loaded", "answered"]


def test_rules_of_ones_own_are_those_of_the_servers_analysis(kept: Path, tmp_path: Path) -> None:
    own = tmp_path / "rules"
    (own / "analysis/issues").mkdir(parents=True)
    (own / "analysis/issues/tolls.toml").write_text(TOLLS, encoding="utf-8")
    with serving(kept, "--read-only", "--rules", str(own)) as url:
        told = httpx.get(f"{url}/api/v1/positions?issue=tolls", trust_env=False)
        assert told.status_code == 200, told.text
        assert httpx.get(f"{url}/positions?issue=tolls", trust_env=False).status_code == 200
    with serving(kept, "--read-only") as url:
        told = httpx.get(f"{url}/api/v1/positions?issue=tolls", trust_env=False)
        assert told.json()["code"] == "E601", told.text
