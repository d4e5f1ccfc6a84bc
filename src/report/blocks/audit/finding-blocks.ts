import type { Report } from '../../../model/audit/report.ts';
import type { Severity } from '../../../model/finding/finding.ts';
import { code, named, say, type Text } from '../../text/say.ts';
import { tryAlone } from '../../view/audit/again/try-alone.ts';
import { type FindingEntry, findingEntry } from '../../view/findings/finding-entry.ts';
import type { FindingGroup } from '../../view/findings/group-findings.ts';
import { orderCauses } from '../../view/findings/order-causes.ts';
import { type SeenStep, seenSteps } from '../../view/findings/seen-step.ts';
import { servedBy } from '../../view/findings/served-by.ts';
import { targetLabels } from '../../view/targets/target-labels.ts';
import { reproductions } from '../../words/reproduce/reproduction.ts';
import { type Again, type Block, type Entry, type Field, mapped } from '../block.ts';
import { againOf } from './again-lines.ts';

const titles: Readonly<Record<Severity, Text>> = {
  error: say`What is blocked or fails`,
  warning: say`What is weak`,
  info: say`What else was seen`,
};

/**
 * The findings by cause under one heading a severity: what was seen, over which route, by whom, what
 * else it could be, what is lost, what to do, which targets it concerns. Nothing without any.
 */
export function findingBlocks(report: Report): Block[] {
  const causes = orderCauses(report.findings);
  if (causes.length === 0) return [];
  const labels = targetLabels(report.targets);
  const stepOf = seenSteps(report);
  const served = servedBy(report);
  const alone = tryAlone(report);
  const linesOf = reproductions(report);
  const sections = runs(causes).map(({ severity, members }) => ({
    title: titles[severity],
    entries: mapped(members, (cause) =>
      entryOf(findingEntry(cause, served), {
        ...{ labels, stepOf, alone: alone(cause) },
        again: againOf(linesOf(cause.first)),
      }),
    ),
  }));
  return [
    { kind: 'entries', sections },
    {
      kind: 'paragraph',
      text: say`${code`netready explain KIND`} tells of each kind what causes it, how to confirm it and what to change.`,
    },
  ];
}

interface Run {
  readonly severity: Severity;
  readonly members: FindingGroup[];
}

/** Causes of one severity that follow each other. */
function runs(causes: readonly FindingGroup[]): Run[] {
  const found: Run[] = [];
  for (const cause of causes) {
    const { severity } = cause.first;
    const last = found.at(-1);
    if (last?.severity === severity) last.members.push(cause);
    else found.push({ severity, members: [cause] });
  }
  return found;
}

interface Known {
  readonly labels: ReadonlyMap<string, string>;
  readonly stepOf: (id: string) => SeenStep | undefined;
  /** A line that tries it alone. */
  readonly alone: Text;
  readonly again: Again | undefined;
}

function entryOf(found: FindingEntry, { labels, stepOf, alone, again }: Known): Entry {
  const { kind, title, size, over, targets, findings, evidence, ...entry } = found;
  const fields: readonly Field[] = [
    { name: 'seen', text: entry.seen },
    { name: 'over', text: over ? say`${named(over.route)}${over.chosen}` : [] },
    { name: 'by', text: entry.by ?? [] },
    { name: 'or-else', text: entry.orElse },
    { name: 'lost', text: entry.lost },
    { name: 'advice', text: entry.advice },
    { name: 'alone', text: alone },
    {
      name: 'targets',
      items: mapped(targets, ({ id, remark }) => {
        const name = named(labels.get(id) ?? id);
        return remark ? say`${name} (${remark})` : name;
      }),
      ids: mapped(targets, ({ id }) => id),
    },
    { name: 'evidence', items: mapped([findings[0], ...evidence], named) },
  ];
  return {
    title: say`${title}${size}`,
    findingKind: kind,
    findings: mapped(findings, named),
    fields: fields.filter((field) => ('text' in field ? field.text : field.items).length > 0),
    ...(again && { again }),
    proof: mapped(evidence, stepOf),
  };
}
