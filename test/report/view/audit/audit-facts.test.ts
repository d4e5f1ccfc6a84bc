import { describe, expect, it } from 'vitest';
import { commands, direct, headOf } from '../../../../fixtures/case/head.ts';
import type { WindowsContext } from '../../../../src/model/audit/windows/windows-account.ts';
import { checkHead } from '../../../../src/record/check-head.ts';
import { auditFacts } from '../../../../src/report/view/audit/audit-facts.ts';

function told(windows?: WindowsContext): string | undefined {
  const head = headOf([commands], [direct]);
  const environment = { ...head.environment, ...(windows && { windows }) };
  expect(checkHead({ ...head, environment })).toBeUndefined();
  return auditFacts({ ...head, environment }).find(({ label }) => label === 'account')?.value;
}

describe('the account of an audit on Windows', () => {
  it('is told with what that is worth', () => {
    expect(told({ account: 'system', readBy: 'node:ffi' })).toBe(
      'as LocalSystem, as the sensor runs',
    );
    expect(told({ account: 'user', readBy: 'reg.exe' })).toMatch(
      /^as a user, and not as LocalSystem: .*; WinHTTP itself was not asked$/,
    );
    expect(told({})).toBe('not known');
  });

  it('is told of no other system', () => {
    expect(told()).toBeUndefined();
  });

  it('is one of a closed list in a saved audit', () => {
    const { environment, ...head } = headOf([commands], [direct]);
    const windows = { account: 'root' };
    expect(checkHead({ ...head, environment: { ...environment, windows } })).toContain('account');
  });
});
