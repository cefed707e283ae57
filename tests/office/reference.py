"""A second scorer of the five annexes, written from the readings of the regulations alone: no rubric file, no code of
the program. It says what results.json must hold for a case."""
import datetime
import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction

from cases import BAD

YEAR = 2025
PENDING = None


@dataclass
class Expected:
    status: str
    points: dict = field(default_factory=dict)   # indicator → Fraction, or PENDING
    raw_total: Fraction = None
    total: Fraction = None
    grade: str = None
    consequences: set = field(default_factory=set)


def half_up(value, places=4):
    scale = 10 ** places
    return Fraction((Fraction(value) * scale * 2 + 1) // 2, scale)


def key(*parts):
    """A6: compared after NFKC and without spaces."""
    def one(part):
        if isinstance(part, datetime.date):
            return part.isoformat()
        return "".join(char for char in unicodedata.normalize("NFKC", part) if not char.isspace())
    return tuple(one(part) for part in parts)


def in_year(date):
    return date is not None and date.year == YEAR   # A5; a blank date is not counted


def distinct(rows, key_of, date_of, points_of=lambda row: Fraction(1), where=lambda row: True):
    """A5, A6: rows of the period, one of each key, that with the highest points, else the first."""
    best = {}
    for row in rows:
        if not where(row) or not in_year(date_of(row)):
            continue
        identity = key_of(row)
        if identity not in best or points_of(row) > points_of(best[identity]):
            best[identity] = row
    return list(best.values())


def column(*names):
    return lambda row: key(*(row[name] for name in names))


def date(name):
    return lambda row: row.get(name)


def mean_of_experts(case, item, minimum=1):
    given = [expert[item] for expert in case.experts if expert is not None and expert.get(item) is not None]
    return Fraction(sum(given), len(given)) if len(given) >= minimum else PENDING


def missing(case, names):
    return any(case.value(name) in (None, BAD, "") for name in names)


def unreadable(case):
    return any(case.value(name) == BAD for name in case.fields)


def incomplete_rows(case, starred):
    """A3: a starred column is required in every row that has any other cell filled."""
    return any(row.get(name) is None for identity, names in starred.items() for row in case.lists.get(identity, ())
               for name in names if any(value is not None for value in row.values()))


def bad_rows(case):
    return any(value == BAD for rows in case.lists.values() for row in rows for value in row.values())


def flag(case, *names):
    return any(case.facts.get(name) for name in names)


HEAD = ("org_name", "org_uscc", "truth_pledge")


def returned(case, required, starred):
    return (missing(case, HEAD + required) or unreadable(case) or case.value("truth_pledge") is not True
            or incomplete_rows(case, starred) or bad_rows(case))


# Karamay ----------------------------------------------------------------------------------------------------------

KARAMAY_ROWS = {"agreement_tasks": ("task", "target", "actual"), "staff": ("name", "certificate_no"), "rule_documents": ("title",),
                "projects": ("project", "registration_no", "registered_on", "amount"),
                "landed_projects": ("project", "kind", "landed_on", "evidence")}


def karamay_status(case):
    settled = case.value("settled_on")
    valid = isinstance(settled, datetime.date) and settled <= datetime.date(YEAR, 12, 31)
    if valid and settled > datetime.date(YEAR, 7, 1):
        return "exempt"
    start, end = case.value("agreement_from"), case.value("agreement_to")
    if (returned(case, ("category", "settled_on", "has_service_rules", "has_internal_rules", "professionals"), KARAMAY_ROWS)
            or not valid or not case.lists.get("agreement_tasks") or (start and end and start >= end)
            or any(row["target"] <= 0 or (row.get("weight") is not None and row["weight"] <= 0) for row in case.lists["agreement_tasks"])):
        return "returned"
    return "assessed"


def karamay(case):
    tasks = [(row.get("weight") or Fraction(1), min(Fraction(row["actual"]) / row["target"], Fraction(1))) for row in case.rows("agreement_tasks")]
    weights = sum(weight for weight, _ in tasks)
    people = case.value("professionals")
    amount = sum((row["amount"] for row in distinct(case.rows("projects"), column("registration_no"), date("registered_on"))), Fraction(0))
    landed = len(distinct(case.rows("landed_projects"), column("project"), date("landed_on")))
    points = {
        "agreement_completion": 60 * sum(weight * done for weight, done in tasks) / weights if weights else PENDING,
        "management_rules": case.judged.get("management_rules"),
        "professionals": Fraction(5 if people >= 5 else 3 if people >= 3 else 1),
        "technology_transfer": Fraction(10 if amount >= 200 else 7 if amount >= 100 else 5 if amount > 0 else 0),
        "reporting": case.judged.get("reporting"),
        "assigned_tasks": case.judged.get("assigned_tasks"),
        "activities": case.judged.get("activities"),
        "landed_projects": Fraction(min(2 * landed, 10)),
        "violations": Fraction(10 * (case.facts.get("violations") or 0)),
    }
    bands = ((85, "excellent"), (70, "good"), (60, "pass"))
    flagged = flag(case, "unlawful", "false_material", "safety_accident")

    def consequences(grade):
        found = {"removal"} if flagged else set()
        if grade in ("excellent", "good") and not flagged:
            found.add("reward")
        if grade == "fail":
            found.add("rectification")
        return found
    return points, {"violations"}, lambda raw: min(max(raw, Fraction(0)), Fraction(100)), bands, "fail", lambda grade: grade, consequences


# Hefei ------------------------------------------------------------------------------------------------------------

HEFEI_ROWS = {"council_meetings": ("held_on",), "platforms": ("kind", "address"), "contracts": ("registration_no", "registered_on"),
              "achievements": ("registration_no", "registered_on"), "leads": ("project", "found_on"),
              "new_products": ("product", "document_no", "recognised_on"), "research": ("project", "status"),
              "cooperation": ("name", "held_on", "kind"), "services": ("kind", "target", "done_on"),
              "standards": ("name", "level", "role", "published_on"), "patents": ("application_no", "substantive_on", "owner"),
              "events": ("name", "held_on", "role"), "bureau_activities": ("name", "held_on"),
              "city_events": ("name", "held_on", "level", "in_hefei"), "major_projects": ("project", "amount", "landed_on")}
SERVICES = {"领域(行业)服务": 2, "国家级孵化器": 2, "省级孵化器": 1, "转板上市": 2, "新三板挂牌": 2, "高企科创板挂牌": 2, "新创设金融产品": 2}
MONTHS = tuple(f"monthly_items_{month:02}" for month in range(1, 13))


def hefei_status(case):
    required = ("alliance_type", "has_office", "fulltime_staff", "has_fund_rules", "report_covers_funds", "audited_separately", "plan_half",
                "plan_year", "summary_half", "summary_year", "whitepaper_published", "new_members") + MONTHS
    return "returned" if returned(case, required, HEFEI_ROWS) else "assessed"


def service_key(row):
    if row["kind"] == "领域(行业)服务":
        return key(row["kind"], row["target"], row["done_on"])
    if row["kind"] in ("国家级孵化器", "省级孵化器"):
        return key("孵化器", row["target"])
    return key(row["kind"], row["target"])


def project_points(row):
    return Fraction(5) if row["amount"] >= 50000 else Fraction(5, 2) if row["amount"] >= 10000 else Fraction(1)


def hefei(case):
    def count(name, columns, day, **rest):
        return len(distinct(case.rows(name), column(*columns), date(day), **rest))

    def cap(points, limit=10):
        return Fraction(min(points, limit))

    def summed(name, key_of, day, points_of, **rest):
        return sum((points_of(row) for row in distinct(case.rows(name), key_of, date(day), points_of, **rest)), Fraction(0))
    value = case.value
    documents = all(value(name) for name in ("plan_half", "plan_year", "summary_half", "summary_year"))
    well = case.facts.get("well_implemented")
    parts = [mean_of_experts(case, item) for item in ("wp_status", "wp_problems", "wp_measures", "wp_results")]
    members = value("new_members")
    points = {
        "organisation": Fraction((2 if value("has_office") and value("fulltime_staff") >= 1 else 0)
                                 + (2 if count("council_meetings", ("held_on",), "held_on") >= 2 else 0)
                                 + (3 if case.rows("platforms") else 0)),
        "planning": Fraction(0) if not documents else PENDING if well is None else Fraction(5 if well else 0),
        "funds": Fraction(2 * value("has_fund_rules") + 2 * value("report_covers_funds") + 6 * value("audited_separately")),
        "transfer": cap(count("contracts", ("registration_no",), "registered_on") + count("achievements", ("registration_no",), "registered_on")
                        + count("leads", ("project",), "found_on") + count("new_products", ("document_no",), "recognised_on")),
        "research": cap(5 * count("research", ("project",), "completed_on", where=lambda row: row["status"] == "已攻克")),
        "cooperation": cap(count("cooperation", ("name", "held_on"), "held_on")),
        "services": cap(summed("services", service_key, "done_on", lambda row: Fraction(SERVICES[row["kind"]]))),
        "standards": cap(summed("standards", column("name"), "published_on", lambda row: Fraction(5 if row["role"] == "主持" else 2))
                         + count("patents", ("application_no",), "substantive_on") // 2),
        "brand": cap(summed("events", column("name", "held_on"), "held_on", lambda row: Fraction(5 if row["role"] == "组织" else 1))),
        "whitepaper": Fraction(0) if not value("whitepaper_published") else PENDING if PENDING in parts else sum(parts),
        "influence": Fraction((3 if members >= 11 else 2 if members >= 6 else 1 if members >= 1 else 0)
                              + (2 if all(value(month) >= 4 for month in MONTHS) else 0)
                              + min(count("bureau_activities", ("name", "held_on"), "held_on"), 3)),
        "bonus_events": Fraction(5 * count("city_events", ("name", "held_on"), "held_on", where=lambda row: row["in_hefei"])),
        "bonus_projects": summed("major_projects", column("project"), "landed_on", project_points, where=lambda row: row.get("prior_filing_no") is not None),
    }
    def consequences(grade):
        return {"reward"} if grade == "excellent" else {"rectification"} if grade == "fail" else set()
    return points, set(), lambda raw: raw, ((90, "excellent"), (60, "pass")), "fail", lambda grade: grade, consequences


# Qinhuangdao ------------------------------------------------------------------------------------------------------

QINHUANGDAO_ROWS = {"mentor_list": ("name", "from", "to"), "investor_list": ("name", "agreement_from"), "intermediary_list": ("name", "agreement_from"),
                    "event_list": ("held_on", "topic", "kind"), "session_list": ("held_on", "mentor", "served"),
                    "service_list": ("done_on", "served", "content"), "commercialised_list": ("team", "joined_on", "firm", "registered_on"),
                    "ip_list": ("tenant", "kind", "number", "dated_on"), "funding_list": ("tenant", "kind", "amount", "dated_on")}
QINHUANGDAO_COUNTS = ("employees", "service_staff", "trained_staff", "teams", "firms", "tenants_year", "new_tenants", "tech_tenants", "mentors",
                      "investors", "intermediaries", "events", "mentor_sessions", "tech_services", "commercialised", "ip_tenants", "funded_tenants")
BENCHMARKS = {"site_area": (3, 1000), "staff_ratio": (3, 10), "trained_ratio": (4, 60), "mentor_ratio": (5, 30), "investors": (5, 3),
              "intermediaries": (5, 5), "events": (6, 20), "mentor_sessions": (6, 20), "tech_services": (8, 20), "new_ratio": (8, 20),
              "commercialised": (8, 5), "ip_ratio": (8, 30), "funded": (5, 3)}
PANEL = ("statistics_quality", "innovation_resources", "service_innovation", "employment", "regional_role")


def qinhuangdao_status(case):
    value = case.value
    recognised = value("recognised_on")
    if isinstance(recognised, datetime.date) and recognised > datetime.date(YEAR - 1, 12, 31):
        return "exempt"
    required = ("level", "recognised_on", "operator", "managing_department", "site_area") + QINHUANGDAO_COUNTS
    if returned(case, required, QINHUANGDAO_ROWS):
        return "returned"
    tenants = value("teams") + value("firms")
    parts = ((value("site_area_rent") or 0) + (value("site_area_public") or 0) <= value("site_area"),
             value("service_staff") <= value("employees"), value("trained_staff") <= value("service_staff"), value("tenants_year") >= tenants,
             value("new_tenants") <= value("tenants_year"), value("tech_tenants") <= tenants, value("ip_tenants") <= tenants,
             value("funded_tenants") <= tenants)
    return "assessed" if all(parts) else "returned"


def qinhuangdao(case):
    value = case.value
    tenants = value("teams") + value("firms")

    def percent(part, whole):
        return Fraction(part * 100, whole) if whole else PENDING   # A11: not computable
    measures = {
        "site_area": value("site_area"), "staff_ratio": percent(value("service_staff"), tenants),
        "trained_ratio": percent(value("trained_staff"), value("employees")), "mentor_ratio": percent(value("mentors"), tenants),
        "investors": value("investors"), "intermediaries": value("intermediaries"), "events": value("events"),
        "mentor_sessions": value("mentor_sessions"), "tech_services": value("tech_services"),
        "new_ratio": percent(value("new_tenants"), value("tenants_year")), "commercialised": value("commercialised"),
        "ip_ratio": percent(value("ip_tenants"), tenants), "funded": value("funded_tenants"),
    }
    points = {}
    for name, (full, target) in BENCHMARKS.items():
        points[name] = PENDING if measures[name] is PENDING else full * min(Fraction(measures[name]) / target, Fraction(1))
    for name in PANEL:
        points[name] = mean_of_experts(case, name, minimum=3)
    on_site = case.facts.get("tech_tenants_on_site")
    residents = on_site if on_site is not None else value("tech_tenants")
    vetoed = residents < 10 or flag(case, "fraud", "major_accident", "misconduct", "bad_inspection")

    def decide(grade):
        if vetoed:
            return "fail"
        return "pass" if flag(case, "credit_problem") and grade in ("excellent", "good") else grade

    def consequences(grade):
        found = {"clawback", "integrity_record"} if flag(case, "fraud") else set()
        city = value("level") == "市级"
        if grade in ("excellent", "good") and not flag(case, "credit_problem"):
            found.add("reward")
        if grade == "excellent" and city:
            found.add("priority")
        if grade == "fail" and city:
            found.add("revocation")
        return found
    return points, set(), lambda raw: raw, ((85, "excellent"), (70, "good"), (60, "pass")), "fail", decide, consequences


# Rugao ------------------------------------------------------------------------------------------------------------

RUGAO_ROWS = {"information_items": ("item", "kind", "published_on", "approved"), "agreements": ("agreement_no", "user", "amount", "signed_on"),
              "feedback": ("agreement_no", "fulfilled", "quality", "given_on")}
PROFESSIONAL = ("仪器设备共享", "金融机构", "知识产权服务机构", "其他")
ARTICLE_6 = ("fixed_site_and_staff", "rules_complete", "clean_credit", "has_cases", "stable_managers", "clear_direction", "stable_users")
BY_KIND = {"双创载体": ("carrier_filed", "rules_complete"), "高校科研院所": ("shares_resources",),
           "仪器设备共享": ("instruments_open", "instrument_operators"), "金融机构": ("finance_products",), "知识产权服务机构": ("ip_qualified_staff",)}
ARTICLE_21 = ("major_trouble", "misused_name", "unfair_competition", "false_registration", "refused_reports", "leaked_or_profited", "serious_violation")


def rugao_status(case):
    kind = case.value("institution_type")
    deciding = BY_KIND.get(kind, ()) + (ARTICLE_6 if kind in PROFESSIONAL else ())
    if any(case.value(name) is False for name in ("registered", "agreement_signed") + deciding):
        return "not_eligible"
    required = ("institution_type", "registered", "agreement_signed", "legal_person") + deciding
    referrals, accepted = case.value("referrals"), case.value("accepted")
    if (returned(case, required, RUGAO_ROWS) or (referrals is not None and accepted is not None and accepted > referrals)
            or any(not 1 <= row["quality"] <= 5 for row in case.lists.get("feedback", ()))):
        return "returned"
    return "assessed"


def rugao(case):
    filed = distinct(case.rows("agreements"), column("agreement_no"), date("filed_on"))
    numbers = {key(row["agreement_no"]) for row in filed}
    latest = {}
    for row in case.rows("feedback"):
        identity = key(row["agreement_no"])
        if identity in numbers and in_year(row["given_on"]) and (identity not in latest or row["given_on"] > latest[identity]["given_on"]):
            latest[identity] = row
    items = distinct(case.rows("information_items"), column("item"), lambda row: row.get("updated_on") or row["published_on"],
                     where=lambda row: row["approved"])
    quality = Fraction(sum(row["quality"] for row in latest.values()), len(latest)) if latest else Fraction(0)
    points = {
        "filed_agreements": 40 * min(Fraction(len(filed), 10), Fraction(1)),
        "user_feedback": 40 * quality / 5 * len(latest) / len(filed) if filed and latest else Fraction(0),
        "information": 20 * min(Fraction(len(items), 12), Fraction(1)),
    }
    withheld = flag(case, "fraud", *ARTICLE_21)

    def consequences(grade):
        return ({"revocation"} if flag(case, *ARTICLE_21) else set()) | ({"clawback"} if flag(case, "fraud") else set())
    bands = ((90, "star5"), (80, "star4"), (70, "star3"), (60, "star2"))
    return points, set(), lambda raw: raw, bands, "star1", lambda grade: None if withheld else grade, consequences


# Cangzhou ---------------------------------------------------------------------------------------------------------

CANGZHOU_ROWS = {"rule_documents": ("title", "kind"), "leaders": ("name",), "talents": ("name", "level"), "teams": ("name",),
                 "projects": ("number", "name", "kind", "from"), "papers": ("title", "kind", "year"), "patents": ("number", "kind", "owner"),
                 "standards": ("name", "kind"), "technologies": ("name", "kind"), "awards": ("name", "level", "year"),
                 "landmarks": ("name", "direction", "contribution"), "open_topics": ("name",), "conferences": ("name", "role", "held_on")}
WEIGHTS = {"organisation": 5, "rules": 5, "funding": 6, "premises": 3, "equipment": 5, "team": 6, "projects": 7, "papers": 3, "patents": 7,
           "standards": 5, "technologies": 5, "awards": 4, "landmark": 4, "transfer": 5, "contribution": 15, "joint_research": 6, "sharing": 3,
           "services": 3, "exchange": 3}
ARTICLE_30 = ("did_not_participate", "fraud", "major_accident", "misconduct", "host_stopped", "host_changed", "withdrew")


def cangzhou_status(case):
    recognised = case.value("recognised_year")
    if isinstance(recognised, int) and YEAR + 1 - recognised < 2:
        return "exempt"
    required = ("center_name", "host_institution", "host_type", "managing_department", "recognised_year", "research_directions")
    if returned(case, required, CANGZHOU_ROWS):
        return "returned"
    for year in ("_y1", "_y2", "_y3"):
        funds = [case.value("funds_" + part + year) for part in ("host", "government", "partners", "services", "other", "total")]
        if None not in funds and sum(funds[:5]) != funds[5]:
            return "returned"
        whole = case.value("fixed_staff" + year)
        parts = [case.value("fixed_" + part + year) for part in ("doctor", "master", "senior")]
        if whole is not None and any(part is not None and part > whole for part in parts):
            return "returned"
    return "assessed"


def cangzhou(case):
    points = {name: mean_of_experts(case, name) for name in WEIGHTS}

    def consequences(grade):
        found = {"priority", "reward"} if grade == "excellent" else set()
        if grade == "fail" or flag(case, *ARTICLE_30):
            found.add("revocation")
        return found
    return points, set(), lambda raw: raw, ((90, "excellent"), (60, "pass")), "fail", lambda grade: grade, consequences


# ------------------------------------------------------------------------------------------------------------------

ANNEXES = {"karamay-resident-institution": (karamay_status, karamay), "hefei-innovation-alliance": (hefei_status, hefei),
           "qinhuangdao-makerspace": (qinhuangdao_status, qinhuangdao), "rugao-service-institution": (rugao_status, rugao),
           "cangzhou-innovation-center": (cangzhou_status, cangzhou)}


def score(case):
    status_of, annex = ANNEXES[case.rubric]
    status = status_of(case)
    if status != "assessed":
        return Expected(status)
    points, deductions, publish, bands, worst, decide, consequences = annex(case)
    points = {name: None if value is None else half_up(value) for name, value in points.items()}
    points.update(case.adjusted)
    raw = sum((-value if name in deductions else value) for name, value in points.items() if value is not None)
    expected = Expected("assessed", points, Fraction(raw))
    if None in points.values():
        expected.status = "pending"
        expected.consequences = consequences(None)
        return expected
    expected.total = publish(expected.raw_total)
    band = next((name for bound, name in bands if expected.total >= bound), worst)
    expected.grade = case.adjusted_grade or decide(band)
    expected.consequences = consequences(expected.grade)
    return expected
