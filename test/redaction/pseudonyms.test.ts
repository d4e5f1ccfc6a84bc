import { describe, expect, it } from 'vitest';
import { brandOf, registrableDomain } from '../../src/diagnosis/page/registrable-domain.ts';
import { isLoginHost } from '../../src/diagnosis/page/sign-in-hosts.ts';
import { isInside } from '../../src/model/address/is-inside.ts';
import { type Pseudonyms, pseudonyms } from '../../src/redaction/pseudonyms.ts';
import { redactText } from '../../src/redaction/redact-text.ts';
import { known } from './redact-lines.ts';

const fresh = (): Pseudonyms => pseudonyms(known);

describe('pseudonyms()', () => {
  it('keeps one domain one, and what is below it below it', () => {
    const { host } = fresh();
    expect(host('proxy.eu.contoso.test')).toBe('name-1.name-2.company-1.example');
    expect(host('EU.contoso.test')).toBe('name-2.company-1.example');
    expect(host('.contoso.test')).toBe('.company-1.example');
    expect(host('*.contoso.test.')).toBe('*.company-1.example.');
    expect(host('fabrikam.test')).toBe('company-2.example');
  });

  it('keeps domains apart, and those of one owner together', () => {
    const { host } = fresh();
    const names = ['contoso.com', 'de.contoso.de', 'contoso.corp', 'contoso.local', 'fabrikam.de'];
    const shown = names.map(host);
    expect(new Set(shown.map(registrableDomain)).size).toBe(names.length);
    expect(shown.map(brandOf).slice(0, 4)).toEqual(Array(4).fill('company-1'));
    expect(shown.map(isInside)).toEqual(names.map(isInside));
    expect(brandOf(host('www.microsoft.de'))).toBe(brandOf('microsoft.com'));
    expect(host('pc.microsoft.corp')).not.toContain('microsoft');
  });

  it('keeps what is known inside a network alone apart from what is not', () => {
    const { host } = fresh();
    const names = ['proxy', 'proxy.corp', 'a.b.local', 'a.contoso.test', 'wpad', 'localhost'];
    expect(names.map((name) => isInside(host(name)))).toEqual(names.map(isInside));
  });

  it('leaves the services as they are, and of a tenant below them what is public', () => {
    const { host } = fresh();
    expect(host('winatp-gw-weu.microsoft.com')).toBe('winatp-gw-weu.microsoft.com');
    expect(host('contosodata.blob.core.windows.net')).toBe('name-1.blob.core.windows.net');
  });

  it('keeps where users sign in apart from what else there is', () => {
    const { host } = fresh();
    const logins = ['sso', 'sso.contoso.test', 'SSO-contoso.fabrikam.test', 'adfs2.contoso.corp'];
    const others = ['ssot.contoso.test', 'login.test', 'contoso', 'logincontoso.fabrikam.test'];
    expect(logins.map(isLoginHost)).toEqual([true, true, true, true]);
    expect(others.map(isLoginHost)).toEqual([false, false, false, false]);
    const shown = [...logins, ...others].map(host);
    expect(shown.map(isLoginHost)).toEqual([...logins, ...others].map(isLoginHost));
    expect(shown.join()).not.toMatch(/contoso|fabrikam/i);
  });

  it.each([
    ['192.168.7.7', '10.0.0.1'],
    ['169.254.7.7', '169.254.0.1'],
    ['100.100.7.7', '100.64.0.1'],
    ['fd12:3456::7', 'fd00::1'],
    ['fe80::7%eth0', 'fe80::1%0'],
    ['::ffff:10.7.7.7', '::ffff:10.0.0.1'],
    ['10.7.0.0/16', '10.0.0.1/16'],
    ['20.50.1.9', '20.50.1.9'],
    ['127.0.0.1', '127.0.0.1'],
    ['2a01:111::7', '2a01:111::7'],
  ])('gives %s the address %s, of the same kind', (address, other) => {
    const { host } = fresh();
    expect([host(address), host(address)]).toEqual([other, other]);
  });

  it('keeps ports', () => {
    const { place } = fresh();
    expect(place('192.168.7.7:53')).toBe('10.0.0.1:53');
    expect(place('[fd12::7]:53')).toBe('[fd00::1]:53');
    expect(place('contoso.test:*')).toBe('company-1.example:*');
  });
});

describe('redactText()', () => {
  it.each([
    ['connect ECONNREFUSED 10.7.7.7:3128', 'connect ECONNREFUSED 10.0.0.1:3128'],
    ['getaddrinfo ENOTFOUND proxy.contoso.test', 'getaddrinfo ENOTFOUND name-1.company-1.example'],
    ['for CONTOSO\\jane or jane@contoso.test', 'for user-1 or user-2@mail.example'],
    ['at 00:1b:77:77:77:77, fd12:3456::7', 'at mac-1, fd00::1'],
    ['see /home/jane/x.pem', 'see folder-1'],
    ['see C:\\Users\\jane\\x.pem', 'see folder-1'],
    ['http://proxy.contoso.test/jane?x=1', 'http://name-1.company-1.example/path-1'],
    ['version 1.2.3 of 4, 12:30', 'version 1.2.3 of 4, 12:30'],
  ])('makes of "%s" "%s"', (text, other) => {
    expect(redactText(text, { names: fresh(), known })).toBe(other);
  });
});
