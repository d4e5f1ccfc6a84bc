import type { RecordLine } from '../../model/record.ts';
import { observationWithoutSecrets } from '../../net/observation-without-secrets.ts';

/**
 * A line of a saved audit as it may leave the process again. One that netready wrote is the same
 * afterwards; somebody may have edited the file. Certificates are public, and hold no text of ours.
 */
export function lineWithoutSecrets(line: RecordLine): RecordLine {
  return line.type === 'certificate' ? line : observationWithoutSecrets(line);
}
