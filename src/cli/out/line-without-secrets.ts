import type { RecordLine } from '../../model/record.ts';
import { observationWithoutSecrets } from '../../net/observation-without-secrets.ts';

/**
 * A line of a saved audit as it may leave the process again. One that netready wrote is the same
 * afterwards; somebody may have edited the file. The bytes of a certificate stay as they are: they
 * are checked to be no text.
 */
export function lineWithoutSecrets(line: RecordLine): RecordLine {
  if (line.type !== 'certificate') return observationWithoutSecrets(line);
  const { der, ...told } = line.certificate;
  const kept = observationWithoutSecrets(told);
  return kept === told ? line : { ...line, certificate: { ...kept, der } };
}
