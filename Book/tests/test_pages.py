"""Every page of the book in a real browser, and pages that are wrong on purpose, which must be refused."""

import re
import tempfile
import unittest
from pathlib import Path

from browser import BrowserTest, book, browsers

pages = sorted(book.glob("*.html"))
# A few of the files that pages link to: all are made by the same rule
listings = sorted((book / "source").rglob("*.html"))[::40]


class Pages(BrowserTest):
    def test_every_page(self):
        self.assertGreater(len(pages), 15)
        self.assertTrue(listings)
        # The long ones first, so that no browser waits at the end for another
        by_size = sorted(pages + listings, key=lambda page: -page.stat().st_size)
        for page, done in browsers.each(by_size, lambda browser, page: browser.faults(page)):
            with self.subTest(page.name):
                self.assertEqual(done.result(), {})

    def test_focus_is_seen(self):
        def unseen(browser, place):
            name, scheme = place
            browser.scheme(scheme)
            browser.open(book / name)
            return browser.unseen_focus()

        places = [(name, scheme) for name in ("index.html", "chapter01.html", "ledger.html") for scheme in ("light", "dark")]
        for (name, scheme), done in browsers.each(places, unseen):
            with self.subTest(name, scheme=scheme):
                self.assertEqual(done.result(), [])


class Text(unittest.TestCase):
    """What needs no browser."""

    def test_chapters_have_formulas(self):
        for page in pages:
            if page.name.startswith("chapter"):
                with self.subTest(page.name):
                    self.assertGreater(page.read_text().count("<math"), 20)

    def test_weight(self):
        """A page with its style, scripts and data, beside figures, stays below 200 kB."""
        for page in pages:
            with self.subTest(page.name):
                own = re.findall(r'<(?:script src|link rel="stylesheet" href)="([^"]+)"', page.read_text())
                self.assertIn("book.css", own)
                self.assertIn("book.js", own)
                self.assertLess(page.stat().st_size + sum((book / name).stat().st_size for name in own), 200_000)


