// The same job with exceljs and SheetJS, for comparison: read the form's values, write a workbook with the cells of the
// graded one. Needs `npm install exceljs xlsx` in the current folder.
//   node bench_node.mjs FORM.xlsx GRADED.xlsx N   prints ms a file
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const require = createRequire(process.cwd() + "/");
const [form, graded, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const bytes = readFileSync(form);

async function measure(name, read, cellsOf, write) {
  const cells = cellsOf(await read(readFileSync(graded)));
  let reading = 0, writing = 0;
  for (let i = 0; i < count; ++i) {
    let start = performance.now();
    cellsOf(await read(bytes));
    reading += performance.now() - start;
    start = performance.now();
    await write(cells);
    writing += performance.now() - start;
  }
  const ms = (total) => (total / count).toFixed(1);
  console.log(`${name} ms a file over ${count} runs: read ${ms(reading)}  write ${ms(writing)}  all ${ms(reading + writing)}`);
}

async function exceljs(ExcelJS) {
  const plain = (value) => (value !== null && typeof value === "object" && "formula" in value ? value.result : value);
  const read = async (data) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(data);
    return book;
  };
  const cellsOf = (book) => book.worksheets.map((sheet) => {
    const values = [];
    sheet.eachRow((row, at) => row.eachCell((cell, column) => values.push([at, column, plain(cell.value)])));
    return [sheet.name, values];
  });
  const write = async (sheets) => {
    const book = new ExcelJS.Workbook();
    for (const [name, values] of sheets) {
      const sheet = book.addWorksheet(name);
      for (const [row, column, value] of values) sheet.getCell(row, column).value = value;
    }
    return book.xlsx.writeBuffer();
  };
  await measure("exceljs", read, cellsOf, write);
}

async function sheetjs(XLSX) {
  const read = async (data) => XLSX.read(data);
  const cellsOf = (book) => book.SheetNames.map((name) => [name, XLSX.utils.sheet_to_json(book.Sheets[name], { header: 1 })]);
  const write = async (sheets) => {
    const book = XLSX.utils.book_new();
    for (const [name, rows] of sheets) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
    return XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true });
  };
  await measure("SheetJS", read, cellsOf, write);
}

await exceljs(require("exceljs"));
await sheetjs(require("xlsx"));
