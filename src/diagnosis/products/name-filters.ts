import { blocks, type Fingerprint, marksOf, names, only, refusals } from './fingerprint.ts';

/** Filters of names, lists and pages for homes, schools and whole networks. */
export const nameFilters: readonly Fingerprint[] = [
  ...marksOf('Cisco Umbrella', [
    blocks('lead', '://block.opendns.com'),
    blocks('lead', '://malware.opendns.com'),
    blocks('lead', '://phish.opendns.com'),
    blocks('body', '://block.opendns.com'),
    blocks('body', 'blocked due to content filtering'),
    only(refusals, blocks('server', 'cisco umbrella')),
    names('server', 'cisco umbrella'),
  ]),
  ...marksOf('Pi-hole', [blocks('x-pi-hole', 'a black hole for internet advertisements')]),
  ...marksOf('Lightspeed', [blocks('body', 'lightspeed system - web access')]),
  ...marksOf('Securly', [blocks('lead', 'securly.com/blocked')]),
  ...marksOf('GoGuardian', [blocks('lead', '://blocked.goguardian.com')]),
  ...marksOf('SquidGuard', [blocks('lead', '/squidguard.cgi'), blocks('lead', '/sgerror.php')]),
  ...marksOf('e2guardian', [
    blocks('title', 'e2guardian - access denied'),
    blocks('title', 'dansguardian - access denied'),
    blocks('query', 'deniedurl=='),
  ]),
];
