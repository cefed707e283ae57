"""Deterministic cases of each annex: random ones, and by turns one at each bound of each rule (just below, on, just
above). Everything comes from rubric.yaml except what an annex asks of figures among each other."""
import datetime
import random
from fractions import Fraction

import rubrics
from cases import BAD, Case
from reference import YEAR, score

MICRO = Fraction(1, 10 ** 6)
USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗高"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
PLACES = {"karamay": ("克拉玛依", "北疆", "独山子", "白碱滩"), "hefei": ("合肥", "庐州", "巢湖", "蜀山"), "qinhuangdao": ("秦皇岛", "北戴河", "山海关", "海港"),
          "rugao": ("如皋", "雉水", "九华", "长江镇"), "cangzhou": ("沧州", "渤海", "任丘", "黄骅")}
KINDS = {"karamay": "技术转移有限公司 科技服务中心 研究院 成果转化有限责任公司", "hefei": "产业技术创新战略联盟 产业联盟 技术创新联盟",
         "qinhuangdao": "众创空间 创客空间 创业工场", "rugao": "科技服务有限公司 检测中心 知识产权代理事务所 研究院", "cangzhou": "技术创新中心"}
THEMES = "石油 装备 新材料 智能 绿色 数字 生物 光电 低碳 云翼 星火 启明 海纳 同创 远景 睿智 汇智 博远 天工 晨曦 领航 聚力 兴业 瑞丰".split()
ODD_NAMES = ("甲/乙：“星”<&>中心", "=1+1 科技有限公司", "𠮷野家科技（集团）有限公司", "Ａ＆Ｂ 创新中心", "‘引号’与—破折号—研究院")


