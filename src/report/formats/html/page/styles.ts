/** Rows of a matrix without a verdict go where that verdict was chosen. */
const verdictRows = [
  'blocked',
  'down',
  'inconclusive',
  'degraded',
  'reachable',
  'not-run',
  'not-applicable',
]
  .map((verdict) => {
    return `.matrix:has(#show-${verdict}:checked) :is(.row, tbody):not(.has-${verdict})`;
  })
  .join(',\n');
/** The styles of a page: the colours of the reader's system, light or dark; what fails stands out. */
export const styles: string = `
:root { color-scheme: light dark; --page: #fff; --card: #f5f6f8; --text: #1b1f24; --dim: #57606a; --line: #d5d9de; --link: #0b57d0;
  --bad: #b3261e; --warn: #845400; --good: #1a6b3c; --bad-bg: #fdeceb; --warn-bg: #fdf3dd; --good-bg: #e6f5ec;
  --c1: #6b7785; --c2: #7b5ea7; --c3: #2f6fb7; --c4: #0d8a8a; --c5: #b0731b; --c6: #4d8a2f; --c7: #9aa52a; }
@media (prefers-color-scheme: dark) { :root { --page: #14171b; --card: #1e2329; --text: #e6e9ed; --dim: #a3adb8; --line: #3a424b; --link: #8ab4f8;
  --bad: #ff9a91; --warn: #ffcb70; --good: #86dba9; --bad-bg: #431a18; --warn-bg: #3b2f12; --good-bg: #15331f;
  --c1: #98a4b1; --c2: #b69ae0; --c3: #6ea8ec; --c4: #4fc3c3; --c5: #e0a550; --c6: #86c566; --c7: #cfd863; } }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; margin: 0; background: var(--page); color: var(--text); }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.75rem 0 0.75rem; padding-top: 0.75rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 0.5rem; }
p, ul, ol, dl, figure { margin: 0.75rem 0; }
p, li, dd { max-width: 80ch; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, kbd, pre { font: 0.9em/1.45 ui-monospace, Consolas, "Liberation Mono", monospace; }
kbd { background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: 0 0.25em; }
pre { white-space: pre-wrap; background: var(--card); border-radius: 6px; padding: 0.75rem; margin: 0.5rem 0; }
header { border-left: 0.6rem solid var(--dim); border-radius: 8px; background: var(--card); padding: 1.25rem 1.5rem; }
header p { margin: 0.25rem 0; max-width: none; } header h1 { font-size: 1.6rem; margin: 0.35rem 0; }
header .told, .told { color: var(--dim); font-size: 0.9rem; }
header.ready { border-color: var(--good); background: var(--good-bg); } header.ready h1 { color: var(--good); }
header.not-ready { border-color: var(--bad); background: var(--bad-bg); } header.not-ready h1 { color: var(--bad); }
header.load { border-color: var(--link); }
header.not-known { border-color: var(--warn); background: var(--warn-bg); } header.not-known h1 { color: var(--warn); }
header.ready .told, header.not-ready .told, header.not-known .told { color: var(--text); }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.2rem 1rem; }
dt { color: var(--dim); }
dd { margin: 0; }
.tiles { grid-template-columns: repeat(auto-fit, minmax(7.2rem, 1fr)); gap: 0.6rem; margin: 1rem 0; }
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; background: var(--card); border-radius: 8px; border-top: 4px solid currentColor; padding: 0.6rem 0.9rem; font-weight: normal; }
.tiles dt { font-size: 0.9rem; }
.tiles dd { font-size: 1.75rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; font-size: 0.95rem; }
table { border-collapse: collapse; width: 100%; }
.wide + h3, dl + h3 { margin-top: 1.5rem; } .team { margin: 1.5rem 0; } .team h3 { margin: 0; padding-bottom: 0.35rem; border-bottom: 2px solid var(--line); }
.team h3 .told { font-weight: normal; margin-left: 0.5rem; }
.change { display: grid; grid-template-columns: minmax(15rem, 2fr) 3fr; gap: 0.25rem 2rem; padding: 0.7rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.change p { margin: 0; max-width: 70ch; } .change p + p { margin-top: 0.5rem; }
.next { background: var(--card); border-radius: 8px; padding: 0.75rem 1rem; max-width: none; }
.wide { overflow-x: auto; margin: 1rem 0; } .wide { overflow-wrap: break-word; } .wide bdi { overflow-wrap: anywhere; }
th, td { border-bottom: 1px solid var(--line); padding: 0.35rem 0.75rem; text-align: left; vertical-align: top; }
thead th { color: var(--dim); font-size: 0.85rem; font-weight: 600; vertical-align: bottom; background: var(--page); border-bottom: 2px solid var(--line); }
.wide th:not(.figure), .wide td:not(.figure) { min-width: 9ch; }
.wide th:first-child { min-width: 14ch; } .wide td:not(.figure):has(> code) { min-width: 24ch; } .wide td:not(.figure):has(> ul) { min-width: 26ch; }
tbody th { font-weight: normal; }
th[scope=rowgroup] { font-weight: 650; padding-top: 1.1rem; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.blocked, .down { color: var(--bad); font-weight: 650; }
.degraded, .inconclusive { color: var(--warn); font-weight: 650; }
.reachable { color: var(--good); }
.not-applicable, .not-run { color: var(--dim); }
td.blocked, td.down { background: var(--bad-bg); }
td.degraded, td.inconclusive { background: var(--warn-bg); }
.matrix td { min-width: 8ch; width: 12%; }
.matrix tbody tr:hover > * { background: var(--card); }
.matrix th[scope=row] { width: 40%; } .matrix thead span { display: block; font-weight: normal; font-size: 0.75rem; }
:target { scroll-margin-top: 4.5rem; } tr:target > *, p:target { background: var(--card); box-shadow: inset 0 2px var(--link), inset 0 -2px var(--link); } article:target { outline: 3px solid var(--link); }
td a { color: inherit; } td ul { margin: 0; padding: 0; list-style: none; } td li { padding-left: 1em; text-indent: -1em; }
@media (min-width: 60rem) { .matrix .wide { overflow: visible; } .matrix thead th { position: sticky; top: 0; } }
fieldset { border: 1px solid var(--line); border-radius: 8px; padding: 0.35rem 0.9rem 0.6rem; margin: 0.75rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; }
legend, .bar { color: var(--dim); font-size: 0.9rem; }
.bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; }
input[type=search], select { font: inherit; padding: 0.25rem 0.5rem; border: 1px solid var(--dim); border-radius: 6px; background: var(--page); color: var(--text); max-width: 100%; }
th button { font: inherit; text-align: left; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline dotted; text-underline-offset: 3px; }
th[aria-sort=ascending] button::after { content: " \\2191"; } th[aria-sort=descending] button::after { content: " \\2193"; }
${verdictRows} { display: none; }
article { background: var(--card); border-radius: 8px; padding: 1rem 1.25rem; margin: 0.9rem 0; break-inside: avoid; }
article pre, article kbd { background: var(--page); }
summary { cursor: pointer; padding: 0.3rem 0; }
details > ol { padding-left: 1.5rem; }
details li { margin: 0.75rem 0; }
details dl, details li p { margin: 0.15rem 0; font-size: 0.95rem; }
main > details { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 2.3rem; }
main > details p { margin: 0.25rem 0; font-size: 0.9rem; } main > details summary span { font-size: 0.85rem; margin-left: 0.75rem; white-space: nowrap; }
.fall { margin: 0.5rem 0 1rem; font-size: 0.9rem; }
.fall th, .fall td { padding: 0.25rem 0.6rem; }
.fall td:nth-child(n+4), .fall th:nth-child(n+4) { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.fall :is(th, td):nth-child(-n+2) { white-space: nowrap; }
.fall td:nth-child(3) { width: 50%; background: none; }
svg { display: block; width: 100%; }
.fall svg, .bars svg { height: 1.1rem; min-width: 6rem; background: var(--card); border-radius: 3px; fill: var(--c3); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(21rem, 100%), 1fr)); gap: 0.5rem 2rem; align-items: start; margin: 1rem 0; }
.chart { max-width: 32rem; margin: 0.5rem 0; break-inside: avoid; } .chart svg { height: auto; font-variant-numeric: tabular-nums; }
.fall svg { margin-top: 0.15rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; font-size: 0.9rem; }
.legend:not(.marks) li::before { content: ""; display: inline-block; width: 0.8rem; height: 0.8rem; margin-right: 0.4rem; border-radius: 3px; background: currentColor; vertical-align: -0.05rem; }
.legend li::before { color: var(--c1); } .legend li.resolve::before { color: var(--c2); } .legend li.connect::before { color: var(--c3); } .legend li.tunnel::before { color: var(--c4); } .legend li.handshake::before { color: var(--c5); } .legend li.wait::before { color: var(--c6); } .legend li.transfer::before { color: var(--c7); }
path.se { fill: var(--c1); } path.re { fill: var(--c2); } path.co { fill: var(--c3); } path.tu { fill: var(--c4); } path.ha { fill: var(--c5); } path.wa { fill: var(--c6); } path.tr { fill: var(--c7); }
path.failed { fill: var(--bad); }
figcaption { font-weight: 650; margin-bottom: 0.35rem; }
figure { max-width: 46rem; }
.bars th, .bars td { border: 0; padding: 0.1rem 0.75rem 0.1rem 0; white-space: nowrap; }
.bars td:nth-child(2) { width: 80%; }
@media (max-width: 40rem) { main { padding: 0.75rem 0.75rem 3rem; } h1 { font-size: 1.6rem; } header { padding: 1rem; } dl:not(.tiles) { grid-template-columns: 1fr; gap: 0; } dl:not(.tiles) dd { margin-bottom: 0.4rem; } article { padding: 0.75rem; } .change { grid-template-columns: 1fr; }
  .matrix th:not([scope=rowgroup]), .matrix td { padding: 0.35rem 0.4rem; } .matrix td { min-width: 5.5rem; } .matrix th[scope=row], .matrix thead th:first-child { position: sticky; left: 0; background: var(--page); min-width: 9.5rem; max-width: 11rem; } .matrix code { font-size: 0.8rem; }
  .fall td:nth-child(n+4):not(:last-child), .fall th:nth-child(n+4):not(:last-child) { display: none; } .tiles { grid-template-columns: repeat(4, 1fr); gap: 0.4rem; } .tiles div { padding: 0.4rem 0.5rem; } .tiles dt { font-size: 0.75rem; } .tiles dd { font-size: 1.4rem; }
  nav ul { flex-wrap: nowrap; overflow-x: auto; white-space: nowrap; } }
@media print { :root { --page: #fff; --card: #f5f6f8; --text: #000; --dim: #444; --line: #bbb; --bad: #a0160e; --warn: #704600; --good: #0f5a2e; --bad-bg: #fdeceb; --warn-bg: #fdf3dd; --good-bg: #e6f5ec; --link: #000; --c1: #6b7785; --c2: #7b5ea7; --c3: #2f6fb7; --c4: #0d8a8a; --c5: #b0731b; --c6: #4d8a2f; --c7: #9aa52a; }
  body { font-size: 9pt; line-height: 1.35; print-color-adjust: exact; -webkit-print-color-adjust: exact; } main { padding: 0; max-width: none; } nav, fieldset, .bar { display: none; } .wide { overflow: visible; overflow-wrap: anywhere; } .wide td:not(.figure):has(> code) { min-width: 16ch; } .wide td:not(.figure):has(> ul) { min-width: 12ch; } a { color: inherit; text-decoration: none; } .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.25rem 1.5rem; } main > details { break-inside: avoid; content-visibility: visible; } .tiles { grid-template-columns: repeat(auto-fit, minmax(5.5rem, 1fr)); }
  thead { display: table-header-group; } .matrix thead th { position: static; } tr, li, svg { break-inside: avoid; } h2, h3, summary, th[scope=rowgroup] { break-after: avoid; }
  main > details > p { display: none; } h2 { margin-top: 1.5rem; } .tiles dt { font-size: 0.7rem; overflow-wrap: normal; } .tiles div { padding: 0.35rem 0.5rem; } th button { display: contents; }
  article { break-inside: auto; padding: 0.5rem 1rem; } article > h3, article > dl { break-inside: avoid; break-after: avoid; } th, td { padding: 0.2rem 0.5rem; } details li { margin: 0.4rem 0; } .fall { margin: 0.25rem 0 0.5rem; }
  details::details-content { content-visibility: visible; height: auto; } @page { size: A4; margin: 15mm 12mm; } }
`;

/** Of `styles`, as a content security policy names it. */
export const stylesHash = 'sha256-8G0K1YV2kObYjM4Sx8qVBZV5CX5XVY+Ju3IehBkDknY=';
