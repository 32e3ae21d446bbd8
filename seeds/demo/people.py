"""Officers, certificates and accounts of the departments that act in the demonstration."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from registry.codes import Role, Sector

from .days import YEAR, day_of, iso
from .names import Name, person_name, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

CERTIFICATE_YEARS = 5
COMPREHENSIVE = "综合执法"
BIG = 9
"""Handlers from which a department has a deputy head and a second reviewer."""
CITY_ROLES = (
    ("108", Role.SUPERVISOR),
    ("108", Role.SUPERVISOR),
    ("108", Role.AUDITOR),
    ("131", Role.ADMINISTRATOR),
)
COLUMNS = {
    "officer": (
        *("id", "agency_id", "name", "post", "is_head", "legal_qualification_no"),
        *("legal_qualification_on", "first_reviewed_on", "active_from"),
        *("revision", "created_at", "updated_at"),
    ),
    "certificate": (
        *("id", "officer_id", "number", "field", "issuer", "valid_from", "valid_to"),
        *("revision", "created_at", "updated_at"),
    ),
    "account": (
        *("id", "username", "officer_id", "must_change_password", "demo", "disabled"),
        *("failed_attempts", "revision", "created_at", "updated_at"),
    ),
    "account_role": (
        *("id", "account_id", "role", "agency_id", "revision", "created_at", "updated_at"),
    ),
}
POSTS = {
    Role.REVIEWER: "法制审核员",
    Role.PUBLISHER: "办公室工作人员",
    Role.SUPERVISOR: "执法监督处干部",
    Role.AUDITOR: "执法监督处干部",
    Role.ADMINISTRATOR: "系统管理员",
}


@dataclass(slots=True)
class Officer:
    """A person as cases need it."""

    id: int
    name: str
    account: int
    qualification: str | None = None
    first_reviewed: int | None = None
    certificates: list[tuple[int, int, int]] = field(default_factory=list)
    """(id, first day, last day)."""

    def certificate_on(self, day: int) -> int | None:
        """Return the certificate valid on a day, or the last one held."""
        for certificate, first, last in self.certificates:
            if first <= day <= last:
                return certificate
        return self.certificates[-1][0] if self.certificates else None


@dataclass(slots=True)
class Desk:
    """The people of a department by what they do."""

    heads: list[Officer] = field(default_factory=list)
    reviewers: list[Officer] = field(default_factory=list)
    publishers: list[Officer] = field(default_factory=list)
    handlers: list[Officer] = field(default_factory=list)
    unqualified: Officer | None = None
    """A reviewer without the qualification, who appears only in planted defects."""
    expired: Officer | None = None
    """A handler whose certificate lapsed, who appears only in planted defects."""


@dataclass(frozen=True, slots=True)
class Office:
    """A department's line in the table of shares."""

    code: str
    name: str
    handlers: int
    penalty: float
    inspection: float
    coercion: float


@dataclass(frozen=True, slots=True)
class Body:
    """A department as its people need it."""

    id: int
    code: str
    sector: Sector


def offices() -> dict[str, Office]:
    """Return the departments that act, by code."""
    rows = (line.split() for line in words("offices")["share"])
    return {
        code: Office(code, name, int(handlers), float(p), float(i), float(c))
        for code, name, handlers, p, i, c in rows
    }


def successors() -> dict[str, str]:
    """Return which department took over the people of a dissolved one."""
    return dict(line.split() for line in words("offices")["successors"])