def uscc(rng, region):
    """With right check characters: GB 11714 inside, GB 32100 outside."""
    body = [rng.randrange(36) for _ in range(8)]
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    body = "".join(rng.choice(USCC) for _ in body)
    rest = 11 - sum(digits.index(char) * weight for char, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    inner = body + ("0" if rest == 11 else "X" if rest == 10 else str(rest))
    code = "91" + region + inner
    return code + USCC[-sum(USCC.index(char) * pow(3, place, 31) for place, char in enumerate(code)) % 31]


def wide(text):
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def day_of(rng, year):
    return datetime.date(year, 1, 1) + datetime.timedelta(rng.randrange(365))


def spelled(rng, text):
    """The same key (A6), typed another way."""
    return rng.choice((text, wide(text), " " + text + " ", text[:2] + " " + text[2:], text[:1] + "\u3000" + text[1:]))


def decimal(value):
    """A Fraction with few decimals as people write it."""
    text = f"{float(value):.6f}".rstrip("0").rstrip(".")
    assert Fraction(text) == value, value
    return text


def number(value):
    return int(value) if Fraction(value).denominator == 1 else float(value)


CHINESE = "零一二三四五六七八九"


def chinese(value):
    tens, ones = divmod(value, 10)
    return CHINESE[value] if value < 10 else ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")


def written(rng, field, value):
    """What stands in the cell; mostly the value itself, sometimes as people type it."""
    kind = field["type"]
    if value is None or value == BAD:
        return value
    plain = rng.random() < 0.6
    if kind == "count":
        unit = field.get("unit", "")
        unit = "" if unit in ("年", "台套") else unit
        ways = [str(value), wide(str(value)), f"{value}{unit}", f" {value} "]
        if 0 < value < 100:
            ways.append(chinese(value))
        return value if plain or unit == "" else rng.choice(ways)
    if kind in ("money", "area", "percent", "number"):
        text = decimal(value)
        ways = {"money": [text, text + "万元", wide(text)], "area": [text, text + "平方米", text + "㎡"], "percent": [text, text + "%", wide(text) + "％"],
                "number": [text, wide(text)]}[kind]
        if kind == "money" and (value * 10 ** 6).denominator == 1 and value:
            ways.append(decimal(value * 10000) + "元")
        return number(value) if plain else rng.choice(ways)
    if kind == "yes_no":
        return rng.choice(("是", "是", "有", "√", "Y", "☑")) if value else rng.choice(("否", "否", "无", "×", "ｎｏ"))
    if kind == "date":
        ways = [value.isoformat(), f"{value.year}年{value.month}月{value.day}日", f"{value.year}/{value.month}/{value.day}", f"{value.year}.{value.month}.{value.day}",
                value.strftime("%Y%m%d"), wide(f"{value.year}年{value.month}月{value.day}日")]
        return value if plain else rng.choice(ways)
    return value


class Generator:
    def __init__(self, identity, seed=1):
        self.id, self.seed = identity, seed
        self.rubric = rubrics.Rubric(identity)
        self.town = identity.split("-")[0]
        self.recipe = RECIPES[self.town](self)
        self.schedule = [(what, bound, side) for what, bound in self.recipe.aims() for side in (-1, 0, 1)]
        self.schedule += [("grade", bound, side) for bound in self.rubric.grade_bounds() for side in (-1, 0, 1)]

    def case(self, index):
        rng = random.Random(f"{self.id} {self.seed} {index}")
        case = Case(self.id, index)
        self.head(case, rng)
        for identity, field in self.rubric.fields.items():
            if identity not in case.fields:
                case.fields[identity] = self.value(rng, field, identity)
        for identity in self.rubric.lists:
            case.lists[identity] = self.table(rng, identity, rng.choice((0, 1, 2, 3, 5, 8)), rng.randrange(3))
        self.recipe.settle(case, rng)
        self.decisions(case, rng)
        what, bound, side = self.schedule[index % len(self.schedule)]
        if index < 2 * len(self.schedule):
            if what == "grade":
                self.aim_at_grade(case, rng, bound, side)
            else:
                self.recipe.aim(case, rng, what, bound, side)
                case.aims.append((what, bound, side))
        elif rng.random() < 0.12:
            self.spoil(case, rng)
        if not case.aims and index % 3 == 0:
            self.overrule(case, rng)
        self.write(case, rng)
        return case

    # What an applicant says ---------------------------------------------------------------------------------------

    def head(self, case, rng):
        town = self.town
        name = f"{rng.choice(PLACES[town])}{rng.choice(THEMES)}{rng.choice(THEMES)}{rng.choice(KINDS[town].split())}{case.number:03}"
        if case.number % 37 == 11:
            name = rng.choice(ODD_NAMES) + str(case.number)
        region = {"karamay": "650203", "hefei": "340104", "qinhuangdao": "130302", "rugao": "320682", "cangzhou": "130903"}[town]
        case.fields.update(org_name=name, org_uscc=uscc(rng, region), contact_name=rng.choice(SURNAMES) + rng.choice(GIVEN),
                           contact_phone="0990-68" + str(rng.randrange(10000, 99999)), filled_on=datetime.date(YEAR + 1, 1, 1 + rng.randrange(28)), truth_pledge=True)

    def value(self, rng, field, identity):
        if not field.get("required") and rng.random() < 0.3:
            return None
        kind = field["type"]
        if kind == "count":
            return rng.choice((0, 1, 2, 3, 4, 5, 6, 8, 10, 11, 12, 19, 20, 21, 40)) if field.get("unit") != "年" else rng.choice((2010, 2018, 2022, 2024))
        if kind in ("money", "number", "area"):
            return Fraction(rng.randrange(0, 10 ** rng.choice((3, 5, 7, 9))), 10 ** rng.choice((0, 2, 6)))
        if kind == "percent":
            return Fraction(rng.randrange(100, 10001), 100)
        if kind == "yes_no":
            return rng.random() < 0.8
        if kind == "date":
            return day_of(rng, YEAR - rng.choice((0, 0, 1, 3)))
        if kind == "choice":
            return rng.choice(self.rubric.choices(field))
        return f"{rng.choice(THEMES)}{field['label']['zh'][:6]}{rng.randrange(100)}"

    def row(self, rng, identity, mark, **given):
        row = {}
        for column in self.rubric.columns(identity):
            name = column["id"]
            row[name] = self.value(rng, column, name)
            if column["type"] == "text" and (column.get("required") or row[name] is not None):
                row[name] = f"{rng.choice(THEMES)}{mark}" if not column.get("key_text") else f"{rng.choice('ABab')}{rng.choice('-?*~')}{mark}-{rng.randrange(10 ** 6):06}"
            if column["type"] in ("money", "number"):
                row[name] = self.amount(rng, column) if row[name] is not None else None
        row.update(given)
        return row

    def amount(self, rng, column):
        low = Fraction(str(column.get("min", 0)))
        high = Fraction(str(column.get("max", 120)))
        step = rng.choice((1, 2, 100, 10 ** 6))
        value = low + (high - low) * Fraction(rng.randrange(step + 1), step)
        value = Fraction(int(value * 10 ** 6), 10 ** 6)
        return value if value > 0 or "above" not in column else Fraction(1)

    def table(self, rng, identity, counted, noise, **given):
        """`counted` rows that count, among rows that do not: out of the period, undated, filtered, the same again."""
        table = self.rubric.lists[identity]
        rule = table.get("count", {})
        dated = self.recipe.dates.get(identity, rule.get("period"))
        keys = rule.get("key", [])
        keys = self.recipe.keys.get(identity) or ([keys] if isinstance(keys, str) else keys)
        wanted = self.recipe.wanted.get(identity, {})
        rows = []
        for line in range(counted):
            row = self.row(rng, identity, f"{identity[:2]}{line}", **wanted)
            if dated:
                row[dated] = rng.choice((datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31), day_of(rng, YEAR), day_of(rng, YEAR)))
            row.update({name: rng.choice(value) if isinstance(value, (list, tuple)) else value for name, value in given.items()})
            rows.append(row)
        if not rule:
            return rows
        for line in range(noise if rule else 0):
            kind = rng.choice(("outside", "again", "filtered", "undated"))
            row = self.row(rng, identity, f"n{identity[:2]}{line}", **wanted)
            column = next((item for item in table["columns"] if item["id"] == dated), None)
            if dated:
                row[dated] = rng.choice((datetime.date(YEAR - 1, 12, 31), datetime.date(YEAR + 1, 1, 1), day_of(rng, YEAR - 1)))
            if kind == "again" and rows and keys:
                old = rng.choice(rows)
                if dated:
                    row[dated] = old[dated] if dated in keys or rng.random() < 0.7 else day_of(rng, YEAR)
                for name in keys:
                    row[name] = spelled(rng, old[name]) if isinstance(old[name], str) and name not in self.recipe.choices_in_key else old[name]
                if identity in self.recipe.again:
                    row.update(self.recipe.again[identity](rng, old))
            elif kind == "filtered" and wanted:
                row.update(self.recipe.filtered[identity])
                if dated:
                    row[dated] = day_of(rng, YEAR)
            elif kind == "undated" and dated and not column.get("required"):
                row[dated] = None
            rows.insert(rng.randrange(len(rows) + 1) if kind != "again" else len(rows), row)
        return rows

    # What others decide -------------------------------------------------------------------------------------------

    def decisions(self, case, rng):
        for indicator, (low, high) in self.rubric.judged.items():
            case.judged[indicator] = None if rng.random() < 0.04 else low + (high - low) * Fraction(rng.choice((rng.randrange(101), 100, 90)), 100)
        for fact in self.rubric.facts.values():
            if rng.random() < (0.9 if fact["type"] == "yes_no" else 0.4):
                case.facts[fact["id"]] = rng.random() < 0.7 if fact["type"] == "yes_no" else rng.choice((0, 0, 1, 2, 9, 10, 11))
        for name in self.rubric.flags:
            if rng.random() < 0.02:
                case.facts[name] = True
        if self.rubric.experts:
            self.marks(case, rng)

    def marks(self, case, rng, experts=4):
        good = rng.random()
        case.experts = []
        for _ in range(experts):
            if rng.random() < 0.06:
                case.experts.append(None)
                continue
            case.experts.append({item: None if rng.random() < 0.01 else self.mark(rng, full, good) for item, full in self.rubric.experts.items()})
        if self.town == "hefei" and case.experts.count(None) == experts:
            case.experts[0] = {item: full for item, full in self.rubric.experts.items()}

    def mark(self, rng, full, good):
        steps = rng.choice((2, 10, 100))
        value = full * (Fraction(3, 10) + Fraction(7, 10) * Fraction(int(good * 100), 100)) * Fraction(rng.randrange(70, 101), 100)
        return Fraction(int(value * steps), steps)

    def overrule(self, case, rng):
        """The bureau's own cells in the graded workbook."""
        choices = [name for name, field in self.rubric.fields.items() if field["type"] in ("count", "money", "area", "yes_no") and name != "truth_pledge"
                   and field.get("required") is True]
        if rng.random() < 0.6 and choices:
            name = rng.choice(choices)
            case.verified[name] = self.recipe.verify(case, rng, name, self.value(rng, self.rubric.fields[name], name))
        filled = [name for name, rows in case.lists.items() if rows]
        if rng.random() < 0.7 and filled:
            name = rng.choice(filled)
            case.refused[name] = {rng.randrange(len(case.lists[name]))}
        if rng.random() < 0.3:
            name = rng.choice(list(self.rubric.indicators))
            full = self.rubric.indicators[name]["points"]
            full = Fraction(str(full)) if full not in ("none", "plan") else Fraction(10)
            case.adjusted[name] = Fraction(int(full * rng.randrange(0, 10001)), 10000)
        if rng.random() < 0.1:
            case.adjusted_grade = rng.choice(self.rubric.grades)[0]

    def aim_at_grade(self, case, rng, bound, side):
        """Moves what a person gives until the total stands at the bound."""
        goal = bound + Fraction(side, 10000)
        self.recipe.clean(case, rng)
        if self.recipe.reach(case, goal):
            case.aims.append(("grade", bound, side))

    def spread(self, case, goal, items, give):
        """Sets the items (name, full) so that the total is the goal; what is not theirs is kept."""
        for name, _ in items:
            give(name, Fraction(0))
        rest = goal - score(case).raw_total
        for name, full in items:
            share = max(Fraction(0), min(full, rest))
            give(name, share)
            rest -= share
        expected = score(case)
        return expected.total == goal

    # How it is written --------------------------------------------------------------------------------------------

    def spoil(self, case, rng):
        """One thing wrong, as forms have it."""
        required = [name for name, field in self.rubric.fields.items() if field.get("required") is True]
        kind = rng.choice(("missing", "unreadable", "row", "pledge"))
        if kind == "missing":
            case.fields[rng.choice([name for name in required if name not in ("org_name", "org_uscc")])] = None
        elif kind == "unreadable":
            name = rng.choice([name for name in required if self.rubric.fields[name]["type"] in ("count", "yes_no", "date", "choice", "area")])
            case.fields[name] = BAD
            case.typed[name] = {"count": "约20", "yes_no": "不清楚", "date": "2023年5月", "choice": "都不是", "area": "3亩"}[self.rubric.fields[name]["type"]]
        elif kind == "row":
            filled = [name for name, rows in case.lists.items() if rows]
            if filled:
                name = rng.choice(filled)
                row = rng.choice(case.lists[name])
                row[rng.choice([column["id"] for column in self.rubric.columns(name) if column.get("required")])] = None
        else:
            case.fields["truth_pledge"] = False

    def write(self, case, rng):
        for name, value in case.fields.items():
            if name not in case.typed:
                case.typed[name] = written(rng, self.rubric.fields[name], value)
        for name, rows in case.lists.items():
            columns = self.rubric.columns(name)
            case.typed["l_" + name] = [[written(rng, column, row.get(column["id"])) for column in columns] for row in rows]


