import {
  blocks,
  type Fingerprint,
  marksOf,
  names,
  only,
  refusals,
  suggestsBlock,
} from './fingerprint.ts';

/** Proxies that filter, on the company's own ground. */
const gateways: readonly Fingerprint[] = [
  ...marksOf('Blue Coat', [
    blocks('lead', 'notify.bluecoat.com'),
    blocks('lead', '/notify-notifyuser'),
    blocks('body', '://notify.bluecoat.com'),
    blocks('body', 'your request was denied because of its content categorization'),
    blocks('body', 'access denied (policy_denied)'),
    blocks('body', 'access denied (content_filter_denied)'),
    names('body', 'network error (dns_'),
    names('body', 'network error (tcp_error)'),
  ]),
  ...marksOf('Skyhigh (McAfee)', [
    blocks('body', 'mcafee web gateway - notification - blocked'),
    blocks('body', 'blocked by the url filter database module of'),
    // Its failures have the same title.
    only([403], blocks('title', 'mcafee web gateway - notification')),
    only([403], blocks('title', 'skyhigh secure web gateway - notification')),
    names('title', 'mcafee web gateway'),
    names('title', 'skyhigh secure web gateway'),
    names('body', '/mwg-internal/'),
  ]),
  ...marksOf('Cisco Secure Web Appliance', [
    blocks('body', 'based on your corporate access policies'),
    blocks('body', "based on your organization's access policies"),
    // Its notification pages elsewhere: with the decision, the category and the client.
    blocks('query', 'decision_tag=block'),
    names('via', 'cisco-wsa/'),
    names('via', 'cisco-ironport-wsa/'),
  ]),
  ...marksOf('Forcepoint', [
    blocks('lead', '/cgi-bin/blockpage.cgi'),
    blocks('lead', '/cgi-bin/block_message.cgi'),
    // The port of its block pages alone.
    blocks('body', ':15871/cgi-bin/'),
    names('via', 'forcepoint-wcg'),
  ]),
  ...marksOf('Trend Micro', [
    suggestsBlock('body', 'interscan web security'),
    suggestsBlock('title', 'iwsva security event'),
  ]),
  ...marksOf('iboss', [
    blocks('lead', '/ibreports/ibp/'),
    blocks('lead', '/iboss/restricted'),
    blocks('body', 'access to the requested site has been restricted due to its contents'),
    suggestsBlock('lead', '/block/restricted.html'),
  ]),
];

/** Each has its own gateway, whose pages are shown to those who are refused. */
const zscalerClouds: readonly string[] = [
  'zscaler',
  'zscalerone',
  'zscalertwo',
  'zscalerthree',
  'zscalergov',
  'zscalerbeta',
  'zscloud',
];

/** Gateways in the cloud. */
const clouds: readonly Fingerprint[] = [
  ...marksOf('Zscaler', [
    blocks('body', 'internet security by zscaler'),
    blocks('body', 'zscaler to protect you from internet threats'),
    blocks('body', 'reasoncode=category_denied'),
    ...zscalerClouds.map((cloud) => blocks('lead', `://gateway.${cloud}.net`)),
    // A company's own notification page: Zscaler appends the reason, and a field of its own.
    blocks('query', '&zsq='),
    only(refusals, blocks('server', 'zscaler')),
    names('server', 'zscaler'),
  ]),
  ...marksOf('Netskope', [blocks('lead', '.goskope.com/'), suggestsBlock('body', '.goskope.com/')]),
  ...marksOf('Cloudflare Gateway', [
    blocks('lead', '://blocked.teams.cloudflare.com'),
    blocks('lead', '://blocked.teams.fed.cloudflare.com'),
    blocks('body', '://blocked.teams.cloudflare.com'),
  ]),
  ...marksOf('Symantec Web Security Service', [
    blocks('lead', '.threatpulse.net'),
    suggestsBlock('body', 'symantec web security service'),
  ]),
];

/** Proxies that filter, wherever they stand. */
export const webGateways: readonly Fingerprint[] = [...gateways, ...clouds];
