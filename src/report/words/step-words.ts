import type { Latency } from '../../model/report.ts';
import { say, type Text } from '../text/say.ts';

type Measured = Pick<Latency, 'step' | 'role'>;

/**
 * The name of a measured step in a table. A step that concerns the proxy says so, because a
 * reader would take `connect` for the connection to the service.
 */
export function describeStep(measured: Measured): Text {
  const name = names[measured.step];
  return measured.role === 'proxy' ? say`${name} (proxy)` : name;
}

const names: Readonly<Record<Latency['step'], Text>> = {
  resolve: say`name lookup`,
  connect: say`connect`,
  tunnel: say`tunnel`,
  handshake: say`TLS handshake`,
  exchange: say`request and answer`,
  'first-byte': say`first byte of answer`,
  transfer: say`rest of answer`,
};
