import type { NameFault } from './fault.ts';
import type { LabAddress } from './lab-address.ts';

/** The addresses that a name server gives beside, or instead of, a service's own. */
export function addressesOf(fault: NameFault): readonly LabAddress[] {
  if (fault.kind === 'addresses') return fault.addresses;
  if (fault.kind === 'address' && fault.served) return [{ address: fault.address, fate: 'served' }];
  return [];
}
