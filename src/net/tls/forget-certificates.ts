import { forgetDescribed } from './certificate.ts';
import { forgetRead } from './presented-chain.ts';
import { forgetStrengths } from './weak-link.ts';

/**
 * Lets go of every certificate that was read, once nobody is expected to show it again: each network
 * has others, and a process may see many. One that is shown all the same is read anew.
 */
export function forgetCertificates(): void {
  forgetDescribed();
  forgetRead();
  forgetStrengths();
}
