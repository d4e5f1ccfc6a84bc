import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { Cloud } from '../../../src/model/target/operating-system.ts';
import { askDevices } from '../../../src/setup/tenant/ask-devices.ts';
import { parseConnectTo } from '../../../src/setup/usage/parse-values.ts';
import { type MicrosoftServer, microsoftServer, type Reply } from './microsoft-server.ts';

const token = 'T0kenT0kenT0ken';

function ask({ port, ca }: MicrosoftServer, cloud: Cloud = 'commercial') {
  return askDevices({
    ...{ token, cloud },
    asking: {
      signal: new AbortController().signal,
      timeoutMs: 20_000,
      ca: [...rootCertificates, ca],
      connectTo: [parseConnectTo('connectTo', `::127.0.0.1:${port}`)],
      userAgent: 'netready/test',
      wayOut: { waysTo: async () => ({ ways: [{ kind: 'direct' }] }) },
    },
  });
}

function rowOf(number: number, more: object = {}) {
  return {
    DeviceId: number.toString(16).padStart(40, '0'),
    ...{ DeviceName: `pc${number}`, OnboardingStatus: 'Onboarded', SensorHealthState: 'Active' },
    ...more,
  };
}

async function serverOf(replies: readonly Reply[]) {
  const bodies: string[] = [];
  let at = 0;
  const server = await microsoftServer((_, request, body) => {
    bodies.push(`${request.method} ${body}`);
    at += 1;
    return replies[Math.min(at, replies.length) - 1] ?? {};
  });
  return { server, bodies };
}

const page = (results: readonly object[]): Reply => ({ body: { schema: [], results } });

describe('askDevices()', () => {
  it('asks advanced hunting once, with the token, and reads what a row says', async () => {
    const row = rowOf(1, {
      ...{ PublicIP: '203.0.113.9', MachineGroup: 'Zurich', OSPlatform: 'Windows11' },
      ...{ Connectivity: 'Streamlined', RegistryDeviceTag: 'ZRH', ManualTags: '["a","b"]' },
      DynamicTags: '[not JSON',
    });
    const { server, bodies } = await serverOf([page([row, rowOf(2), {}, []])]);
    expect(await ask(server, 'gcc-high')).toEqual({
      found: [
        {
          ...{ name: 'pc1', publicIp: '203.0.113.9', group: 'Zurich', os: 'Windows11' },
          ...{ connectivity: 'Streamlined', tags: ['ZRH', 'a', 'b'] },
          ...{ onboarding: 'Onboarded', sensor: 'Active' },
        },
        { name: 'pc2', tags: [], onboarding: 'Onboarded', sensor: 'Active' },
      ],
    });
    expect(server.places).toEqual(['graph.microsoft.us/v1.0/security/runHuntingQuery']);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
    const [method, body = ''] = /^(\w+) (.*)$/s.exec(bodies[0] ?? '')?.slice(1) ?? [];
    expect(method).toBe('POST');
    expect(JSON.parse(body)).toMatchObject({
      Query: expect.stringMatching(/^DeviceInfo\n\| where isnotempty/),
      Timespan: 'P30D',
    });
  });

  it('goes on behind the last id where a page is full', async () => {
    const full = Array.from({ length: 10_000 }, (_, index) => rowOf(index));
    const { server, bodies } = await serverOf([page(full), page([rowOf(10_000)])]);
    const answer = await ask(server);
    expect('found' in answer && answer.found).toHaveLength(10_001);
    expect(bodies[1]).toContain(
      `strcmp(DeviceId, \\"${(9999).toString(16).padStart(40, '0')}\\") > 0`,
    );
  });

  it('puts no id into a query that is none, and ends where pages do not', async () => {
    const full = Array.from({ length: 10_000 }, (_, index) => rowOf(index));
    const hostile = [...full.slice(1), { ...rowOf(1), DeviceId: '") or true //' }];
    const first = await serverOf([page(hostile)]);
    expect(await ask(first.server)).toEqual({ failure: 'shape', detail: 'DeviceId' });
    const same = await serverOf([page(full)]);
    expect(await ask(same.server)).toEqual({ failure: 'shape', detail: 'DeviceId' });
    expect(same.bodies).toHaveLength(2);
  });

  it('keeps a wait that it is asked for once', async () => {
    const busy = { status: 429, headers: { 'retry-after': '0' } };
    const { server } = await serverOf([busy, page([rowOf(1)])]);
    expect(await ask(server)).toMatchObject({ found: [{ name: 'pc1' }] });
    const late = await serverOf([{ status: 429, headers: { 'retry-after': '900' } }]);
    expect(await ask(late.server)).toEqual({ failure: 'busy', detail: 'wait 900 s' });
  });

  it.each([
    ['401', { status: 401 }, 'unauthorized'],
    ['403, without the right', { status: 403, body: { error: { message: token } } }, 'forbidden'],
    ['400, for a query that it cannot run', { status: 400 }, 'status'],
    ['HTML', { body: `<html>${token}</html>` }, 'no-json'],
    ['another shape', { body: { results: {} } }, 'shape'],
    [
      'a redirect',
      { status: 307, headers: { location: 'https://graph.microsoft.com/' } },
      'unreachable',
    ],
    ['20 MB', { body: ' '.repeat(20_000_000) }, 'too-large'],
  ] as const)('says why, of %s', async (_, reply: Reply, failure) => {
    const { server, bodies } = await serverOf([reply]);
    const answer = await ask(server);
    expect(answer).toMatchObject({ failure });
    expect(bodies).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain(token);
  });
});
