import type { ExpectedAnswer, Scheme } from '../../model/target/target.ts';

/** What a host, or a family of hosts, answers to one harmless request. */
export interface KnownAnswer extends ExpectedAnswer {
  readonly scheme: Scheme;
  /** A host name; each `*` in it stands for letters, digits and hyphens. */
  readonly host: string;
  readonly path: string;
}

const analyzer = 'MDEClientAnalyzer RegionsURLs.json, 2022 to 2023';
const xplat = 'XMDEClientAnalyzer URL table, 2024';
const signatures = 'Defender Antivirus intelligence, test URLs for macOS and Linux';
const mdatp = 'mdatp connectivity test, documented output';
const nsa = 'nsacyber/HTTP-Connectivity-Tester@f601c15, 2018 to 2019';

/**
 * What the services are known to answer, the best source first: the first row that fits a host
 * and a path decides. The analyzer lets 200, 400 and 404 pass, and 405 since May 2024. Where a
 * tool lists several statuses and none exactly there is no row: any status of a rightly chained
 * server passes. The same holds for a 200 that a tool saw only after redirects to hosts that no
 * list names.
 */
export const expectedAnswers: readonly KnownAnswer[] = [
  ...rows({
    source: analyzer,
    accepts: [400, 404, 405],
    requests: [
      'GET https://winatp-gw-asm*.microsoft.com/asm/test 200',
      'GET https://winatp-gw-*.microsoft.com/commands/test 200',
      'GET https://events.data.microsoft.com/ping 200',
      'GET https://*-v20.events.data.microsoft.com/ping 200',
      'GET https://*.vortex-win.data.microsoft.com/ping 200',
      'GET https://settings-win.data.microsoft.com/qos 200',
      'GET http://ctldl.windowsupdate.com/msdownload/update/v3/static/trustedr/en/disallowedcertstl.cab 200',
    ],
  }),
  ...rows({
    source: analyzer,
    accepts: [200, 404, 405],
    requests: [
      'GET https://*.blob.core.windows.net/ 400',
      'GET https://*.blob.core.usgovcloudapi.net/ 400',
    ],
  }),
  ...rows({
    source: mdatp,
    requests: [
      'GET https://x.cp.wd.microsoft.com/api/report 200',
      'GET https://cdn.x.cp.wd.microsoft.com/ping 200',
      'GET https://v20.events.data.microsoft.com/ping 200',
    ],
  }),
  ...rows({
    source: xplat,
    requests: [
      'GET https://*.x.cp.wd.microsoft.com/api/report 200',
      'GET https://*.x.cp.wd.microsoft.us/api/report 200',
      'GET https://*.cp.wd.microsoft.com/wdcp.svc/bond/submitReport/test 404',
      'GET https://*.cp.wd.microsoft.us/wdcp.svc/bond/submitReport/test 404',
      'GET https://edr-*.*.endpoint.security.microsoft.com/edr/commands/test 200',
      'GET https://mdav.*.endpoint.security.microsoft.com/mdav/test 404',
      'GET https://mdav.*.endpoint.security.microsoft.com/xplat/api/report 200',
      'HEAD https://mdav.*.endpoint.security.microsoft.com/packages/?ostype=mac 200',
      ...streamlinedStorage(),
    ],
  }),
  ...rows({
    source: xplat,
    follow: true,
    requests: ['HEAD https://go.microsoft.com/fwlink/?linkid=2120136 200'],
  }),
  ...rows({
    source: signatures,
    follow: true,
    requests: ['HEAD https://go.microsoft.com/fwlink/?linkid=2144709 200'],
  }),
  ...rows({
    source: signatures,
    requests: [
      'HEAD https://mdav.*.endpoint.security.microsoft.com/packages/?ostype=linux 200',
      ...['ch/storage/ussch1northprod', 'ch/storage/ussch1westprod'].map(newStorage),
      ...['ina/storage/ussin1southprod', 'ina/storage/ussin1centralprod'].map(newStorage),
      'POST https://nf.smartscreen.microsoft.com/api/network/mac 400',
      ...['unitedstates', 'europe', 'unitedkingdom', 'australia', 'switzerland', 'india'].flatMap(
        (geo) => [
          `POST https://${geo}.smartscreen.microsoft.com/api/network/mac 400`,
          `POST https://${geo}.smartscreen-prod.microsoft.com/api/network/mac 400`,
        ],
      ),
    ],
  }),
  ...rows({
    source: mdatp,
    accepts: [400, 404],
    requests: ['GET https://winatp-gw-*.microsoft.com/test 200'],
  }),
  ...rows({
    source: nsa,
    requests: [
      'GET http://ctldl.windowsupdate.com/ 200',
      'GET http://crl.microsoft.com/ 400',
      'GET http://crl.microsoft.com/pki/crl/products 404',
      'GET http://www.microsoft.com/pkiops/crl 404',
      'GET http://www.microsoft.com/pkiops/certs 404',
      'GET http://www.microsoft.com/pki/certs 404',
      'GET https://events.data.microsoft.com/ 404',
      'GET https://us-v20.events.data.microsoft.com/ 404',
      'GET https://vortex-win.data.microsoft.com/ 404',
      'GET https://us.vortex-win.data.microsoft.com/collect/v1 400',
      'GET https://us.vortex-win.data.microsoft.com/health/keepalive 200',
      'GET https://settings-win.data.microsoft.com/ 400',
      'GET https://wdcp.microsoft.com/ 503',
      'GET https://wdcpalt.microsoft.com/ 503',
      'GET https://unitedstates.cp.wd.microsoft.com/ 503',
      'GET https://feedback.smartscreen.microsoft.com/ 403',
      ...'apprep ars nav nf ping.nav ping.nf t.nav t.nf unitedstates urs'
        .split(' ')
        .map((label) => `GET https://${label}.smartscreen.microsoft.com/ 404`),
      'GET https://unitedstates.smartscreen-prod.microsoft.com/ 404',
      'GET https://c.urs.microsoft.com/ 404',
      'GET https://t.urs.microsoft.com/ 404',
      'GET https://urs.microsoft.com/ 404',
      'GET https://secure.aadcdn.microsoftonline-p.com/ 400',
      'GET https://static2.sharepointonline.com/ 400',
    ],
  }),
];

