import { type Fingerprint, marksOf, wantsLogin } from './fingerprint.ts';

/** Networks that want a login first, beside the firewalls that do so too. */
export const hotspots: readonly Fingerprint[] = [
  // Wireless ISP roaming: a block of XML in the page tells programs where to log in.
  ...marksOf('WISPr hotspot', [wantsLogin('body', '<wispaccessgatewayparam')]),
  ...marksOf('Cisco wireless controller', [wantsLogin('query', 'switch_url=')]),
  ...marksOf('Cisco ISE', [
    wantsLogin('query', '&action=cwa'),
    wantsLogin('lead', ':8443/portal/gateway'),
  ]),
  ...marksOf('Aruba', [wantsLogin('query', 'cmd=login&mac=')]),
  ...marksOf('CoovaChilli', [wantsLogin('query', 'res=notyet&uamip=')]),
  ...marksOf('UniFi', [wantsLogin('lead', '/guest/s/')]),
  ...marksOf('MikroTik', [wantsLogin('title', 'hotspot > login')]),
  ...marksOf('pfSense', [wantsLogin('lead', ':8002/index.php')]),
];
