import { type Asked, askedOf } from '../../../../model/audit/asked-of.ts';
import type { Report } from '../../../../model/audit/report.ts';
import type { Target } from '../../../../model/target/target.ts';
import { named, type Text } from '../../../text/say.ts';
import type { FindingGroup } from '../../findings/group-findings.ts';
import { targetLabels } from '../../targets/target-labels.ts';

/** A line to paste that tries the first target of a cause alone; empty where there is none. */
export type TryAlone = (group: Pick<FindingGroup, 'first' | 'targets'>) => Text;

type Asking = Pick<Report, 'environment' | 'options' | 'routes' | 'components' | 'targets'>;

/**
 * Makes the line that tries one cell of this audit alone, with the options that choose the same list and
 * routes. Nothing where the names are pseudonyms, or could not be pasted into any shell.
 */
export function tryAlone(report: Asking): TryAlone {
  if (report.options.redacted) return () => [];
  const asked = askedOf(report);
  const labels = targetLabels(report.targets);
  const targets = new Map(report.targets.map((target) => [target.id, target]));
  const isOne = report.routes.length === 1;
  return ({ first: { severity, route }, targets: [id] }) => {
    const target = id === undefined ? undefined : targets.get(id);
    if (severity !== 'error' || !target) return [];
    const byHand = asked.routes !== undefined && !asked.routes.includes('all') && !asked.lab;
    const way = route === undefined || isOne || byHand ? '' : `@${route}`;
    const options: readonly Typed[] = [
      ...listOptions(asked, target),
      ...(byHand && route !== undefined ? [['--route', route] as const] : []),
      ...(isOwn(asked, target)
        ? []
        : [['--only', `${labels.get(target.id) ?? target.host}${way}`] as const]),
    ];
    if (!options.every(([, value = 'on']) => isPlain(value))) return [];
    return named(['netready audit', ...options.flat()].join(' '));
  };
}

/** An option, and its value. */
type Typed = readonly [name: `--${string}`, value?: string];

function listOptions(asked: Asked, target: Target): readonly Typed[] {
  if (asked.lab !== undefined) return [['--lab', asked.lab]];
  if (isOwn(asked, target)) return [['--target', target.url]];
  const { catalogues = [], os, regions = [], agent, cloud, portal } = asked;
  const isUsual = catalogues.length === 1 && catalogues[0] === 'mde-commercial';
  return [
    ...(isUsual ? [] : catalogues.map((name) => ['--catalogue', name] as const)),
    ...os.map((name) => ['--os', name] as const),
    ...regions.map((name) => ['--region', name] as const),
    ...(agent ? [['--agent', agent] as const] : []),
    ...(cloud ? [['--cloud', cloud] as const] : []),
    ...(portal ? [['--portal'] as const] : []),
  ];
}

/** The user's own needs no list. */
function isOwn({ lab }: Asked, { reasons }: Target): boolean {
  return lab === undefined && reasons.some(({ rule }) => rule === 'user');
}

/** Means itself in every shell, and is no option. */
function isPlain(word: string): boolean {
  return word.length <= 300 && /^[A-Za-z\d][\w.:/@+-]*$/.test(word);
}
