"""The SQL of a list of cases: conditions, order and keyset, never an OFFSET (data layer 8)."""

from dataclasses import dataclass

from brigade_app.store.search import match_expression
from brigade_app.store.values import CaseAfter, CaseQuery

FAR = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Composed:
    """``source`` and ``where`` of the query, its parameters, the sort key's column and direction."""

    source: str
    conditions: tuple[str, ...]
    parameters: tuple[object, ...]
    key: str
    descending: bool

    @property
    def where(self) -> str:
        """The conditions as SQL."""
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""

    @property
    def order(self) -> str:
        """The order as SQL."""
        way = "DESC" if self.descending else "ASC"
        if self.key == "local":
            return f" ORDER BY case_search.rowid {way}"  # not ``case_.local``: that would sort all hits first
        return f" ORDER BY case_.{self.key} {way}, case_.local {way}"

    def after(self, after: CaseAfter | None) -> "Composed":
        """Return the same query from the row after ``after`` on."""
        if after is None:
            return self
        sign = "<" if self.descending else ">"
        if self.key == "local":
            column = "case_search.rowid" if "case_search" in self.source else "case_.local"
            condition = f"{column} {sign} ?"
            parameters: tuple[object, ...] = (after.local,)
        else:
            condition = f"(case_.{self.key}, case_.local) {sign} (?, ?)"
            parameters = (after.key, after.local)
        return Composed(
            self.source, (*self.conditions, condition), (*self.parameters, *parameters), self.key, self.descending
        )


def compose(query: CaseQuery, node: int) -> Composed | None:
    """Return the query's SQL; ``None`` where its text can find nothing."""
    conditions: list[str] = []
    parameters: list[object] = []

    def add(condition: str, *values: object) -> None:
        conditions.append(condition)
        parameters.extend(values)

    source = "case_"
    if query.text.strip():
        expression = match_expression(query.text)
        if expression is None:
            return None
        source = "case_search CROSS JOIN case_ ON case_.local = case_search.rowid"
        add("case_search MATCH ?", expression)
    for column in ("unit", "matter", "procedure"):
        value = getattr(query, column)
        if value is not None:
            add(f"case_.{column} = ?", value)
    for column, values in (("status", query.statuses), ("light", query.lights)):
        if values is not None:
            add(f"case_.{column} IN ({', '.join('?' * len(values))})", *values)
    _add_claims(query, node, add_condition=conditions.append, parameters=parameters)
    for sign, column, day in (
        ("<=", "next_due_on", query.due_to),
        (">=", "opened_on", query.opened_from),
        ("<=", "opened_on", query.opened_to),
        (">=", "closed_on", query.closed_from),
        ("<=", "closed_on", query.closed_to),
    ):
        if day is not None:
            add(f"case_.{column} {sign} ?", day.isoformat())
    if query.order == "due":
        conditions.append("case_.next_due_on IS NOT NULL")
    keys = {"opened": ("opened_on", True), "due": ("next_due_on", False), "changed": ("updated_at", True)}
    key, descending = ("local", True) if source != "case_" else keys[query.order]
    return Composed(source, tuple(conditions), tuple(parameters), key, descending)


def _add_claims(query: CaseQuery, node: int, *, add_condition: object, parameters: list[object]) -> None:
    add = add_condition
    assert callable(add)
    for wanted, yes, no in (
        (query.is_open, "case_.closed_on IS NULL", "case_.closed_on IS NOT NULL"),
        (query.lacking, "case_.lacking > 0", "case_.lacking = 0"),
        (query.fatal, "case_.fatal > 0", "case_.fatal = 0"),
        (query.has_due, "case_.next_due_on IS NOT NULL", "case_.next_due_on IS NULL"),
        (query.withdrawn, "case_.deleted = 1", "case_.deleted = 0"),
    ):
        if wanted is not None:
            add(yes if wanted else no)
    if query.owned is not None:
        add("case_.owner = ?" if query.owned else "case_.owner <> ?")
        parameters.append(node)
