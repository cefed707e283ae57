"""Rubrics made at random from every key, form of rule, function and name of the language, and forms filled in every state:
given, 0, blank, 不适用, unreadable, overruled by the bureau, left undecided. generated_rules_test.py follows them through both offices."""
import datetime
import random

from generator import uscc

YEAR = 2025
NUMBERS = ("count", "money", "area", "percent", "number")
ARTICLE = "第一条"


def words(zh):
    return {"zh": zh, "en": "In English: " + " ".join(char if char.isascii() else f"{ord(char):x}" for char in zh)}


class Maker:
    """One rubric. `rubric` and `plan` are what YAML is written from; `fields`, `lists`, `facts`, `judged`, `experts` are what a form and
    the bureau can fill in."""

    def __init__(self, seed):
        self.rng = random.Random(f"rubric {seed}")
        self.id = f"made-up-{seed}"
        self.fields, self.lists, self.facts, self.judged, self.experts = {}, {}, {}, {}, {}
        self.readings, self.number, self.planned = [], 0, seed % 3 == 2
        self.plan = {"rubric": self.id, "year": YEAR, "notice_year": YEAR + 1, "confirmed": True, "confirmed_by": "样例局", "confirmed_on": datetime.date(YEAR, 3, 1),
                     "rules": {}, "points": {}, "sections": {}, "readings": {}, "panel": {}}
        self.seed = seed
        self.rubric = self.make()

    def chance(self, share):
        return self.rng.random() < share

    def next(self, prefix):
        self.number += 1
        return f"{prefix}{self.number}"

    # Inputs -------------------------------------------------------------------------------------------------------------

    def typed(self, kind):
        """What fields, columns and facts of a type share."""
        made = {"type": kind}
        if kind == "choice":
            made["choices"] = [words(word) for word in ("甲", "乙", "丙")]
        elif kind == "count" and self.chance(0.5):
            made["unit"] = "项"
        return made

    def field(self, kind, series=False):
        identity = self.next("f")
        made = {"id": identity, "label": words("项目" + identity), **self.typed(kind)}
        if kind in NUMBERS:
            if self.chance(0.3):
                made["max"] = 1000 if kind != "percent" else 100
            if kind == "number" and self.chance(0.6):
                made["negative"] = "allowed"
            elif self.chance(0.2):
                made["min"] = 0
            elif self.chance(0.2):
                made["above"] = 0
        if self.chance(0.2):
            made["required"] = self.rng.choice((True, False))
        elif self.chance(0.1):
            made["required"] = self.rng.choice(list(self.of_type("yes_no")) or ["truth_pledge"])
        if self.chance(0.1):
            made["not_applicable"] = "refused"
        if self.chance(0.2):
            made.update(article=ARTICLE, help=words("照实填写"))
        for year in ("_y1", "_y2", "_y3") if series else ("",):
            self.fields[identity + year] = made
        if series:
            made["series"] = True
        return made

    def of_type(self, *kinds):
        return [identity for identity, field in self.fields.items() if field["type"] in kinds]

    def fact(self, kind, flag=False):
        identity = self.next("b")
        made = {"id": identity, "label": words("核定" + identity), "article": ARTICLE}
        if not flag:
            made.update(self.typed(kind))
        if kind in NUMBERS and not flag and self.chance(0.4):
            made.update(self.rng.choice(({"min": 0}, {"above": 0}, {"max": 100}, {"negative": "allowed"})))
        zero = ("zero",) if kind in NUMBERS or kind == "yes_no" else ()
        if self.chance(0.8):
            made["blank"] = self.rng.choice(("pending", "missing") + zero)
        self.facts[identity] = {**made, "type": kind}
        return made

    def of_facts(self, *kinds):
        return [identity for identity, fact in self.facts.items() if fact["type"] in kinds]

    def list(self, linked=None):
        identity = self.next("l")
        other = self.rng.choice(("count", "area", "percent", "name", "uscc", "phone"))
        columns = [{"id": "name", "label": words("名称"), "type": "text", "required": True},
                   {"id": "amount", "label": words("金额"), "type": self.rng.choice(("money", "number")), "required": True},
                   {"id": "day", "label": words("日期"), "type": "date", "required": True},
                   {"id": "level", "label": words("级别"), "type": "choice", "required": True, "choices": [words("甲"), words("乙")]},
                   {"id": "share", "label": words("份额"), "type": "number", "default": 1, "min": 0, "max": 5},
                   {"id": "joint", "label": words("联合"), "type": "yes_no"},
                   {"id": "closed", "label": words("结束"), "type": "date"},
                   {"id": "extra", "label": words("另加"), "type": "number", "above": 0},
                   {"id": "code", "label": words("编号"), "type": "text", "key_text": True},
                   {"id": "other", "label": words("其他"), **self.typed(other)}]
        if columns[1]["type"] == "number" and self.chance(0.7):
            columns[1]["negative"] = "allowed"
        made = {"id": identity, "label": words("清单" + identity), "columns": columns}
        made["derive"] = {"score": {"label": words("计分"), "is": self.rng.choice((
            "IF(level = \"甲\", 2, 1) * share", "LOOKUP(levels, level) * IF(joint, 0.5, 1)", "amount * share + IF(ISBLANK(extra), 0, extra)"))}}
        count = {"key": self.rng.choice(("name", ["name", "level"], "KEY(name, amount)", "KEY(name, day)"))}
        if self.chance(0.7):
            count["period"] = self.rng.choice(("day", "IF(ISBLANK(closed), day, closed)"))
        if linked:
            count["key"], count["where"] = "name", f"MATCHES({linked})"
        elif self.chance(0.4):
            count["where"] = self.rng.choice(("amount > 10", "joint", "NOT(ISBLANK(closed))", "AND(NOT(ISBLANK(extra)), extra > 1)", "closed >= period_from"))
        if self.chance(0.7):
            count["pick"] = self.rng.choice(("first", "highest amount", "highest score", "latest day"))
        if linked or self.chance(0.85):
            made["count"] = count
        if self.chance(0.3):
            made.update(rows=40, at_least=0, warn_above=9, article=ARTICLE)
        if self.chance(0.4):
            made["row_checks"] = [{"code": "ends-early", "severity": self.rng.choice(("warning", "info", "error")), "field": "closed", "when": "closed < DATE(1990, 1, 1)" if self.chance(0.5) else "AND(closed < day, joint, NOT(joint))", "message": words("早于开始"), "article": ARTICLE}]
        self.lists[identity] = made
        return made

    def reading(self, value, alternatives=()):
        identity = self.next("r")
        made = {"id": identity, "question": words("如何理解"), "chosen": words("照字面"), "why": words("惯例"), "article": ARTICLE, "value": value}
        if alternatives:
            made["alternatives"] = [str(other) for other in alternatives]
        self.readings.append(made)
        return identity

    # Expressions ----------------------------------------------------------------------------------------------------------

    def names(self, people):
        facts = self.of_facts(*NUMBERS)
        return self.of_type(*NUMBERS) + [fact for fact in facts if people or self.facts[fact].get("blank") != "pending"]

    def figure(self, depth=2, people=True, graded=False):
        """A number."""
        rng = self.rng
        if depth == 0 or self.chance(0.3):
            pool = self.names(people)
            kind = rng.random()
            if kind < 0.6 and pool:
                return rng.choice(pool)
            if kind < 0.75 and self.lists:
                name = rng.choice(list(self.lists))
                return rng.choice((f"ROWS({name})", f"SUM({name}[amount])", f"SUM({name}[score])", f"SUM({name}[share])"))
            if kind < 0.85 and self.number_readings():
                return rng.choice(self.number_readings())
            return str(rng.choice((0, 1, 2, 5, 10, 0.5, 2.25)))
        one = lambda: self.figure(depth - 1, people, graded)
        kind = rng.randrange(12)
        if kind < 3:
            return f"({one()} {rng.choice('+-*')} {one()})"
        if kind == 3:
            return f"({one()} / {rng.choice((one(), f'MAX({one()}, 1)'))})"
        if kind == 4:
            return f"IF({self.test(depth - 1, people, graded)}, {one()}, {one()})"
        if kind == 5:
            return f"{rng.choice(('MIN', 'MAX'))}({one()}, {one()})"
        if kind == 6:
            return rng.choice((f"ABS({one()})", f"INT({one()})", f"ROUND({one()}, {rng.randrange(4)})", f"-{one()}"))
        if kind == 7 and self.lists:
            name = rng.choice(list(self.lists))
            return f"{rng.choice(('AVERAGE', 'MAX', 'MIN'))}({name}[{rng.choice(('amount', 'score', 'share'))}])"
        if kind == 8:
            return f"LOOKUP(levels, {self.word()})"
        if kind == 9:
            return f"LOOKUP(pairs, {self.word()}, {self.word()})"
        if kind == 10:
            return f"{rng.choice(('YEAR', 'MONTH', 'DAY'))}({self.day()})"
        names = self.names(people)
        if not names:
            return one()
        name = rng.choice(names)
        return f"IF(ISBLANK({name}), {one()}, {name})"

    def number_readings(self):
        return [reading["id"] for reading in self.readings if isinstance(reading.get("value"), (int, float)) and not isinstance(reading["value"], bool)]

    def word(self):
        return self.rng.choice(self.of_type("choice") + self.of_facts("choice") + ['"甲"'])

    def day(self):
        pool = self.of_type("date") + self.of_facts("date")
        return self.rng.choice(pool + ["period_from", "period_to", "as_of", f"DATE(year, {self.rng.randrange(1, 13)}, 15)", "DATE(notice_year, 2, 30)"])

    def test(self, depth=2, people=True, graded=False):
        """A yes or no."""
        rng = self.rng
        kind = rng.randrange(12)
        if depth == 0 or kind < 3:
            pool = self.of_type("yes_no") + [fact for fact in self.of_facts("yes_no") if people or self.facts[fact].get("blank") != "pending"]
            pool += [reading["id"] for reading in self.readings if isinstance(reading.get("value"), bool)]
            return rng.choice(pool) if pool else "TRUE"
        if kind < 5:
            return f"{self.word()} {rng.choice(('=', '<>'))} {rng.choice(('甲', '乙')).join(chr(34) * 2)}"
        if kind == 5:
            return f"{self.day()} {rng.choice(('<', '<=', '>', '>='))} {self.day()}"
        if kind < 9:
            left = "total" if graded and self.chance(0.5) else self.figure(depth - 1, people)
            return f"{left} {rng.choice(('<', '<=', '>', '>=', '=', '<>'))} {rng.choice((0, 5, 10, 60))}"
        if kind == 9:
            return f"NOT({self.test(depth - 1, people, graded)})"
        if kind == 10:
            return f"ISBLANK({rng.choice(list(self.fields) + list(self.facts))})"
        return f"{rng.choice(('AND', 'OR'))}({self.test(depth - 1, people, graded)}, {self.test(depth - 1, people, graded)})"

    # Rules ------------------------------------------------------------------------------------------------------------------

    FORMS = ("tiers", "tiers_at", "per_unit", "proportion", "base_step", "step", "linear", "checklist", "first_of", "best_of", "sum_of", "judged", "bands",
             "experts", "expert_items", "share_of_best", "min_max", "rank", "text", "cohort_text", "planned", "judged_text")

    def rule(self, form, points, indicator):
        rng = self.rng
        identity = indicator["id"]
        if form == "tiers":
            return {"tiers": [{"above": 20, "points": points}, {"from": 5, "to": 20, "points": points / 2}, {"below": 5, "points": 0}]}
        if form == "tiers_at":
            return {"tiers": [{"above": 0, "points": points}, {"at": 0, "points": 1}, {"below": 0, "points": 0}]}
        if form == "per_unit":
            return {"per_unit": {"each": rng.choice((0.5, 1, 2.5)), **({"start": 1} if self.chance(0.5) else {})}}
        if form == "proportion":
            return {"proportion": {"target": rng.choice((10, 7, "MAX(1, 3)")), **({"surplus": 2} if self.chance(0.5) else {})}}
        if form == "base_step":
            return {"base_step": {"from": 3, "base": 1, "each": rng.choice((1, 0.7)), "add": 0.1}}
        if form == "step":
            return {"step": {"size": rng.choice((2, 3)), "each": 0.7, "start": 1, "origin": rng.choice((0, 1)), "whole": rng.choice(("down", "toward_zero", "none"))}}
        if form == "linear":
            return {"linear": [{"at": 0, "points": 0}, {"at": 8, "points": "0.6 * points"}, {"at": 60, "points": points}]}
        if form == "checklist":
            return {"checklist": [{"when": self.test(1), "points": points / 2, "text": words("一")}, {"when": self.test(1), "points": self.figure(1), "text": words("二")}]}
        if form == "first_of":
            rules = [{"when": self.test(1), "points": points}, {"when": self.test(1), "points": self.figure(1)}]
            return {"first_of": rules + ([{"otherwise": 1}] if self.chance(0.6) else [])}
        if form in ("best_of", "sum_of"):
            parts = [self.rule(rng.choice(("per_unit", "step", "tiers", "first_of", "text")), points / 2, indicator) for _ in range(2)]
            if isinstance(parts[0], dict):
                parts[0] = {"measure": self.figure(1), **parts[0]}
            return {form: parts}
        if form == "judged":
            self.judged[identity] = (0, points)
            return {"judged": {"from": 0, "to": points, **({"step": 0.5} if self.chance(0.5) else {})}}
        if form == "bands":
            self.judged[identity] = (points / 2, points)
            return {"judged": {"bands": [{"label": words("好"), "from": points / 2, "to": points}, {"label": words("差"), "from": 0}]}}
        if form == "experts":
            self.experts[identity] = points
            return "experts" if self.chance(0.5) else {"experts": {}}
        if form == "expert_items":
            items = [{"id": self.next("e"), "label": words(f"分项{part}"), "points": points / 2} for part in (1, 2)]
            indicator["expert_items"] = items
            self.experts.update({item["id"]: item["points"] for item in items})
            return f"{items[0]['id']} + {items[1]['id']}" + (f" * IF({self.test(1)}, 1, 0.5)" if self.chance(0.5) else "")
        if form == "share_of_best":
            return {"share_of_best": {}}
        if form == "min_max":
            return {"min_max": {"low": 0.5} if self.chance(0.5) else {}}
        if form == "rank":
            return {"rank": {"first": points, "less": 0.3}}
        if form == "cohort_text":
            return rng.choice(("IF(measure >= cohort_mean, points, points / 2)", "cohort_count - cohort_rank + measure / MAX(cohort_max, 1)", "measure - cohort_min"))
        if form == "judged_text":
            indicator["judged"] = {"from": 0.8, "to": 1, "step": 0.05} if self.chance(0.5) else {"from": 0.8, "to": 1}
            self.judged[identity] = (0.8, 1)
            return f"MIN(points, measure) * judged + IF({self.test(1)}, 1, 0)"
        return rng.choice(("measure", f"MIN(points, {self.figure(2)})", f"IF({self.test(1)}, measure, {self.figure(1)})", f"measure + {self.figure(1)}"))

    def indicator(self, form, kind="base"):
        rng = self.rng
        identity = self.next("i")
        points = rng.choice((8, 10, 20))
        made = {"id": identity, "title": words("指标" + identity), "points": points, "article": ARTICLE}
        if kind != "base":
            made["kind"] = kind
            if form == "per_unit" and self.chance(0.4):
                made["points"] = "none"
        elif self.chance(0.1):
            made["kind"] = "base"
        made["fields"] = [self.field(rng.choice(NUMBERS)) for _ in range(rng.choice((1, 1, 2)))]
        if self.chance(0.25):
            made["fields"].append(self.field(rng.choice(("yes_no", "choice", "date"))))
        if self.chance(0.5):
            made["facts"] = [self.fact(rng.choice(("count", "number", "yes_no", "choice", "date", "money", "text", "area", "percent", "name", "uscc", "phone")))]
        own = [field["id"] for field in made["fields"] if field["type"] in NUMBERS] + [fact["id"] for fact in made.get("facts", ()) if fact["type"] in NUMBERS]
        simple = {0: own[0], 1: " * ".join(own)}.get(rng.randrange(4))
        made["measure"] = simple or self.figure(2)
        if self.chance(0.5):
            made.update(unit="项", criterion=words("按规定"), materials=words("证明材料"))
        if self.chance(0.15):
            made["lists"] = [self.list()]
        if self.chance(0.3):
            made["see"] = [rng.choice([name for name in self.fields if not self.fields[name].get("series")] + list(self.lists))]
        made["rule"] = self.rule(form, points, made)
        if self.chance(0.5):
            made["applies"] = self.test(2, people=self.chance(0.4))
            if self.chance(0.9):
                made["not_applicable"] = rng.choice(("none", "full", "redistribute"))
        if form == "planned" and self.planned:
            self.plan["rules"][identity] = made["rule"]
            made["rule"] = "plan"
            if made["points"] != "none" and self.chance(0.7):
                self.plan["points"][identity] = points
                made["points"] = "plan"
        return made, points

    # The rubric ----------------------------------------------------------------------------------------------------------------

    def make(self):
        rng = self.rng
        head = [self.field("yes_no"), self.field("choice"), self.field("date"), self.field("yes_no"), self.field(rng.choice(NUMBERS)),
                self.field("money", series=True), self.field("text"), self.field("name"), self.field("uscc"), self.field("phone")]
        table = self.list()
        linked = self.list(table["id"]) if "count" in table else self.list()
        for made in (table, linked):
            if self.chance(0.5):
                counted = self.field("count")
                head.append(counted)
                made["compare_with"] = counted["id"]
                if self.chance(0.5):
                    made["compare_empty"] = True
        facts = [self.fact(kind) for kind in ("text", "number", "yes_no", "date")]
        flags = [self.fact("yes_no", flag=True) for _ in range(2)]
        for value, others in ((3, ("1", "5")), (2.5, ()), (True, ("false",)), ("甲", ("乙",))):
            self.reading(value, others)
        forms = list(self.FORMS)
        rng.shuffle(forms)
        forms = forms[:8] if self.seed % 4 else forms
        sections, indicators, halves = [], [], (forms[::2], forms[1::2])
        for number, half in enumerate(halves):
            section = {"id": f"s{number}", "title": words(f"第{number}部分"), "article": ARTICLE, "points": 0}
            for form in half:
                made, points = self.indicator(form)
                made["section"] = section["id"]
                section["points"] += points
                indicators.append(made)
            if self.chance(0.6):
                section["minimum"] = {"points": section["points"] / 4, "grade": "pass"}
            if self.planned and self.chance(0.5):
                self.plan["sections"][section["id"]] = section["points"]
                section["points"] = "plan"
            sections.append(section)
        full = sum(self.plan["sections"].get(section["id"], section["points"]) for section in sections)
        extra = [self.indicator(form, kind)[0] for form, kind in (("per_unit", "bonus"), ("text", "bonus"), ("per_unit", "deduction"), ("step", "deduction"))]
        base = [made["id"] for made in indicators]
        groups = [{"id": "g1", "title": words("合计一"), "indicators": base[:2], "points": 9, "article": ARTICLE},
                  {"id": "g2", "title": words("合计二"), "indicators": [base[-1], base[2]], "points": 11, "article": ARTICLE},
                  {"id": "g3", "title": words("合计三"), "indicators": [extra[0]["id"], extra[1]["id"]], "points": 7, "article": ARTICLE}]
        least = next(reading["id"] for reading in self.readings if reading["value"] == 3)
        rubric = {
            "id": self.id, "title": words("样例考核"), "subject": words("机构"), "scorer": words("主管部门"), "period_note": words("填全年数"),
            "regulation": {"title": words("样例办法"), "number": "样例〔2025〕1号", "authority": words("样例局"), "in_force": {"from": datetime.date(2025, 1, 1), "to": datetime.date(2029, 12, 31)}, "article": ARTICLE},
            "publication": {"scope": rng.choice(("all", "none", "grades")), "working_days": 5, "article": ARTICLE, "where": words("网站"), "objections": words("书面提出"), "totals": True},
            "panel": {"minimum": rng.choice((1, least)), "method": rng.choice(("mean", "trimmed", "median")), "opinion": True, "article": ARTICLE},
            "head": {"org_name": {"label": words("机构全称"), "help": words("填全称"), "article": ARTICLE}},
            "fields": head, "lists": [table, linked], "facts": facts, "flags": flags,
            "tables": [{"id": "levels", "rows": [["甲", 3], ["乙", 1]]}, {"id": "pairs", "rows": [["甲", "甲", 5], ["甲", "乙", 2], ["乙", "甲", 1], ["乙", "乙", 0]]}],
            "full_marks": full, "sections": sections, "indicators": indicators + extra, "groups": [group for group in groups if self.chance(0.7)],
            "grades": [{"id": "top", "label": words("优秀"), "from": round(full * 0.4, 2), "article": ARTICLE, **rng.choice(({"quota": 1}, {"top_percent": 40}, {}))},
                       {"id": "pass", "label": words("合格"), "from": round(full * 0.2, 2), "printed_to": round(full * 0.39, 2), "article": ARTICLE},
                       {"id": "fail", "label": words("不合格"), "article": ARTICLE}],
            "exempt": [{"id": "x1", "when": "period_to - filled_on > 900", "text": words("过期"), "article": ARTICLE}],
            "not_eligible": [{"id": "n1", "when": "AND(truth_pledge, filled_on < DATE(2000, 1, 1))", "text": words("过早"), "article": ARTICLE}],
            "grade_caps": [{"id": f"c{n}", "when": self.test(2, graded=True), "at_most": "pass", "text": words("封顶"), "article": ARTICLE} for n in range(2)],
            "grade_floors": [{"id": "u1", "when": self.test(2, graded=True), "at_least": "pass", "text": words("直接合格"), "article": ARTICLE}],
            "vetoes": [{"id": "v1", "when": self.test(2), "grade": rng.choice(("fail", "none")), "text": words("否决"), "article": ARTICLE}],
            "consequences": [{"id": "reward", "grades": ["top"], "unless": flags[0]["id"], "amount": 10, "text": words("奖励"), "article": ARTICLE},
                             {"id": "revocation", "grades": ["fail"], "repeated_years": 2, "when": self.test(1, graded=True), "otherwise": words("报告"), "text": words("撤销"), "article": ARTICLE},
                             {"id": "removal", "absent": True, "text": words("清退"), "article": ARTICLE}],
            "checks": [{"code": "late", "severity": rng.choice(("warning", "info")), "field": "filled_on", "when": "filled_on > DATE(YEAR(as_of), MONTH(as_of) + 3, DAY(as_of))", "message": words("迟填"), "article": ARTICLE},
                       {"code": "never", "severity": "error", "field": "filled_on", "when": "filled_on < DATE(1950, 1, 1)", "message": words("太早"), "article": ARTICLE}],
            "readings": self.readings}
        if rubric["publication"]["scope"] == "grades":
            rubric["publication"]["grades"] = ["top"]
        if self.chance(0.6):
            rubric["total"] = {"min": 0, "max": rng.choice((full * 0.9, least if self.chance(0.1) else full))}
        if self.planned:
            rubric["plan"] = {"required": True, "article": ARTICLE}
            self.plan["readings"] = {least: 1}
            self.plan["panel"] = {"minimum": 1, "method": "mean", "opinion": False, "article": ARTICLE}
            if self.chance(0.7):
                self.plan["grades"], rubric["grades"] = rubric["grades"], "plan"
            self.plan = {key: value for key, value in self.plan.items() if value not in ({},)}
        return rubric


