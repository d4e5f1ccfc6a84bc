import { join } from 'node:path';
import type { Device } from '../real-case.ts';

/** A proxy that opens all TLS, at port 8080 of the edge; `transparent` takes redirected packets. */
export function mitmproxy(mode: 'regular' | 'transparent'): Device {
  return {
    name: 'mitmproxy',
    package: 'mitmproxy',
    start: ({ edge, folder }) =>
      edge.start({
        command: [
          ...['mitmdump', '--quiet', '--mode', mode, '--listen-port', '8080'],
          ...['--set', `confdir=${folder}/mitmproxy`],
          ...['--set', `ssl_verify_upstream_trusted_ca=${folder}/root.pem`],
        ],
        tcp: [8080],
        log: join(folder, 'mitmproxy.log'),
      }),
  };
}
