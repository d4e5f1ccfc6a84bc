import type { Observation } from '../../model/audit/observation.ts';
import type { Latency } from '../../model/audit/report.ts';
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

/** The name of a step as it was observed; one that the way does not hang on says so. */
export function observedStep({ step, ...one }: Observation): Text {
  if (step === 'select') return say`choice of the way`;
  const role = 'role' in one ? one.role : undefined;
  if (role === 'information') return say`${names[step]} (for information)`;
  return role === 'proxy' ? say`${names[step]} (proxy)` : names[step];
}
