import { describe, expect, it } from 'vitest';
import { saidAccount } from '../../../../src/discovery/windows/live/said-account.ts';
import { hasStandIns, standInProgram } from './stand-in-program.ts';

const saying = (user: string, groups: string): Promise<string> =>
  standInProgram(
    `process.stdout.write(args[0] === '/user' ? ${JSON.stringify(user)} : ${JSON.stringify(groups)})`,
  );

describe.skipIf(!hasStandIns)('saidAccount()', () => {
  it.each([
    ['"NT-AUTORITÄT\\SYSTEM","S-1-5-18"', '"…","S-1-16-16384",""', 'system'],
    ['"nt authority\\network service","S-1-5-20"', '', 'service'],
    [
      '"corp\\anna","S-1-5-21-1-2-3-1001"',
      '"Verbindliche Beschriftung","S-1-16-12288"',
      'administrator',
    ],
    ['"corp\\anna","S-1-5-21-1-2-3-1001"', '"Mandatory Label","S-1-16-8192"', 'user'],
    ['VM\\root', '', undefined],
  ])('takes %s for its account', async (user, groups, kind) => {
    expect(await saidAccount(await saying(user, groups))).toBe(kind);
  });

  it('says nothing without the program', async () => {
    expect(await saidAccount('/no/such/program')).toBeUndefined();
  });
});
