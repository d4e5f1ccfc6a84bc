import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/discovery/windows/decode-text.ts';
import { readShowProxies } from '../../../../src/discovery/windows/file/show-proxy.ts';

const page = (...lines: readonly string[]): string => ['', ...lines, '', ''].join('\r\n');
const direct = (header: string, sentence: string): string => page(header, '', `    ${sentence}`);

function shown(text: string): unknown {
  const [file] = readShowProxies(linesOf(text));
  return file?.kind === 'winhttp-proxy' ? file.shown : undefined;
}

describe('readShowProxies()', () => {
  it.each([
    ['English', 'Current WinHTTP proxy settings:', 'Direct access (no proxy server).'],
    ['Chinese', '当前的 WinHTTP 代理服务器设置:', '直接访问(没有代理服务器)。'],
    ['Japanese', '現在の WinHTTP プロキシ設定:', '直接アクセス (プロキシ サーバーなし)。'],
    ['German', 'Aktuelle WinHTTP-Proxyeinstellungen:', 'Direkter Zugriff (kein Proxyserver).'],
    ['French', 'Paramètres de proxy WinHTTP actuels :', 'Accès direct (sans serveur proxy).'],
    ['Portuguese', 'Configurações de proxy WinHTTP atuais:', 'Acesso direto (sem servidor proxy).'],
    ['an unknown language', 'Nykyiset asetukset:', 'Suora yhteys.'],
  ])('reads the sentence of %s as direct', (_, header, sentence) => {
    expect(shown(direct(header, sentence))).toEqual({});
  });

  it.each([
    [
      'English',
      [
        'Current WinHTTP proxy settings:',
        '',
        '    Proxy Server(s) :  p.example:8999',
        '    Bypass List     :  (none)',
      ],
      { proxy: 'p.example:8999' },
    ],
    [
      'Chinese, without a blank before the colon',
      [
        '当前的 WinHTTP 代理服务器设置:',
        '',
        '    代理服务器:  127.0.0.1:1088',
        '    绕过列表     :  <local>;*.corp',
      ],
      { proxy: '127.0.0.1:1088', bypass: '<local>;*.corp' },
    ],
    [
      'Chinese with nothing to bypass',
      [
        '当前的 WinHTTP 代理服务器设置:',
        '',
        '    代理服务器:  127.0.0.1:1088',
        '    绕过列表     :  (无)',
      ],
      { proxy: '127.0.0.1:1088' },
    ],
    [
      'French, with a blank before the colon',
      [
        'Paramètres de proxy WinHTTP actuels :',
        '',
        '    Serveur(s) proxy :  proxy.local:8080',
        '    Liste de contournement     :  (aucun)',
      ],
      { proxy: 'proxy.local:8080' },
    ],
    [
      'German, a proxy for each protocol',
      [
        'Aktuelle WinHTTP-Proxyeinstellungen:',
        '',
        '    Proxyserver:  http=http://a:80;https=b:81',
        '    Umgehungsliste:  10.0.0.1 bar',
      ],
      { proxy: 'http=http://a:80;https=b:81', bypass: '10.0.0.1 bar' },
    ],
    [
      'an unknown language',
      ['Nykyiset asetukset:', '', '    Palvelin: p.example:1', '    Poikkeukset: (ei)'],
      { proxy: 'p.example:1' },
    ],
  ])('reads proxy and bypass list of %s', (_, lines, expected) => {
    expect(shown(page(...lines))).toEqual(expected);
  });

  it('reads it among what a console adds, with any line ends', () => {
    const text = page(
      'C:\\>netsh winhttp show proxy',
      '',
      'Current WinHTTP proxy settings:',
      '',
      '    Proxy Server(s) :  p:1',
      '    Bypass List     :  (none)',
      '',
      'C:\\>',
    );
    expect(shown(text)).toEqual({ proxy: 'p:1' });
    expect(shown(text.replaceAll('\r\n', '\n'))).toEqual({ proxy: 'p:1' });
    expect(shown(text.replaceAll('\r\n', '\r\r\n'))).toEqual({ proxy: 'p:1' });
  });

  const french = page(
    'Paramètres de proxy WinHTTP actuels :',
    '',
    '    Serveur(s) proxy :  p.example:8080',
    '    Liste de contournement     :  <local>',
  );
  it.each([
    ['UTF-8', Buffer.from(french)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${french}`)],
    ['UTF-16LE', Buffer.from(french, 'utf16le')],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${french}`, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${french}`, 'utf16le').swap16()],
    ['code page 1252', Buffer.from(french, 'latin1')],
    ['code page 850', Buffer.from(french.replace('è', '\u008a'), 'latin1')],
    ['code page 437', Buffer.from(french.replace('è', '\u008a'), 'latin1')],
  ])('reads the bytes of %s', (_, bytes) => {
    expect(shown(decodeText(bytes))).toEqual({ proxy: 'p.example:8080', bypass: '<local>' });
  });

  it('reads the script that netsh winhttp dump makes', () => {
    const line = 'set proxy proxy-server="http=a.example:1;https=b.example:2"';
    const text = (list: string) => linesOf(`pushd winhttp\n\n${line}${list}\n\npopd\n`);
    const proxy = 'http=a.example:1;https=b.example:2';
    const kind = 'winhttp-proxy';
    expect(readShowProxies(text(''))).toEqual([{ kind, shown: { proxy } }]);
    expect(readShowProxies(text(' bypass-list="<local>;*.x"'))).toEqual([
      { kind, shown: { proxy, bypass: '<local>;*.x' } },
    ]);
    expect(readShowProxies([`C:\\> netsh winhttp ${line}`])).toEqual([]);
  });

  it('reads the bytes of code page 932', () => {
    const header = Buffer.from(
      '8cbb8ddd82cc2057696e48545450207683758d8d834c83562090dd92e83a',
      'hex',
    );
    const label = Buffer.from('836583588367', 'hex');
    const bytes = Buffer.concat([
      Buffer.from('\r\n'),
      header,
      Buffer.from('\r\n\r\n    '),
      label,
      Buffer.from(':  p.example:8080\r\n    '),
      label,
      Buffer.from(':  ('),
      label,
      Buffer.from(')\r\n\r\n'),
    ]);
    expect(shown(decodeText(bytes))).toEqual({ proxy: 'p.example:8080' });
  });

  it.each([
    '',
    'hello',
    'A heading:\n\n    an example\n\nand more text\n',
    'Current WinHTTP proxy settings:',
    'Current WinHTTP proxy settings:\n\n    a\n    b\n    c\n',
  ])('is not for %j', (text) => {
    expect(readShowProxies(linesOf(text))).toEqual([]);
  });
});

function linesOf(text: string): readonly string[] {
  return text.split(/\r*\n|\r+/);
}
