import type { AnyRule } from '../rule.ts';
import { nameNotFound } from './name-not-found.ts';
import { nameWithoutAddress } from './name-without-address.ts';
import { resolverFailure } from './resolver-failure.ts';
import { resolverRefusal } from './resolver-refusal.ts';
import { resolverSilence } from './resolver-silence.ts';
import { sinkholeAddress } from './sinkhole-address.ts';

/** A sinkhole first: what fails at its address is not the service's doing. */
export const resolveRules: readonly AnyRule[] = [
  sinkholeAddress,
  nameNotFound,
  nameWithoutAddress,
  resolverRefusal,
  resolverFailure,
  resolverSilence,
];
