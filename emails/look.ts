import type { CSSProperties } from "react";

/** The product's colours: warm paper, ink, one accent. The dark ones take over where a mail client allows it. */
const light = {
  paper: "#faf6ef",
  card: "#fffdf9",
  sunk: "#f2ebe0",
  ink: "#1e1916",
  soft: "#5b5148",
  line: "#e6dccd",
  accent: "#b3302a",
  onAccent: "#ffffff",
};

const dark: typeof light = {
  paper: "#14110f",
  card: "#1d1815",
  sunk: "#110e0c",
  ink: "#f4ece2",
  soft: "#c0b2a4",
  line: "#362d26",
  accent: "#e36a5f",
  onAccent: "#1b0f0d",
};

const serif =
  '"Songti SC","Noto Serif SC","Noto Serif CJK SC","Source Han Serif SC",Georgia,"Times New Roman",serif';
const sans =
  'system-ui,-apple-system,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",Arial,sans-serif';
const mono = 'ui-monospace,"SF Mono",Menlo,Consolas,monospace';

/** In an English title a CJK face would draw the apostrophe as wide as a character. */
export const latinTitle = { fontFamily: 'Georgia,"Times New Roman","Liberation Serif",serif' };

/** Mail clients read styles from the elements themselves; the style sheet below only adds darkness and narrowness. */
export const look = {
  body: { margin: 0, padding: 0 },
  page: { padding: "0 12px", backgroundColor: light.paper, color: light.ink, fontFamily: sans },
  hidden: {
    display: "none",
    overflow: "hidden",
    maxHeight: 0,
    maxWidth: 0,
    opacity: 0,
    lineHeight: "1px",
    fontSize: "1px",
  },
  frame: { width: "100%", maxWidth: "600px", margin: "0 auto", padding: "28px 0 40px" },
  mark: {
    margin: "0 0 18px",
    padding: "0 8px",
    fontFamily: serif,
    fontSize: "17px",
    fontWeight: 700,
    lineHeight: "24px",
  },
  card: {
    backgroundColor: light.card,
    border: `1px solid ${light.line}`,
    borderRadius: "16px",
    padding: "32px 36px",
  },
  title: {
    margin: "0 0 16px",
    fontFamily: serif,
    fontSize: "28px",
    lineHeight: "38px",
    fontWeight: 700,
    letterSpacing: ".01em",
  },
  subtitle: {
    margin: "28px 0 8px",
    fontFamily: serif,
    fontSize: "18px",
    lineHeight: "26px",
    fontWeight: 700,
  },
  text: { margin: "0 0 14px", fontSize: "16px", lineHeight: "27px", overflowWrap: "anywhere" },
  small: {
    margin: "0 0 8px",
    fontSize: "14px",
    lineHeight: "23px",
    color: light.soft,
    overflowWrap: "anywhere",
  },
  link: { color: light.accent, textDecoration: "underline", overflowWrap: "anywhere" },
  action: {
    display: "block",
    padding: "16px 20px",
    borderRadius: "12px",
    backgroundColor: light.accent,
    color: light.onAccent,
    fontSize: "17px",
    lineHeight: "22px",
    fontWeight: 600,
    textAlign: "center",
    textDecoration: "none",
  },
  facts: { width: "100%", margin: "20px 0", borderTop: `1px solid ${light.line}` },
  fact: { padding: "12px 0", borderBottom: `1px solid ${light.line}`, verticalAlign: "top" },
  label: { margin: 0, fontSize: "13px", lineHeight: "20px", color: light.soft },
  value: {
    margin: "2px 0 0",
    fontSize: "16px",
    lineHeight: "25px",
    overflowWrap: "anywhere",
    whiteSpace: "pre-line",
  },
  ticket: {
    margin: "24px 0",
    padding: "24px 16px",
    borderRadius: "14px",
    backgroundColor: light.sunk,
    textAlign: "center",
  },
  code: {
    margin: "14px 0 4px",
    fontFamily: mono,
    fontSize: "26px",
    lineHeight: "34px",
    fontWeight: 700,
    letterSpacing: ".14em",
    textAlign: "center",
  },
  image: { display: "block", margin: "0 auto", borderRadius: "10px", backgroundColor: "#ffffff" },
  foot: { padding: "20px 8px 0" },
} satisfies Record<string, CSSProperties>;

/** Darkness for clients that ask for it, and less air at the sides on a narrow screen. */
export const styleSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{-webkit-text-size-adjust:100%;text-size-adjust:100%;line-break:strict;text-spacing-trim:trim-start}
.page{background-color:${light.paper}}
@media (max-width:480px){.card>tbody>tr>td{padding:26px 20px!important}.title{font-size:25px!important;line-height:35px!important}}
@media (prefers-color-scheme:dark){
.page{background-color:${dark.paper}!important;color:${dark.ink}!important}
.card{background-color:${dark.card}!important;border-color:${dark.line}!important}
.ticket{background-color:${dark.sunk}!important}
.ink{color:${dark.ink}!important}.soft{color:${dark.soft}!important}
.line{border-color:${dark.line}!important}
.link{color:${dark.accent}!important}
.action{background-color:${dark.accent}!important;color:${dark.onAccent}!important}
}`.replaceAll("\n", "");
