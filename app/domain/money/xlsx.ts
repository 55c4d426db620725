import { csvAmount, inertText } from "./csv.ts";
import { type Money, minorDigits } from "./money.ts";
import { writeZip } from "./zip.ts";

/** A cell: a text, a whole number, or an amount. */
export type Cell = string | number | Money;
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Text inside XML; what XML 1.0 cannot hold is left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Styles by number: plain, bold, and amounts with no, two and three decimals. */
const styles = `${head}<styleSheet xmlns="${SPREADSHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.000"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>
<xf fontId="1" applyFont="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/>
<xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function moneyStyle(currency: string): number {
  const digits = minorDigits(currency);
  return digits === 0 ? 2 : digits === 3 ? 4 : 3;
}

/** Texts are stored as texts, which no spreadsheet runs; amounts are exact decimals, never floats. */
function cellXml(cell: Cell, isHead: boolean): string {
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "object") return `<c s="${moneyStyle(cell.currency)}"><v>${csvAmount(cell)}</v></c>`;
  const text = `<is><t xml:space="preserve">${xml(inertText(cell))}</t></is>`;
  return `<c${isHead ? ' s="1"' : ""} t="inlineStr">${text}</c>`;
}

function sheetXml({ rows }: Sheet): string {
  const body = rows.map((row, n) => `<row>${row.map((cell) => cellXml(cell, n === 0)).join("")}</row>`);
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  return `${head}<worksheet xmlns="${SPREADSHEET}">${frozen}<sheetData>${body.join("")}</sheetData></worksheet>`;
}

/** What a sheet may be called: at most 31 characters, none of those that mean something in a formula. */
function sheetName(name: string): string {
  return [...name.replace(/[\\/?*[\]:']/g, " ")].slice(0, 31).join("");
}

/** A workbook of Office Open XML (ECMA-376) with its first rows bold and frozen. */
export function writeXlsx(sheets: readonly Sheet[]): Uint8Array {
  const office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const numbers = sheets.map((_, n) => n + 1);
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${office}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ name }, n) => `<sheet name="${xml(sheetName(name))}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => relation(n, "worksheet", `worksheets/sheet${n}.xml`)).join("")}${relation(numbers.length + 1, "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": styles,
  };
  for (const [n, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${n + 1}.xml`] = sheetXml(sheet);
  const encoder = new TextEncoder();
  return writeZip(Object.entries(parts).map(([name, text]) => ({ name, bytes: encoder.encode(text) })));
}
