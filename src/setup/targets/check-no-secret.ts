import type { Target } from '../../model/target/target.ts';
import { withoutSecrets } from '../../net/secrets/without-secrets.ts';
import { quoted, UsageError } from '../usage/usage-error.ts';

/**
 * Holds the addresses of targets against what never reaches a file. Such a one is refused: asked
 * without its secret it would be another address, and with it the audit would not be anonymous.
 * @throws UsageError for the first.
 */
export function checkNoSecret(targets: readonly Target[]): void {
  const found = targets.find(({ url }) => withoutSecrets(url) !== url);
  if (!found) return;
  throw new UsageError(
    `Cannot ask ${quoted(withoutSecrets(found.url))}: secrets are never sent, so leave out what stands for ***`,
  );
}
