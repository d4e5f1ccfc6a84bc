import { describe, expect, it } from 'vitest';
import { refusalOf, usualAllowance } from '../../src/fleet/allowance.ts';
import type { AuditRequest } from '../../src/setup/request/audit-request.ts';

const open = {
  ...usualAllowance,
  targets: ['intranet.example', '*.corp.example', 'a.example:8443'],
};

describe('refusalOf()', () => {
  it.each<[string, AuditRequest]>([
    ['nothing, which is the built-in list', {}],
    ['a built-in list', { catalogues: ['MDE-Commercial'], os: ['windows-11'] }],
    ['a host that is allowed', { targets: ['intranet.example'] }],
    ['a URL below a domain that is allowed', { targets: ['https://www.corp.example/path'] }],
    ['a port that is allowed', { targets: ['a.example:8443'] }],
    ['the machine’s own ways', { routes: ['settings', 'direct'] }],
    ['as much as it allows', { rate: 200, samples: 10, concurrency: 1000 }],
  ])('lets pass %s', (_, request) => {
    expect(refusalOf(request, open)).toBeUndefined();
  });

  it.each<[string, AuditRequest, string]>([
    ['a host beyond', { targets: ['victim.example'] }, 'targets: "victim.example"'],
    ['one of several', { targets: ['intranet.example', '10.0.0.1'] }, '"10.0.0.1"'],
    ['a port beyond', { targets: ['intranet.example:22'] }, '"intranet.example:22"'],
    ['the domain itself, of a pattern for what is below', { targets: ['corp.example'] }, 'targets'],
    ['a name that ends alike', { targets: ['evilcorp.example'] }, 'targets'],
    ['a host before a login', { targets: ['https://intranet.example@victim.example/'] }, 'targets'],
    ['a control beyond', { controls: ['victim.example'] }, 'controls'],
    ['a way that is a proxy', { routes: ['http://victim.example:22'] }, 'routes'],
    ['a PAC file of somebody', { routes: ['pac+http://victim.example/x'] }, 'routes'],
    ['a list that is a file', { catalogues: ['/etc/passwd'] }, 'catalogues: "/etc/passwd"'],
    ['a rate of a million', { rate: 1_000_000 }, 'rate: 1000000 is over its maxRate, 200'],
    ['more attempts than it allows', { samples: 11 }, 'samples'],
    ['settings of a file', { settings: ['x.reg'] }, 'settings: an agent takes it from nobody'],
    ['roots of a file', { ca: ['x.pem'] }, 'ca'],
    ['another name server', { resolver: '10.0.0.1' }, 'resolver'],
    ['another address', { connectTo: ['a:443:127.0.0.1:22'] }, 'connectTo'],
    ['no end', { untilGreen: true }, 'untilGreen'],
    ['a simulated network', { lab: 'company' }, 'lab'],
  ])('refuses %s', (_, request, why) => {
    expect(refusalOf(request, open)).toContain(why);
  });

  it('allows no host of its own where nothing is said', () => {
    expect(refusalOf({ targets: ['intranet.example'] }, usualAllowance)).toContain('targets');
  });
});
