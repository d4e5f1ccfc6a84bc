import type { Finding } from '../../../model/finding/finding.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { plainText } from '../../text/say.ts';
import type { AuditCell } from '../../view/cells/audit-cells.ts';
import type { Durations, TimedStep } from '../../view/cells/cell-measures.ts';
import { actorWords } from '../../words/actor/actor-words.ts';
import { adviceOf, describeEvidence } from '../../words/finding/describe-finding.ts';
import { barrierWords } from '../../words/settings/component-words.ts';
import type { CsvCell } from './csv-line.ts';

/** One column: its name in the header, and what stands below it. */
export interface CsvColumn {
  readonly name: string;
  readonly value: (cell: AuditCell) => CsvCell;
}

/**
 * The columns in their order, which is part of the format: new ones go to the end. Words of the
 * network are escaped, so that a record is always one line of the file; what did not happen is
 * empty. Durations are medians in milliseconds, over all samples; those of `cold…` are of the first of
 * several.
 */
export const csvColumns: readonly CsvColumn[] = [
  { name: 'target', value: ({ target }) => target.id },
  { name: 'url', value: ({ target }) => text(target.url) },
  { name: 'host', value: ({ target }) => text(target.host) },
  { name: 'port', value: ({ target }) => target.port },
  { name: 'service', value: ({ target }) => text(target.service) },
  { name: 'category', value: ({ target }) => text(target.category) },
  // `-` stands for a list without regions, and would be taken for the start of a formula.
  {
    name: 'region',
    value: ({ target }) => (target.region === '-' ? undefined : text(target.region)),
  },
  { name: 'required', value: ({ target }) => target.required },
  { name: 'targetVerdict', value: ({ whole }) => whole },
  { name: 'route', value: ({ route }) => text(route?.id) },
  { name: 'routeInEffect', value: ({ route }) => route?.effective },
  { name: 'verdict', value: ({ verdict }) => verdict },
  { name: 'severity', value: ({ finding }) => finding?.severity },
  { name: 'kind', value: ({ finding }) => finding?.kind },
  { name: 'actor', value: ({ finding }) => finding?.actor },
  { name: 'by', value: ({ finding }) => finding?.actor && plainText(actorWords[finding.actor]) },
  { name: 'seen', value: ({ finding }) => finding && seen(finding) },
  { name: 'advice', value: ({ finding }) => finding && plainText(adviceOf(finding)) },
  { name: 'rivals', value: ({ finding }) => finding?.rivals.join('; ') },
  { name: 'finding', value: ({ finding }) => finding?.id },
  { name: 'evidence', value: ({ finding }) => text(finding?.evidence.join('; ')) },
  { name: 'failedStep', value: ({ measures }) => measures?.failure?.step },
  { name: 'failureCode', value: ({ measures }) => measures?.failure?.code },
  { name: 'address', value: ({ measures }) => text(measures?.address) },
  { name: 'status', value: ({ measures }) => measures?.status },
  { name: 'attempts', value: ({ measures }) => measures?.attempts },
  ...durations([
    ['resolveMs', 'resolve'],
    ['connectMs', 'connect'],
    ['tunnelMs', 'tunnel'],
    ['handshakeMs', 'handshake'],
    ['firstByteMs', 'first-byte'],
    ['exchangeMs', 'exchange'],
    ['proxyResolveMs', 'proxy-resolve'],
    ['proxyConnectMs', 'proxy-connect'],
    ['proxyHandshakeMs', 'proxy-handshake'],
  ]),
  { name: 'confidence', value: ({ finding }) => finding?.confidence },
  ...durations([['transferMs', 'transfer']]),
  ...durations(
    [
      ['coldResolveMs', 'resolve'],
      ['coldConnectMs', 'connect'],
      ['coldTunnelMs', 'tunnel'],
      ['coldHandshakeMs', 'handshake'],
      ['coldFirstByteMs', 'first-byte'],
      ['coldTransferMs', 'transfer'],
      ['coldExchangeMs', 'exchange'],
    ],
    'cold',
  ),
  { name: 'pattern', value: ({ target }) => text(target.pattern) },
  { name: 'notRun', value: ({ target }) => target.notRun },
  { name: 'notApplicable', value: ({ because }) => because && plainText(barrierWords[because]) },
  { name: 'waivedUntil', value: ({ waiver }) => text(waiver?.until) },
  { name: 'waiver', value: ({ waiver }) => text(waiver?.reason) },
];

function durations(
  columns: readonly (readonly [name: string, step: TimedStep])[],
  of: 'durations' | 'cold' = 'durations',
): CsvColumn[] {
  return columns.map(([name, step]) => ({
    name,
    value: ({ measures }) => measures && median(measures[of], step),
  }));
}

const longest = 1200;

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : escapeTerminal(value, { max: longest });
}

function seen(finding: Finding): string {
  return escapeTerminal(plainText(describeEvidence(finding)), { max: longest });
}

/** By nearest rank and to three decimals, as the percentiles of a report are. */
function median(durations: Durations, step: TimedStep): number | undefined {
  const ascending = durations.get(step)?.toSorted((one, other) => one - other) ?? [];
  const middle = ascending[Math.ceil(ascending.length / 2) - 1];
  return middle === undefined ? undefined : Math.round(middle * 1000) / 1000;
}
