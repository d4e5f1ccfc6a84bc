import { blocks, type Fingerprint, marksOf, names } from './fingerprint.ts';

/** Proxies that forward, and say who they are. */
export const proxies: readonly Fingerprint[] = [
  ...marksOf('Squid', [
    blocks('x-squid-error', 'err_access_denied'),
    // `deny_info` leads to a page elsewhere.
    blocks('x-squid-error', ' access denied'),
    blocks('body', '<body id=err_access_denied'),
    names('x-squid-error', 'err_'),
    names('body', '<body id=err_'),
    names('body', 'stylesheet for squid error pages'),
    names('server', 'squid'),
  ]),
  ...marksOf('tinyproxy', [names('server', 'tinyproxy')]),
];
