import { describe, expect, it } from 'vitest';
import type { Lab } from '../../../src/lab/lab.ts';
import type { LabPacFile } from '../../../src/lab/services/pac-file.ts';
import { type Answer, ask, dial, exchange, openLab, placeOf, portOf } from '../lab-client.ts';

const script = 'function FindProxyForURL() { return "DIRECT"; }';
const pacFiles: readonly LabPacFile[] = [
  { name: 'company', content: { kind: 'script', script } },
  { name: 'page', content: { kind: 'script', script, contentType: 'text/html' } },
  { name: 'portal', content: { kind: 'portal' } },
  { name: 'broken', content: { kind: 'status', status: 503 } },
  { name: 'moved', content: { kind: 'redirect', to: 'company' } },
];

async function fetchFrom(lab: Lab, host: string, path: string): Promise<Answer> {
  const socket = dial(await placeOf(lab, host, 80));
  return exchange(socket, { path, headers: { host, connection: 'close' } });
}

describe('the web server of the lab', () => {
  it('serves each PAC file under its name, and knows no other', async () => {
    const lab = await openLab({ pacFiles });
    const url = lab.pacFiles['company'];
    expect(url).toBe('http://pac.corp.example/company.pac');
    const answer = await fetchFrom(lab, 'pac.corp.example', '/company.pac');
    expect(answer).toMatchObject({ status: 200, body: script });
    expect(answer.headers['content-type']).toBe('application/x-ns-proxy-autoconfig');
    expect((await fetchFrom(lab, 'pac.corp.example', '/other.pac')).status).toBe(404);
    expect(lab.log).toContainEqual({
      ...{ kind: 'request', method: 'GET' },
      ...{ host: 'pac.corp.example', path: '/other.pac' },
    });
  });

  it('answers otherwise in the place of a PAC file', async () => {
    const lab = await openLab({ pacFiles });
    const of = (name: string): Promise<Answer> =>
      fetchFrom(lab, 'pac.corp.example', `/${name}.pac`);
    expect((await of('page')).headers['content-type']).toBe('text/html');
    expect(await of('portal')).toMatchObject({
      status: 200,
      body: expect.stringContaining('<!DOC'),
    });
    expect((await of('broken')).status).toBe(503);
    expect(await of('moved')).toMatchObject({ status: 302, headers: { location: '/company.pac' } });
  });

  it('is reached by name and by address, on port 80 alone', async () => {
    const lab = await openLab({ pacFiles });
    const port = portOf(lab, 'pac.corp.example', 80);
    expect(portOf(lab, '10.20.1.10', 80)).toBe(port);
    expect(portOf(lab, '10.20.1.10', 443)).toBe(lab.connectTo.at(-1)?.toPort);
  });

  it('has the name of WPAD where the scenario has it, and there alone', async () => {
    const [found, without] = [await openLab({ pacFiles, wpad: 'company' }), await openLab()];
    expect(found.suffixes).toEqual(['corp.example']);
    const answer = await fetchFrom(found, 'wpad.corp.example', '/wpad.dat');
    expect(answer).toMatchObject({ status: 200, body: script });
    expect((await fetchFrom(found, 'wpad.corp.example', '/company.pac')).status).toBe(404);
    const names = ['wpad.example', 'wpad.other.corp.example', 'wpad.example.com', 'wpad.com'];
    for (const name of names) expect(await ask(found, name)).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(await ask(without, 'wpad.corp.example')).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(await ask(without, 'pac.corp.example')).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(without.pacFiles).toEqual({});
  });
});
