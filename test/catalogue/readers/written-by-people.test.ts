import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlsOf, written } from '../catalogue-files.ts';

const a443 = 'https://a.test:443/';
const b80 = 'http://b.test:80/';

/** The file's name and text, the addresses, and what else is told: skipped rules, then problems. */
const files: [name: string, text: string, urls: readonly string[], told?: string][] = [
  [
    'do.csv',
    'Domain Name,Protocol/Port(s),Content\n"a.test, c.test",HTTPS / 443,x\nb.test,HTTP / 80,y\n',
    [a443, 'https://c.test:443/', b80],
  ],
  ['heads.csv', '#,FQDN(s),Port(s)\n1,a.test,443\n2,b.test,80\n', [a443, b80]],
  [
    'two.csv',
    'Service,Destination FQDN,Destination Port\nX,a.test,443\nY,b.test,80\n',
    [a443, b80],
  ],
  [
    'fw.csv',
    'Rule,Source,Destination,Service,Action\n1,10.0.0.0/8,a.test,HTTPS,allow\n2,any,b.test,tcp/80,allow\n3,any,20.60.0.0/16,tcp/443,allow\n',
    [a443, b80],
    'address-range',
  ],
  [
    'proto.csv',
    'FQDN,Protocol,Port\na.test,TCP,443\nb.test,HTTP,80\nc.test,UDP,123\n',
    [a443, b80],
    'no-tcp',
  ],
  [
    'request.csv',
    'Source,Destination FQDN,Protocol,Dest. Port(s)\nany,a.test,TCP,443\nany,b.test,TCP,80\nany,c.test,UDP,123\nany,http://b.test:80/,TCP,\n',
    [a443, b80, b80],
    'no-tcp',
  ],
  ['ziel.csv', 'Ziel;Ziel-Port;Protokoll\na.test;443;TCP\nb.test;80;TCP\n', [a443, b80]],
  ['number.csv', 'Source port,FQDN,TCP port number\n1,a.test,443\n1,b.test,80\n', [a443, b80]],
  ['own-port.csv', 'FQDN,Port\na.test:443,444\nb.test,80\n', [a443, b80], 'port-rest'],
  [
    'ips.csv',
    'Name,IP address,Port\nWeb,192.0.2.1,443\nNet,192.0.2.0/24,443\n',
    ['https://192.0.2.1:443/'],
    'address-range',
  ],
  [
    'ips.json',
    '[{"id":1,"urls":["a.test"],"tcpPorts":"443"},{"id":2,"ips":["192.0.2.0/24"],"tcpPorts":"443"}]',
    [a443],
    'address-range',
  ],
  ['de.csv', 'sep=;\nDienst;Ziel-URL;Zielport\nX;a.test;443\nY;b.test;80\n', [a443, b80]],
  ['fr.csv', 'Nom d’hôte;Port de destination\na.test;443\nb.test;80\n', [a443, b80]],
  ['agent.csv', 'Agent resource,Description\nhttps://a.test,x\nhttp://b.test,y\n', [a443, b80]],
  ['dns.csv', 'Endpoint (DNS),Description\nhttps://a.test,x\nhttp://b.test,y\n', [a443, b80]],
  ['loose.csv', 'No,Required URL or FQDN,Ports\n1,a.test,443\n2,b.test,80\n', [a443, b80]],
  ['unheaded.csv', 'a.test,443\nb.test,80\n', [a443, b80]],
  ['second.csv', '1,a.test,443\n2,b.test,80\n', [a443, b80]],
  ['row.csv', 'a.test,c.test\nhttp://b.test,\n', [a443, 'https://c.test:443/', b80]],
  ['first.csv', '10.0.0.0/8\nhttp://\na.test\n', [a443], 'address-range unreadable unreadable'],
  ['only.csv', '10.0.0.0/8\n10.0.0.0/255.0.0.0\n', [], 'address-range address-range'],
  ['mixed.csv', 'URL,Port\n"a.test, 127.9.0.96/27",TCP: 443\n', [a443], 'address-range'],
  ['words.csv', 'URL\na.test – CDN\nsee c.test for more\n', [a443], 'unreadable words unreadable'],
  [
    'ports.csv',
    'FQDN,Port\na.test,TCP: 443; UDP: 3478-3481\nb.test,80 or any\nc.test,UDP 123\n',
    [a443, b80],
    'no-tcp port-rest port-rest',
  ],
  ['error.csv', 'URL,Port\n#N/A,443\n# a remark\na.test,443\n', [a443], 'unreadable unreadable'],
  [
    'plain.txt',
    '# names\r\na.test\r\n\r\n; old.test\r\nhttp://b.test # the second\r\n',
    [a443, b80],
  ],
  ['commas.txt', 'a.test, c.test\nhttp://b.test\n', [a443, 'https://c.test:443/', b80]],
  ['table.txt', 'URL\tPort\na.test\t443\nb.test\t80\n', [a443, b80]],
  [
    'firewall.txt',
    '.a.test\n^.c.test/\n*.b.test/\n',
    ['https://*.a.test:443/', 'https://*.c.test:443/', 'https://*.b.test:443/'],
  ],
  [
    'm365.json',
    '[{"urls":["a.test"],"tcpPorts":"443","required":true},{"urls":["b.test"],"tcpPorts":"80","udpPorts":"53"},{"urls":["c.test"],"udpPorts":"3478"},{"ips":["192.0.2.0/24"],"tcpPorts":"443"}]',
    [a443, b80],
    'no-tcp address-range port-rest',
  ],
  [
    'marked.txt',
    '1. a.test\n- [b.test](https://b.test):80\n2) “c.test”\n* «d.test»\n',
    [a443, 'https://c.test:443/', 'https://d.test:443/'],
    'unreadable unreadable',
  ],
  [
    'objects.csv',
    'Address Object,Type,Value,Zone\nx,FQDN,a.test,WAN\ny,Network,10.0.0.0/255.0.0.0,WAN\n',
    [a443],
    'unreadable address-range unreadable',
  ],
  ['bars.csv', 'Name|URL|Port\nX|a.test|443\nY|b.test|80\n', [a443, b80]],
  [
    'page.txt',
    '| Name | URL | Port |\n|------|-----|------|\n| X | a.test | 443 |\n| Y | `b.test` | 80 |\n',
    [a443, b80],
  ],
  [
    'footnotes.csv',
    'FQDN,Port\na.test*,443\nb.test¹,80\n"c.test [2]",443\n(1) only for updates,\n',
    [a443, b80, 'https://c.test:443/'],
    'unreadable words words words unreadable',
  ],
  [
    'schemes.csv',
    'URL\ntcp://a.test:443\nhttp//b.test\nhttps:/c.test\nwss://d.test\nftp://e.test\n',
    [a443, b80, 'https://c.test:443/', 'https://d.test:443/'],
    'unreadable unreadable',
  ],
  [
    'six.csv',
    'Host,Port\n2001:db8::1,443\n[2001:db8::2]:8443,\n2001:db8::/64,443\nfe80::1%eth0,443\n',
    ['https://2001:db8::1:443/', 'https://2001:db8::2:8443/'],
    'address-range unreadable unreadable',
  ],
  [
    'inner.csv',
    'URL\ngw-*.a.test\n*.b-*.a.test\n*-c.a.test\n*.corp.*\n*.*\n',
    ['https://gw-*.a.test:443/', 'https://*.b-*.a.test:443/', 'https://*-c.a.test:443/'],
    'unreadable unreadable unreadable unreadable',
  ],
  [
    'beside.txt',
    'a.test 443\nTCP 80 b.test\nc.test -> 443/tcp\nd.test UDP 53\n',
    [a443, b80, 'https://c.test:443/'],
    'no-tcp',
  ],
  [
    'apps.csv',
    'No.,Destination,Services & Applications,Action\n1,a.test,https,Accept\n2,b.test,http,Accept\n',
    [a443, b80],
  ],
  ['proto2.csv', 'host_name,dst_port,proto\na.test,443,tcp\nb.test,53,udp\n', [a443], 'no-tcp'],
  [
    'azure.json',
    '{"properties":{"ruleCollections":[{"rules":[{"protocols":[{"protocolType":"Https","port":443}],"targetFqdns":["a.test"]},{"protocols":[{"protocolType":"Http","port":80}],"targetFqdns":["b.test"]}]}]}}',
    [a443, b80],
  ],
  ['lines.jsonl', '{"url":"a.test"}\n{"url":"http://b.test"}\n', [a443, b80]],
  ['named.json', '{"version":1,"endpoints":["a.test","http://b.test"]}', [a443, b80]],
];

