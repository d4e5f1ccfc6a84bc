import { rootCertificates } from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { sku } from '../../../fixtures/setup/tenants.ts';
import type { Cloud } from '../../../src/model/target/operating-system.ts';
import { askGraph } from '../../../src/setup/tenant/ask-graph.ts';
import type { Asking } from '../../../src/setup/tenant/ask-json.ts';
import { findTenant } from '../../../src/setup/tenant/find-tenant.ts';
import { parseConnectTo } from '../../../src/setup/usage/parse-values.ts';
import { type MicrosoftServer, microsoftServer, type Reply } from './microsoft-server.ts';

const token = 'T0kenT0kenT0ken';
const p2 = '871d91ec-ec1a-452b-a83f-bd76c7d770ef';
const id = '3aa4a235-b6e2-48d5-9195-7fcf05b459b0';

function asking({ port, ca }: MicrosoftServer): Asking {
  return {
    signal: new AbortController().signal,
    timeoutMs: 20_000,
    ca: [...rootCertificates, ca],
    connectTo: [parseConnectTo('connectTo', `::127.0.0.1:${port}`)],
    userAgent: 'netready/test',
    wayOut: { waysTo: async () => ({ ways: [{ kind: 'direct' }] }) },
  };
}

function ask(server: MicrosoftServer, cloud: Cloud = 'commercial') {
  return askGraph({ token, cloud, asking: asking(server) });
}

/** Answers one call, and the others with an empty list. */
function answering(call: string, replies: readonly Reply[]) {
  let at = 0;
  return (place: string): Reply => {
    if (!place.endsWith(call)) return { body: { value: [] } };
    at += 1;
    return replies[Math.min(at, replies.length) - 1] ?? {};
  };
}

