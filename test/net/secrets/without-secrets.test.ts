import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../fixtures/page/read-page.ts';
import { leadOf } from '../../../src/diagnosis/page/lead.ts';
import type { Page } from '../../../src/diagnosis/page/page.ts';
import { titleOf } from '../../../src/diagnosis/page/title.ts';
import { detailsOf } from '../../../src/diagnosis/products/details.ts';
import { findProduct } from '../../../src/diagnosis/products/find-product.ts';
import {
  headersWithoutSecrets,
  messageWithoutSecrets,
} from '../../../src/net/secrets/headers-without-secrets.ts';
import { withoutSecrets } from '../../../src/net/secrets/without-secrets.ts';
import { watchCpu } from '../../watch-cpu.ts';

const texts: readonly string[] = [
  'cannot reach jane:S3cretS3cret@proxy.example:8080',
  'http=jane:S3cretS3cret@a.example:8080;https=CORP\\jane:S3cretS3cret@b.example:1',
  'http:/jane:S3cretS3cret@a.example/ http:\\\\jane:S3cretS3cret@a.example',
  'jane@corp.example:S3cretS3cret@[::1]:8080',
  'jane:S3cretS3cret@',
  'http://jane:p/S3cretS3cret@proxy.example:8080',
  'http://jane:p#S3cret?S3cret@proxy.example',
  'http://jane%3AS3cretS3cret%40proxy.example:8080/',
  'http%253A%252F%252Fjane%253AS3cretS3cret%2540proxy.example',
  '{"tokens":["S3cret", "S3cretS3cret"]}',
  '{"token": {"value":"S3cretS3cret"}}',
  'https://a.example/?token[]=S3cretS3cret',
  "password => 'S3cretS3cret'",
  'ProxyPassword    REG_SZ    S3cretS3cret',
  'Kennwort: S3cretS3cret',
  '.ASPXAUTH=S3cretS3cret',
  'Ocp-Apim-Subscription-Key: S3cretS3cret',
  'https://a.example/(S(S3cretS3cret))/page.aspx',
  'https://hooks.slack.com/services/T1234/B1234/S3cretS3cret',
  'https://api.telegram.org/bot123456:S3cretS3cret/x',
  'Authorization=Bearer%20S3cretS3cret',
  'hf_S3cretS3cretS3cretS3cret',
  'SG.S3cretS3cretS3cret.S3cretS3cret',
  '-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,AA\n\nS3cretS3cret\n',
  '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nS3cretS3cret',
  'proxy jane:S3cretS3cret@proxy.example:8080; direct',
  'Https jane:S3cretS3cret@proxy.example:8080',
  '{"u":"http:\\/\\/jane:S3cretS3cret@proxy.example\\/"}',
  'u="http:\\u002f\\u002fjane:S3cretS3cret\\u0040proxy.example"',
  'href="http:&#x2f;&#x2f;jane:S3cretS3cret&#64;proxy.example"',
  'cannot reach http://jane:S3cretS3cret', // cut before its @
  'x = "https://a.example/?a=1\\u0026token\\u003dS3cretS3cret\\u0026b=2"',
  'https://a.example/;PHPSESSID=S3cretS3cret',
  'ASPSESSIONIDACBDABCD=S3cretS3cret',
  'https://a.example/?AWSAccessKeyId=S3cretS3cret&RelayState=S3cretS3cret',
  'AccountName=a;AccountKey=S3cretS3cret==;',
  '-----BEGIN RSA PRIVATE KEY-----\nS3cretS3cret\nS3cretS3cret',
  'use ghp_S3cretS3cretS3cretS3cret now',
  'xoxb-S3cretS3cret-S3cretS3cret',
  'http://jane:S3cretS3cret@proxy.example/',
  'see http://CORP%5Cjane:S3cret@S3cret@proxy.example:8080/x',
  'u=http%3A%2F%2Fjane%3AS3cretS3cret%40proxy.example%2F',
  'https://a.example/?x=1&token=S3cretS3cret&y=2',
  'https://a.example/?sig=S3cretS3cret',
  'https://a.example/cb?code=S3cretS3cret#access_token=S3cretS3cret',
  'https://a.example/?next=https%3A%2F%2Fb.example%2F%3Ftoken%3DS3cretS3cret%26x%3D1',
  'https://a.example/?next=https%253A%252F%252Fb.example%252F%253Fsig%253DS3cretS3cret%2526x%253D1',
  '<a href="/x?a=1&amp;sas=S3cretS3cret&amp;b=2">',
  '<input type="hidden" name="magic" value="S3cretS3cret">',
  "<INPUT value='S3cret>S3cret' type=hidden>",
  '<input type=password value=S3cretS3cret>',
  '<input type="hidden" value="S3cretS3cret', // cut
  '<meta name="csrf-token" content="S3cretS3cret">',
  '<textarea name="id_token">S3cretS3cret</textarea>',
  '<AccessToken>S3cretS3cret</AccessToken>',
  '<td>Session ID</td> <td>S3cretS3cret</td>',
  '<b>Token:</b> S3cretS3cret<br>',
  '<script nonce="S3cretS3cret">var apiKey = \'S3cretS3cret\';</script>',
  '{"access_token": "S3cret\\"S3cret", "password":"S3cretS3cret"}',
  '{\\"refresh_token\\":\\"S3cretS3cret\\"}',
  'data-state="{&quot;sessionId&quot;:&quot;S3cretS3cret&quot;}"',
  'document.cookie = "sid=S3cretS3cret; path=/"',
  'GET / HTTP/1.1<br>Cookie: a=S3cretS3cret; b=S3cretS3cret<br>',
  'Authorization: Basic S3cretS3cret',
  'eyJhbGciOiJIUzI1NiJ9.S3cretS3cret.S3cretS3cret',
  'Negotiate TlRMTVNTUAACS3cretS3cret==',
  'Bearer S3cretS3cret',
  'PROXY jane:S3cretS3cret@proxy.example:8080; DIRECT',
  'PROXY jane:S3cretS3cret',
  'http://gw.example:1000/fgtauth?S3cretS3cret',
  '<form action="/login;jsessionid=S3cretS3cret">',
  'name=x&SAMLResponse=S3cretS3cret&RelayState=y',
];

