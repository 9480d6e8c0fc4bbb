"""The pages in a real browser: what a person sees, clicks and types, against a real server.

Every page is opened in Debian's chromium; no page may write an error to the console, ask another
host for anything, or have a serious fault by axe-core.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.web.conftest import serving

ROOT = Path(__file__).parent.parent.parent
DEMO = (ROOT / "examples" / "demo.txt").read_text(encoding="utf-8")
AXE = Path(__file__).with_name("axe") / "axe.min.js"
VIEWS = (
    "/", "/?kind=statements", "/?kind=documents", "/?kind=sentences&q=talks", "/read", "/timeline",
    "/timeline?split=type&by=week", "/map", "/actors", "/dyads", "/dyads/pair?one=RUS&other=UKR",
    "/network", "/read/cenepa-05", "/actors/russia|RUS|politics", "/?q=actor:ISL+recipient:LKA",
    "/positions", "/shifts", "/disputes", "/codebook", "/correct",
)  # fmt: skip
SERIOUS = """axe.run().then(found => found.violations
    .filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "these tests need Debian's chromium: apt-get install chromium"
    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a copy of the example ledger, which these tests judge."""
    ledger = tmp_path_factory.mktemp("pages") / "news.db"
    shutil.copy(example, ledger)
    with serving(ledger) as url:
        yield url


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page that fails its test by any error in the console and any request elsewhere."""
    faults: list[str] = []
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 860})
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    opened.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "request",
        lambda r: None if r.url.startswith((site, "data:")) else faults.append(r.url),
    )
    yield opened
    context.close()
    assert not faults


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_every_view_opens_without_a_serious_fault(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 860})
    axe = AXE.read_text(encoding="utf-8")
    for view in VIEWS:
        answer = page.goto(view, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, view
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
        page.evaluate(axe)
        assert page.evaluate(SERIOUS) == [], view


def test_every_link_of_the_menu_leads_to_a_view(page: Page) -> None:
    page.goto("/")
    links = page.locator("header nav a")
    paths = [links.nth(n).get_attribute("href") for n in range(links.count())]
    assert len(paths) == 12
    for path in paths:
        answer = page.goto(str(path))
        assert answer is not None
        assert answer.status == 200, path


def test_a_pasted_report_is_coded_and_read_with_its_marks(page: Page) -> None:
    page.goto("/read")
    page.get_by_label("Text", exact=True).fill(DEMO.split(maxsplit=2)[2])
    page.get_by_label("Published on").fill("2024-05-14")
    page.set_default_timeout(90_000)
    page.get_by_role("button", name="Code it").click()
    card = page.locator(".card", has_text="REJECT").first
    expect(card).to_be_visible(timeout=90_000)
    text = page.locator(".text")
    expect(text).to_contain_text("Cenepa valley")
    card.locator("h3 a").click()
    expect(card).to_have_class(re.compile("held"))
    held = text.locator(".held").first
    expect(held).to_be_visible()
    held.click()
    expect(page.locator(".card.held").first).to_be_visible()
    card.locator("summary").click()
    expect(card.locator("ol code").first).to_contain_text("events/")


def test_a_text_without_words_is_refused_with_a_message(page: Page) -> None:
    answer = page.request.post("/read", form={"text": "  ", "date": "2024-05-14"})
    assert answer.status == 422
    assert "E113" in answer.text() or "blank" in answer.text()


def test_a_search_is_narrowed_down_and_leads_to_the_sentence(page: Page) -> None:
    page.goto("/")
    facet = page.locator(".facets section", has_text="Type")
    kind, number = facet.locator("a").first, facet.locator(".n").first
    called, told = str(kind.text_content()), str(number.text_content())
    kind.click()
    expect(page.locator("#q")).to_have_value(f"type:{called}")
    expect(page.locator(".tabs a b").first).to_have_text(told)
    assert {str(t).split(":")[-1] for t in page.locator(".c-type b").all_text_contents()} == {
        called
    }
    sentence = page.locator("a.sentence").first
    words = str(sentence.text_content())
    sentence.click()
    expect(page).to_have_url(re.compile("/read/.*#t-"))
    expect(page.locator(".document")).to_contain_text(words[:40])
    expect(page.locator(".card.held")).to_have_count(1)


def test_a_sorted_table_with_chosen_columns_is_its_address(page: Page) -> None:
    page.goto("/?sort=-intensity&column=type&column=intensity")
    assert page.locator("thead th").all_text_contents() == ["Event", "Intensity"]
    told = [float(t) for t in page.locator("td.c-intensity").all_text_contents()]
    assert len(told) > 3
    assert told == sorted(told, reverse=True)


def test_a_table_is_exported_by_its_own_address(page: Page) -> None:
    answer = page.request.get("/?q=status:actual&format=csv")
    assert answer.status == 200
    lines = answer.text().splitlines()
    page.goto("/?q=status:actual")
    assert len(lines) - 1 == int(str(page.locator(".tabs a b").first.text_content()))


def test_columns_that_are_chosen_are_those_of_the_export(page: Page) -> None:
    page.goto("/?sort=type&column=type&column=confidence")
    page.locator("summary", has_text="Export").click()
    address = page.get_by_role("link", name="CSV").get_attribute("href")
    lines = page.request.get(str(address)).text().splitlines()
    assert lines[0] == "event,document,type,modes,confidence"
    types = [line.split(",")[2] for line in lines[1:]]
    assert len(types) > 50
    assert types == sorted(types)
    assert page.locator("td.c-type b").first.text_content() == types[0]


def test_a_heading_sorts_the_whole_ledger_and_back(page: Page) -> None:
    page.goto("/")
    heading = page.locator("thead th", has_text="Event").locator("a")
    heading.click()
    first = page.locator("td.c-type b").first.text_content()
    page.locator("thead th", has_text="Event").locator("a").click()
    assert str(first) < str(page.locator("td.c-type b").first.text_content())
    page.locator("a[rel=next]").click()
    expect(page.locator("thead th[aria-sort=descending]")).to_have_text("Event")


def test_a_bad_filter_is_told_with_its_near_miss(page: Page) -> None:
    answer = page.request.get("/?q=type:ASAULT")
    assert answer.status in (400, 422)
    assert "ASSAULT" in answer.text()


def test_a_record_is_judged_by_keys_and_the_judgement_taken_back(page: Page) -> None:
    page.goto("/correct")
    page.get_by_label("Who judges").fill("Ada")
    page.locator("h1").click()
    page.keyboard.press("r")
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    expect(page.locator("aside")).to_contain_text("0 of 1")
    expect(page.locator("aside .history")).to_contain_text("reject by Ada")
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    expect(page.locator("aside")).not_to_contain_text("of 1")
    expect(page.locator("aside .history li")).to_have_count(2)


def test_an_amended_type_is_what_the_search_then_shows(page: Page) -> None:
    page.goto("/correct?q=type:ASSAULT")
    page.get_by_label("Event", exact=True).select_option("COERCE")
    page.get_by_label("Who judges").fill("Ada")
    page.get_by_label("Why").fill("nobody was hurt")
    page.get_by_role("button", name="Amend").click()
    page.goto("/?q=judged:amend")
    expect(page.locator("td.c-type").first).to_contain_text("COERCE")


def test_a_page_of_another_site_cannot_judge(page: Page) -> None:
    form = {"id": "x", "verdict": "accept", "who": "Eve"}
    answer = page.request.post("/correct", form=form, headers={"Origin": "http://evil.example"})
    assert answer.status == 403


def test_markup_in_a_report_is_shown_and_never_run(page: Page) -> None:
    text = "Russia said <img src=x onerror=alert(1)> on Monday that it would <b>attack</b> Ukraine."
    answer = page.request.post("/read", form={"text": text, "date": "2024-05-14", "title": "<i>"})
    assert answer.status == 200
    assert "<img" not in answer.text()
    assert "&lt;img" in answer.text()


def test_a_cell_of_the_matrix_leads_to_its_pair_with_the_same_number(page: Page) -> None:
    page.goto("/dyads")
    cell = page.locator(".matrix td a").first
    number = str(cell.text_content())
    cell.click()
    expect(page).to_have_url(re.compile("/dyads/pair"))
    expect(page.locator(".facing .sum td").first).to_have_text(number)
    first = page.locator(".records-list").first.locator("a").first
    words = str(first.text_content())
    first.click()
    expect(page.locator(".document")).to_contain_text(words[:40])


def test_dates_known_less_precisely_are_drawn_as_wide_as_they_are_vague(page: Page) -> None:
    page.goto("/timeline?q=since:2022-01+until:2022-12&by=day")
    strips = page.locator(".strip rect")
    assert strips.count() > 3
    widths = {float(str(strips.nth(n).get_attribute("width"))) for n in range(strips.count())}
    assert len(widths) > 1
    page.locator(".strip").first.hover()
    expect(page.locator(".strip title").first).to_have_text(re.compile(r"Some time from \d"))


def test_the_timeline_is_zoomed_by_dragging_and_by_days(page: Page) -> None:
    page.goto("/timeline")
    figure = page.locator("#timeline").bounding_box()
    assert figure is not None
    x, y = figure["x"], figure["y"] + figure["width"] * 0.23  # where the axis is labelled
    page.mouse.move(x + figure["width"] * 0.2, y)
    page.mouse.down()
    page.mouse.move(x + figure["width"] * 0.5, y, steps=4)
    page.mouse.up()
    expect(page.locator("#q")).to_have_value(re.compile(r"since:\d{4}-\d\d-\d\d until:"))
    page.get_by_label("From", exact=True).fill("2022-03-01")
    page.get_by_label("to", exact=True).fill("2022-03-31")
    page.get_by_role("button", name="Zoom").click()
    expect(page.locator("#q")).to_have_value("since:2022-03-01 until:2022-03-31")
    page.get_by_role("link", name="whole time").click()
    expect(page.locator("#q")).to_have_value("")


def test_a_bar_leads_to_as_many_records_as_it_tells(page: Page) -> None:
    page.goto("/timeline?by=month")
    page.get_by_text("The same as a table").click()
    number = page.locator("figure ~ details td a").first
    told = str(number.text_content())
    number.click()
    expect(page.locator(".tabs a b").first).to_have_text(told)


def test_a_whole_country_is_tinted_and_has_no_point(page: Page) -> None:
    page.goto("/map")
    expect(page.locator("#map .ring").first).to_be_visible()
    assert page.locator("#map .whole").count() > 3
    assert page.locator("#map .vague").count() > 3
    told = page.locator("#map .ring ~ title").all_text_contents()
    assert not [t for t in told if t.startswith(("Ukraine:", "Russia:"))]
    before = page.locator("#map > g").get_attribute("transform")
    page.get_by_role("button", name="Closer").click()
    page.wait_for_function("document.querySelector('#map > g').getAttribute('transform')")
    assert page.locator("#map > g").get_attribute("transform") != before


def test_a_side_of_the_network_is_lit_with_its_ties(page: Page) -> None:
    page.goto("/network")
    node = page.locator("#network .node").first
    node.hover()
    assert page.locator("#network .dim").count() > 0
    assert page.locator("#network a:not(.dim) > .edge").count() > 0


def test_a_sample_is_an_address_that_goes_on_where_it_was_left(page: Page) -> None:
    page.goto("/correct?q=type:REJECT&n=5&seed=4")
    expect(page.locator(".progress")).to_contain_text("0 of 5")
    page.get_by_label("Who judges").fill("Ada")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".progress")).to_contain_text("1 of 5")
    expect(page.locator("aside")).to_contain_text("1 of 1")
    sentence = str(page.locator(".judged .sentence").text_content())
    page.goto("/correct?q=type:REJECT&n=5&seed=4")
    expect(page.locator(".judged .sentence")).to_have_text(sentence)
    page.locator("h1").click()
    page.keyboard.press("s")
    expect(page.locator(".judged .sentence")).not_to_have_text(sentence)
    expect(page.locator(".progress")).to_contain_text("1 of 5")


