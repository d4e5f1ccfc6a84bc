import { describe, expect, it } from 'vitest';
import { checkTenantName } from '../../../src/setup/tenant/find-tenant.ts';
import { readTenant } from '../../../src/setup/tenant/read-tenant.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';

const id = '3aa4a235-b6e2-48d5-9195-7fcf05b459b0';

function cloudOf(instance: string, scope?: string) {
  const answer = readTenant('a.example', {
    issuer: `https://login.microsoftonline.com/${id}/v2.0`,
    cloud_instance_name: instance,
    tenant_region_scope: 'EU',
    ...(scope !== undefined && { tenant_region_sub_scope: scope }),
  });
  return 'found' in answer ? answer.found.cloud : answer.failure;
}

describe('readTenant()', () => {
  it.each([
    ['microsoftonline.com', undefined, 'commercial'],
    ['microsoftonline.com', 'GCC', 'gcc'],
    ['microsoftonline.us', 'DODCON', 'gcc-high'],
    ['microsoftonline.us', 'DOD', 'dod'],
    ['microsoftonline.us', undefined, 'gcc-high'],
    ['partner.microsoftonline.cn', undefined, undefined],
  ])('of %s, %s is %s', (instance, scope, cloud) => {
    expect(cloudOf(instance, scope)).toBe(cloud);
  });

  it.each([null, 7, [], {}, { issuer: 'https://evil.example/' }, { issuer: 1 }])(
    'takes nothing of %j',
    (document) => {
      expect(readTenant('a.example', document)).toEqual({ failure: 'shape', detail: 'issuer' });
    },
  );
});

describe('checkTenantName()', () => {
  it('takes a domain or an id, and nothing that would be another path', () => {
    expect(checkTenantName('tenant', 'Contoso.onMicrosoft.com')).toBe('contoso.onmicrosoft.com');
    expect(checkTenantName('tenant', id)).toBe(id);
    for (const text of [
      '',
      'common',
      '../x',
      'a.example/x',
      'a b.example',
      `${'a'.repeat(300)}.x`,
    ]) {
      expect(() => checkTenantName('tenant', text)).toThrow(UsageError);
    }
  });
});
