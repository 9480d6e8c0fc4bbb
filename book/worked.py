"""The notebooks as pages of the book: python -m book.worked [--execute]

Each notebook of notebooks/ becomes docs/worked/NAME.md, with its pictures beside it, from the
outputs that it holds. With --execute the notebooks are run first and written with what they gave.
"""

from __future__ import annotations

import argparse
import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import nbformat

from book import markdown

ROOT: Final = Path(__file__).parents[1]
NOTEBOOKS: Final = ROOT / "notebooks"
SECONDS: Final = 300
_FORM: Final[Any] = nbformat


def executed(path: Path) -> Any:
    """A notebook run from the beginning; what it wrote to standard error is left out.

    Raises:
        CellExecutionError: where a cell fails.
    """
    from nbclient import NotebookClient

    notebook = _FORM.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=SECONDS, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [out for out in cell.outputs if out.get("name") != "stderr"]
    return notebook


def write_pages(folder: Path) -> None:
    """Write a page for each notebook, with its pictures, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = _FORM.read(path, as_version=4)
        text = "\n\n".join(_shown(notebook, folder, path.stem))
        (folder / f"{path.stem}.md").write_text(text + "\n", encoding="utf-8")


def _shown(notebook: Any, folder: Path, name: str) -> Iterator[str]:
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            yield cell.source
            continue
        yield markdown.code(cell.source, "python")
        for output in cell.outputs:
            yield _output(output, folder / f"{name}-{number}.png")
    yield f"*This page is `notebooks/{name}.ipynb`.*"


def _output(output: Any, picture: Path) -> str:
    if output.output_type == "stream":
        return markdown.code(output.text)
    if png := output.data.get("image/png"):
        picture.write_bytes(base64.b64decode(png))
        return f"![What the cell above drew]({picture.name})"
    if html := output.data.get("text/html"):
        return _table(html)
    return markdown.code(output.data.get("text/plain", ""))


def _table(html: str) -> str:
    """A table without the style that frames bring along, on lines that Markdown leaves alone."""
    _, _, after = html.rpartition("</style>")
    kept = [line.strip() for line in after.splitlines() if line.strip()]
    table = "\n".join(line for line in kept if line not in ("<div>", "</div>"))
    return f'<div class="wide">\n{table}\n</div>'


def main() -> None:
    """Write the pages, having run the notebooks if that is asked for."""
    parser = argparse.ArgumentParser(prog="book.worked", description=__doc__)
    parser.add_argument("--execute", action="store_true", help="run the notebooks first")
    if parser.parse_args().execute:
        for path in sorted(NOTEBOOKS.glob("*.ipynb")):
            _FORM.write(executed(path), path)
    write_pages(ROOT / "docs" / "worked")


if __name__ == "__main__":
    main()