class Staff:
    """Everybody, with the rows of the tables that name them."""

    def __init__(self, rng: Random, bodies: Mapping[str, Body], stamp: str) -> None:
        """Make the people of each municipal department in the order of its code."""
        self.rng, self.stamp = rng, stamp
        self.agencies = {code: body.id for code, body in bodies.items()}
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        self.desks: dict[int, Desk] = {}
        self._usernames: Counter[str] = Counter()
        self._names: set[str] = set()
        self._known = self._expected()
        shares, followed = offices(), successors()
        for code, body in sorted(bodies.items()):
            if code.startswith("1") and code not in followed:
                self.desks[body.id] = self._desk(body, shares.get(code))
        for old, new in followed.items():
            if old in bodies and new in bodies:
                self.desks[bodies[old].id] = self.desks[bodies[new].id]
        for code, role in CITY_ROLES:
            if code in bodies:
                self._person(bodies[code], role, city=True)

    def _expected(self) -> dict[tuple[str, Role], list[Name]]:
        known: dict[tuple[str, Role], list[Name]] = defaultdict(list)
        for line in words("offices")["known"]:
            code, role, text, reading = line.split()
            known[code, Role.of(role)].append(Name(text, reading))
            self._names.add(text)
        return known

    def _desk(self, body: Body, office: Office | None) -> Desk:
        desk = Desk(heads=[self._person(body, Role.APPROVER, post="局长")])
        handlers = office.handlers if office else 1
        big = handlers >= BIG
        if big:
            desk.heads.append(self._person(body, Role.APPROVER, post="副局长"))
        desk.handlers = [self._person(body, Role.OFFICER) for _ in range(handlers)]
        if office is None:
            return desk
        desk.reviewers = [self._person(body, Role.REVIEWER) for _ in range(2 if big else 1)]
        desk.publishers = [self._person(body, Role.PUBLISHER)]
        if big:
            desk.unqualified = self._person(body, Role.REVIEWER, odd=True)
            desk.expired = self._person(body, Role.OFFICER, odd=True)
        return desk

    def _person(
        self, body: Body, role: Role, *, post: str = "", odd: bool = False, city: bool = False
    ) -> Officer:
        name = self._name(body.code, role)
        number = len(self.rows["officer"]) + 1
        officer = Officer(number, name.text, account=number)
        since = self._qualify(officer, odd) if role is Role.REVIEWER else None
        post = post or POSTS.get(role) or self.rng.choice(words("offices")["posts"])
        self.rows["officer"].append(
            (
                *(number, body.id, name.text, post, role is Role.APPROVER),
                *(officer.qualification, since, iso(officer.first_reviewed), "2015-07-01"),
                *(1, self.stamp, self.stamp),
            )
        )
        lapsed = odd and role is Role.OFFICER
        self._certify(officer, body, lapsed)
        self._account(officer, name, role, None if city else body.id)
        return officer

    def _name(self, code: str, role: Role) -> Name:
        if self._known[code, role]:
            return self._known[code, role].pop(0)
        while (name := person_name(self.rng)).text in self._names:
            pass
        self._names.add(name.text)
        return name

    def _qualify(self, officer: Officer, odd: bool) -> str | None:
        """Give a reviewer the qualification; the odd one began after 2018 without it."""
        random = self.rng.random
        officer.first_reviewed = day_of(2018 + int(random() * 3), 1 + int(random() * 12), 8)
        if odd:
            return None
        passed = 2006 + int(random() * 10)
        officer.qualification = f"A{passed}4201{100_000 + int(random() * 800_000)}"
        return f"{passed + 1}-03-15"

    def _certify(self, officer: Officer, body: Body, lapsed: bool) -> None:
        """Give certificates that follow each other without a gap, or one that lapsed early."""
        begun = 2016 if lapsed else 2016 + officer.id % CERTIFICATE_YEARS
        name = COMPREHENSIVE if body.sector is Sector.GENERAL else body.sector.zh
        last_year = begun if lapsed else YEAR[-1] - CERTIFICATE_YEARS
        for year in range(begun, last_year + 1, CERTIFICATE_YEARS):
            first, last = day_of(year, 4, 1), day_of(year + CERTIFICATE_YEARS, 3, 31)
            certificate = len(self.rows["certificate"]) + 1
            officer.certificates.append((certificate, first, last))
            number = f"17{body.code}{officer.id:05d}{year % 100:02d}"
            self.rows["certificate"].append(
                (
                    *(certificate, officer.id, number, name, "湖北省司法厅", iso(first), iso(last)),
                    *(1, self.stamp, self.stamp),
                )
            )

    def _account(self, officer: Officer, name: Name, role: Role, agency: int | None) -> None:
        self._usernames[name.reading] += 1
        again = self._usernames[name.reading]
        username = name.reading + (str(again) if again > 1 else "")
        stamps = (1, self.stamp, self.stamp)
        self.rows["account"].append(
            (officer.account, username, officer.id, False, True, False, 0, *stamps)
        )
        number = len(self.rows["account_role"]) + 1
        self.rows["account_role"].append((number, officer.account, role.value, agency, *stamps))
