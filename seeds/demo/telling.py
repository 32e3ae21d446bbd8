"""Facts and decisions told in the formulas of real files, put together from many templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from registry.codes import DecisionOutcome, InspectionResult, SanctionKind
from registry.exchange.numerals import capitals

from .names import words
from .parties import PERSON, trade_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from .amounts import Line

T = TypeVar("T")

_ACT = re.compile(r"^对?(?:当事人|单位和个人|单位|个人)?(?P<act>.+?)(?:等?行为)?的?(?:行政)?处罚$")
_ITEM = re.compile(r"^对?(?P<item>.+?)(?:的)?(?:行政)?(?:监督)?检查$")
_DOES = re.compile(
    "未|违|擅|不|拒|以|在|将|使用|利用|伪造|销售|生产|发布|从事|出租|转让|通过|经营|超|隐|虚|非法|阻|"
    "妨|破坏|损|占|挪|侵|冒|假|涂|买|变造|逾期|明知|没有|允许|聘|雇|采|向|为|对|故意|组织|扰|乱|"
    "滥|骗|截|瞒|漏|谎|迟|抢|私|强|参与|容留|携带|接受|提交|购进|进口|印制|设立|开办|毁|倒|排放|倾倒"
)
"""Words with which an act begins that a sentence can go on with after 当事人."""
_NAMED = re.compile(".{2,20}的[^，、的]{0,6}(?:单位|企业|机构|组织|个人|经营者|人员)")
"""Acts that begin by naming who commits them."""
_BODIES = re.compile("单位|企业|机构|公司|学校|医院|经营者|生产者|市场主体|合作社|旅行社|场所")
"""Words of acts that no natural person commits."""
RECENT = "2025"
"""Year from which entry codes are scanned and the five bans are told."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A field of enforcement with what is typically found there."""

    key: str
    domains: frozenset[str]
    trades: tuple[str, ...]
    goods: tuple[tuple[str, str], ...]
    """Names of things with their units."""
    persons: bool
    """Whether natural persons are often the party."""
    details: tuple[tuple[tuple[str, ...], str], ...]
    """Sentences with the words that the name of an entry must have for them."""


@cache
def themes() -> tuple[Theme, ...]:
    """Return all themes, the general one last."""
    return tuple(
        Theme(
            row["key"],
            frozenset(row["domains"]),
            tuple(row["trades"]),
            tuple(_pair(item) for item in row["goods"]),
            row.get("persons", False),
            tuple(_detail(item) for item in row["details"]),
        )
        for row in words("facts")["theme"]
    )


def _pair(item: str) -> tuple[str, str]:
    name, _slash, unit = item.partition("/")
    return name, unit


def _detail(item: str) -> tuple[tuple[str, ...], str]:
    asked, _colons, sentence = item.rpartition("::")
    return tuple(filter(None, asked.split(","))), sentence


@cache
def theme_of(domain: str) -> Theme:
    """Return the theme of a domain of the power list."""
    return next((theme for theme in themes() if domain in theme.domains), themes()[-1])


@cache
def details_of(theme: Theme, name: str) -> tuple[str, ...]:
    """Return the sentences that fit an entry: those that its name asks for, else those of any."""
    asked = [text for found, text in theme.details if any(word in name for word in found)]
    return tuple(asked or (text for found, text in theme.details if not found))


@cache
def act_of(name: str) -> str:
    """Return the act that a penalty entry is about."""
    found = _ACT.match(name)
    return found["act"] if found else name


@cache
def item_of(name: str) -> str:
    """Return the item that an inspection entry is about, ending in 检查."""
    found = _ITEM.match(name)
    return (found["item"] if found else name) + "监督检查"


def may_be_person(theme: Theme, act: str) -> bool:
    """Say whether the party to an act is often a natural person."""
    return theme.persons and not _BODIES.search(act)


@cache
def yuan(fen: int) -> str:
    """Write an amount as a decision does: capitals, then figures."""
    whole, rest = divmod(fen, 100)
    tail = f"{capitals(rest // 10)}角{capitals(rest % 10)}分" if rest else "整"
    return f"人民币{capitals(whole)}元{tail}（{whole}.{rest:02d}元）"


