import type { ShownPac } from '../../src/report/view/pac/shown-pac.ts';

const proxy = { kind: 'http', host: 'proxy.example', port: 8080 } as const;
const byProxy = {
  answer: 'PROXY  proxy.example:8080;',
  entries: [proxy],
  durationMs: 1.5,
  failure: null,
};

/** A PAC file with an answer of every kind, hostile texts among them. */
export const shownPac: ShownPac = {
  source: 'http://pac.example/proxy.pac',
  finalUrl: 'http://pac.example/new.pac',
  contentType: 'text/plain\u001b[2J',
  sha256: 'a'.repeat(64),
  bytes: 1234,
  answers: [
    {
      url: 'https://b.example/',
      ...byProxy,
      alerts: ['seen', '\u001b[2Jcleared'],
      lookups: [
        { name: 'inside.example', addresses: ['10.0.0.1', '10.0.0.2'] },
        { name: 'gone.example', failure: 'name-not-found' },
      ],
    },
    {
      url: 'https://a.example/',
      ...byProxy,
      answer: 'proxy proxy.example:8080',
      alerts: ['seen'],
      lookups: [{ name: 'inside.example', addresses: ['10.0.0.1'] }],
    },
    {
      url: 'https://c.example:8443/',
      ...byProxy,
      answer: 'PROXY  proxy.example:8080;',
    },
    {
      url: 'http://d.example/list.crl',
      answer: 'PROXI proxy.example:8080',
      entries: [{ kind: 'direct' }],
      ignored: ['PROXI proxy.example:8080'],
      durationMs: 1,
      failure: null,
    },
    {
      url: 'https://e.example/',
      entries: [],
      durationMs: 2,
      failure: { code: 'pac-error', detail: 'ReferenceError: zone is not defined', line: 7 },
    },
  ],
  remarks: [
    { kind: 'dns-lookup', line: 3, detail: 'dnsResolve' },
    { kind: 'not-understood', detail: 'PROXI proxy.example:8080' },
  ],
  notAsked: ['*.blob.example'],
};
