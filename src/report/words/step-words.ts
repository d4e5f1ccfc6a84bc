import type { Latency } from '../../model/report.ts';

type Measured = Pick<Latency, 'step' | 'role'>;

/**
 * The name of a measured step in a table. A step that concerns the proxy says so, because a
 * reader would take `connect` for the connection to the service.
 */
export function describeStep(measured: Measured): string {
  const name = names[measured.step];
  return measured.role === 'proxy' ? `${name} (proxy)` : name;
}

const names: Readonly<Record<Latency['step'], string>> = {
  resolve: 'name lookup',
  connect: 'connect',
  tunnel: 'tunnel',
  handshake: 'TLS handshake',
  exchange: 'request and answer',
  'first-byte': 'first byte of answer',
  transfer: 'rest of answer',
};