def test_empty_views_say_what_to_do(page: Page) -> None:
    q = "actor:ISL+recipient:LKA"
    for view in ("/", "/timeline", "/map", "/dyads", "/network", "/positions", "/shifts",
                 "/disputes", "/correct"):  # fmt: skip
        page.goto(f"{view}?q={q}")
        advice = page.locator(".empty p").first
        assert len(str(advice.text_content())) > 20, view


def test_every_view_has_a_name_that_a_screen_reader_tells(page: Page) -> None:
    titles = set()
    for view in VIEWS:
        page.goto(view)
        assert page.locator("h1").count() == 1, view
        titles.add(page.title())
    assert len(titles) >= 14


def test_the_three_steps_of_the_readme_can_be_taken(page: Page) -> None:
    tour = (ROOT / "README.md").read_text(encoding="utf-8").partition("take three steps")[2]
    title = re.findall(r'"(Iceland[^"]+)"', tour)[0]
    q = re.findall(r"Put `([^`]+)`", tour)[0]
    page.goto("/read")
    page.get_by_role("link", name=title).click()
    page.locator(".text .m-quad3").first.click()
    card = page.locator(".card.held")
    card.locator("summary").click()
    expect(card.locator("ol code").first).to_be_visible()
    page.goto("/")
    page.locator("#q").fill(q)
    page.keyboard.press("Enter")
    expect(page.locator(".records tbody tr").nth(3)).to_be_visible()
    for name in ("Timeline", "Map", "Dyads"):
        page.locator("header nav").get_by_role("link", name=name).click()
        expect(page.locator("#q")).to_have_value(q)
        expect(page.locator("main table").first).to_be_attached()
    page.goto("/correct?seed=9")
    page.get_by_label("Who judges").fill("Ada")
    page.locator("h1").click()
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Accepted")
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    assert {"a", "r", "u"} <= set(re.findall(r"`(\w)`", tour))


def test_an_actors_roles_are_strips_as_long_as_they_are_told(page: Page) -> None:
    page.goto("/actors")
    page.get_by_role("link", name="Vladimir Putin", exact=True).click()
    strips = page.locator(".roles .span")
    assert strips.count() > 1
    rows = page.locator(".roles tbody tr")
    for n in range(rows.count()):
        first, last = [*rows.nth(n).locator("time").all_text_contents(), ""][:2]
        wide = float(str(strips.nth(n).get_attribute("width")))
        assert (wide > 4) == (last > first)
