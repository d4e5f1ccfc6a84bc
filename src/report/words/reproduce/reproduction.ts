import type { Observation } from '../../../model/audit/observation.ts';
import type { Report, ReportedAttempt } from '../../../model/audit/report.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import type { ShellName } from './call/shell-name.ts';
import { powershellWords } from './quote/powershell-line.ts';
import { shellWords } from './quote/shell-line.ts';
import { recipes } from './recipes.ts';
import type { Scene } from './reproduce-scene.ts';

/** Lines to paste that show a finding again, each of quoted words; without any where a shell has none. */
export type Reproduction = Readonly<Record<ShellName, readonly (readonly string[])[]>>;

/** What they are made of. */
export type Reproduced = Pick<Report, 'attempts' | 'observations' | 'options' | 'environment'>;

/**
 * Makes of each finding the lines that show it again by tools that everybody has, with the host, the
 * proxy and the address of the audit. Undefined where its kind has none, where the evidence does not
 * say how, where the names are pseudonyms, and of a simulated network, which is gone. No line holds a
 * credential: reports hold none.
 */
export function reproductions(report: Reproduced): (finding: Finding) => Reproduction | undefined {
  if (report.options.redacted || report.environment.lab !== undefined) return () => undefined;
  const scenes = scenesOf(report);
  return (finding) => {
    const recipe = recipes[finding.kind];
    if (typeof recipe === 'string') return undefined;
    const scene = scenes(finding);
    if (!scene) return undefined;
    const shell = quotedBy(shellWords, recipe(scene, 'shell'));
    const powershell = quotedBy(powershellWords, recipe(scene, 'powershell'));
    return shell.length + powershell.length === 0 ? undefined : { shell, powershell };
  };
}

/** Of a report what the lines of one finding are made of, and no more. */
export function reproducedAlone(report: Reproduced, finding: Finding): Reproduced {
  const { options, environment } = report;
  const own = report.attempts.find(({ id }) => id === attemptOf(finding));
  const attempts = own ? report.attempts.filter(({ target }) => target === own.target) : [];
  const ids = new Set(attempts.flatMap(({ observations }) => observations));
  const observations = report.observations.filter(({ id }) => ids.has(id));
  return { options, environment, attempts, observations };
}

/** The id of the attempt that a finding was found in. */
function attemptOf({ attempt, evidence: [first = ''] }: Finding): string {
  // An observation's id begins with its attempt's.
  return attempt ?? first.slice(0, Math.max(0, first.lastIndexOf('.')));
}

/** What is longer than any format shows whole is not pasted. */
const longest = 1000;

/** All of a finding's lines, or none: half of a comparison shows nothing. */
function quotedBy(
  quote: typeof shellWords,
  lines: readonly Parameters<typeof shellWords>[0][],
): readonly (readonly string[])[] {
  const quoted = lines.map(quote);
  return quoted.every((words) => words !== undefined && words.join(' ').length <= longest)
    ? (quoted as readonly (readonly string[])[])
    : [];
}

/** Of each finding the attempt that it was found in; undefined where it is about none. */
export function scenesOf({
  attempts,
  observations,
  options,
}: Reproduced): (finding: Finding) => Scene | undefined {
  let byId: ReadonlyMap<string, ReportedAttempt> | undefined;
  let steps: ReadonlyMap<string, Observation> | undefined;
  let cells: ReadonlyMap<string, ReportedAttempt> | undefined;
  const sceneAt = (finding: Finding, attempt: ReportedAttempt): Scene => {
    const own = attempt.observations.flatMap((id) => steps?.get(id) ?? []);
    const cited = new Set(finding.evidence);
    return {
      finding,
      attempt,
      steps: own,
      cited: own.filter(({ id }) => cited.has(id)),
      seconds: Math.max(1, Math.ceil((attempt.timeoutMs ?? options.timeoutMs) / 1000)),
      over: (route) => {
        cells ??= new Map(attempts.filter(isFirst).map((one) => [keyOf(one), one]));
        const other = cells.get(keyOf({ target: attempt.target, route }));
        return other && sceneAt(finding, other);
      },
    };
  };
  return (finding) => {
    byId ??= new Map(attempts.map((one) => [one.id, one]));
    steps ??= new Map(observations.map((one) => [one.id, one]));
    const attempt = byId.get(attemptOf(finding));
    return attempt && sceneAt(finding, attempt);
  };
}

function isFirst({ purpose, sample }: ReportedAttempt): boolean {
  return purpose === 'audit' && sample === 1;
}

function keyOf({ target, route }: Pick<ReportedAttempt, 'target' | 'route'>): string {
  return `${target} ${route}`;
}