/** The storage accounts of a region, below the streamlined names: 400 as on their own hosts. */
function streamlinedStorage(): string[] {
  const regions = [
    { geo: 'us', edr: 'cus eus cus3 eus3', samples: 'ussus1eastprod ussus1westprod' },
    { geo: 'eu', edr: 'weu neu weu3 neu3', samples: 'usseu1northprod usseu1westprod' },
    { geo: 'uk', edr: 'ukw uks', samples: 'ussuk1southprod ussuk1westprod' },
    { geo: 'au', edr: 'aus aue', samples: 'ussau1eastprod ussau1southeastprod' },
  ];
  return regions.flatMap(({ geo, edr, samples }) => {
    const domain = `${geo}.endpoint.security.microsoft.com`;
    return [
      ...samples.split(' ').map((label) => `GET https://mdav.${domain}/storage/${label}/ 400`),
      ...edr
        .split(' ')
        .map(
          (label) => `GET https://edr-${label}.${domain}/storage/automatedirstrprd${label}/ 400`,
        ),
    ];
  });
}

/** The newest regions' accounts. */
function newStorage(account: string): string {
  const [geo, ...path] = account.split('/');
  return `GET https://mdav.${geo}.endpoint.security.microsoft.com/${path.join('/')}/ 400`;
}

interface Rows {
  readonly source: string;
  readonly accepts?: readonly number[];
  readonly follow?: true;
  /** `METHOD URL STATUS` each. */
  readonly requests: readonly string[];
}

function rows({ source, accepts = [], follow, requests }: Rows): KnownAnswer[] {
  return requests.map((request) => {
    const [method, url = '', status] = request.split(' ');
    const [, scheme, host = '', path = '/'] = /^(https?):\/\/([^/]+)(\/.*)$/.exec(url) ?? [];
    return {
      scheme: scheme === 'http' ? 'http' : 'https',
      host,
      path,
      method: method === 'HEAD' || method === 'POST' ? method : 'GET',
      status: Number(status),
      accepts,
      ...(follow ? { follow } : {}),
      source,
    };
  });
}