class Reading(BrowserTest):
    def background(self):
        return self.browser.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")

    def test_dark_and_light(self):
        self.browser.scheme("dark")
        self.browser.open(book / "chapter03.html")
        self.assertLess(max(self.background()), 60)
        # Figures keep a light ground
        ground = self.browser.run(
            "return getComputedStyle(document.querySelector('figure > a')).backgroundColor.match(/\\d+/g).map(Number)"
        )
        self.assertGreater(min(ground), 200)
        self.browser.driver.find_element("id", "theme").click()
        self.assertGreater(min(self.background()), 200)
        # It is remembered on the next page
        self.browser.open(book / "chapter04.html")
        self.assertGreater(min(self.background()), 200)
        self.browser.run("localStorage.clear()")

    def test_paper_is_white(self):
        self.browser.scheme("dark", media="print")
        self.browser.open(book / "chapter03.html")
        self.assertGreater(min(self.background()), 250)
        ink = "return getComputedStyle(document.querySelector('main p')).color.match(/\\d+/g).map(Number)"
        self.assertLess(max(self.browser.run(ink)), 60)
        self.browser.scheme("dark")
        self.assertLess(max(self.background()), 60)

    def test_a_link_unfolds_an_exercise(self):
        self.browser.open(book / "chapter01.html")
        isOpen = "return document.getElementById('exercise-1').closest('details').open"
        self.assertFalse(self.browser.run(isOpen))
        self.browser.driver.find_element("css selector", "main a[href='#exercise-1']").click()
        self.browser.drawn()
        self.assertTrue(self.browser.run(isOpen))

    def search(self, words):
        from selenium.webdriver.support.wait import WebDriverWait

        self.browser.size(1024)
        self.browser.open(book / "chapter01.html")
        query = self.browser.driver.find_element("id", "query")
        query.click()
        query.send_keys(words)
        WebDriverWait(self.browser.driver, 5).until(
            lambda driver: driver.find_element("id", "count").text != ""
        )
        return self.browser.run(
            "return [...document.querySelectorAll('#results a')].map((a) => [a.getAttribute('href'), a.textContent])"
        )

    def test_search(self):
        for words, wanted in (
            ("Occam factor", "glossary.html#occam-factor"),
            ("which order generated", "chapter03.html#which-order"),
            ("leapfrog", "chapter09.html#leapfrog"),
            ("POSTERIOR predic", "glossary.html#posterior-predictive-check"),
        ):
            with self.subTest(words):
                self.assertIn(wanted, [address for address, _ in self.search(words)])
        for words, first in (
            ("install", "run.html"),
            ("how to run", "run.html"),
            ("glossary", "glossary.html"),
            ("p-value", "glossary.html#p-value"),
        ):
            with self.subTest(words, first=first):
                self.assertEqual(self.search(words)[0][0].split("#")[0], first.split("#")[0])
        # Numbers and common words: places that have the phrase come first
        for words in ("order 12", "chapter 3", "evidence order 12"):
            with self.subTest(words):
                self.assertTrue(self.search(words)[0][0].startswith("chapter03.html"))
        self.assertTrue(self.search("exercise 7")[0][0].endswith("#exercises"))
        self.assertEqual(self.search("xyzzy"), [])
        self.assertEqual(self.browser.console(), [])

    def test_every_place_of_the_search_exists(self):
        self.search("order")
        for address in self.browser.run("return window.bookIndex.map(([address]) => address)"):
            page, _, anchor = address.partition("#")
            with self.subTest(address):
                text = (book / page).read_text()
                self.assertTrue(not anchor or f'id="{anchor}"' in text)

    def test_search_leads_to_its_place(self):
        from selenium.webdriver.common.keys import Keys

        self.search("leapfrog steps keep")
        self.browser.driver.find_element("id", "query").send_keys(Keys.ENTER)
        self.assertIn("chapter09.html#leapfrog", self.browser.driver.current_url)
        self.assertLess(self.browser.run("return document.getElementById('leapfrog').getBoundingClientRect().top"), 900)

    def test_search_by_keyboard(self):
        from selenium.webdriver.common.keys import Keys

        self.browser.open(book / "chapter02.html")
        self.browser.driver.switch_to.active_element.send_keys("/")
        self.assertEqual(self.browser.run("return document.activeElement.id"), "query")
        self.browser.driver.switch_to.active_element.send_keys("gamma")
        self.browser.driver.implicitly_wait(5)
        self.browser.driver.find_element("css selector", "#results a")
        self.browser.driver.implicitly_wait(0)
        self.browser.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        self.assertTrue(self.browser.run("return document.getElementById('found').hidden"))

    def test_no_script_is_needed_to_read(self):
        self.browser.command("Emulation.setScriptExecutionDisabled", value=True)
        try:
            self.browser.open(book / "chapter03.html")
            main = self.browser.driver.find_element("tag name", "main")
            self.assertIn("Which of them generated the points?", main.text)
            self.assertFalse(self.browser.driver.find_element("id", "search").is_displayed())
            self.assertTrue(self.browser.driver.find_element("css selector", "figure img").is_displayed())
        finally:
            self.browser.command("Emulation.setScriptExecutionDisabled", value=False)


class Controls(BrowserTest):
    """Each fault that the tests look for, made on purpose: it must be found."""

    faulty = {
        "console": "<script>throw new Error('on purpose')</script>",
        "outside": "<img src='http://192.0.2.1/picture.png' alt='from elsewhere'>",
        "width 360": "<table><tr>" + "<td>1234567890</td>" * 20 + "</tr></table>",
        "formulas": "<p><math><mfrac style='display: inline-block'><mi style='display: inline-block'>a</mi><mi style='display: inline-block'>b</mi></mfrac></math></p>",
        "paper": "<figure><img alt='high' src='data:image/svg+xml,"
        "%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2240%22 height=%221000%22/%3E'></figure>",
        "accessibility": "<button></button>",
        "contrast": "<p>dark enough</p><p style='color: #aaa'>pale</p>",
        "contrast in the dark": "<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style><p>dim</p>",
    }

    def page(self, folder, body):
        path = Path(folder) / "page.html"
        path.write_text(
            "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>A page</title>"
            "<meta name='viewport' content='width=device-width'><link rel='icon' href='data:,'></head>"
            f"<body><main><h1>A page</h1>{body}</main></body></html>"
        )
        return path

    def test_faults_are_found(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(self.browser.faults(self.page(folder, "<p>Nothing is wrong here.</p>")), {})
            for kind, body in self.faulty.items():
                with self.subTest(kind):
                    self.assertIn(kind, self.browser.faults(self.page(folder, body)))

    def test_unseen_focus_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            self.browser.open(self.page(folder, "<a href='#x'>seen</a>"))
            self.assertEqual(self.browser.unseen_focus(1), [])
            self.browser.open(self.page(folder, "<a href='#x' style='outline: none'>unseen</a>"))
            self.assertEqual(len(self.browser.unseen_focus(1)), 1)


if __name__ == "__main__":
    unittest.main()