describe('askGraph()', () => {
  it('makes three requests, selects what it needs, and hands the token to each', async () => {
    const server = await microsoftServer((place) => {
      if (place.endsWith('subscribedSkus')) return { body: { value: [sku('SPE_E5', p2)] } };
      if (place.endsWith('organization')) {
        return { body: { value: [{ id, countryLetterCode: 'DE', assignedPlans: [] }] } };
      }
      return { body: { value: [{ displayName: 'Fabrikam', status: 'active' }] } };
    });
    expect(await ask(server)).toEqual({
      subscribedSkus: {
        found: [
          expect.objectContaining({ name: 'SPE_E5', status: 'Enabled', enabled: 100, used: 40 }),
        ],
      },
      organization: { found: { id, country: 'DE', plans: [] } },
      delegatedAdminRelationships: { found: [{ name: 'Fabrikam', status: 'active' }] },
    });
    expect(server.places).toEqual([
      'graph.microsoft.com/v1.0/subscribedSkus',
      'graph.microsoft.com/v1.0/organization',
      'graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships',
    ]);
    for (const { headers, url } of server.requests) {
      expect(headers.authorization).toBe(`Bearer ${token}`);
      expect(url).toContain('?$select=');
    }
  });

  it.each([
    ['commercial', 'graph.microsoft.com'],
    ['gcc', 'graph.microsoft.com'],
    ['gcc-high', 'graph.microsoft.us'],
    ['dod', 'dod-graph.microsoft.us'],
  ] as const)('asks the host of %s, %s', async (cloud, host) => {
    const server = await microsoftServer(() => ({ body: { value: [] } }));
    await ask(server, cloud);
    expect(new Set(server.places.map((place) => place.split('/')[0]))).toEqual(new Set([host]));
  });

  it('reads the further pages of the same host, and hands the token to no other', async () => {
    const next = 'https://graph.microsoft.com/v1.0/subscribedSkus?$skiptoken=2';
    const pages = [
      { body: { value: [sku('A', p2)], '@odata.nextLink': next } },
      { body: { value: [sku('B', p2)] } },
    ];
    const server = await microsoftServer(answering('subscribedSkus', pages));
    const { subscribedSkus } = await ask(server);
    expect('found' in subscribedSkus && subscribedSkus.found.map(({ name }) => name)).toEqual([
      'A',
      'B',
    ]);
    for (const link of [
      'https://login.microsoftonline.com/x',
      'http://graph.microsoft.com/x',
      'https://graph.microsoft.com:444/x',
      'https://graph.microsoft.com.evil.example/',
      7,
    ]) {
      const other = await microsoftServer(
        answering('subscribedSkus', [{ body: { value: [], '@odata.nextLink': link } }]),
      );
      const answers = await ask(other);
      expect(answers.subscribedSkus).toEqual({ failure: 'shape', detail: '@odata.nextLink' });
      expect(other.requests).toHaveLength(3);
    }
  });

  it('ends where pages never do', async () => {
    const next = 'https://graph.microsoft.com/v1.0/subscribedSkus?$skiptoken=2';
    const server = await microsoftServer(
      answering('subscribedSkus', [{ body: { value: [], '@odata.nextLink': next } }]),
    );
    const { subscribedSkus } = await ask(server);
    expect(subscribedSkus).toMatchObject({ failure: 'too-large' });
    expect(server.requests).toHaveLength(12);
  });

  it('waits once where it is asked to, and not twice', async () => {
    const busy = { status: 429, headers: { 'retry-after': '0' } };
    const good = { body: { value: [sku('A', p2)] } };
    const once = await microsoftServer(answering('subscribedSkus', [busy, good]));
    expect((await ask(once)).subscribedSkus).toMatchObject({ found: [{ name: 'A' }] });
    const twice = await microsoftServer(answering('subscribedSkus', [busy, busy, good]));
    expect((await ask(twice)).subscribedSkus).toMatchObject({ failure: 'busy' });
    expect(twice.requests).toHaveLength(4);
    const long = { status: 429, headers: { 'retry-after': '600' } };
    const late = await microsoftServer(answering('subscribedSkus', [long, good]));
    expect((await ask(late)).subscribedSkus).toEqual({ failure: 'busy', detail: 'wait 600 s' });
  });

  it.each([
    [
      '401',
      { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } },
      'unauthorized',
    ],
    ['403', { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }, 'forbidden'],
    ['500', { status: 500 }, 'status'],
    ['HTML', { body: '<html>Sign in</html>' }, 'no-json'],
    ['half of a JSON', { body: '{"value": [' }, 'no-json'],
    ['another shape', { body: { value: 'x' } }, 'shape'],
    ['a list', { body: [] }, 'shape'],
    ['50 MB', { body: ' '.repeat(50_000_000) }, 'too-large'],
    [
      'a redirect elsewhere',
      { status: 302, headers: { location: 'https://login.microsoftonline.com/' } },
      'unreachable',
    ],
  ] as const)('says why, of %s', async (_, reply: Reply, failure) => {
    const server = await microsoftServer(answering('subscribedSkus', [reply]));
    const { subscribedSkus, organization } = await ask(server);
    expect(subscribedSkus).toMatchObject({ failure });
    expect(JSON.stringify(subscribedSkus)).not.toContain(token);
    const other =
      failure === 'unreachable' ? subscribedSkus : { failure: 'shape', detail: 'value' };
    expect(organization).toEqual(other);
    expect(server.places.every((place) => place.startsWith('graph.'))).toBe(true);
  });

  it('hands the token to nobody whose certificate does not verify, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const server = await microsoftServer(() => ({ body: { value: [] } }));
    const { ca: _, ...strict } = asking(server);
    const { subscribedSkus } = await askGraph({ token, cloud: 'commercial', asking: strict });
    vi.unstubAllEnvs();
    expect(subscribedSkus).toMatchObject({ failure: 'unreachable' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('findTenant()', () => {
  const document = {
    issuer: `https://login.microsoftonline.com/${id}/v2.0`,
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
  };

  it('asks once, without a login, and says which tenant it is', async () => {
    const server = await microsoftServer(() => ({ body: document }));
    expect(await findTenant('contoso.com', { asking: asking(server) })).toEqual({
      found: {
        ...{ domain: 'contoso.com', id, cloud: 'commercial' },
        ...{ instance: 'microsoftonline.com', region: 'EU' },
      },
    });
    expect(server.places).toEqual([
      'login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration',
    ]);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('asks the login page of the cloud', async () => {
    const server = await microsoftServer(() => ({ body: document }));
    await findTenant('contoso.com', { cloud: 'dod', asking: asking(server) });
    expect(server.places[0]).toMatch(/^login\.microsoftonline\.us\//);
  });

  it('knows a tenant that is none from an answer that says nothing', async () => {
    const none = await microsoftServer(() => ({ status: 400, body: { error: 'invalid_tenant' } }));
    expect(await findTenant('nobody.example', { asking: asking(none) })).toEqual({
      failure: 'unknown',
    });
    const page = await microsoftServer(() => ({ body: '<html>blocked</html>' }));
    expect(await findTenant('contoso.com', { asking: asking(page) })).toEqual({
      failure: 'no-json',
      detail: 'text/html',
    });
  });
});
