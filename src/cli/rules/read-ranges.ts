import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { tooLargeJson } from '../../catalogue/readers/too-large-json.ts';
import type { AddressRanges, RangesCloud } from '../../model/rules/address-ranges.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import { isInRangeDomain, rangeDomains } from '../../rules/ranges/documented-tags.ts';
import { readServiceTags, UnusableRanges } from '../../rules/ranges/service-tags.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

/** Microsoft's file of all clouds has five million bytes. */
const mostBytes = 32 * 1024 * 1024;

/**
 * The ranges of a file of service tags.
 * @throws UsageError in one line for one that is too large or cannot be used, with what is wrong; what the system says
 * where it cannot be read.
 */
export async function readRanges(path: string): Promise<AddressRanges> {
  const { size } = await stat(path);
  if (size > mostBytes) {
    throw unusable(path, `it has ${size} bytes, and 32 MiB are the most of a file of service tags`);
  }
  const text = new TextDecoder().decode(await readFile(path));
  const large = tooLargeJson(text);
  if (large !== undefined) throw unusable(path, `its JSON is ${large}`);
  try {
    return { file: basename(path), ...readServiceTags(text) };
  } catch (error) {
    if (error instanceof UnusableRanges) throw unusable(path, error.message);
    throw error;
  }
}

/**
 * Whether ranges are those of the cloud of which a set of rules names places.
 * @throws UsageError where they are another one's.
 */
export function checkCloud(path: string, ranges: AddressRanges, { entries }: RuleSet): void {
  const asks = (cloud: RangesCloud): boolean => entries.some((one) => isInRangeDomain(one, cloud));
  const other = ranges.cloud === 'commercial' ? 'government' : 'commercial';
  if (asks(ranges.cloud) || !asks(other)) return;
  const needed = other === 'government' ? 'ServiceTags_AzureGovernment' : 'ServiceTags_Public';
  throw unusable(
    path,
    `it is of the ${ranges.cloud} cloud, and *.${rangeDomains[other]} is asked for: give the file ${needed}_….json`,
  );
}

function unusable(path: string, why: string): UsageError {
  return new UsageError(`Cannot use ${quoted(path)} for --addresses: ${why}`);
}
