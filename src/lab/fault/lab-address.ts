/** One address of a name, and what stands there: who should, a closed port, or nobody. */
export interface LabAddress {
  /** IPv4 or IPv6; a public one of nobody else in the lab, or a private one. */
  readonly address: string;
  readonly fate: 'served' | 'refuse' | 'drop';
}
