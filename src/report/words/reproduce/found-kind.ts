import type { Finding, FindingKind } from '../../../model/finding/finding.ts';
import type { NoLineHere } from './no-line.ts';
import { fillerOf } from './page/fill-line.ts';
import { recipes } from './recipes.ts';
import { type Reproduced, type Reproduction, reproductions } from './reproduction.ts';

/** A finding of a report, for the page of its kind. */
export interface FoundKind {
  readonly finding: Finding;
  /** How many others of its kind the report has. */
  readonly others: number;
  /** What shows it again, or why nothing does. */
  readonly lines: Reproduction | NoLineHere;
  /** A command of the page with what the report knows in the place of what stands for it. */
  readonly fill: (line: string) => string;
}

type Held = Reproduced & { readonly findings: readonly Finding[] };

/**
 * The finding of an id, or the first of a kind, where it can be the first that has lines to paste.
 * Undefined where the report has none.
 */
export function foundKind(
  report: Held,
  asked: FindingKind | { readonly id: string },
): FoundKind | undefined {
  const linesOf = reproductions(report);
  const alike = report.findings.filter(({ id, kind }) =>
    typeof asked === 'string' ? kind === asked : id === asked.id,
  );
  const finding = alike.find((one) => linesOf(one)) ?? alike[0];
  if (!finding) return undefined;
  return {
    finding,
    others: report.findings.filter(({ kind }) => kind === finding.kind).length - 1,
    lines: linesOf(finding) ?? whyNone(report, finding),
    fill: fillerOf(report, finding),
  };
}

function whyNone({ options, environment }: Reproduced, { kind }: Finding): NoLineHere {
  const recipe = recipes[kind];
  if (typeof recipe === 'string') return recipe;
  if (options.redacted) return 'redacted';
  return environment.lab === undefined ? 'evidence' : 'lab';
}
