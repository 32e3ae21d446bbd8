"""Writes docs/procedures.md from the transition tables: `make reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from registry.codes import Code, Stage
from registry.i18n import _, use_language
from registry.law.citations import law_book
from registry.law.parameters import Parameter, default_parameters
from registry.law.procedures import PROCEDURES, Action, Cite, ProcedureTable
from registry.law.procedures.gates import GATES

PREFACE = Path(__file__).with_name("procedures_reference.md")
LANGUAGES = ("zh", "en")
COLUMNS = (
    *("步骤 Step", "从 From", "到 To", "谁 Who", "依据 Article"),
    *("需要 Needs", "文书 Document", "期限 Starts", "关口 Gates"),
)
UNITS = {
    "working_days": ("个工作日", "working days"),
    "calendar_days": ("日", "days"),
    "months": ("个月", "months"),
    "years": ("年", "years"),
    "hours": ("小时", "hours"),
}


def reference() -> str:
    """Return the whole document: the preface, then each procedure as a diagram and a table."""
    parts = [PREFACE.read_text("utf-8")]
    parts += [_chapter(table) for table in PROCEDURES.values()]
    parts.append(_gates())
    return "\n".join(parts)


def _chapter(table: ProcedureTable) -> str:
    title = f"## {table.procedure.zh} · {table.procedure.en}\n"
    diagrams = (diagram(table, language) for language in LANGUAGES)
    return "\n".join((title, *diagrams, *_steps(table)))


def diagram(table: ProcedureTable, language: str) -> str:
    """Draw a procedure as a Mermaid state diagram, its labels in one language."""
    stages = sorted(_stages(table), key=list(Stage).index)
    lines = ["```mermaid", "stateDiagram-v2", "    direction TB"]
    lines += [f'    state "{_named(stage, language)}" as {stage.value}' for stage in stages]
    lines += [f"    {arrow}" for arrow in _arrows(table, language)]
    lines += [f"    {stage.value} --> [*]" for stage in stages if stage in table.final]
    return "\n".join((*lines, "```", ""))


def _stages(table: ProcedureTable) -> set[Stage]:
    sources = {stage for action in table.actions for stage in action.sources if stage}
    return sources | {action.target for action in table.actions if action.target}


def _arrows(table: ProcedureTable, language: str) -> Iterator[str]:
    """Yield the arrows that change the stage; the table below lists the steps that do not."""
    for action in table.actions:
        if action.target is None:
            continue
        for source in _ordered(action.sources):
            start = source.value if source else "[*]"
            yield f"{start} --> {action.target.value} : {_titled(action, language)}"


def _ordered(sources: frozenset[Stage | None]) -> list[Stage | None]:
    stages = list(Stage)
    return sorted(sources, key=lambda stage: stages.index(stage) if stage else -1)


def _steps(table: ProcedureTable) -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---" * len(COLUMNS) + "|"
    for action in table.actions:
        yield "| " + " | ".join(_cells(action)) + " |"
    yield ""


def _cells(action: Action) -> Iterator[str]:
    yield f"{_both(action.title)} `{action.name}`"
    yield "、".join(source.zh if source else "（新）" for source in _ordered(action.sources))
    yield action.target.zh if action.target else "—"
    yield _two(action.role)
    yield "；".join(_article(cite) for cite in action.cites)
    yield "；".join(_titles(field.label)["zh"] for field in action.fields if field.required)
    yield action.document.zh if action.document else ""
    yield "；".join(_period(name) for name in action.starts)
    yield " ".join(f"`{gate}`" for gate in action.gates)


def _gates() -> str:
    lines = ["## 关口 · Gates\n", "| Gate | Closed unless |", "|---|---|"]
    lines += [f"| `{name}` | {gate.__doc__} |" for name, gate in GATES.items()]
    return "\n".join((*lines, ""))


def _article(cite: Cite) -> str:
    statute = law_book().statute(cite.statute)
    return f"{statute.short}{f'第{cite.article}条' if cite.article else ''}"


def _period(name: str) -> str:
    row = _newest(name)
    if row is None or row.unit not in UNITS:
        return f"`{name}`"
    zh, en = UNITS[row.unit]
    return f"{row.value}{zh} {row.value} {en} (`{name}`)"


@cache
def _newest(name: str) -> Parameter | None:
    """Return the general, national value of a parameter that is in force last."""
    rows = [row for row in default_parameters().rows if row.name == name]
    rows.sort(
        key=lambda row: (row.sector != "general", row.region != "000000", row.valid_to is not None)
    )
    return rows[0] if rows else None


@cache
def _titles(message: str) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        use_language(language)
        found[language] = _(message)
    use_language("en")
    return found


def _titled(action: Action, language: str) -> str:
    return _titles(action.title)[language].replace(":", " –").replace("：", "，")


def _named(code: Code, language: str) -> str:
    return code.zh if language == "zh" else code.en


def _both(message: str) -> str:
    titles = _titles(message)
    return f"{titles['zh']}<br>{titles['en']}"


def _two(code: Code) -> str:
    return f"{code.zh}<br>{code.en}"


if __name__ == "__main__":
    sys.stdout.write(reference())
