import type {
  Cell,
  KindTally,
  Mistake,
  Pairing,
  ScenarioOutcome,
  SelfTestTally,
} from '../../model/compared/self-test.ts';
import { type FindingKind, findingKinds } from '../../model/finding/finding.ts';
import { verdictNames } from '../../model/finding/verdict.ts';

/** Counts the outcomes of many scenarios into one matrix of expected against reported. */
export function tallyOutcomes(outcomes: readonly ScenarioOutcome[]): SelfTestTally {
  const findings = outcomes.flatMap((one) => one.findings);
  const verdicts = outcomes.flatMap((one) => one.verdicts);
  const kinds = findingKinds.map((kind) => tallyKind(kind, findings));
  const isPlayed = ({ expected, reported }: KindTally): boolean => expected + reported > 0;
  const count = (isCounted: (one: (typeof verdicts)[number]) => boolean): number =>
    verdicts.filter(isCounted).length;
  return {
    scenarios: outcomes.length,
    innocent: outcomes.filter(({ innocent }) => innocent).length,
    kinds: kinds.filter(isPlayed),
    unplayed: kinds.filter((tally) => !isPlayed(tally)).map(({ kind }) => kind),
    confusions: cellsOf(findings.filter(isWrong), findingKinds),
    verdicts: cellsOf(verdicts, verdictNames),
    wrongBlocks: count((one) => one.reported === 'blocked' && isWrong(one)),
    missedBlocks: count((one) => one.expected === 'blocked' && isWrong(one)),
    mistakes: outcomes.flatMap(mistakesIn),
  };
}

/** What stands off the diagonal in one scenario. */
export function mistakesIn({ scenario, findings, verdicts }: ScenarioOutcome): Mistake[] {
  return [
    ...findings.filter(isWrong).map((one) => ({ scenario, of: 'finding' as const, ...one })),
    ...verdicts.filter(isWrong).map((one) => ({ scenario, of: 'verdict' as const, ...one })),
  ];
}

function isWrong({ expected, reported }: Pairing<string>): boolean {
  return expected !== reported;
}

function tallyKind(kind: FindingKind, findings: readonly Pairing<FindingKind>[]): KindTally {
  const expected = findings.filter((one) => one.expected === kind);
  return {
    kind,
    expected: expected.length,
    reported: findings.filter((one) => one.reported === kind).length,
    matched: expected.filter((one) => one.reported === kind).length,
  };
}

/** The cells that hold something, in the order of `names`; what is absent comes last. */
function cellsOf<T extends string>(pairs: readonly Pairing<T>[], names: readonly T[]): Cell<T>[] {
  const sides: readonly (T | undefined)[] = [...names, undefined];
  return sides.flatMap((expected) =>
    sides.flatMap((reported) => {
      const { length: count } = pairs.filter(
        (one) => one.expected === expected && one.reported === reported,
      );
      if (count === 0) return [];
      return [{ ...(expected && { expected }), ...(reported && { reported }), count }];
    }),
  );
}
