import {
  blocks,
  type Fingerprint,
  marksOf,
  names,
  only,
  refusals,
  suggestsBlock,
  wantsLogin,
} from './fingerprint.ts';

/** Firewalls that answer in the place of what they do not let pass. */
export const firewalls: readonly Fingerprint[] = [
  ...marksOf('Fortinet', [
    blocks('body', 'fortiguard intrusion prevention - access blocked'),
    blocks('body', 'powered by fortiguard'),
    blocks('body', 'fortiguard web filtering'),
    blocks('body', 'fortiguard intrusion prevention'),
    blocks('body', 'fortigate application control'),
    blocks('body', 'violation of your internet usage policy'),
    blocks('body', '/xx/yy/zz/ci/'),
    blocks('title', 'web filter violation'),
    blocks('title', 'web filter block override'),
    blocks('lead', '/xx/yy/zz/ci/'),
    wantsLogin('lead', '/fgtauth'),
    wantsLogin('body', '/fgtauth?'),
  ]),
  ...marksOf('Palo Alto', [
    blocks('lead', '/php/urlblock.php'),
    blocks('body', '/php/urlblock.php'),
    blocks('body', 'blocked in accordance with company policy'),
    blocks('body', 'access to the application you were trying to use has been blocked'),
    blocks('body', '<title>virus/spyware download blocked'),
    blocks('lead', '.prismaaccess.com/'),
    suggestsBlock('body', '<h1>web page blocked</h1>'),
  ]),
  ...marksOf('Check Point', [
    blocks('lead', '/usercheck/portalmain'),
    blocks('body', '/usercheck/portalmain'),
    blocks('body', 'check point usercheck'),
  ]),
  ...marksOf('Cisco Meraki', [
    blocks('lead', 'meraki.com:8090/blocked'),
    blocks('body', 'blocked by your network operator'),
    wantsLogin('lead', '.network-auth.com/splash'),
  ]),
  // The default page of Snort's `react`, and so of Firepower.
  ...marksOf('Cisco Firepower', [suggestsBlock('body', 'attempting to access a forbidden site')]),
  ...marksOf('WatchGuard', [
    blocks('body', 'denied by watchguard http proxy'),
    blocks('body', 'request denied by watchguard firewall'),
  ]),
  ...marksOf('SonicWall', [
    blocks('body', 'sonicwall - web site blocked'),
    blocks('body', 'cfssupport.sonicwall.com'),
    blocks('body', 'this request is blocked by the sonicwall'),
    only(refusals, suggestsBlock('server', 'sonicwall')),
  ]),
  ...marksOf('Barracuda', [
    blocks('body', 'barracuda nextgen firewall:'),
    blocks('body', 'has been blocked by the barracuda web filter'),
    blocks('body', 'redirecting you to barracuda web filter'),
    only(refusals, suggestsBlock('server', 'barracuda')),
  ]),
  ...marksOf('Sophos', [
    blocks('body', 'powered by utm web protection'),
    // Sophos Firewall, as Cyberoam before it.
    wantsLogin('lead', ':8090/httpclient.html'),
  ]),
  ...marksOf('Untangle', [
    blocks('body', 'because it violates network policy'),
    blocks('lead', 'web-filter/blockpage'),
  ]),
  ...marksOf('Kerio Control', [
    only(refusals, suggestsBlock('server', 'kerio control')),
    names('server', 'kerio control'),
  ]),
  ...marksOf('Juniper', [blocks('body', 'juniper web filtering has been set to block this site')]),
  ...marksOf('Microsoft TMG', [
    blocks('body', 'tmg denied the specified uniform resource locator'),
    blocks('body', 'isa server denied the specified uniform resource locator'),
  ]),
];
