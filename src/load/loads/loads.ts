import type { LoadName } from '../../model/load.ts';
import type { Load } from './load.ts';
import { requests, transfer } from './requests.ts';
import { handshakes, tunnels } from './tunnels.ts';

/** Every load by its name. */
export const loads: Readonly<Record<LoadName, Load>> = {
  tunnels,
  handshakes,
  requests,
  transfer,
};
