import type { LoadName } from '../../model/load/load.ts';
import { requests, transfer } from './requests.ts';
import { handshakes, tunnels } from './tunnels.ts';
import type { Workload } from './workload.ts';

/** Every load by its name. */
export const workloads: Readonly<Record<LoadName, Workload>> = {
  tunnels,
  handshakes,
  requests,
  transfer,
};
