"""A case: what an applicant means, what the bureau and the experts decide. The generator makes cases, the forms carry
them, and the reference scores them without reading any form."""
from dataclasses import dataclass, field

BAD = "«unreadable»"   # the meaning of a cell nobody can read: an error


@dataclass
class Case:
    rubric: str
    number: int
    fields: dict = field(default_factory=dict)      # id → int, Fraction, bool, date, str, None (missing) or BAD
    lists: dict = field(default_factory=dict)       # id → [{column: value}], in the order of the form
    typed: dict = field(default_factory=dict)       # id → what stands in the cell; absent: the value itself
    judged: dict = field(default_factory=dict)      # indicator → Fraction
    facts: dict = field(default_factory=dict)       # fact or flag → value
    experts: list = field(default_factory=list)     # one {item: Fraction or None} an expert; None: recused
    refused: dict = field(default_factory=dict)     # list → lines (from 0) the bureau does not accept
    verified: dict = field(default_factory=dict)    # field → value, by the bureau
    adjusted: dict = field(default_factory=dict)    # indicator → Fraction
    adjusted_grade: str = None
    aims: list = field(default_factory=list)        # bounds this case stands at

    @property
    def name(self):
        return self.fields["org_name"]

    def value(self, identity):
        return self.verified.get(identity, self.fields.get(identity))

    def rows(self, identity):
        """Rows the bureau accepts, in order."""
        refused = self.refused.get(identity, ())
        return [row for line, row in enumerate(self.lists.get(identity, ())) if line not in refused]
