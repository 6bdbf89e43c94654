"""What looks wrong on a page, found by where things stand: text cut off, text over text, gaps in a row of figures."""
from __future__ import annotations

from playwright.sync_api import Page

_SEEN = """
const seen = one => one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
const named = text => text.replace(/\\s+/g, ' ').trim().slice(0, 60);
const frames = one => {            // the boxes that hide what lies outside of them; whether they can be scrolled
    const found = [];
    for (let box = one; box && box.tagName !== 'MAIN'; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.overflowX === 'visible') continue;
        found.push([box.getBoundingClientRect(), /auto|scroll/.test(style.overflowX)]);
    }
    return found;
};
const words = () => {              // every piece of text that stands on the page, with its box
    const found = [], walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const node = walk.currentNode, parent = node.parentElement;
        if (!node.textContent.trim() || parent.closest('.vh, option, title, desc') || !seen(parent)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            if (box.width > 1 && box.height > 1) found.push({text: named(node.textContent), box, parent, node});
        }
    }
    return found;
};
"""
_CUT = "() => {" + _SEEN + """
    const wrong = [];
    for (const {text, box, parent} of words()) {
        const svg = parent.closest('svg'), held = svg && svg.getBoundingClientRect();
        const out = frame => box.left < frame.left - 1 || box.right > frame.right + 1;
        const beyond = svg && (out(held) || box.top < held.top - 2 || box.bottom > held.bottom + 2);
        if (beyond) wrong.push(`outside of its chart: ${text}`);
        const card = parent.closest('.card, .kpi');
        const within = frames(parent);
        const still = !within.some(([, scrolls]) => scrolls);
        if (card && still && out(card.getBoundingClientRect())) wrong.push(`outside of its card: ${text}`);
        const hidden = within.some(([frame, scrolls]) => !scrolls && out(frame));
        if (hidden && !parent.closest('[title]')) wrong.push(`cut off: ${text}`);
    }
    return wrong;
}"""
_OVER = "() => {" + _SEEN + """
    const inside = one => frames(one.parent).reduce((box, [frame]) => ({
        left: Math.max(box.left, frame.left), right: Math.min(box.right, frame.right),
        top: Math.max(box.top, frame.top), bottom: Math.min(box.bottom, frame.bottom),
    }), one.box);
    const wrong = [], all = words().map(one => ({...one, box: inside(one)}))
        .filter(({box}) => box.right > box.left && box.bottom > box.top);
    all.sort((one, other) => one.box.top - other.box.top);
    all.forEach((one, n) => {
        for (let m = n + 1; m < all.length && all[m].box.top < one.box.bottom - 4; m++) {
            if (one.node === all[m].node) continue;
            const a = one.box, b = all[m].box;
            if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - b.top > 4)
                wrong.push(`${one.text} / ${all[m].text}`);
        }
    });
    return wrong;
}"""
_GAPS = """() => [...document.querySelectorAll('main .kpis')].flatMap(row => {
    const inside = row.getBoundingClientRect(), boxes = [...row.children].map(one => one.getBoundingClientRect());
    const lines = [...new Set(boxes.map(box => Math.round(box.top)))];
    return lines.filter(top => inside.right - Math.max(...boxes.filter(box => Math.round(box.top) === top)
        .map(box => box.right)) > 2).map(top => `a gap at the end of a row of figures, ${top} px down`);
})"""
_CROOKED = "() => {" + _SEEN + """
    return [...document.querySelectorAll('main table')].filter(seen).flatMap(table => {
        const columns = {};
        for (const cell of table.querySelectorAll('td.num')) {
            const range = document.createRange();
            range.selectNodeContents(cell);
            const boxes = [...range.getClientRects()].filter(box => box.width > 1);
            if (boxes.length) (columns[cell.cellIndex] ||= []).push(Math.max(...boxes.map(box => box.right)));
        }
        return Object.entries(columns).filter(([, ends]) => Math.max(...ends) - Math.min(...ends) > 2)
            .map(([column]) => `numbers of column ${column} do not end below each other: ${named(table.innerText)}`);
    });
}"""


def cut_off(page: Page) -> list[str]:
    """Texts that stand outside of their chart or card, or of a box that hides the rest and cannot be scrolled."""
    found: list[str] = page.evaluate(_CUT)
    return found


def on_each_other(page: Page) -> list[str]:
    """Pairs of texts that lie on each other."""
    found: list[str] = page.evaluate(_OVER)
    return found


def gaps(page: Page) -> list[str]:
    """Rows of figures that do not reach the end of their line."""
    found: list[str] = page.evaluate(_GAPS)
    return found


def crooked(page: Page) -> list[str]:
    """Columns of numbers whose right edges differ."""
    found: list[str] = page.evaluate(_CROOKED)
    return found


def badly_placed(page: Page) -> list[str]:
    """All of it."""
    return [*cut_off(page), *(f"on each other: {pair}" for pair in on_each_other(page)), *gaps(page), *crooked(page)]


_TABLES = "() => {" + _SEEN + """
    const cards = [...document.querySelectorAll('main section.card')]
        .filter(card => card.querySelector('svg[role], .num'));
    return cards.filter(card => !card.querySelector('table') || !card.querySelector('a[href*=".csv"]'))
        .map(card => named(card.querySelector('h2').innerText));
}"""


def without_table_or_file(page: Page) -> list[str]:
    """Headings of the cards with a chart or with numbers that lack a table, or a link to the file of it."""
    found: list[str] = page.evaluate(_TABLES)
    return found


def spoil(page: Page, rules: str) -> None:
    """Put the page into disorder, to see that it is found."""
    page.evaluate("""rules => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [sheet];
    }""", rules)
