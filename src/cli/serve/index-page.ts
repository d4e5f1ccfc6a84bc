import { passes } from '../../model/standing/required-targets.ts';
import { escapeHtml } from '../../report/formats/html/html-text.ts';
import type { ServeConfig } from '../../setup/audit/probe/serve-config.ts';
import type { AuditRounds, LastAudit } from './audit-rounds.ts';

/** What the server has, with links to it: no more than who may ask it could find out by asking. */
export function indexPage({ modules, targets }: ServeConfig, rounds: AuditRounds): string {
  const names = [...modules.keys()].filter((name) => name !== '');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>netready</title>
</head>
<body>
<main>
<h1>netready</h1>
<p><a href="/metrics">Metrics of this server</a>, <a href="/-/healthy">health</a>, <a href="/-/ready">readiness</a></p>
<h2>Audits</h2>
${list(rounds.names().map((name) => auditItem(name, rounds.last(name))))}
<h2>Probes</h2>
<p><code>/probe?target=TARGET</code>, of ${targets.length} kinds of targets that are allowed, with <code>&amp;module=NAME</code> by a module:</p>
${list(names.map((name) => `<code>${escapeHtml(name)}</code>`))}
</main>
</body>
</html>
`;
}

function auditItem(name: string, last: LastAudit | 'unmade' | undefined): string {
  const asked = encodeURIComponent(name);
  const links = `<a href="/report/${asked}">report</a>, <a href="/probe?audit=${asked}">metrics</a>`;
  return `<code>${escapeHtml(name)}</code>: ${wordOf(last)}, ${links}`;
}

function wordOf(last: LastAudit | 'unmade' | undefined): string {
  if (last === undefined || last === 'unmade') return 'not ended yet';
  const { summary, options, startedAt } = last.report;
  const { reachable, degraded, targets } = summary;
  const passed = reachable + (passes('degraded', options.failOn) ? degraded : 0);
  return `${passed} of ${targets} targets pass, begun ${escapeHtml(startedAt)}`;
}

function list(items: readonly string[]): string {
  if (items.length === 0) return '<p>None.</p>';
  return `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
}
