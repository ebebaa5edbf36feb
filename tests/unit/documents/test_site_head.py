"""Where a copy of a whole page begins to be the page, below what its site prints above it."""

from __future__ import annotations

from pipelines.documents.reader import read

_MENU = "Home\nNews\nCrime\nAbout us\nContact us\nWhat we do\nSearch\nMenu\n"


def _read(text: str) -> tuple[str | None, str]:
    identity = read(text.encode(), "page").identity
    return identity.title, str(identity.published_date)


def test_the_name_in_the_browser_tells_where_the_page_begins() -> None:
    page = (
        "Inspectors praise Gwent Police - The Monmouth Herald\nSkip to content\nAccept all cookies\nSubscribe\n"
        + _MENU
        + "Inspectors praise Gwent Police\nBy Ann Rees\n12 May 2022\nIt was graded good at preventing crime.\n"
    )
    assert _read(page) == ("Inspectors praise Gwent Police", "2022-05-12")


def test_a_menu_of_any_length_stands_above_the_page() -> None:
    page = (
        "Cookies on this site\n\n"
        + "".join(f"  * [{number}]{entry}\n" for number, entry in enumerate(_MENU.split("\n")[:-1], 2))
        + "  * [10]Roads, bridges and the law\n  * [11]Privacy\n  * [12]Accessibility\n"
        + "\nPEEL 2021/22: An inspection of Gwent Police\n\nPublished\n       12 May 2022\n\n"
        + "We graded Gwent Police good at preventing crime.\n"
    )
    assert _read(page) == ("PEEL 2021/22: An inspection of Gwent Police", "2022-05-12")


def test_the_page_begins_below_the_path_to_it() -> None:
    page = (
        _MENU + "Home > Policing > Statistics\n\nHome Office\n\nPolice workforce in Wales\n\nPublished 12 May 2022\n\n"
        "Gwent Police had 1,400 officers.\n"
    )
    assert read(page.encode(), "page").identity.publisher == "Home Office"


def test_a_title_that_comes_again_is_no_name_in_a_browser() -> None:
    page = (
        "Response to the inspectorate\n12 May 2022\n\nGwent Police was inspected in March.\n"
        "It was graded good at preventing crime.\n\nResponse to the inspectorate\n\nI am glad of it.\n"
    )
    document = read(page.encode(), "page")
    assert not [block for block in document.blocks if block.kind == "furniture"]
