import type { AuditForGuide, RowGroup } from '../../model/guide/audited-network.ts';
import type { SetupCause, SetupJudgement, SetupState } from '../../model/guide/setup-line.ts';
import { countNothing } from '../../model/standing/required-targets.ts';
import type { Passing } from './machine-lines.ts';

/** Whether the required rows pass; undefined where no audit tells. */
export function passingOf(audit: AuditForGuide | undefined): Passing {
  if (!audit) return undefined;
  const { network } = audit;
  if (network.failed > 0) return 'fails';
  const isUnclear = network.unmade > 0 || countNothing(network) || audit.listed !== undefined;
  return isUnclear ? undefined : 'passes';
}

/** The verdict of the audit, by its required rows. */
export function networkLine(audit: AuditForGuide | undefined): SetupJudgement {
  if (!audit) return noReport;
  const facts = audit.network;
  const field = 'report.verdicts';
  if (facts.failed > 0) return { state: 'wrong', field, reason: 'audit-fails', facts };
  if (facts.unmade > 0) return { state: 'to-do', field, reason: 'audit-unmade', facts };
  return countNothing(facts)
    ? { state: 'untold', field, reason: 'audit-nothing', facts }
    : (partly(audit) ?? { state: 'done', field, reason: 'audit-passes', facts });
}

/** How the rows of a step of the guide stand. */
export function rowsLine(rows: RowGroup, audit: AuditForGuide | undefined): SetupJudgement {
  if (!audit) return noReport;
  const standings = audit.rows[rows];
  const { passed, failed, untried } = standings;
  const field = 'report.verdicts';
  if (passed + failed + untried === 0) {
    return { state: 'untold', field: 'report.targets', reason: 'rows-missing', facts: { rows } };
  }
  const facts = { rows, ...standings };
  if (failed > 0) return { state: 'wrong', field, reason: 'rows-fail', facts };
  return untried > 0
    ? { state: 'to-do', field, reason: 'rows-untried', facts }
    : (partly(audit) ?? { state: 'done', field, reason: 'rows-pass', facts });
}

/** Whether traffic of nobody in particular passes, as the system's own has no user. */
export function anonymousLine(audit: AuditForGuide | undefined): SetupJudgement {
  if (!audit) return noReport;
  const { passed, logins } = audit;
  const [most] = [...logins].toSorted(([, one], [, other]) => other.size - one.size);
  if (most) {
    const [kind, hosts] = most;
    const [first = ''] = hosts;
    const facts = { kind, hosts: hosts.size, first };
    return { state: 'wrong', field: 'report.findings', reason: 'login-asked', facts };
  }
  return passed > 0
    ? (partly(audit) ?? told('done', { reason: 'anonymous-passes', facts: { passed } }))
    : told('untold', { reason: 'anonymous-unseen', facts: {} });
}

/** In the place of what passes, where some targets were tried alone: a failure is one all the same. */
function partly({ network, listed }: AuditForGuide): SetupJudgement | undefined {
  if (listed === undefined) return undefined;
  const field = 'report.options.only';
  return { state: 'untold', field, reason: 'audit-partial', facts: { ...network, listed } };
}

function told(state: SetupState, cause: SetupCause): SetupJudgement {
  return { state, field: 'report.findings', ...cause };
}

const noReport: SetupJudgement = { state: 'untold', reason: 'no-report', facts: {} };
