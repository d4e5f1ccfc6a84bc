import type { Report } from '../../../model/audit/report.ts';
import type { Target } from '../../../model/target/target.ts';
import { joined, say, type Text } from '../../text/say.ts';

/**
 * Why no target of an audit counts, each reason with its number: `12 are wildcards without a known name, 3 are
 * optional`. Of an audit without targets, that it has none.
 */
export function nothingCounts({ targets }: Pick<Report, 'targets'>): Text {
  if (targets.length === 0) return say`there is no target`;
  const reasons = Map.groupBy(targets, reasonOf);
  const texts = order.flatMap((reason) => {
    const count = reasons.get(reason)?.length ?? 0;
    return count === 0 ? [] : [words[reason](count)];
  });
  return joined(texts, ', ');
}

const order = ['wildcard', 'optional', 'not-applicable'] as const;

function reasonOf({ notRun, required }: Target): (typeof order)[number] {
  if (notRun !== undefined) return 'wildcard';
  return required ? 'not-applicable' : 'optional';
}

const words: Readonly<Record<(typeof order)[number], (count: number) => Text>> = {
  wildcard: (count) =>
    count === 1
      ? say`1 is a wildcard without a known name`
      : say`${count} are wildcards without a known name`,
  optional: (count) => (count === 1 ? say`1 is optional` : say`${count} are optional`),
  'not-applicable': (count) =>
    count === 1
      ? say`1 is for components that cannot take any way here`
      : say`${count} are for components that cannot take any way here`,
};
