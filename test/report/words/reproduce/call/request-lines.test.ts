import { describe, expect, it } from 'vitest';
import { requestLines } from '../../../../../src/report/words/reproduce/call/request-lines.ts';
import { sceneOf, shellOf } from '../scene-of.ts';

const proxy = { kind: 'http', host: 'p.example', port: 3128 } as const;
const connect = { step: 'connect', role: 'target', address: '20.1.1.1', port: 443 } as const;
const start = 'curl -q -sSv --http1.1 --connect-timeout 5 -m 10';

describe('requestLines()', () => {
  it('goes where the audit went: the address, and where that was led', () => {
    expect(shellOf(requestLines, sceneOf({ steps: [connect] }))).toEqual([
      `${start} --noproxy '*' --resolve a.example:443:20.1.1.1 -o /dev/null https://a.example/x`,
    ]);
    const led = { ...connect, connectedTo: '127.0.0.1:8443' };
    expect(shellOf(requestLines, sceneOf({ steps: [led] }))).toEqual([
      `${start} --noproxy '*' --connect-to a.example:443:127.0.0.1:8443 -o /dev/null https://a.example/x`,
    ]);
  });

  it('goes by the proxy of the attempt, or the one that a PAC file chose', () => {
    const select = { step: 'select', entries: [{ kind: 'direct' }, { ...proxy, kind: 'socks5' }] };
    expect(shellOf(requestLines, sceneOf({ attempt: { proxy } }))[0]).toContain(
      "-x http://p.example:3128 --noproxy '' -o",
    );
    const second = { step: 'tunnel', entry: 2, proxy: { ...proxy, kind: 'socks5' } };
    expect(shellOf(requestLines, sceneOf({ steps: [select, second] }))[0]).toContain(
      '-x socks5h://p.example:3128 ',
    );
    const first = { ...connect, entry: 1 };
    expect(shellOf(requestLines, sceneOf({ steps: [select, first] }))[0]).toContain(
      "--noproxy '*' --resolve",
    );
  });

  it('lets a chain pass that the audit saw fail, so that what is behind it shows', () => {
    const doubted = { step: 'handshake', role: 'target', verification: 'CERT_HAS_EXPIRED' };
    expect(shellOf(requestLines, sceneOf({ steps: [connect, doubted] }))[0]).toContain(' -k ');
    const sound = { step: 'handshake', role: 'target', anchor: 'public' };
    expect(shellOf(requestLines, sceneOf({ steps: [connect, sound] }))[0]).not.toContain(' -k ');
    const own = { step: 'handshake', role: 'proxy', anchor: 'added' };
    const https = { ...proxy, kind: 'https' } as const;
    const scene = sceneOf({ attempt: { proxy: https }, steps: [own] });
    expect(shellOf(requestLines, scene)[0]).toContain(' --proxy-insecure ');
  });

  it('follows redirects from the first request on, by the method of the audit', () => {
    const steps = [connect, { ...connect, address: '20.1.1.9', hop: 1 }];
    const expected = { method: 'HEAD', status: 200, accepts: [], source: '' } as const;
    const scene = sceneOf({ attempt: { expect: expected }, facts: { address: '20.1.1.9' }, steps });
    expect(shellOf(requestLines, scene)[0]).toContain('--resolve a.example:443:20.1.1.1 -I -L ');
  });

  it('has none for what is no host and no proxy', () => {
    expect(shellOf(requestLines, sceneOf({ attempt: { host: '$(id)' } }))).toEqual([]);
    const odd = sceneOf({ attempt: { proxy: { ...proxy, host: 'p;id' } } });
    expect(shellOf(requestLines, odd)).toEqual([]);
  });
});