class Recipe:
    """What an annex adds to chance."""
    dates = {}             # list → the column that holds the date of the period
    keys = {}              # list → columns of the key, where the rubric computes it
    wanted = {}            # list → what a row must say to count
    filtered = {}          # list → what keeps it from counting
    again = {}             # list → what may differ in a row of the same key
    choices_in_key = ()
    direct = {}            # indicator → field that is its measure
    ratios = {}            # indicator → (part, wholes)

    def __init__(self, generator):
        self.generator, self.rubric = generator, generator.rubric

    def settle(self, case, rng):
        pass

    def clean(self, case, rng):
        pass

    def verify(self, case, rng, name, value):
        return value

    def reach(self, case, goal):
        return False

    def aims(self):
        for indicator, bounds in self.rubric.bounds.items():
            if indicator in self.direct or indicator in self.ratios:
                yield from ((indicator, bound) for bound in bounds if bound > 0)


class Karamay(Recipe):
    direct = {"professionals": "professionals"}

    def settle(self, case, rng):
        case.fields["settled_on"] = rng.choice((datetime.date(YEAR, 7, 1), datetime.date(YEAR, 1, 1), day_of(rng, YEAR - 2), day_of(rng, YEAR - 3)))
        if case.number % 29 == 7:
            case.fields["settled_on"] = rng.choice((datetime.date(YEAR, 7, 2), datetime.date(YEAR, 12, 31), datetime.date(YEAR + 1, 1, 1)))
        start = day_of(rng, YEAR - 2)
        case.fields.update(agreement_from=start, agreement_to=start + datetime.timedelta(rng.choice((365, 1095, 1500))))
        case.lists["agreement_tasks"] = self.generator.table(rng, "agreement_tasks", rng.choice((1, 2, 3, 7)), 0)
        for row in case.lists["agreement_tasks"]:
            row["target"] = Fraction(rng.choice((1, 3, 7, 9, 11, 30, 600)))
            row["actual"] = Fraction(rng.choice((row["target"], row["target"] + 1, row["target"] - 1, 0, row["target"] * 2, Fraction(rng.randrange(1, 600), 100))))
        if case.number % 41 == 3:
            case.lists["projects"] = self.generator.table(rng, "projects", 36, 3)
        if rng.random() < 0.7:
            case.facts.pop("violations", None)

    def aims(self):
        yield from super().aims()
        yield from (("technology_transfer", Fraction(bound)) for bound in (0, 100, 200))
        yield ("landed_projects", Fraction(5))

    def aim(self, case, rng, what, bound, side):
        if what == "professionals":
            case.fields["professionals"] = int(bound) + side
        elif what == "landed_projects":
            case.lists[what] = self.generator.table(rng, what, int(bound) + side, 2)
        else:
            goal = bound + side * MICRO
            rows = self.generator.table(rng, "projects", rng.choice((1, 3, 7, 33)), 3)
            case.lists["projects"] = rows
            counted = self.counted(case)
            if goal <= 0:
                for row in counted:
                    row["amount"] = Fraction(0)
                return
            rest = goal
            for row in counted[:-1]:
                row["amount"] = Fraction(int(rest * Fraction(rng.randrange(0, 50), 100) * 10 ** 6), 10 ** 6)
                rest -= row["amount"]
            counted[-1]["amount"] = rest

    @staticmethod
    def counted(case):
        from reference import column, date, distinct
        return distinct(case.rows("projects"), column("registration_no"), date("registered_on"))

    def clean(self, case, rng):
        case.facts.clear()
        case.fields["settled_on"] = day_of(rng, YEAR - 2)
        case.lists["landed_projects"] = []

    def reach(self, case, goal):
        for row in case.lists["agreement_tasks"]:
            row["actual"] = Fraction(int(row["target"] * (int(goal) - 25) * 100 / 60), 100)
        return self.generator.spread(case, goal, [(name, high) for name, (_, high) in self.rubric.judged.items()], case.judged.__setitem__)