const plain: readonly string[] = [
  'http://proxy.example:8080, then https://[2001:db8::1]:443/x; direct',
  'PROXY proxy.example:8080; DIRECT',
  'proxy proxy.example:8080; direct',
  'file://C:/proxy.pac',
  'sk-bratislava-proxy-01.contoso.example and desk-of-somebody-long',
  '-----BEGIN CERTIFICATE-----',
  'https://www.microsoft.com/pki/certs/a.crt?x=1',
  'Your request was denied because of its content categorization: "Software"',
  'Basic authentication is required; Negotiate authentication failed',
  '(71) Protocol error (TLS code: X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT)',
  'https://pages.example/block?reasoncode=CATEGORY_DENIED&rule=322760&cat=Corporate+Block&id=4',
  'connect ECONNREFUSED 127.0.0.1:443',
  '<input type="submit" value="Log in"><title>Web Filter Violation</title>',
  'mail helpdesk@corp.example, or call: 112',
];

/** Each is all that a text may have in common with those that are looked through. */
const traces: readonly string[] = [
  ...['cookie: a', 'authorization: a', 'token=a', 'secret=a', 'password=a', 'passwd=a', 'pwd=a'],
  ...['passwort=a', 'passphrase=a', 'api_key=a', 'access-key=a', 'jwt=a', 'signature=a', 'nonce=a'],
  ...['assertion=a', 'samlresponse=a', 'session=a', 'csrf=a', 'xsrf=a', 'opaque=a', 'ticket=a'],
  ...['credential=a', 'viewstate=a', 'Session ID: S3cretS3cret', 'eyJhbGciOi', 'TlRMTVNTUAAC'],
  ...['Negotiate S3cretS3cret', 'NTLM S3cretS3cret', 'Kerberos S3cretS3cret'],
  ...['Bearer S3cretS3cret', 'Basic S3cretS3cret', '\nproxy-authenticate: Basic S3cretS3cret'],
  ...['\nproxy-authentication-info: a', '\nx-api-key: a', '\nx-ticket: a', '\nset-cookie: a'],
  ...['?code=a', '&pin=a', ';sid=a', '#sig=a', '%3fsas=a', '\nauthorization: "a<b'],
];

