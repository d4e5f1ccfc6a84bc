import type { Control } from '../../model/audit/attempt.ts';

/** Controls that try another ClientHello under the same name: less in it than usual. */
export const plainHellos: readonly Control[] = ['tls-1.2', 'small-hello'];
/** All that try another ClientHello under the same name. */
export const otherHellos: readonly Control[] = [...plainHellos, 'large-hello'];
