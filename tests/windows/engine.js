// A client of Kaoping.Engine for every method; engine_test.py looks at what it tells and writes.
//   engine.js FOLDER names               the names of the steps, a line each
//   engine.js FOLDER LANGUAGE STEP       does that one; FOLDER\samples\<rubric>, FOLDER\roster.xlsx ...; results go to FOLDER\out
// A process for each step: Wine 8 writes beyond its buffer when a call takes several texts, and falls over it sooner or later.
var root = WScript.Arguments(0) + "\\";
var makerspace = root + "samples\\qinhuangdao-makerspace";
var engine, files;

function save(name, text) {
    var file = files.CreateTextFile(root + "out\\" + name, true, true);
    file.Write(text);
    file.Close();
    return text.length > 0;
}

function list(array) {
    return new VBArray(array).toArray().join(" | ");
}

// The first column of the rows.
function ids(rows) {
    var table = new VBArray(rows), found = [];
    for (var i = table.lbound(1); i <= table.ubound(1); i++) found.push(table.getItem(i, 0));
    return found;
}

function shape(table) {
    return table.dimensions() + " " + (table.ubound(1) + 1) + " " + (table.ubound(2) + 1);
}

function row(table, number) {
    var cells = [];
    for (var c = table.lbound(2); c <= table.ubound(2); c++) cells.push(table.getItem(number, c));
    return cells.join(" ; ");
}

function both(rubric) {
    save(rubric + "-check.json", engine.Check(root + "samples\\" + rubric));
    return save(rubric + "-score.json", engine.Score(root + "samples\\" + rubric, root + "out\\" + rubric));
}

function more() {
    engine.RubricFolders = root + "rubrics";
    return engine.RubricFolders + " " + ids(engine.Rubrics()).length;
}

