"""Who acts and who is acted upon."""

from datetime import date
from typing import Annotated

from registry.codes import ExerciseLevel, OfficerTask, PartyKind, Sector, SubjectNature
from registry.law.facts.base import record


@record
class Agency:
    """The body that acts, or in whose name another acts."""

    code: Annotated[str, "code in the register", "机关代码"]
    name: Annotated[str, "name", "名称"] = ""
    credit_code: Annotated[str | None, "unified social credit code", "统一社会信用代码"] = None
    region: Annotated[str | None, "GB/T 2260 division", "行政区划代码"] = None
    level: Annotated[ExerciseLevel | None, "level", "层级"] = None
    nature: Annotated[SubjectNature | None, "how it came to its power", "主体性质"] = None
    sector: Annotated[Sector | None, "sector whose rules bind it", "所属领域"] = None
    announced_on: Annotated[date | None, "announced as a subject on", "主体公告日"] = None


@record
class Party:
    """The private side of the act."""

    kind: Annotated[PartyKind | None, "kind of party", "当事人类别"] = None
    name: Annotated[str | None, "name", "姓名或者名称"] = None
    credit_code: Annotated[str | None, "unified social credit code", "统一社会信用代码"] = None
    birth_date: Annotated[date | None, "date of birth of a person", "出生日期"] = None
    address: Annotated[str | None, "address", "地址"] = None
    region: Annotated[str | None, "division of registration", "登记地行政区划代码"] = None


@record
class Certificate:
    """An enforcement certificate with its field and validity (both days included)."""

    number: Annotated[str, "number", "证件编号"]
    field: Annotated[str | None, "field of enforcement", "执法领域"] = None
    valid_from: Annotated[date | None, "first valid day", "有效期起"] = None
    valid_to: Annotated[date | None, "last valid day", "有效期止"] = None


@record
class Officer:
    """A person of the agency and what the person does in this matter."""

    person: Annotated[str, "identity of the person in the register", "人员标识"]
    task: Annotated[OfficerTask, "task in this matter", "本案职责"]
    name: Annotated[str, "name", "姓名"] = ""
    certificates: Annotated[
        tuple[Certificate, ...] | None, "enforcement certificates", "执法证件"
    ] = None
    legal_qualification: Annotated[
        bool | None, "holds the legal professional qualification", "具有法律职业资格"
    ] = None
    first_reviewed_on: Annotated[
        date | None, "first took up review of penalty decisions on", "初次从事法制审核日"
    ] = None
    assigned_on: Annotated[date | None, "assigned on", "指派日"] = None
