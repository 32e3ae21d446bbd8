"""The one table of actions and their keys; bindings, footer, help, palette and docs follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from registry.i18n import _, msg

if TYPE_CHECKING:
    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Key:
    """One action: where it works, which keys call it and what is said of it."""

    id: str
    """Place and verb; stable, for keymaps."""
    action: str
    """Textual action."""
    keys: str
    """Keys, the one that is shown first."""
    label: str
    """Word in the footer."""
    sentence: str
    """What it does, in help."""
    footer: int = 0
    """Rank in the footer, 1 first; 0 stays out of it."""
    area: str = ""
    """Area under which the palette lists it; empty keeps it out of the palette."""
    priority: bool = False
    """Works also while text is typed."""

    @property
    def place(self) -> str:
        """Where the action works."""
        return self.id.partition(".")[0]

    @property
    def title(self) -> str:
        """What the palette calls it, `area: verb object`."""
        words = _(self.sentence).rstrip(".。")
        return in_area(self.area, f"{words[:1].lower()}{words[1:]}")


def in_area(area: str, words: str) -> str:
    """Return what the palette calls something in an area."""
    return _("{area}: {words}").format(area=_(area), words=words)


PLACES = {
    "app": msg("Everywhere"),
    "table": msg("In a list"),
    "browse": msg("Powers, records, publicity"),
    "home": msg("Home"),
    "power": msg("An entry of the power list"),
    "case": msg("A case"),
    "reviews": msg("The queue of reviews"),
    "review": msg("A legal review"),
    "form": msg("A form"),
}
GO, VIEW, LIST, CASE, REVIEW, FORM, HELP = (
    msg("go"),
    msg("view"),
    msg("list"),
    msg("case"),
    msg("legal review"),
    msg("form"),
    msg("help"),
)
RECORD = msg("Record a penalty, an inspection or a coercive measure.")
QUERY = msg("Go to the query line.")

TABLE = (
    Key(
        "app.help", "help", "f1", msg("Help"), msg("Show the keys of this screen."), 90, HELP, True
    ),
    Key(
        "app.palette",
        "command_palette",
        "ctrl+p",
        msg("Actions"),
        msg("List every action."),
        95,
        "",
        True,
    ),
    Key(
        "app.modes",
        "screen.modes",
        "f9",
        msg("Places"),
        msg("Choose a place in the row at the top with ← → and Enter."),
        0,
        GO,
    ),
    Key(
        "app.next_mode",
        "next_mode(1)",
        "ctrl+pagedown",
        msg("Next place"),
        msg("Go to the next place."),
        0,
        GO,
    ),
    Key(
        "app.previous_mode",
        "next_mode(-1)",
        "ctrl+pageup",
        msg("Previous place"),
        msg("Go to the previous place."),
        0,
        GO,
    ),
    Key(
        "app.pane",
        "screen.next_pane",
        "f6",
        msg("Next pane"),
        msg("Go to the next pane."),
        0,
        VIEW,
        True,
    ),
    Key(
        "app.refresh", "screen.reload", "f5", msg("Refresh"), msg("Read everything anew."), 0, VIEW
    ),
    Key(
        "app.language",
        "language",
        "ctrl+l",
        msg("Language"),
        msg("Switch between English and 中文."),
        0,
        VIEW,
        True,
    ),
    Key(
        "app.theme",
        "theme",
        "ctrl+t",
        msg("Light or dark"),
        msg("Switch between the light and the dark theme."),
        0,
        VIEW,
        True,
    ),
    Key(
        "app.person",
        "person",
        "f12",
        msg("Who acts"),
        msg("Act as somebody else, or sign out."),
        0,
        GO,
    ),
    Key("app.quit", "quit", "f10,ctrl+q", msg("Leave"), msg("Leave the register."), 0, GO, True),
    Key("app.back", "screen.back", "escape", msg("Back"), msg("Go back one step."), 85),
    Key("table.up", "up", "up,k", msg("Up"), msg("Go to the row above.")),
    Key("table.down", "down", "down,j", msg("Down"), msg("Go to the row below.")),
    Key("table.page_up", "page_up", "pageup", msg("Page up"), msg("Go up one page.")),
    Key("table.page_down", "page_down", "pagedown", msg("Page down"), msg("Go down one page.")),
    Key("table.first", "first", "home,g", msg("First"), msg("Go to the first row.")),
    Key("table.last", "last", "end,G", msg("Last"), msg("Go to the last row.")),
    Key("table.open", "open", "enter", msg("Open"), msg("Open the row under the cursor."), 10),
    Key("browse.search", "search", "f3,slash", msg("Search"), QUERY, 20, LIST),
    Key(
        "browse.filter",
        "filter",
        "f4",
        msg("Filter"),
        msg("Filter by counts of kind, agency or stage."),
        30,
        LIST,
    ),
    Key("browse.clear", "clear", "ctrl+r", msg("Show all"), msg("Show everything again."), 0, LIST),
    Key("browse.record", "record", "f2", msg("Record…"), RECORD, 25),
    Key(
        "browse.checks",
        "checks",
        "f7",
        msg("Checks"),
        msg("Run the checks on the case under the cursor."),
        40,
        CASE,
    ),
    Key(
        "browse.review",
        "review",
        "f8",
        msg("Review"),
        msg("Go to the legal review of the case under the cursor."),
        0,
        CASE,
    ),
    Key("home.record", "record", "f2", msg("Record…"), RECORD, 20),
    Key("home.search", "search", "f3,slash", msg("Search"), msg("Search the records."), 30, LIST),
    Key("home.reviews", "reviews", "f8", msg("Reviews"), msg("Go to the legal reviews."), 40),
    Key(
        "power.record",
        "record",
        "f2",
        msg("Record…"),
        msg("Record a case on this entry."),
        10,
        CASE,
    ),
    Key(
        "power.cases",
        "cases",
        "f4",
        msg("Its cases"),
        msg("List all cases on this entry."),
        20,
        LIST,
    ),
    Key(
        "case.step",
        "step",
        "f2",
        msg("Next step…"),
        msg("Take the next step of the procedure."),
        10,
        CASE,
    ),
    Key(
        "case.power",
        "power",
        "f4",
        msg("Entry"),
        msg("Show the power-list entry of the case."),
        40,
        CASE,
    ),
    Key(
        "case.checks", "checks", "f7", msg("Checks"), msg("Run the checks on this case."), 20, CASE
    ),
    Key(
        "case.review",
        "review",
        "f8",
        msg("Review"),
        msg("Submit to legal review, or go to the review."),
        30,
        CASE,
    ),
    Key("case.tab", "tab(1)", "ctrl+right", msg("Next tab"), msg("Go to the next tab."), 0, VIEW),
    Key(
        "case.previous_tab",
        "tab(-1)",
        "ctrl+left",
        msg("Previous tab"),
        msg("Go to the previous tab."),
        0,
        VIEW,
    ),
    Key("reviews.search", "search", "f3,slash", msg("Search"), QUERY, 20, LIST),
    Key(
        "review.opinion",
        "opinion",
        "f2",
        msg("Opinion…"),
        msg("Give the opinion on the nine points and the case."),
        10,
        REVIEW,
    ),
    Key("review.case", "case", "f4", msg("Case"), msg("Show the case."), 30, REVIEW),
    Key(
        "review.again",
        "again",
        "f7",
        msg("Run again"),
        msg("Run the checks again on the case as it is now."),
        20,
        REVIEW,
    ),
    Key(
        "form.send",
        "send",
        "f2",
        msg("Record"),
        msg("Send the form: do what its last line says."),
        10,
        FORM,
        True,
    ),
    Key(
        "form.save",
        "save",
        "ctrl+s",
        msg("Keep draft"),
        msg("Keep what has been typed as a draft."),
        20,
        FORM,
        True,
    ),
    Key("form.next", "next", "down", msg("Next question"), msg("Go to the next question.")),
    Key(
        "form.previous",
        "previous",
        "up",
        msg("Previous question"),
        msg("Go to the previous question."),
    ),
    Key(
        "form.discard",
        "discard",
        "f4",
        msg("Empty"),
        msg("Empty the form and drop its draft."),
        40,
        FORM,
    ),
)


def here(*places: str) -> tuple[Key, ...]:
    """Return the actions of some places, in the order of the table."""
    return tuple(key for key in TABLE if key.place in places)


def bindings(*places: str) -> list[BindingType]:
    """Return Textual's bindings for the actions of some places."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label,
            id=key.id,
            tooltip=key.sentence,
            show=bool(key.footer),
            priority=key.priority,
        )
        for key in here(*places)
    ]


NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "slash": "/",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "ctrl": "Ctrl",
    "space": "Space",
}


def shown(key: str) -> str:
    """Return a key as people write it."""
    *modifiers, last = key.split("+")
    name = NAMES.get(last) or (last.upper() if modifiers or len(last) > 1 else last)
    return "+".join([*(NAMES.get(part, part.title()) for part in modifiers), name])


def first(key: Key) -> str:
    """Return the first key of an action as people write it."""
    return shown(key.keys.partition(",")[0])


def every(key: Key) -> str:
    """Return all keys of an action as people write them."""
    return "  ".join(shown(part) for part in key.keys.split(","))


def as_markdown() -> str:
    """Return the table of keys for the documentation."""
    lines = ["# Keys", "", "Every action is also in the palette (Ctrl+P)."]
    for place, title in PLACES.items():
        lines += ["", f"## {title}", "", "| Key | What it does |", "| :-- | :-- |"]
        lines += [f"| {every(key)} | {key.sentence} |" for key in here(place)]
    return "\n".join(lines) + "\n"


BY_ID = {key.id: key for key in TABLE}
