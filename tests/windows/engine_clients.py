"""The engine asked in C++ (engine_client.cpp): events, cancelling, an engine that dies, a workbook open in an office."""
import json
import re

from engine_machine import MAKERSPACE, RUBRICS, SOURCE, UNIT, check, on_linux, read_json

BUSY, CANCELLED = "80044201", "800704c7"


def from_cpp(machine):
    samples = rf"C:\t\samples\{MAKERSPACE}"
    lines = machine.client("identity")
    for line in ("default source yes", "error info 00000000", "points 00000000 00000001"):
        check(f"identity: {line}", line in lines, lines)
    lines = machine.client("events", samples, r"C:\t\events")
    events = [line.split(" ", 5) for line in lines if line.startswith("event ")]
    forms = len(list((machine.folder / "samples" / MAKERSPACE).glob("*.xlsx")))
    for stage, end in (("reading", forms), ("writing", len([s for s in json.loads((machine.folder / "events/results.json").read_text())["rounds"][0]["subjects"]]))):
        steps = [(int(e[3]), int(e[4])) for e in events if e[2] == stage]
        check(f"events: {stage}, one after the other", steps == [(i + 1, end) for i in range(end)], steps)
    check("events: score succeeds, the sink is let go once", any(re.fullmatch(r"score 00000000 \d{4,}", line) for line in lines)
          and "unadvise 00000000 80040200" in lines, lines[-3:])
    for stage, written in (("reading 2", False), ("writing 2", True)):
        target = "cancel-" + stage.replace(" ", "-")
        lines = machine.client("cancel", samples, rf"C:\t\{target}", stage)
        scores = [line.split()[1] for line in lines if line.startswith("score ")]
        check(f"cancelled while {stage}: that run fails, the next does not", scores == [CANCELLED, "00000000"], lines)
        check(f"cancelled while {stage}: it stopped", len([l for l in lines if l.startswith("event ")]) < 2 * forms, lines)
        check(f"cancelled while {stage}: the next run wrote", (machine.folder / target / "results.json").exists())
    scores = [line.split()[1] for line in machine.client("busy", samples, r"C:\t\busy") if line.startswith("score ")]
    check("a call within an event is refused, a sink that fails stops nothing", scores == [BUSY, "00000000"], scores)
    machine.no_engine_left("the last release")
    lines = machine.client("killed", samples, r"C:\t\killed")
    scores = [line.split()[1] for line in lines if line.startswith("score ")]
    check("an engine that dies is an error and no wait, and the next one works", "killed yes" in lines and scores[:1] != ["00000000"] and scores[1:] == ["00000000"], lines)


def workbooks(machine):
    done = machine.run(UNIT, cwd=SOURCE, timeout=150)
    said = done.stdout.decode()
    check("cells of open workbooks (unit_workbook)", done.returncode == 0 and "SUCCESS" in said and re.search(r"workbooks [3-9]\d", said), said[-1500:])
    print(next((line for line in said.splitlines() if line.startswith("workbooks")), "no workbooks"))
    compared = 0
    for rubric in RUBRICS:
        form = sorted((machine.folder / "samples" / rubric).glob("*.xlsx"))[0]
        lines = machine.client("live", rf"C:\t\samples\{rubric}\{form.name}", rf"C:\t\live-{rubric}")
        check(f"{rubric}: an office that refuses is an error", any(line.startswith("refusing 8") for line in lines), lines)
        apart = machine.root / "linux-live" / rubric
        on_linux("score", str(form), "-o", str(apart))
        for what, wanted in (("score", json.loads((apart / "results.json").read_text())), ("check", json.loads(on_linux("check", str(form), "--json")))):
            found = read_json(machine.folder / f"live-{rubric}-{what}.json")
            for result in (found, wanted):
                result["rounds"][0]["subjects"][0].pop("sha256")  # of a file there, of cells here
            check(f"{rubric}: {what} of an open workbook as of its file", found == wanted)
            compared += len(found["rounds"][0]["subjects"])
    print(f"{compared} results of open workbooks compared")
