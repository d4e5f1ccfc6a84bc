import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { fillerOf } from '../../../../../src/report/words/reproduce/page/fill-line.ts';

const [finding] = company.findings.filter(({ kind }) => kind === 'proxy-login-demand');
if (!finding) throw new Error('The company has no such finding');

const fill = (line: string, report: Report = company): string => fillerOf(report, finding)(line);

describe('fillerOf()', () => {
  it('puts in what the report knows, and leaves what it does not', () => {
    expect(fill('curl -v --proxy http://PROXY:PORT https://HOST/PATH')).toBe(
      'curl -v --proxy http://proxy.office.example:3128 https://eu-v20.events.data.microsoft.com/',
    );
    expect(fill('nc -w 5 PROXY-HOST PORT')).toBe('nc -w 5 proxy.office.example 3128');
    expect(fill('dig @OTHER-SERVER HOST A')).toBe(
      'dig @OTHER-SERVER eu-v20.events.data.microsoft.com A',
    );
    expect(fill('Get-Host; LOCALHOST')).toBe('Get-Host; LOCALHOST');
  });

  it('leaves what a shell could take for more than a word, and a redacted report', () => {
    const attempts = company.attempts.map((one) => ({ ...one, path: '/a?b&id', host: 'x;id' }));
    expect(fill('curl https://HOST/PATH', { ...company, attempts })).toBe('curl https://HOST/PATH');
    const options = { ...company.options, redacted: true as const };
    expect(fill('curl https://HOST/', { ...company, options })).toBe('curl https://HOST/');
  });

  it('names the port of the target where it is another', () => {
    const attempts = company.attempts.map((one) => ({ ...one, port: 8443 }));
    expect(fill('openssl s_client -connect HOST:443', { ...company, attempts })).toContain(':8443');
  });
});
