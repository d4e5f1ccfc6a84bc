import { describe, expect, it } from 'vitest';
import { addressTest, knownAnswer } from '../../../src/catalogue/known/expected-answer.ts';
import { expectedAnswers } from '../../../src/catalogue/known/expected-answers.ts';

function asked(url: string): string {
  const [, scheme, host = '', path = '/'] = /^(https?):\/\/([^/]+)(\/.*)$/.exec(url) ?? [];
  const test = addressTest({ scheme: scheme === 'http' ? 'http' : 'https', host, path });
  return `${test.expect?.method ?? '-'} ${test.path} ${test.expect?.status ?? '-'}`;
}

describe('addressTest()', () => {
  it.each([
    ['https://winatp-gw-weu.microsoft.com/', 'GET /commands/test 200'],
    ['https://winatp-gw-asmc.microsoft.com/', 'GET /asm/test 200'],
    ['https://us4-v20.events.data.microsoft.com/', 'GET /ping 200'],
    ['https://au.vortex-win.data.microsoft.com/', 'GET /ping 200'],
    ['https://vortex-win.data.microsoft.com/', 'GET / 404'],
    ['https://settings-win.data.microsoft.com/', 'GET /qos 200'],
    ['https://wsus1eastprod.blob.core.windows.net/', 'GET / 400'],
    ['https://europe.cp.wd.microsoft.com/', 'GET /wdcp.svc/bond/submitReport/test 404'],
    ['https://unitedstates.cp.wd.microsoft.com/', 'GET /wdcp.svc/bond/submitReport/test 404'],
    ['https://cdn.x.cp.wd.microsoft.com/', 'GET /ping 200'],
    ['https://europe.x.cp.wd.microsoft.com/', 'GET /api/report 200'],
    ['https://mdav.uk.endpoint.security.microsoft.com/', 'GET /mdav/test 404'],
    ['https://edr-cus3.us.endpoint.security.microsoft.com/', 'GET /edr/commands/test 200'],
    ['https://go.microsoft.com/', 'HEAD /fwlink/?linkid=2120136 200'],
    ['https://nf.smartscreen.microsoft.com/', 'POST /api/network/mac 400'],
  ])('asks %s for the best known path', (url, expected) => {
    expect(asked(url)).toBe(expected);
  });

  it.each([
    ['http://www.microsoft.com/pkiops/*', 'GET /pkiops/crl 404'],
    ['http://www.microsoft.com/pki/*', 'GET /pki/certs 404'],
    ['http://crl.microsoft.com/pki/crl/*', 'GET /pki/crl/products 404'],
    ['http://www.microsoft.com/unknown/*', '- / -'],
  ])('asks %s for a known path below it, else for the root', (url, expected) => {
    expect(asked(url)).toBe(expected);
  });

  it('keeps a path of a row as it stands', () => {
    expect(asked('https://winatp-gw-weu.microsoft.com/other')).toBe('- /other -');
    expect(asked('http://www.microsoft.com/pki/certs')).toBe('GET /pki/certs 404');
  });

  it.each([
    'https://login.microsoftonline.com/',
    'https://enterpriseregistration.windows.net/',
    'https://discovery.dm.microsoft.com/',
    'https://definitionupdates.microsoft.com/',
    'https://one.example.com/',
  ])('expects nothing exact of %s', (url) => {
    expect(asked(url)).toBe('- / -');
  });

  it('follows redirects for the definitions alone', () => {
    const following = expectedAnswers.filter(({ follow }) => follow).map(({ host }) => host);
    expect(new Set(following)).toEqual(new Set(['go.microsoft.com']));
  });

  it('does not take the answer of another scheme', () => {
    const path = '/';
    expect(knownAnswer({ scheme: 'http', host: 'wdcp.microsoft.com', path })).toBeUndefined();
    expect(knownAnswer({ scheme: 'https', host: 'wdcp.microsoft.com', path })?.status).toBe(503);
  });

  it('knows the older path of the gateways', () => {
    const host = 'winatp-gw-weu.microsoft.com';
    expect(knownAnswer({ scheme: 'https', host, path: '/test' })?.status).toBe(200);
  });
});
