import { headerOf, type Page } from './page.ts';

/**
 * What a filtering product leaves in its own pages. `block`: the page is a refusal; `product`: it
 * only says who wrote it. `statuses` limits a header that the product puts on other pages too.
 */
export interface Fingerprint {
  readonly product: string;
  /** `body`, or the name of a header in lower case. */
  readonly place: 'body' | 'server' | 'via' | 'location' | 'x-squid-error';
  /** In lower case; found anywhere in the place. */
  readonly text: string;
  readonly proves: 'block' | 'product';
  readonly confidence: 'high' | 'low';
  readonly statuses?: readonly number[];
}

const sure = { proves: 'block', confidence: 'high' } as const;
const likely = { proves: 'block', confidence: 'low' } as const;
const name = { proves: 'product', confidence: 'high' } as const;
const refusals = [302, 303, 307, 403, 502] as const;

/**
 * In the order in which they are tried: what proves a block before what names a product.
 * @internal Exported for its tests.
 */
export const fingerprints: readonly Fingerprint[] = [
  { product: 'Fortinet', place: 'body', text: 'powered by fortiguard', ...sure },
  { product: 'Fortinet', place: 'body', text: 'fortiguard web filtering', ...sure },
  { product: 'Fortinet', place: 'body', text: 'fortiguard intrusion prevention', ...sure },
  { product: 'Fortinet', place: 'body', text: 'fortigate application control', ...sure },
  { product: 'Fortinet', place: 'body', text: 'violation of your internet usage policy', ...sure },
  { product: 'Palo Alto', place: 'location', text: '/php/urlblock.php', ...sure },
  { product: 'Palo Alto', place: 'body', text: '/php/urlblock.php', ...sure },
  {
    product: 'Palo Alto',
    place: 'body',
    text: 'blocked in accordance with company policy',
    ...sure,
  },
  { product: 'Palo Alto', place: 'body', text: '<h1>web page blocked</h1>', ...likely },
  { product: 'Zscaler', place: 'body', text: 'internet security by zscaler', ...sure },
  { product: 'Zscaler', place: 'location', text: '://gateway.zscaler', ...sure },
  { product: 'Zscaler', place: 'server', text: 'zscaler', ...sure, statuses: refusals },
  { product: 'Forcepoint', place: 'body', text: ':15871/cgi-bin/block', ...sure },
  { product: 'Forcepoint', place: 'location', text: ':15871/cgi-bin/block', ...sure },
  { product: 'Check Point', place: 'body', text: 'check point usercheck', ...sure },
  { product: 'Check Point', place: 'location', text: '/usercheck/portalmain', ...sure },
  { product: 'Blue Coat', place: 'location', text: 'notify.bluecoat.com', ...sure },
  { product: 'Blue Coat', place: 'location', text: '/notify-notifyuser', ...sure },
  { product: 'Blue Coat', place: 'body', text: '://notify.bluecoat.com', ...sure },
  { product: 'Cisco Umbrella', place: 'location', text: 'block.opendns.com', ...sure },
  { product: 'Cisco Umbrella', place: 'location', text: 'malware.opendns.com', ...sure },
  { product: 'Cisco Umbrella', place: 'body', text: 'block.opendns.com', ...sure },
  { product: 'Cisco Umbrella', place: 'body', text: 'blocked due to content filtering', ...sure },
  { product: 'Cisco Meraki', place: 'location', text: 'meraki.com:8090/blocked', ...sure },
  { product: 'Cisco Meraki', place: 'body', text: 'blocked by your network operator', ...sure },
  {
    product: 'Skyhigh (McAfee)',
    place: 'body',
    text: 'mcafee web gateway - notification',
    ...sure,
  },
  { product: 'WatchGuard', place: 'body', text: 'denied by watchguard http proxy', ...sure },
  { product: 'SonicWall', place: 'body', text: 'sonicwall - web site blocked', ...sure },
  { product: 'SonicWall', place: 'body', text: 'cfssupport.sonicwall.com', ...sure },
  { product: 'SonicWall', place: 'server', text: 'sonicwall', ...likely, statuses: refusals },
  { product: 'Barracuda', place: 'body', text: 'barracuda nextgen firewall:', ...sure },
  { product: 'Barracuda', place: 'server', text: 'barracuda', ...likely, statuses: refusals },
  { product: 'iboss', place: 'location', text: '/ibreports/ibp/', ...sure },
  { product: 'iboss', place: 'location', text: '/iboss/restricted', ...sure },
  { product: 'Lightspeed', place: 'body', text: 'lightspeed system - web access', ...sure },
  { product: 'Untangle', place: 'body', text: 'because it violates network policy', ...sure },
  { product: 'Untangle', place: 'location', text: 'web-filter/blockpage', ...sure },
  { product: 'SquidGuard', place: 'location', text: 'squidguard.cgi', ...sure },
  { product: 'SquidGuard', place: 'location', text: '/sgerror.php?url=', ...sure },
  { product: 'Netskope', place: 'location', text: '.goskope.com', ...sure },
  { product: 'Squid', place: 'x-squid-error', text: 'err_', ...name },
  { product: 'Squid', place: 'body', text: 'stylesheet for squid error pages', ...name },
  { product: 'Squid', place: 'server', text: 'squid', ...name },
  { product: 'tinyproxy', place: 'server', text: 'tinyproxy', ...name },
  { product: 'Zscaler', place: 'server', text: 'zscaler', ...name },
  { product: 'Cisco Secure Web Appliance', place: 'via', text: 'cisco-wsa/', ...name },
  { product: 'Forcepoint', place: 'via', text: 'forcepoint-wcg', ...name },
];

/** The first fingerprint that an answer carries; undefined where none is known. */
export function findProduct(page: Page): Fingerprint | undefined {
  const places = new Map<string, string>();
  return fingerprints.find(({ place, text, statuses }) => {
    if (statuses !== undefined && !statuses.includes(page.status)) return false;
    let content = places.get(place);
    if (content === undefined) {
      content = ((place === 'body' ? page.body : headerOf(page, place)) ?? '').toLowerCase();
      places.set(place, content);
    }
    return content.includes(text);
  });
}
