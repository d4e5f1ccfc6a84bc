import type { RecordLine } from '../../model/audit/record.ts';
import { observationWithoutSecrets } from '../../net/secrets/observation-without-secrets.ts';
import { ownQueries } from './own-queries.ts';

/**
 * Makes what takes the lines of one saved audit, in their order, and gives each as it may leave the
 * process again. One that netready wrote is the same afterwards; somebody may have edited the file.
 * The bytes of a certificate stay as they are: they are checked to be no text.
 */
export function linesWithoutSecrets(): (line: RecordLine) => RecordLine {
  const own = new Set<string>();
  return (line) => {
    for (const query of ownQueries(asked(line))) own.add(query);
    if (line.type !== 'certificate') return observationWithoutSecrets(line, own);
    const { der, ...told } = line.certificate;
    const kept = observationWithoutSecrets(told, own);
    return kept === told ? line : { ...line, certificate: { ...kept, der } };
  };
}

function asked(line: RecordLine): object {
  switch (line.type) {
    case 'head':
      return line.head;
    case 'attempt':
      return { attempts: [line.attempt] };
    case 'certificate':
      return { certificates: [line.certificate] };
    default:
      return line;
  }
}
