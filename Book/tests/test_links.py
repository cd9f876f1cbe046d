"""scripts/check-book refuses what it should."""

import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from browser import book

script = Path(__file__).parents[2] / "scripts" / "check-book"


def reached(first, links_of):
    """All pages to which links lead, from the first on."""
    known, waiting = {first}, [first]
    while waiting:
        for page in links_of(waiting.pop()) - known:
            known.add(page)
            waiting.append(page)
    return known


class Reach(unittest.TestCase):
    """No page hides: links in the text lead from the contents to every one."""

    @staticmethod
    def links_of(page):
        text = (book / page).read_text().split("<main", 1)[1].split("</main>")[0]
        return set(re.findall(r'href="([\w-]+\.html)', text))

    def test_every_page_is_reached(self):
        pages = {page.name for page in book.glob("*.html")}
        self.assertEqual(pages - reached("index.html", self.links_of), set())
        # Without its links the glossary would be missed
        self.assertIn("glossary.html", pages - reached("index.html", lambda page: self.links_of(page) - {"glossary.html"}))

    def test_ledger_and_chapters_lead_to_one_another(self):
        ledger = "".join(page.read_text() for page in book.glob("ledger??.html"))
        rows = len(re.findall(r'id="claim-', ledger))
        self.assertGreater(rows, 300)
        # A row leads to its section; a section names its rows
        self.assertEqual(len(re.findall(r'<td[^>]*><a href="chapter\d+\.html#[\w-]+">', ledger)), rows)
        named = sum(len(re.findall(r'href="ledger\d+\.html#claim-', page.read_text())) for page in book.glob("chapter*.html"))
        self.assertEqual(named, rows)


class Links(unittest.TestCase):
    def check(self, change):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "book"
            shutil.copytree(book, copy, ignore=shutil.ignore_patterns("chapter0[2-9]*", "chapter1*"))
            # Only a few pages, whose links lead to one another
            for page in copy.rglob("*.html"):
                if page.name not in ("page.html",):
                    page.unlink()
            (copy / "page.html").write_text(self.sound.replace("HERE", change))
            done = subprocess.run([script, copy], capture_output=True, text=True)
            return done.returncode, done.stderr

    sound = (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        "<title>A page</title></head><body><h1 id=\"top\">A page</h1><p><a href=\"#top\">up</a></p>HERE</body></html>\n"
    )

    def test_a_sound_page_passes(self):
        self.assertEqual(self.check("")[0], 0)

    def test_faults_are_refused(self):
        for fault, words in (
            ('<p><a href="nowhere.html">x</a></p>', "a link leads nowhere"),
            ('<p><a href="../outside.html">x</a></p>', "a link leads nowhere"),
            ('<p><a href="page.html#not-there">x</a></p>', "a link leads to no anchor"),
            ('<p id="top">x</p>', "the anchor is there twice"),
            ('<p><img src="https://example.org/x.png" alt="x"></p>', "something comes from elsewhere"),
            ("<p><b>x</p>", "Warning"),
        ):
            with self.subTest(words):
                status, complaints = self.check(fault)
                self.assertEqual(status, 1)
                self.assertIn(words, complaints)


if __name__ == "__main__":
    unittest.main()