@dataclass(frozen=True, slots=True)
class Scene:
    """What the sentences about a case are filled with."""

    theme: Theme
    name: str
    """Name of the entry of the power list."""
    act: str
    agency: str
    officers: tuple[str, str]
    party: str
    trade: str
    place: str
    date: str
    until: str
    value: int | None = None

    @property
    def person(self) -> bool:
        """Whether the party is a natural person."""
        return self.trade == PERSON


class Teller:
    """Draws sentences."""

    def __init__(self, rng: Random) -> None:
        """Keep the source of chance."""
        self.rng = rng
        self._facts = words("facts")

    def pick(self, options: Sequence[T]) -> T:
        """Draw one of some options."""
        return options[int(self.rng.random() * len(options))]

    def goods(self, theme: Theme) -> tuple[str, str]:
        """Draw a thing of a theme with its unit."""
        return self.pick(theme.goods)

    def penalty(self, scene: Scene, source: str, summary: bool, ending: str) -> str:
        """Tell the facts of a penalty case."""
        finding = self._facts["finding"]
        direct = _DOES.match(scene.act) and not _NAMED.match(scene.act)
        evidence = "person_evidence" if scene.person else "evidence"
        return self._told(
            scene,
            self._opening(scene, source),
            self.pick(finding["linking" if direct else "quoting"]),
            self.pick(details_of(scene.theme, scene.name)),
            self.pick(finding["summary" if summary else evidence]),
            self.pick(finding[ending]) if ending else "",
        )

    def _opening(self, scene: Scene, source: str) -> str:
        openings = self._facts["opening"]
        person = scene.person and source == "site_check"
        options: list[str] = openings["person" if person else source]
        return self.pick(options)

    def inspection(self, scene: Scene, off_site: bool, result: InspectionResult) -> str:
        """Tell what an inspection did and found."""
        facts = self._facts["inspection"]
        recent = scene.date >= RECENT and self.rng.random() < 0.4
        return self._told(
            scene,
            self.pick(facts["off_site" if off_site else "recent" if recent else "opening"]),
            self.pick(facts["method"]),
            self.pick(facts[result.value]),
        )

    def measure(self, scene: Scene, measure: str) -> str:
        """Tell why a coercive measure was taken and how."""
        facts = self._facts["coercion"]
        reasons = facts.get(measure) or facts["other_measure"]
        opening = self._opening(scene, "site_check")
        return self._told(scene, opening, self.pick(reasons), self.pick(facts["rights"]))

    def execution(self, scene: Scene, measure: str) -> str:
        """Tell why a decision is executed by force."""
        facts = self._facts["coercion"]
        reasons = facts.get(measure) or facts["other_execution"]
        opening = self.pick(facts["execution"])
        return self._told(scene, opening, self.pick(facts["reminded"]), self.pick(reasons))

    def _told(self, scene: Scene, *sentences: str) -> str:
        random = self.rng.random
        goods, unit = self.goods(scene.theme)
        return "".join(sentences).format(
            date=scene.date,
            agency=scene.agency,
            a=scene.officers[0],
            b=scene.officers[1],
            party=scene.party,
            place=scene.place,
            act=scene.act,
            item=scene.act,
            until=scene.until,
            site="所在地点" if scene.person else trade_of(scene.trade).place,
            goods=goods,
            unit=unit,
            n=2 + int(random() ** 2 * 40),
            value=scene.value or int(10 ** (2.2 + 2.2 * random())),
            months=1 + int(random() * 11),
            days=2 + int(random() * 60),
            photos=2 + int(random() * 9),
        )


@cache
def sanction_text(kind: SanctionKind, amount: int | None) -> str:
    """Write one line of a decision."""
    return kind.zh + yuan(amount) if amount is not None else kind.zh


def content_of(lines: Iterable[Line], outcome: str) -> str:
    """Write what was decided."""
    if outcome != DecisionOutcome.PENALTY.value:
        return f"{DecisionOutcome.of(outcome).zh}。"
    return "责令改正违法行为；" + "；".join(sanction_text(x.kind, x.amount) for x in lines) + "。"
