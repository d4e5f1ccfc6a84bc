import { describe, expect, it } from 'vitest';
import { commands, direct, intranet, pacFile, proxy, trustList } from '../../fixtures/case/head.ts';
import type { Route } from '../../src/model/route/route.ts';
import { planAttempts } from '../../src/plan/attempts.ts';

const environment: Route = { ...proxy, id: 'environment', bypass: ['.contoso.example'] };

function plan(input: Partial<Parameters<typeof planAttempts>[0]>) {
  return [...planAttempts({ targets: [commands], routes: [direct], samples: 1, ...input })];
}

describe('planAttempts()', () => {
  it('asks all targets over all routes, and then all of them again', () => {
    const attempts = plan({ targets: [commands, trustList], routes: [direct, proxy], samples: 2 });
    expect(attempts.map(({ id, target, route, sample }) => [id, target, route, sample])).toEqual([
      ['a1', 't1', direct.id, 1],
      ['a2', 't1', proxy.id, 1],
      ['a3', 't4', direct.id, 1],
      ['a4', 't4', proxy.id, 1],
      ['a5', 't1', direct.id, 2],
      ['a6', 't1', proxy.id, 2],
      ['a7', 't4', direct.id, 2],
      ['a8', 't4', proxy.id, 2],
    ]);
  });

  it('takes scheme, path and expected answer from the target, and the proxy from the route', () => {
    expect(plan({ routes: [proxy] })).toEqual([
      {
        id: 'a1',
        target: 't1',
        route: proxy.id,
        sample: 1,
        purpose: 'audit',
        scheme: 'https',
        host: commands.host,
        port: 443,
        path: '/commands/test',
        proxy: proxy.proxy,
        expect: commands.expect,
      },
    ]);
    expect(plan({ targets: [{ ...intranet, url: `${intranet.url}a?b=c` }] })[0]?.path).toBe(
      '/a?b=c',
    );
  });

  it('asks each control host once over each route, after all else', () => {
    const away = { ...intranet, id: 'c1' };
    const attempts = plan({ routes: [direct, proxy], samples: 2, controls: [away] });
    expect(attempts.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
    const marks = attempts.map(({ target, route, control }) => [target, route, control]);
    expect(marks.slice(3)).toEqual([
      ['t1', proxy.id, undefined],
      ['c1', direct.id, 'way-out'],
      ['c1', proxy.id, 'way-out'],
    ]);
    expect(attempts[4]).toMatchObject({ purpose: 'control', sample: 1, host: intranet.host });
    expect(attempts[4]).not.toHaveProperty('controlOf');
  });

  it('passes over a target of which nothing can be asked', () => {
    const unknown = { ...intranet, notRun: 'wildcard-without-known-name' } as const;
    expect(plan({ targets: [unknown, commands] }).map(({ target }) => target)).toEqual(['t1']);
  });

  it('sends a host on the list of the route direct', () => {
    const [own, other] = plan({ targets: [intranet, commands], routes: [environment] });
    expect(own).not.toHaveProperty('proxy');
    expect(other).toHaveProperty('proxy', proxy.proxy);
  });

  it('gives http: targets their own proxy, or none', () => {
    const server = { kind: 'http', host: 'plain.contoso.example', port: 8080 } as const;
    const proxyOf = (route: Route) => plan({ targets: [trustList], routes: [route] })[0]?.proxy;
    expect(proxyOf({ ...proxy, proxyForHttp: server })).toEqual(server);
    expect(proxyOf({ ...proxy, proxyForHttp: 'direct' })).toBeUndefined();
    expect(proxyOf(proxy)).toEqual(proxy.proxy);
  });

  it('gives https: targets no proxy where the route has one for http: alone', () => {
    const route: Route = {
      id: 'environment',
      kind: 'http',
      proxyForHttp: { kind: 'http', host: 'plain.contoso.example', port: 8080 },
      effective: true,
      settings: [],
    };
    expect(plan({ routes: [route] })[0]).not.toHaveProperty('proxy');
  });

  it('plans as it is read: a million attempts cost nothing before they are asked for', () => {
    const samples = 1_000_000;
    const attempts = planAttempts({ targets: [commands], routes: [direct], samples });
    expect(attempts.next().value?.id).toBe('a1');
  });
});

describe('planAttempts() where names are compared', () => {
  const options = { compareResolver: '192.0.2.9:53' };
  const compared = (input: Partial<Parameters<typeof planAttempts>[0]>) =>
    plan({ options, ...input }).filter(({ control }) => control === 'other-resolver');

  it('asks the other resolver for each name once, after all else', () => {
    const again = { ...commands, id: 't9', url: `${commands.url}/again` };
    const attempts = plan({ targets: [commands, again, trustList], samples: 2, options });
    expect(attempts.map(({ id, purpose }) => `${id} ${purpose}`).slice(5)).toEqual([
      'a6 audit',
      'a7 control',
      'a8 control',
    ]);
    expect(attempts.slice(6)).toEqual([
      {
        id: 'a7',
        target: 't1',
        route: 'direct',
        sample: 1,
        purpose: 'control',
        control: 'other-resolver',
        scheme: 'https',
        host: commands.host,
        port: 443,
        path: '/commands/test',
        resolver: '192.0.2.9:53',
      },
      expect.objectContaining({ id: 'a8', host: trustList.host, scheme: 'http', port: 80 }),
    ]);
  });

  it('asks it for no name that the audit does not look up', () => {
    const literal = { ...intranet, host: '192.0.2.7' };
    const six = { ...intranet, host: '2001:db8::1' };
    const unknown = { ...intranet, notRun: 'wildcard-without-known-name' } as const;
    expect(compared({ targets: [literal, six, unknown] })).toEqual([]);
    expect(compared({ routes: [proxy] })).toEqual([]);
    expect(plan({}).filter(({ resolver }) => resolver !== undefined)).toEqual([]);
  });

  it('leaves out what the user bound to an address, port by port', () => {
    const hosts = (fixed: readonly string[]) =>
      compared({ targets: [commands, trustList], options: { ...options, fixed } }).map(
        ({ host }) => host,
      );
    expect(hosts([`${commands.host}:443`])).toEqual([trustList.host]);
    expect(hosts([`${commands.host}:80`, `${trustList.host}:*`])).toEqual([commands.host]);
    expect(hosts(['*:443'])).toEqual([trustList.host]);
    expect(hosts(['*:*'])).toEqual([]);
  });

  it('asks for a name that one of the routes leads past its proxy, or may', () => {
    const hosts = (routes: readonly Route[]) =>
      compared({ targets: [commands, intranet], routes }).map(({ host, route }) => [host, route]);
    expect(hosts([proxy, environment])).toEqual([[intranet.host, 'environment']]);
    expect(hosts([pacFile])).toEqual([
      [commands.host, pacFile.id],
      [intranet.host, pacFile.id],
    ]);
  });
});

describe('planAttempts() where addresses are tried at which nobody is', () => {
  const options = { interceptionCheck: true } as const;
  const tried = (input: Partial<Parameters<typeof planAttempts>[0]>) =>
    plan({ options, ...input }).filter(({ control }) => control === 'unused-address');
  const hosts = ['192.0.2.1', '198.51.100.1', '203.0.113.1'];

  it('tries three of them directly, once and after all else, under the name of a target', () => {
    const attempts = plan({ options, samples: 2, routes: [proxy, direct] });
    expect(attempts.slice(4).map(({ id, host }) => [id, host])).toEqual(
      hosts.map((host, index) => [`a${index + 5}`, host]),
    );
    expect(attempts[4]).toEqual({
      id: 'a5',
      target: 't1',
      route: 'direct',
      sample: 1,
      purpose: 'control',
      control: 'unused-address',
      scheme: 'https',
      host: '192.0.2.1',
      port: 443,
      path: '/commands/test',
      serverName: commands.host,
    });
  });

  it('tries port 80 where a target has it, and prefers the name of a listed service', () => {
    const both = tried({ targets: [intranet, trustList, commands] });
    expect(both.map(({ target, host, port }) => [target, host, port])).toEqual([
      ...hosts.map((host) => ['t1', host, 443]),
      ...hosts.map((host) => ['t4', host, 80]),
    ]);
    expect(both[3]).not.toHaveProperty('serverName');
    expect(tried({ targets: [intranet] })[0]).toMatchObject({ serverName: intranet.host });
  });

  it('tries them where a PAC file may send a target direct, and does not ask the file', () => {
    const [first] = tried({ routes: [proxy, pacFile] });
    expect(first).toMatchObject({ route: pacFile.id, host: '192.0.2.1' });
    expect(first).not.toHaveProperty('select');
  });

  it('tries none behind a proxy, of an address, on another port, in a later part, or unasked', () => {
    expect(tried({ routes: [proxy] })).toEqual([]);
    expect(tried({ targets: [{ ...intranet, host: '192.0.2.7' }] })).toEqual([]);
    expect(tried({ targets: [{ ...intranet, port: 8443 }] })).toEqual([]);
    const part = { number: 2, listed: 9000, attemptsBefore: 5000, findingsBefore: 0 };
    expect(tried({ part })).toEqual([]);
    expect(tried({ options: {} })).toEqual([]);
  });

  it('leaves out an address that is a target of its own', () => {
    const own = { ...intranet, id: 't9', host: '192.0.2.1', url: 'https://192.0.2.1/' };
    expect(tried({ targets: [own, commands] }).map(({ host }) => host)).toEqual(hosts.slice(1));
  });
});
