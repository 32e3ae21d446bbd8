"""Administrative divisions of GB/T 2260, as imported; tables hold codes, this names them."""

from sqlmodel import Field

from registry.models.base import Recorded, check, indexes


class Division(Recorded, table=True):
    """A province, city or district with its code of two, four or six digits."""

    __tablename__ = "division"
    __table_args__ = (
        check("length(code) IN (2, 4, 6)", "code_length"),
        *indexes("division", [("parent_code",), ("name",)]),
    )

    code: str = Field(primary_key=True, max_length=6)
    name: str = Field(max_length=100)
    parent_code: str = Field(default="", max_length=6)
