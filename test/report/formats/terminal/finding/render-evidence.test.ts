import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { evidenceJson } from '../../../../../src/report/formats/json/evidence-json.ts';
import { toldFindings } from '../../../../../src/report/formats/json/text/told-findings.ts';
import { renderEvidence } from '../../../../../src/report/formats/terminal/finding/render-evidence.ts';
import { evidenceOf } from '../../../../../src/report/view/findings/evidence-of.ts';

/** Of a report, what this reads. */
const report = {
  observations: [
    {
      ...{ id: 'a1.1', attempt: 'a1', step: 'exchange', durationMs: 1, method: 'GET' },
      ...{ sent: 'GET / HTTP/1.1\r\nHost: \u001b[31m\u202e\r\n', failure: null },
    },
  ],
  attempts: [
    {
      id: 'a1',
      target: 't1',
      route: 'direct',
      sample: 1,
      purpose: 'audit',
      observations: ['a1.1'],
    },
  ],
  findings: [{ id: 'f1', kind: 'proxy-settings-conflict', severity: 'warning', evidence: ['s1'] }],
  targets: [{ id: 't1', url: 'https://a.example/' }],
  routes: [{ id: 'direct', kind: 'direct' }],
  settings: [{ id: 's1', source: 'x', raw: 'http=\u009b' }],
  ...{ options: { timeoutMs: 1000 }, environment: {} },
} as unknown as Report;

function shown(id: string): string {
  const evidence = evidenceOf(report, id);
  return evidence ? renderEvidence(evidence, { width: 80, color: false }) : '';
}

describe('evidence on a terminal', () => {
  it('shows a head line by line, and moves no cursor', () => {
    expect(shown('a1')).toContain(
      '\n  sent:\n      GET / HTTP/1.1\n      Host: \\x1b[31m\\u{202e}\n',
    );
    expect(shown('a1')).toMatch(/^[\x20-\x7e\n]+$/);
    expect(shown('a1')).toContain('\nNo finding cites a1.\n');
  });

  it('shows the settings that a finding is about', () => {
    expect(shown('f1')).toMatch(/^setting s1\n {2}id: s1\n {2}raw: [\x20-\x7e]+\n {2}source: x\n/);
    expect(shown('f1')).toContain('f1 warning: ');
    expect(shown('f2')).toBe('');
  });

  it('ends each finding with what is pasted to see it again, and JSON has it as the report does', () => {
    const [first] = [...toldFindings(company, company.findings)].filter(
      ({ reproduce }) => reproduce?.shell !== undefined && reproduce.powershell !== undefined,
    );
    const evidence = evidenceOf(company, first?.id ?? '');
    if (!evidence) throw new Error('No finding of the report has a line');
    const text = renderEvidence(evidence, { width: 80, color: false });
    expect(text).toMatch(/\n {2}see it again:\n {4}\S[^\n]+\n/);
    expect(text).toContain('\n  see it again in PowerShell:\n    ');
    expect(JSON.parse(evidenceJson(evidence)).findings).toEqual([first]);
    const redacted = { ...company, options: { ...company.options, redacted: true as const } };
    expect([...(evidenceOf(redacted, first?.id ?? '')?.again ?? [])]).toEqual([]);
  });
});
