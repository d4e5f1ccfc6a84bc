import type { NameFault } from './fault.ts';

/** One address of a name, and what stands there: who should, a closed port, or nobody. */
export interface LabAddress {
  /** IPv4 or IPv6; a public one of nobody else in the lab, or a private one. */
  readonly address: string;
  readonly fate: 'served' | 'refuse' | 'drop';
}

/** The addresses that a name server gives beside, or instead of, a service's own. */
export function addressesOf(fault: NameFault): readonly LabAddress[] {
  if (fault.kind === 'addresses') return fault.addresses;
  if (fault.kind === 'address' && fault.served) return [{ address: fault.address, fate: 'served' }];
  return [];
}
