"""House rules that no linter knows: small files, short functions, names that say something, nothing left for later."""

import ast
import re
from pathlib import Path
from statistics import median

CHECKOUT = Path(__file__).parents[1]
CODE = sorted(
    path
    for folder in ("services", "gateway", "deploy", "tests")
    for path in (CHECKOUT / folder).rglob("*.py")
    if not {"node_modules", "migrations"} & set(path.parts)  # a migration is a list of statements, written once
)
PRODUCT = [path for path in CODE if "tests" not in path.parts]  # a test file is as long as its question has cases
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|# .*\bfor now\b")
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared"}


def name(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text())
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in found]


def test_no_file_is_over_300_lines_and_no_function_over_50() -> None:
    assert [name(path) for path in CODE if lines(path) > 300] == []
    assert [(name(path), function) for path in CODE for function, length in functions(path) if length > 50] == []


def test_files_and_functions_are_small_as_a_rule() -> None:
    sizes = sorted(lines(path) for path in PRODUCT if lines(path) > 1)
    assert median(sizes) < 60
    assert sizes[int(len(sizes) * 0.9)] <= 150
    lengths = sorted(length for path in PRODUCT for _, length in functions(path))
    assert lengths[int(len(lengths) * 0.9)] <= 20


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [name(path) for path in CODE if {path.stem, path.parent.name} & EMPTY_WORDS] == []


def test_nothing_is_left_for_later() -> None:
    here = Path(__file__).resolve()
    assert [name(path) for path in CODE if path.resolve() != here and LATER.search(path.read_text())] == []


def test_every_module_begins_with_a_sentence_on_its_job() -> None:
    assert [name(path) for path in CODE if path.name != "__init__.py" and not says_its_job(path)] == []


def says_its_job(path: Path) -> bool:
    docstring = ast.get_docstring(ast.parse(path.read_text())) or ""
    return docstring.split("\n\n")[0].rstrip().endswith((".", "!", "?", ";", ":", "…"))
