"""Every results.json is what docs/results.schema.json says:
  results_schema.py RESULTS.json…      validates files and prints how many
or, from a test, read_results(path), validate_results(text)."""
import decimal
import json
import os
import sys

import jsonschema

SCHEMA = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "results.schema.json")
_validator = None


def exact(text):
    return json.loads(text, parse_float=decimal.Decimal)  # "at most 4 decimals" cannot be asked of a binary number


def validator():
    global _validator
    if _validator is None:
        with open(SCHEMA, encoding="utf-8") as file:
            schema = exact(file.read())
        jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(schema, default=float)))
        _validator = jsonschema.Draft202012Validator(schema)
    return _validator


def validate_results(text, name="results.json"):
    """The results in this text; AssertionError where they are not what the schema says."""
    wrong = [f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
             for _, error in zip(range(5), validator().iter_errors(exact(text)))]
    if wrong:
        raise AssertionError("\n".join(wrong))
    return json.loads(text)


def read_results(path):
    with open(path, encoding="utf-8") as file:
        return validate_results(file.read(), path)


if __name__ == "__main__":
    for path in sys.argv[1:]:
        read_results(path)
    print(f"{len(sys.argv) - 1} files are as the schema says")
