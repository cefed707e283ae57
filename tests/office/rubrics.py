"""What the generator needs of rubric.yaml: fields, lists, bureau facts, ranges and the bounds printed in rules."""
import os
from fractions import Fraction

import yaml

IDS = ("karamay-resident-institution", "hefei-innovation-alliance", "qinhuangdao-makerspace",
       "rugao-service-institution", "cangzhou-innovation-center")
TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "templates")


def _load(*path):
    with open(os.path.join(TEMPLATES, *path), encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def _numbers(rule):
    """Every number of a rule that may be a bound of its measure."""
    if isinstance(rule, dict):
        for key, value in rule.items():
            if key in ("from", "below", "above", "to", "at", "target") and isinstance(value, (int, float)):
                yield Fraction(str(value))
            elif isinstance(value, (dict, list)):
                yield from _numbers(value)
    elif isinstance(rule, list):
        for item in rule:
            yield from _numbers(item)


class Rubric:
    def __init__(self, identity):
        self.id = identity
        self.raw = _load(identity, "rubric.yaml")
        plan_path = os.path.join(TEMPLATES, identity, "plan.sample.yaml")
        self.plan = _load(identity, "plan.sample.yaml") if os.path.exists(plan_path) else {}
        self.fields, self.lists, self.facts = {}, {}, {}
        for field in _load("common.yaml")["head"] + self.raw.get("fields", []):
            self._field(field)
        for item in self.raw.get("lists", []):
            self.lists[item["id"]] = item
        for fact in self.raw.get("facts", []):
            self.facts[fact["id"]] = fact
        self.flags = [flag["id"] for flag in self.raw.get("flags", [])]
        self.indicators = {item["id"]: item for item in self.raw["indicators"]}
        self.experts, self.judged, self.bounds = {}, {}, {}
        for identity_, item in self.indicators.items():
            self._indicator(identity_, item)
        grades = self.raw["grades"] if isinstance(self.raw["grades"], list) else self.plan["grades"]
        self.grades = [(grade["id"], grade["label"]["zh"], grade.get("from")) for grade in grades]

    def _indicator(self, identity, item):
        for field in item.get("fields", []):
            self._field(field)
        for table in item.get("lists", []):
            self.lists[table["id"]] = table
        for fact in item.get("facts", []):
            self.facts[fact["id"]] = fact
        rule = item["rule"] if item["rule"] != "plan" else self.plan["rules"][identity]
        if rule == "experts":
            self.experts[identity] = Fraction(str(item["points"]))
        for sub in item.get("expert_items", []):
            self.experts[sub["id"]] = Fraction(str(sub["points"]))
        if isinstance(rule, dict) and "judged" in rule:
            self.judged[identity] = (Fraction(str(rule["judged"]["from"])), Fraction(str(rule["judged"]["to"])))
        self.bounds[identity] = sorted(set(_numbers(rule)))

    def _field(self, field):
        if field.get("series"):
            for year in ("_y1", "_y2", "_y3"):
                self.fields[field["id"] + year] = field
        else:
            self.fields[field["id"]] = field

    def choices(self, field):
        return [choice["zh"] for choice in field["choices"]]

    def columns(self, list_id):
        return self.lists[list_id]["columns"]

    def grade_of_label(self, label):
        return next((identity for identity, zh, _ in self.grades if zh == label), None)

    def grade_bounds(self):
        return [Fraction(str(bound)) for _, _, bound in self.grades if bound is not None]
