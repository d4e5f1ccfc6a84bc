import { expect, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { everyField } from '../../../fixtures/report/every-field.ts';
import { guideOfAudit } from '../../../src/diagnosis/guide/guide-of-audit.ts';
import { setupLineIds } from '../../../src/model/guide/setup-line.ts';

it('guideOfAudit() has every step in its order, and tells by an audit alone what that can tell', () => {
  const lines = guideOfAudit(company);
  expect(lines.map(({ id }) => id)).toEqual([...setupLineIds]);
  const told = Object.fromEntries(lines.map(({ id, state, reason }) => [id, `${state} ${reason}`]));
  expect(told).toMatchObject({
    licence: 'untold no-token',
    tenant: 'untold tenant-unasked',
    network: 'wrong audit-fails',
    'static-proxy': 'untold no-registry',
    'anonymous-traffic': 'wrong login-asked',
  });
});

it('guideOfAudit() goes by the registry that an audit read', () => {
  const checklist = [
    { name: 'TelemetryProxyServer', key: 'HKLM', state: 'set', value: 'p.example:80' },
    { name: 'DisableEnterpriseAuthProxy', key: 'HKLM', state: 'unset', due: true },
  ] as const;
  const lines = guideOfAudit({ ...everyField, checklist });
  expect(lines.find(({ id }) => id === 'static-proxy')).toMatchObject({
    ...{ state: 'done', reason: 'value-set', facts: { value: 'p.example:80' } },
  });
  expect(lines.find(({ id }) => id === 'authenticated-proxy')?.state).toBe('to-do');
});

it('guideOfAudit() calls nothing done of a list of which some targets were tried alone', () => {
  const passing = company.verdicts.map((one) => ({ ...one, verdict: 'reachable' as const }));
  const whole = { ...company, findings: [], verdicts: passing };
  const network = (report: typeof whole) =>
    guideOfAudit(report).find(({ id }) => id === 'network')?.reason;
  expect(network(whole)).toBe('audit-passes');
  const options = { ...company.options, only: { listed: 65 } as never };
  expect(network({ ...whole, options })).toBe('audit-partial');
  const states = guideOfAudit({ ...whole, options }).map(({ state }) => state);
  expect(states).not.toContain('done');
});