describe('withoutSecrets()', () => {
  it.each(texts)('hides what is secret in %s', (text) => {
    expect(withoutSecrets(text)).not.toMatch(/S3cret/);
  });

  it.each(plain)('leaves %s as it is', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const part = fc.oneof(
      fc.constantFrom(...texts, ...plain, '"', "'", '<', '&', '=', ' '),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const once = messageWithoutSecrets(parts.join(''));
        expect(messageWithoutSecrets(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('overlooks nothing at its first look', () => {
    const part = fc.oneof(
      fc.constantFrom(...texts, ...plain, ...traces),
      fc.constantFrom('=', ': ', ' ', '\n', '"', 'S3cretS3cret'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const text = ` ${parts.join('')}`;
        // What is put before them takes both past the first look, and is part of no secret.
        expect(withoutSecrets(`?${text}`)).toBe(`?${withoutSecrets(text)}`);
        expect(messageWithoutSecrets(`cookie?\n${text}`)).toBe(
          `cookie?\n${messageWithoutSecrets(text)}`,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a secret among anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.string(), fc.string(), (text, before, after) => {
        const shown = messageWithoutSecrets(`${before.replace(/["'\\]/g, '')}\n${text}\n${after}`);
        expect(shown).not.toMatch(/S3cret/);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time that grows with the text and no faster', () => {
    const unit = fc.constantFrom(
      ...['<input ', '"', "'", '<', '>', 'token', '=', ':', ' ', '\t', '\n', '\\', '//', '@', '%'],
      ...[
        '%25',
        '%2f%2f',
        '&',
        '&quot;',
        'cookie',
        'eyJ',
        '.',
        'value',
        'session',
        '<a>',
        'a',
        'x-',
      ],
      ...[
        'PROXY ',
        'realm="',
        ',',
        'www-authenticate: ',
        'TlRMTVNTUA',
        'Basic ',
        'name=',
        '-',
        '1',
      ],
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 4 }), (units) => {
        const text = units.join('');
        const long = text.repeat(Math.ceil(65_536 / text.length));
        const cpuMs = watchCpu();
        messageWithoutSecrets(long);
        headersWithoutSecrets([['proxy-authenticate', long]]);
        // Quadratic would be minutes.
        expect(cpuMs()).toBeLessThan(2000);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('leaves the pages of products as telling as they were', () => {
    const folders = ['block', 'portal', 'product', 'innocent'];
    const pages = folders.flatMap((folder) =>
      readdirSync(new URL(`../../../fixtures/page/${folder}`, import.meta.url)).map(
        (file) => `${folder}/${file.replace(/\.http$/, '')}`,
      ),
    );
    const told = (page: Page) => {
      const lead = leadOf(page, 'a.example');
      const mark = findProduct(page, lead);
      const details = detailsOf(page, { product: mark?.product, lead });
      const place = lead && `${lead.origin}${lead.pathname}`;
      return { mark, details, place, title: titleOf(page.body) };
    };
    for (const name of pages) {
      const { status, headers = [], body = '' } = readPage(name);
      const kept = {
        status,
        headers: headersWithoutSecrets(headers),
        body: messageWithoutSecrets(body),
      };
      expect({ name, ...told(kept) }).toEqual({ name, ...told(readPage(name)) });
    }
  });
});

describe('headersWithoutSecrets()', () => {
  it.each([
    ['set-cookie', 'sid=S3cret; path=/'],
    ['Set-Cookie', 'S3cret'],
    ['cookie', 'a=S3cret'],
    ['authorization', 'Basic S3cret'],
    ['proxy-authentication-info', 'nextnonce="S3cret"'],
    ['x-auth-token', 'S3cret'],
    ['x-amz-security-token', 'S3cret'],
    ['location', 'https://jane:S3cret@a.example/?token=S3cret'],
    ['refresh', '0; url=https://a.example/?access_token=S3cret'],
    ['link', '<https://a.example/?sig=S3cret>; rel=next'],
    ['proxy-authenticate', 'NTLM S3cretS3cret=='],
    ['proxy-authenticate', 'S3cretS3cretS3cretS3cret'],
    ['www-authenticate', 'Digest realm="a, b", nonce="S3cret", opaque="S3cret"'],
  ])('hides what is secret in %s: %s', (name, value) => {
    expect(JSON.stringify(headersWithoutSecrets([[name, value]]))).not.toMatch(/S3cret/);
    expect(messageWithoutSecrets(`HTTP/1.1 407 No\r\n${name}: ${value}\r\n\r\n`)).not.toMatch(
      /S3cret/,
    );
  });

  it.each([
    ['Negotiate', 'Negotiate'],
    [
      'Negotiate, NTLM, Basic realm="Proxy of Contoso"',
      'Negotiate, NTLM, Basic realm="Proxy of Contoso"',
    ],
    ['Negotiate YIIabc==', 'Negotiate ***'],
    ['Digest realm="a, b", nonce="1", qop="auth"', 'Digest realm="a, b"'],
    ['Basic realm=proxy', 'Basic realm=proxy'],
  ])('keeps schemes and realms of %s', (value, kept) => {
    expect(headersWithoutSecrets([['Proxy-Authenticate', value]])).toEqual([
      ['Proxy-Authenticate', kept],
    ]);
  });

  it('hides the lines that a value is folded into, and keeps the next', () => {
    const head = 'HTTP/1.1 200 OK\r\nSet-Cookie: a=1;\r\n\tb=S3cret\r\nServer: x\r\n\r\n';
    expect(messageWithoutSecrets(head)).toBe(
      'HTTP/1.1 200 OK\r\nSet-Cookie: ***\r\nServer: x\r\n\r\n',
    );
  });
});
