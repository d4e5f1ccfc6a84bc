import type { RowGroup, RowStandings } from '../../../../model/guide/audited-network.ts';
import type { SetupLineId } from '../../../../model/guide/setup-line.ts';
import { code, named, ours, say, type Text } from '../../../text/say.ts';
import { findingInfo } from '../../finding/finding-info.ts';
import { auditToMake } from './audits-to-make.ts';
import type { WordsOf } from './reason-words.ts';

const evaluate = say`${code`netready explain KIND`} tells the cure of each finding, ${code`netready rules REPORT`} what to open.`;

const groupNames: Readonly<Record<RowGroup, Text>> = {
  'down-level': say`of the monitoring agent`,
  v20: say`with v20`,
  portal: say`of the portal`,
};

/** What a report would tell of a step. */
const tells: Readonly<Partial<Record<SetupLineId, Text>>> = {
  network: say`whether every required address can be reached`,
  'static-proxy': say`whether it is needed`,
  'authenticated-proxy': say`whether it is needed`,
  'device-management': say`whether it is needed`,
  'winhttp-proxy': say`whether it is needed`,
  'down-level': say`whether the rows of the monitoring agent pass`,
  v20: say`whether the rows with v20 pass, which Windows 10 1803 and later need`,
  'anonymous-traffic': say`whether a proxy or a portal asks for a login`,
  portal: say`whether the rows of the portal pass`,
};

/** The roles and the steps that the guide names for the portal. */
const portalRoles = say` Who opens security.microsoft.com needs the role Security Administrator, or Security Reader to read alone; the first visit sets the tenant up, with its data location.`;

const whenNeeded: Readonly<Record<RowGroup, Text>> = {
  'down-level': say` They are needed where Windows 7, 8.1, or Server 2008 R2, 2012 R2 or 2016 with that agent are rolled out.`,
  v20: say` Windows 10 1803 and later need them, with the standard list.`,
  portal: portalRoles,
};

/** What an audit says of the guide. */
export const auditReasons: WordsOf<
  | 'no-report'
  | 'audit-passes'
  | 'audit-fails'
  | 'audit-unmade'
  | 'audit-nothing'
  | 'audit-partial'
  | 'rows-pass'
  | 'rows-fail'
  | 'rows-untried'
  | 'rows-missing'
  | 'login-asked'
  | 'anonymous-passes'
  | 'anonymous-unseen'
> = {
  'no-report': {
    seen: (_, id) =>
      say`A report would tell ${tells[id] ?? []}.${id === 'portal' ? portalRoles : undefined}`,
    next: (_, id) => auditToMake(id),
  },
  'audit-passes': {
    seen: ({ counted, startedAt, waived }) =>
      say`The audit of ${named(startedAt)} passes: all ${counted} required targets${waived > 0 ? say`, with ${waived} waived` : undefined}.`,
  },
  'audit-fails': {
    seen: ({ counted, failed, startedAt }) =>
      say`The audit of ${named(startedAt)} does not pass: ${failed} of ${counted} required targets fail.`,
    next: () => evaluate,
  },
  'audit-unmade': {
    seen: ({ counted, unmade, startedAt }) =>
      say`The audit of ${named(startedAt)} ended before all was tried: ${unmade} of ${counted} required targets are left.`,
    next: () => say`${code`netready audit --resume FILE`} goes on with a saved one.`,
  },
  'audit-partial': {
    seen: ({ startedAt, listed }) =>
      say`The audit of ${named(startedAt)} tried some of ${listed} targets alone, and tells nothing of the others.`,
    next: (_, id) => auditToMake(id),
  },
  'audit-nothing': {
    seen: ({ startedAt }) =>
      say`The audit of ${named(startedAt)} has no required target that counts.`,
    next: (_, id) => auditToMake(id),
  },
  'rows-pass': {
    seen: ({ rows, passed }) =>
      passed === 1
        ? say`The one row ${groupNames[rows]} passes.${rows === 'portal' ? portalRoles : undefined}`
        : say`All ${passed} rows ${groupNames[rows]} pass.${rows === 'portal' ? portalRoles : undefined}`,
  },
  'rows-fail': {
    seen: (facts) =>
      say`${facts.failed} of ${countOf(facts)} rows ${groupNames[facts.rows]} fail${facts.first === undefined ? undefined : say`, ${named(facts.first)} first`}.`,
    next: () => evaluate,
  },
  'rows-untried': {
    seen: (facts) =>
      say`${facts.untried} of ${countOf(facts)} rows ${groupNames[facts.rows]} were not tried before the audit ended.`,
    next: () => say`${code`netready audit --resume FILE`} goes on with a saved one.`,
  },
  'rows-missing': {
    seen: ({ rows }) => say`The audit has no row ${groupNames[rows]}.${whenNeeded[rows]}`,
    next: (_, id) => auditToMake(id),
  },
  'login-asked': {
    seen: ({ kind, hosts, first }) =>
      say`${findingInfo[kind].title} (${ours(kind)}) at ${hosts} ${hosts === 1 ? say`host` : say`hosts`}, ${named(first)} first: the sensor has no user who could log in.`,
    next: ({ kind }) => findingInfo[kind].advice,
  },
  'anonymous-passes': {
    seen: ({ passed }) =>
      say`${passed} ${passed === 1 ? say`target passes` : say`targets pass`} without a login, and nobody asked for one.`,
  },
  'anonymous-unseen': {
    seen: () => say`Nobody asked for a login, but no target passes either.`,
    next: () => evaluate,
  },
};

function countOf({ passed, failed, untried }: RowStandings): number {
  return passed + failed + untried;
}