# What applicants and the bureau fill in ----------------------------------------------------------------------------------------

class Filled:
    """One form, the bureau's entries and the experts' marks."""

    def __init__(self, maker, number):
        rng = self.rng = random.Random(f"{maker.id} form {number}")
        self.number, self.name, self.uscc = number, f"样例机构{number:03}", uscc(rng, "350211")
        self.fields = {name: value for name, field in maker.fields.items() if (value := self.field(field)) is not None}
        self.lists = {name: [self.row(made, line) for line in range(rng.choice((0, 0, 1, 3, 5)))] for name, made in maker.lists.items()}
        self.facts = {name: self.value(fact["type"]) if rng.random() < 0.95 else "不予采信" for name, fact in maker.facts.items() if rng.random() < 0.65}
        self.judged = {name: rng.choice(ends) for name, ends in maker.judged.items() if rng.random() < 0.8}
        self.experts = [{name: round(rng.uniform(0, float(points)), 1) for name, points in maker.experts.items() if rng.random() < 0.95} for _ in range(3)]
        indicators = maker.rubric["indicators"]
        self.adjusted = {made["id"]: rng.choice((0, 1, 2.5, 7, 9999)) for made in indicators if rng.random() < 0.07}
        self.verified = {name: self.value(field["type"]) if rng.random() < 0.8 else "看不懂的话" for name, field in maker.fields.items() if rng.random() < 0.04 and field["type"] not in ("uscc", "phone")}
        self.refused = {name: [line for line in range(len(rows)) if rng.random() < 0.2] for name, rows in self.lists.items()}
        self.grade = rng.choice(("优秀", "合格")) if rng.random() < 0.1 else None

    def field(self, field):
        draw = self.rng.random()
        if field.get("required") or field.get("not_applicable") == "refused":
            return self.value(field["type"])
        if draw < 0.17:
            return None
        if draw < 0.27 and field["type"] not in ("uscc", "phone", "text", "name"):
            return "不适用"
        return self.value(field["type"])

    def value(self, kind):
        rng = self.rng
        if kind == "count":
            return rng.choice((1, 2, 3, 5, 7, 10, 12, 20, 21, 40))
        if kind in NUMBERS:
            return rng.choice((0.5, 1, 2, 3.25, 5, 9.999999 if kind == "money" else 9.99, 10, 20, 33, 60, 99))
        if kind == "yes_no":
            return rng.choice(("是", "否"))
        if kind == "choice":
            return rng.choice(("甲", "乙"))
        if kind == "date":
            return datetime.date(YEAR + rng.choice((-1, 0, 0)), rng.randrange(1, 13), rng.randrange(1, 29))
        if kind == "uscc":
            return "91350211M000100Y43"
        if kind == "phone":
            return "0990-6812345"
        return rng.choice(("文字", "样例", "乙"))

    def row(self, made, line):
        rng = self.rng
        other = made["columns"][-1]["type"]
        amount = self.value("money") * (rng.choice((1, -1)) if made["columns"][1].get("negative") else 1)
        some = lambda value, share=0.7: value if rng.random() < share else None
        return [rng.choice(("项目一", "项目二", f"项目{line}")), amount, self.value("date"), self.value("choice"), some(rng.choice((0.5, 2, 0))),
                some(self.value("yes_no")), some(self.value("date"), 0.5), some(self.value("number")), some("A-01"), some(self.value(other)) if other not in ("uscc", "phone") else None]
