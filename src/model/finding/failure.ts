/**
 * Why a step did not reach its end: a closed list of causes as this machine saw them.
 * The step says where, the code says what; neither says who is to blame (that is judgement).
 */
export const failureCodes = [
  // any step that waits
  'timeout', // nothing came before the deadline
  'stall', // an answer began and then stopped
  'refused', // RST to our SYN, or ICMP port unreachable
  'reset', // RST on an open connection
  'closed', // FIN where an answer was due
  'host-unreachable', // ICMP host unreachable or administratively prohibited
  'network-unreachable', // ICMP network unreachable, or no route
  'prohibited', // this machine's own firewall or routing table: EACCES, EPERM, EINVAL
  'local-limit', // this machine ran out: file descriptors, ports, memory
  // select
  'pac-unavailable', // the PAC file could not be fetched
  'pac-not-a-script', // what was fetched is a page or something else
  'pac-too-large', // the file or its answer is beyond our limit
  'pac-error', // the script threw, or did not answer with text
  'pac-timeout', // the script was ended at its deadline
  'pac-memory', // the script was ended at its memory limit
  // resolve
  'name-not-found', // NXDOMAIN
  'no-address', // an answer without A and AAAA
  'dns-refused', // REFUSED
  'dns-failure', // SERVFAIL, after a retry
  'dns-error', // any other response code, or an answer that is no DNS message
  // tunnel
  'status', // the proxy answered, and not with 2xx
  'socks-reply', // the SOCKS server answered with a reply that is not 0
  'socks-method', // the SOCKS server accepts none of our methods (we offer "no login" alone)
  'protocol-error', // the peer does not speak the protocol of this step
  'too-large', // an answer's head beyond our limit
  // handshake
  'not-tls', // bytes that are no TLS record
  'alert', // a TLS alert; its number stands in the observation
  'tls-error', // any other failure of the handshake
  'certificate', // the handshake ended, the chain did not verify
  // anything
  'unknown',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** `detail` is the raw text of the cause, redacted and at most 300 characters long. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail: string;
}
