import type { CertificateFlaw } from '../../src/lab/fault/fault.ts';

/** One service of the list, as it stands in the simulated internet. */
export interface Service {
  readonly url: string;
  readonly host: string;
  /** An address of its own, so that a firewall's rule can name it. */
  readonly address: string;
  /** What it answers: what it is known to answer where it is in order. */
  readonly status: number;
  readonly trouble?: Trouble;
}

/** What is wrong at the service itself. */
export type Trouble =
  | { readonly kind: 'certificate'; readonly flaw: CertificateFlaw }
  /** nginx ends the handshake, and asks for one in its page. */
  | { readonly kind: 'client-certificate' }
  /** HTTP on the port of HTTPS. */
  | { readonly kind: 'plaintext' }
  /** An alert for every name that it does not serve, this one too. */
  | { readonly kind: 'unknown-name' }
  /** A device of the case is this service. */
  | { readonly kind: 'elsewhere' }
  /** Nobody listens. */
  | { readonly kind: 'down' }
  /** Its name does not exist in the internet's DNS. */
  | { readonly kind: 'nameless' }
  /** So many bytes a second. */
  | { readonly kind: 'slow'; readonly rate: number };

type ServiceName =
  | 'gateway'
  | 'gateway3'
  | 'west'
  | 'storage'
  | 'signatures'
  | 'protection'
  | 'revocation';

/** Services of the built-in list that the cases play with. */
export const services: Readonly<Record<ServiceName, Service>> = {
  gateway: service('https://winatp-gw-neu.microsoft.com/commands/test', '20.50.1.10', 200),
  gateway3: service('https://winatp-gw-neu3.microsoft.com/commands/test', '20.50.2.10', 200),
  west: service('https://winatp-gw-weu.microsoft.com/commands/test', '20.50.3.10', 200),
  storage: service('https://automatedirstrprdneu.blob.core.windows.net/', '20.50.4.10', 400),
  signatures: service(
    'https://europe.cp.wd.microsoft.com/wdcp.svc/bond/submitReport/test',
    '20.50.5.10',
    404,
  ),
  protection: service('https://wdcp.microsoft.com/', '20.50.6.10', 503),
  revocation: service('http://crl.microsoft.com/', '20.50.7.10', 400),
};

function service(url: string, address: string, status: number): Service {
  return { url, host: new URL(url).hostname, address, status };
}
