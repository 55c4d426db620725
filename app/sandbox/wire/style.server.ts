/** What the stand-ins' pages share: paper, ink and one calm blue, light and dark, readable at AA contrast. */
export const baseStyle = `
:root{--paper:#f5f6f4;--card:#fff;--sunk:#ebeeea;--ink:#1b2320;--ink-2:#4c5853;--line:#d5dbd6;--edge:#79857f;
--accent:#1d5566;--accent-ink:#fff;--good:#1f6446;--warn:#6d4700;--warn-soft:#fdf1d8;--warn-line:#e2c384;--bad:#9c241d;--bad-soft:#fbe9e6;
--serif:"Songti SC","Noto Serif SC","Noto Serif CJK SC","Source Han Serif SC",Georgia,serif;
--sans:system-ui,-apple-system,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#101413;--card:#181e1c;--sunk:#0c100f;--ink:#eef3f0;--ink-2:#b3c0ba;--line:#2c3532;--edge:#7f8d87;
--accent:#8ccbdd;--accent-ink:#06232c;--good:#7fcfa6;--warn:#f0cd87;--warn-soft:#2b2210;--warn-line:#5f4a1c;--bad:#f39c92;--bad-soft:#331916}}
*{box-sizing:border-box}html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 var(--sans);font-variant-numeric:tabular-nums;line-break:strict;overflow-wrap:anywhere}
h1,h2{font-family:var(--serif);line-height:1.35;margin:0}h1{font-size:1.5rem}h2{font-size:1.1rem}p{margin:.4em 0}
a{color:var(--accent);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
.card{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:20px}
.muted{color:var(--ink-2)}.small{font-size:.875rem}
.notice{background:var(--warn-soft);border:1px solid var(--warn-line);color:var(--warn);border-radius:12px;padding:10px 14px;font-size:.92rem;margin:0}
.btn{display:flex;align-items:center;justify-content:center;gap:10px;width:100%;min-height:50px;padding:10px 16px;border-radius:12px;border:1px solid var(--edge);background:var(--card);color:var(--ink);font:600 1rem/1.3 var(--sans);text-align:center;text-decoration:none;cursor:pointer}
.btn.main{background:var(--accent);border-color:var(--accent);color:var(--accent-ink)}
.btn.text{border-color:transparent;background:transparent;color:var(--ink-2);font-weight:500}
.btn:hover{filter:brightness(.97)}
@media (prefers-color-scheme:dark){.btn:hover{filter:brightness(1.12)}}
form{margin:0}
`;
