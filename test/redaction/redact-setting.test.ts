import { describe, expect, it } from 'vitest';
import type { ComponentWay } from '../../src/model/route/component.ts';
import type { Route, Setting } from '../../src/model/route/route.ts';
import { head } from '../diagnosis/arbitrary-trials.ts';
import { auditOf, linesOfAudit, redactLines } from './redact-lines.ts';

const jane = 'S-1-5-21-1004336348-1177238915-682003330-512';
const john = 'S-1-5-21-1004336348-1177238915-682003330-513';
const cloud = 'S-1-12-1-1943430372-1249052806-2496021943-3034400218';

function setting(id: string, others: Partial<Setting> = {}): Setting {
  return { id, source: id, scope: 'user', raw: '', problems: [], wins: true, ...others };
}

/** The head of an audit with these settings, as it leaves the company. */
function redactedHead(
  settings: readonly Setting[],
  others: {
    readonly routes?: readonly Route[];
    readonly components?: readonly ComponentWay[];
  } = {},
) {
  const lines = linesOfAudit({
    head: { ...head, settings, ...others },
    trials: [],
    certificates: new Map(),
  });
  return auditOf(redactLines(lines)).head;
}

describe('redactSetting()', () => {
  it('has one pseudonym for a user, wherever his settings are named', () => {
    const id = `wininet-${jane}:pac`;
    const redacted = redactedHead(
      [
        setting(id, { source: `DefaultConnectionSettings of HKU\\${jane}, PAC file` }),
        setting(`wininet-${john}:proxy`, { wins: false, lostBecause: id }),
        setting(`wininet-${cloud}:proxy`),
      ],
      {
        routes: [{ id: 'direct', kind: 'direct', effective: true, settings: [id] }],
        components: [
          {
            component: 'user-programs',
            route: 'direct',
            setting: id,
            basis: 'inference',
            fallback: { route: 'direct', basis: 'inference' },
            detectionBy: id,
            losers: [],
          },
        ],
      },
    );
    const [first, second, third] = redacted.settings;
    expect(first).toMatchObject({
      id: 'wininet-sid-1:pac',
      source: 'DefaultConnectionSettings of HKU\\sid-1, PAC file',
    });
    expect(second).toMatchObject({ id: 'wininet-sid-2:proxy', lostBecause: first?.id });
    expect(third?.id).toBe('wininet-sid-3:proxy');
    expect(redacted.routes[0]?.settings).toEqual([first?.id]);
    expect(redacted.components?.[0]).toMatchObject({ setting: first?.id, detectionBy: first?.id });
    expect(JSON.stringify(redacted)).not.toMatch(/1004336348|1943430372/);
  });

  it('leaves the accounts that every Windows has', () => {
    const id = 'connection-HKU-S-1-5-18-1:pac';
    const source = 'Internet Settings of HKU\\S-1-5-18';
    expect(redactedHead([setting(id, { source })]).settings[0]).toMatchObject({ id, source });
  });

  it('hides the name of a connection, and says where it stands', () => {
    const scope = 'connection';
    const { settings } = redactedHead([
      setting('one', { scope, source: `Contoso VPN of HKU\\${jane}, PAC file` }),
      setting('two', { scope, source: 'Contoso VPN of HKCU, proxy' }),
      setting('three', { scope, source: 'Branch of HKLM of HKLM' }),
      setting('four', { scope, source: 'Contoso VPN' }),
    ]);
    expect(settings.map(({ source }) => source)).toEqual([
      'connection-1 of HKU\\sid-1, PAC file',
      'connection-1 of HKCU, proxy',
      'connection-2 of HKLM',
      'connection-1',
    ]);
  });

  it('hides the domain in which automatic detection asked', () => {
    const asked = setting('wpad:wpad.corp.contoso.example', { source: 'WPAD by DNS' });
    const [first] = redactedHead([asked]).settings;
    expect(first?.id).toMatch(/^wpad:wpad\./);
    expect(JSON.stringify(first)).not.toContain('contoso');
  });
});