var steps = [
    ["version", 'engine.Version'],
    ["chosen language", 'engine.Language'],
    ["rubrics", 'ids(engine.Rubrics()).join(" ")'],
    ["title", 'new VBArray(engine.Rubrics()).getItem(0, 1)'],
    ["new form", 'list(engine.NewForm("qinhuangdao-makerspace", root + "out\\\\form.xlsx", "Year=2025"))'],
    ["prefilled", 'list(engine.NewForm("qinhuangdao-makerspace", root + "out\\\\forms", ["Year=2025", "Roster=" + root + "roster.xlsx"]))'],
    ["both cangzhou", 'both("cangzhou-innovation-center")'],
    ["both hefei", 'both("hefei-innovation-alliance")'],
    ["both karamay", 'both("karamay-resident-institution")'],
    ["both qinhuangdao", 'both("qinhuangdao-makerspace")'],
    ["both rugao", 'both("rugao-service-institution")'],
    ["check of a list", 'save("list.json", engine.Check([makerspace, root + "samples\\\\rugao-service-institution"], ["Jobs=1"]))'],
    ["check of lines", 'save("lines.json", engine.Check(makerspace + "\\r\\n" + root + "samples\\\\rugao-service-institution"))'],
    ["returned copies", 'engine.Check(makerspace, "Output=" + root + "out\\\\returned"), files.GetFolder(root + "out\\\\returned").SubFolders.Count'],
    ["folder", 'engine.ScoreFolder(makerspace, root + "out\\\\folder", "Year=2025\\nReports=none")'],
    ["folder beside", 'engine.ScoreFolder(makerspace)'],
    ["notes of none", 'engine.Score(makerspace, root + "out\\\\noted", "Roster=" + root + "roster.xlsx"), "(" + engine.Notes + ")"'],
    ["notes", 'engine.Score(makerspace, root + "out\\\\noted"), engine.Notes'],
    ["status", 'save("status.json", engine.Status(makerspace, "Roster=" + root + "roster.xlsx"))'],
    ["explain all", 'new VBArray(engine.Explain(root + "out\\\\qinhuangdao-makerspace")).toArray().length'],
    ["explain one", 'list(engine.Explain(root + "out\\\\qinhuangdao-makerspace", "\u6d77\u6e2f\u745e\u4e30", "site_area"))'],
    ["findings", 'shape(new VBArray(engine.Findings(engine.Check(makerspace))))'],
    ["options", 'shape(new VBArray(engine.Options("Year=2025")))'],
    ["option given", 'row(new VBArray(engine.Options(["Order=strokes"])), 15).replace(/\\n/g, "/")'],
    ["first finding", 'row(new VBArray(engine.Findings(engine.Check(makerspace))), 0)'],
    ["cancel before", 'engine.Cancel(), engine.Check(makerspace).length > 0'],
    ["grade", 'engine.GradeOf("qinhuangdao-makerspace", 95)'],
    ["points", 'engine.PointsOf("qinhuangdao-makerspace", "site_area", 1000)'],
    ["number", 'engine.NumberOf("\u5341\u4e8c")'],
    ["credit codes", 'engine.CreditCode("91350100M000100Y43") + " " + engine.CreditCode("91350100M000100Y44")'],
    ["rubric folders", 'more()'],
    // What makes no sense or cannot be done.
    ["unknown rubric", 'engine.NewForm("no-such", root + "out\\\\x.xlsx")'],
    ["no target", 'engine.NewForm("qinhuangdao-makerspace", "")'],
    ["missing file", 'engine.Check(root + "absent.xlsx")'],
    ["relative source", 'engine.Check("samples\\\\qinhuangdao-makerspace")'],
    ["relative output", 'engine.Score(makerspace, "out")'],
    ["relative option", 'engine.Status(makerspace, "Roster=roster.xlsx")'],
    ["relative target", 'engine.NewForm("qinhuangdao-makerspace", "C:form.xlsx")'],
    ["relative results", 'engine.Explain("\\\\t\\\\out")'],
    ["nothing", 'engine.Check([])'],
    ["no text", 'engine.Check(12)'],
    ["unknown option", 'engine.Check(makerspace, "Nonsense=1")'],
    ["no option", 'engine.Check(makerspace, "Nonsense")'],
    ["bad date", 'engine.Check(makerspace, ["AsOf=soon"])'],
    ["bad option asked", 'engine.Options("Order=names")'],
    ["bad year", 'engine.Check(makerspace, "Year=12")'],
    ["no roster", 'engine.Status(makerspace, "")'],
    ["sealed", 'engine.Score(root + "samples\\\\cangzhou-innovation-center", root + "sealed")'],
    ["no results", 'engine.Explain(root + "absent")'],
    ["no workbook", 'engine.CheckWorkbook(null)'],
    ["other object", 'engine.CheckWorkbook(files)'],
    ["no output", 'engine.ScoreWorkbook(files, "")'],
    ["no json", 'engine.Findings("none")'],
    ["no such rubric", 'engine.GradeOf("none", 1)'],
    ["no indicator", 'engine.PointsOf("qinhuangdao-makerspace", "none", 1)'],
    ["no number", 'engine.NumberOf("20\u4f59\u5bb6")'],
    ["language", 'engine.Language = "fr"'],
    ["no folder", 'engine.RubricFolders = root + "absent"'],
    ["no such method", 'engine.Nonsense()']
];

function do_step(name, code) {
    var answer;
    try {
        answer = String(eval(code));
    } catch (error) {
        answer = (error.number >>> 0).toString(16) + " " + (error.description || error.message);
    }
    WScript.Echo(name + ": " + answer);
}

if (WScript.Arguments(1) == "names") {
    for (var s = 0; s < steps.length; s++) WScript.Echo(steps[s][0]);
} else {
    files = new ActiveXObject("Scripting.FileSystemObject");
    engine = new ActiveXObject("Kaoping.Engine");
    engine.Language = WScript.Arguments(1);
    for (var i = 0; i < steps.length; i++)
        if (steps[i][0] == WScript.Arguments(2)) do_step(steps[i][0], steps[i][1]);
    WScript.Echo("alive: " + engine.Version);
    engine = null;
    CollectGarbage();
}
WScript.Echo("end of engine.js");
WScript.Quit(42);