const text = 'URL;Port;Kommentar\r\na.test;443;für Überwachung\r\nb.test;80;\r\n';
const little = Buffer.from(text, 'utf16le');
const big = Buffer.from(text, 'utf16le').swap16();
const encoded: readonly (readonly [encoding: string, bytes: Buffer])[] = [
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
  ['UTF-16 without a mark', little],
  ['UTF-16, the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
  ['UTF-16, the other way round and without a mark', big],
  ['UTF-8', Buffer.from(`\uFEFF${text}`)],
  ['Windows-1252', Buffer.from(text, 'latin1')],
];

describe('loadCatalogue() with a list as people write it', () => {
  it.each(files)('reads %s', async (name, text, urls, told = '') => {
    const list = await written(name, text);
    expect(urlsOf(list)).toEqual(urls);
    const rules = list.skipped.map(({ reason }) => reason.rule);
    expect([...rules, ...list.problems.map(({ kind }) => kind)].join(' ')).toBe(told);
  });

  it.each(encoded)('reads text in %s', async (_, bytes) => {
    const list = await written('list.csv', bytes);
    expect(urlsOf(list)).toEqual([a443, b80]);
    expect(list.services[0]?.comment).toBe('für Überwachung');
  });

  it('counts by the words for what is not needed, in several languages', async () => {
    const words = ['Ja', 'Nein', 'Yes', 'No', 'optional', 'facultatif', 'Not required', 'Normal'];
    const lines = words.map((word, at) => `t${at}.test,${word}`);
    for (const head of ['Mandatory', 'Erforderlich', 'Required']) {
      const list = await written('list.csv', [`URL,${head}`, ...lines].join('\n'));
      const needed = list.services.flatMap(({ required }, at) => (required ? [words[at]] : []));
      expect(needed).toEqual(['Ja', 'Yes', 'Normal']);
    }
  });

  it('loses no row: each gives a target, or is skipped, whatever stands in it', {
    timeout: 60_000,
  }, async () => {
    const cell = fc.constantFrom(
      ...[
        'a.test',
        'b.test, c.test',
        '10.0.0.0/8',
        'http://',
        'a b',
        '443',
        'UDP 53',
        'tcp/443',
        'x',
      ],
      ...[
        '*',
        '.a.test',
        '^',
        'hxxp://a[.]test',
        '#N/A',
        '1.2.3.4',
        '::/0',
        '"',
        'Any',
        '–',
        '*.a*.test',
      ],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('csv', 'txt', 'tsv'),
        async (rows, ending) => {
          const lines = rows.map((cells) => cells.join(ending === 'csv' ? ';' : '\t'));
          const head = ending === 'csv' ? 'URL;Port' : 'URL\tPort';
          const list = await written(`list.${ending}`, [head, ...lines].join('\n'));
          const told = new Set([
            ...list.services.map(({ row }) => row),
            ...list.skipped.map(({ row }) => row),
            ...list.problems.map(({ row }) => row),
          ]);
          const broke = list.problems.some(({ kind }) => kind === 'broken-file');
          const count = list.sources[0]?.rows ?? 0;
          if (!broke && !lines.join('').includes('"')) expect(count).toBe(rows.length);
          expect(told.size).toBeGreaterThanOrEqual(Math.min(count, 1));
          if (!broke) expect([...told].filter((row) => row !== undefined)).toHaveLength(count);
        },
      ),
      { numRuns: 150 },
    );
  });
});
