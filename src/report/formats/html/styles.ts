/** The styles of a page: the colours of the reader's system, light or dark; what fails stands out. */
export const styles = `
:root { color-scheme: light dark; --bad: #b3261e; --warn: #8a5a00; --good: #2e7d4f; --dim: #6b6b6b; --line: #c8c8c8; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --warn: #ffc86b; --good: #7fd6a0; --dim: #a5a5a5; --line: #4a4a4a; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; display: block; overflow-x: auto; margin: 1rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.75rem; text-align: left; vertical-align: top; }
th:not(.figure), td:not(.figure) { min-width: 10ch; }
tbody th { font-weight: normal; }
pre { white-space: pre-wrap; }
th[scope=rowgroup] { font-weight: bold; padding-top: 1rem; }
tfoot th, tfoot td { font-weight: bold; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.blocked, .down { color: var(--bad); font-weight: bold; }
.degraded, .inconclusive { color: var(--warn); }
.reachable { color: var(--good); }
.not-applicable, .not-run { color: var(--dim); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { color: var(--dim); }
dd { margin: 0; }
article { border-top: 1px solid var(--line); break-inside: avoid; }
meter { width: 20rem; max-width: 50vw; }
`;

/** Of `styles`, as a content security policy names it. */
export const stylesHash = 'sha256-Ybkik5rydM3z0hXg3h65ww2WXD3QjwqAbf5tMKtPyoU=';
