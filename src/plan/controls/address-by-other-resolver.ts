import type { FindingKind } from '../../model/finding.ts';
import { kindsWith } from '../../model/finding-traits.ts';
import { fewHosts } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/** A name that did not lead to the service. */
const lostNames: ReadonlySet<FindingKind> = kindsWith(({ broke }) => broke === 'name');

/**
 * The public address that `--compare-resolver` has of the same name, directly: where the service
 * proves itself there, only the name is lost here. A connection alone proves nobody, so plain HTTP
 * is not asked; nor is what stands behind a redirect, whose name is another one.
 */
export const addressByOtherResolver: ControlRule = {
  control: 'address-by-other-resolver',
  askedBy: lostNames,
  mostHosts: fewHosts,
  givesWay: true,
  change: ({ trial: { attempt, observations } }, { addresses }) => {
    if (attempt.scheme !== 'https' || observations.some(({ hop }) => hop !== undefined)) {
      return undefined;
    }
    const address = addresses.compared(attempt.host);
    return address === undefined ? undefined : { address };
  },
};