class Hefei(Recipe):
    wanted = {"research": {"status": "已攻克"}, "city_events": {"in_hefei": True}, "major_projects": {"prior_filing_no": "事前〔2025〕1号"}}
    filtered = {"research": {"status": "进行中"}, "city_events": {"in_hefei": False}, "major_projects": {"prior_filing_no": None}}
    keys = {"services": ["target"]}
    choices_in_key = ()
    counts = {"transfer": ("contracts", 10), "research": ("research", 2), "cooperation": ("cooperation", 10), "bureau_activities": ("bureau_activities", 3),
              "council_meetings": ("council_meetings", 2), "platforms": ("platforms", 1)}

    def settle(self, case, rng):
        for month in range(1, 13):
            case.fields[f"monthly_items_{month:02}"] = rng.choice((4, 5, 9)) if case.number % 2 else rng.choice((3, 4, 5, 0))
        if case.number % 3:
            case.fields.update(plan_half=True, plan_year=True, summary_half=True, summary_year=True)
        case.lists["services"] = self.services(rng, rng.choice((0, 3, 8, 14)))
        if case.number % 31 == 5:
            case.lists["services"] = self.services(rng, 37)
        for row in case.lists["major_projects"]:
            row["amount"] = rng.choice((Fraction(50000), 50000 - MICRO, 50000 + MICRO, Fraction(10000), 10000 - MICRO, 10000 + MICRO, Fraction(1)))
            if row["prior_filing_no"]:
                row["prior_filing_no"] = f"事前〔2025〕{rng.randrange(99)}号"
        for name, column, values in (("standards", "role", ("主持", "参与")), ("events", "role", ("组织", "参与"))):
            for row in case.lists[name]:
                row[column] = rng.choice(values)

    def services(self, rng, count):
        """Many rows of few targets: the same incubator at two levels, the same service twice, the same spelled otherwise."""
        rows = []
        targets = [f"{rng.choice(THEMES)}{place}号" for place in range(max(1, count // 3))]
        kinds = self.rubric.choices(self.rubric.columns("services")[0])
        for _ in range(count):
            rows.append({"kind": rng.choice(kinds[:3] + kinds), "target": spelled(rng, rng.choice(targets)),
                         "done_on": rng.choice((datetime.date(YEAR, 3, 1), datetime.date(YEAR, 3, 2), day_of(rng, YEAR), datetime.date(YEAR - 1, 12, 31)))})
        return rows

    def aims(self):
        yield from ((name, Fraction(bound)) for name, (_, bound) in self.counts.items())
        yield from (("new_members", Fraction(bound)) for bound in (1, 6, 11))
        yield from ((name, Fraction(bound)) for name, bound in (("fulltime_staff", 1), ("monthly", 4), ("services", 5), ("patents", 2), ("standards", 2), ("brand", 2)))
        yield from (("amount", Fraction(bound)) for bound in (10000, 50000))

    def aim(self, case, rng, what, bound, side):
        count = int(bound) + side
        table = self.generator.table
        if what in self.counts:
            name = self.counts[what][0]
            case.lists[name] = table(rng, name, count, 2)
            if what == "transfer":
                case.lists.update(achievements=[], leads=[], new_products=[])
        elif what in ("new_members", "fulltime_staff"):
            case.fields[what] = count
        elif what == "monthly":
            case.fields.update({f"monthly_items_{month:02}": 4 for month in range(1, 13)})
            case.fields[f"monthly_items_{rng.randrange(1, 13):02}"] = count
        elif what == "services":
            case.lists["services"] = [{"kind": "国家级孵化器", "target": f"孵化器{place}", "done_on": day_of(rng, YEAR)} for place in range(count)]
            case.lists["services"] += [{"kind": "省级孵化器", "target": f"孵化器 {place}", "done_on": day_of(rng, YEAR)} for place in range(count + (side == 0))]
        elif what == "patents":
            case.lists.update(standards=[], patents=table(rng, "patents", count, 2))
        elif what in ("standards", "brand"):
            name, role = (what, "主持") if what == "standards" else ("events", "组织")
            case.lists[name] = table(rng, name, count, 2, role=role)
        else:
            case.lists["major_projects"] = table(rng, "major_projects", 2, 0, amount=bound + side * MICRO)

    def clean(self, case, rng):
        case.fields.update(has_office=True, fulltime_staff=2, has_fund_rules=True, report_covers_funds=True, audited_separately=True, whitepaper_published=True,
                           plan_half=True, plan_year=True, summary_half=True, summary_year=True)
        case.facts["well_implemented"] = True
        table = self.generator.table
        case.lists.update(council_meetings=table(rng, "council_meetings", 6, 0), platforms=table(rng, "platforms", 1, 0), contracts=table(rng, "contracts", 9, 0),
                          research=table(rng, "research", 2, 0), cooperation=table(rng, "cooperation", 9, 0), services=[], bureau_activities=[],
                          standards=table(rng, "standards", 2, 0, role="主持"), events=table(rng, "events", 2, 0, role="组织"), city_events=[], major_projects=[])

    def reach(self, case, goal):
        if goal > 85:
            case.lists["services"] = [{"kind": "转板上市", "target": f"企业{place}", "done_on": datetime.date(YEAR, 5, 1)} for place in range(5)]
            case.lists["city_events"] = [{"name": "盛会", "held_on": datetime.date(YEAR, 5, 1), "level": "全国", "in_hefei": True}]
        else:
            case.lists.update(research=[], events=[])

        def give(item, value):
            case.experts = [{name: value if name == item else old.get(name, Fraction(0)) for name in self.rubric.experts} for old in [dict(e or {}) for e in case.experts]]
        return self.generator.spread(case, goal, list(self.rubric.experts.items()), give)


class Qinhuangdao(Recipe):
    direct = {"site_area": "site_area", "investors": "investors", "intermediaries": "intermediaries", "events": "events", "mentor_sessions": "mentor_sessions",
              "tech_services": "tech_services", "commercialised": "commercialised", "funded": "funded_tenants"}
    ratios = {"staff_ratio": ("service_staff", ("teams", "firms")), "trained_ratio": ("trained_staff", ("employees",)), "mentor_ratio": ("mentors", ("teams", "firms")),
              "new_ratio": ("new_tenants", ("tenants_year",)), "ip_ratio": ("ip_tenants", ("teams", "firms"))}

    def settle(self, case, rng):
        case.fields["recognised_on"] = rng.choice((datetime.date(YEAR - 1, 12, 31), day_of(rng, YEAR - 2), day_of(rng, YEAR - 5)))
        if case.number % 29 == 7:
            case.fields["recognised_on"] = rng.choice((datetime.date(YEAR, 1, 1), day_of(rng, YEAR)))
        self.people(case, rng, rng.choice((9, 10, 30, 47)))
        if case.number % 43 == 2:
            case.fields.update(employees=0, service_staff=0, trained_staff=0)
        if case.number % 47 == 2:
            case.fields.update(teams=0, firms=0, tech_tenants=0, ip_tenants=0, funded_tenants=0)
        if rng.random() < 0.7:
            case.facts.pop("tech_tenants_on_site", None)

    @staticmethod
    def people(case, rng, tenants):
        fields = case.fields
        fields["teams"] = rng.randrange(tenants + 1)
        fields["firms"] = tenants - fields["teams"]
        fields["employees"] = rng.randrange(1, 60)
        fields["service_staff"] = rng.randrange(fields["employees"] + 1)
        fields["trained_staff"] = rng.randrange(fields["service_staff"] + 1)
        fields["tenants_year"] = tenants + rng.randrange(30)
        fields["new_tenants"] = rng.randrange(fields["tenants_year"] + 1)
        fields["site_area"] = Fraction(rng.randrange(500, 2000)) + Fraction(rng.randrange(100), 100)
        fields["site_area_rent"] = rng.choice((None, Fraction(300)))
        fields["site_area_public"] = rng.choice((None, Fraction(200)))
        for name, low in (("tech_tenants", min(rng.choice((9, 10, 10, 10)), tenants)), ("ip_tenants", 0), ("funded_tenants", 0)):
            fields[name] = rng.randrange(low, tenants + 1)

    def verify(self, case, rng, name, value):
        """A verified figure keeps to its whole."""
        return case.fields[name] if isinstance(case.fields[name], str) or name in ("teams", "firms", "employees", "tenants_year", "site_area") else (
            min(value, case.fields[name]) if name in ("service_staff", "trained_staff", "new_tenants", "tech_tenants", "ip_tenants", "funded_tenants")
            and not (name == "service_staff") else case.fields[name] if name == "service_staff" else value)

    def aims(self):
        yield from super().aims()
        yield ("tech_tenants", Fraction(10))

    def aim(self, case, rng, what, bound, side):
        fields = case.fields
        self.people(case, rng, 47)
        if what == "tech_tenants":
            if side:
                fields[what] = int(bound) + side
                case.facts.pop("tech_tenants_on_site", None)
            else:
                case.facts["tech_tenants_on_site"] = int(bound)
        elif what in self.direct:
            fields[self.direct[what]] = int(bound) + side if what != "site_area" else bound + side * Fraction(1, 100)
        else:
            part, wholes = self.ratios[what]
            whole = {"staff_ratio": 30, "trained_ratio": 45, "mentor_ratio": 40, "new_ratio": 55, "ip_ratio": 50}[what]
            self.people(case, rng, whole if len(wholes) == 2 else 20)
            if what == "trained_ratio":
                fields.update(employees=whole, service_staff=whole)
            if what == "new_ratio":
                fields["tenants_year"] = whole
            if what == "staff_ratio":
                fields["employees"], fields["trained_staff"] = 20, 0
            fields[part] = int(bound * whole / 100) + side

    def clean(self, case, rng):
        case.facts.clear()
        self.people(case, rng, 40)
        case.fields.update(recognised_on=day_of(rng, YEAR - 3), employees=10, service_staff=8, trained_staff=rng.choice((5, 6)), mentors=11, investors=3, intermediaries=5,
                           events=19, mentor_sessions=20, tech_services=17, commercialised=5, ip_tenants=11, funded_tenants=3, tech_tenants=10, tenants_year=60, new_tenants=11)

    def reach(self, case, goal):
        if goal < 75:
            case.fields.update(commercialised=2, tech_services=5, ip_tenants=3)

        def give(item, value):
            case.experts = [{name: value if name == item else old.get(name, Fraction(0)) for name in self.rubric.experts} for old in [dict(e or {}) for e in case.experts]]
        return self.generator.spread(case, goal, list(self.rubric.experts.items()), give)


class Rugao(Recipe):
    dates = {"information_items": "updated_on"}
    wanted = {"information_items": {"approved": True}}
    filtered = {"information_items": {"approved": False}}

    def settle(self, case, rng):
        fields = case.fields
        for name, field in self.rubric.fields.items():
            if field["type"] == "yes_no" and (field.get("required") or name == "fixed_site_and_staff"):
                fields[name] = rng.random() < (0.985 if name != "legal_person" else 0.8)
        fields["truth_pledge"] = True
        fields["referrals"] = rng.choice((None, 5, 9))
        fields["accepted"] = rng.choice((None, 0, 5))
        agreements = self.generator.table(rng, "agreements", rng.choice((0, 1, 6, 9, 12, 33)), 3)
        case.lists.update(agreements=agreements, feedback=self.feedback(rng, agreements))
        for row in case.lists["information_items"]:
            if rng.random() < 0.3:
                row["published_on"], row["updated_on"] = row["updated_on"] or day_of(rng, YEAR), None

    @staticmethod
    def feedback(rng, agreements, chance=0.8):
        """Also twice on one agreement, and on agreements that were never filed."""
        rows = []
        for row in agreements:
            if rng.random() < chance:
                for day in rng.sample(range(1, 28), rng.choice((1, 1, 2))):
                    rows.append({"agreement_no": spelled(rng, row["agreement_no"]), "fulfilled": rng.random() < 0.9,
                                 "quality": Fraction(rng.choice((2, 3, 4, 5, 5))) if rng.random() < 0.7 else Fraction(rng.randrange(100, 501), 100),
                                 "given_on": datetime.date(YEAR if rng.random() < 0.93 else YEAR + 1, rng.randrange(1, 13), day)})
        if rng.random() < 0.3:
            rows.append({"agreement_no": "X-未备案", "fulfilled": True, "quality": Fraction(5), "given_on": day_of(rng, YEAR)})
        seen, kept = set(), []
        for row in rows:   # one row a day and agreement: which of two on one day is the latest nobody says
            identity = (row["agreement_no"].replace(" ", "").replace("\u3000", ""), row["given_on"])
            if identity not in seen:
                kept.append(row)
            seen.add(identity)
        return kept[:40]

    def aims(self):
        return (("filed_agreements", Fraction(10)), ("information", Fraction(12)), ("filed_agreements", Fraction(1)))

    def aim(self, case, rng, what, bound, side):
        name = {"filed_agreements": "agreements", "information": "information_items"}[what]
        case.lists[name] = self.generator.table(rng, name, int(bound) + side, 2)

    def clean(self, case, rng):
        case.facts.clear()
        case.fields.update({name: True for name, field in self.rubric.fields.items() if field["type"] == "yes_no"})
        case.lists["agreements"] = self.generator.table(rng, "agreements", 10, 0)
        for place, row in enumerate(case.lists["agreements"]):
            row["agreement_no"] = f"RG-{place:03}"

    def reach(self, case, goal):
        items = 12 if goal > 65 else 6
        rng = random.Random(case.number)
        case.lists["information_items"] = self.generator.table(rng, "information_items", items, 0)
        quality = (goal - 40 - Fraction(20 * items, 12)) / Fraction(4, 5)
        rows, rest = [], quality
        for place in range(10):
            share = min(Fraction(5), max(Fraction(1), rest - (9 - place)))
            rest -= share
            rows.append({"agreement_no": f"RG-{place:03}", "fulfilled": True, "quality": share, "given_on": datetime.date(YEAR, 6, 1)})
        case.lists["feedback"] = rows
        return score(case).total == goal


class Cangzhou(Recipe):
    def settle(self, case, rng):
        fields = case.fields
        fields["recognised_year"] = rng.choice((2015, 2020, YEAR - 1)) if case.number % 29 != 7 else rng.choice((YEAR, YEAR + 1))
        parts = ("host", "government", "partners", "services", "other")
        for year in ("_y1", "_y2", "_y3"):
            for part in parts:
                fields["funds_" + part + year] = Fraction(rng.randrange(0, 10 ** 8), 10 ** 6) if rng.random() < 0.9 else None
            given = [fields["funds_" + part + year] for part in parts]
            fields["funds_total" + year] = sum(given) if None not in given else Fraction(500)
            staff = rng.randrange(3, 40)
            fields["fixed_staff" + year] = staff
            for part in ("doctor", "master", "senior"):
                fields["fixed_" + part + year] = rng.choice((None, rng.randrange(staff + 1), staff))
            if case.number % 53 == 9:
                fields["funds_total" + year] += MICRO
        for name, value in list(fields.items()):   # years of lists and counts stay small
            if isinstance(value, Fraction) and value > 10 ** 6:
                fields[name] = Fraction(int(value) % 10 ** 5)

    def verify(self, case, rng, name, value):
        return case.fields[name]

    def clean(self, case, rng):
        case.facts.clear()
        case.fields.update(recognised_year=2015, funds_total_y1=None, funds_total_y2=None, funds_total_y3=None)

    def reach(self, case, goal):
        def give(item, value):
            case.experts = [{name: value if name == item else old.get(name, Fraction(0)) for name in self.rubric.experts} for old in [dict(e or {}) for e in case.experts]]
        return self.generator.spread(case, goal, list(self.rubric.experts.items()), give)

    def aim(self, case, rng, what, bound, side):
        pass


RECIPES = {"karamay": Karamay, "hefei": Hefei, "qinhuangdao": Qinhuangdao, "rugao": Rugao, "cangzhou": Cangzhou}
