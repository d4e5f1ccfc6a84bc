import { mergedPrefixes } from '../../model/address/merge-prefixes.ts';
import {
  firstText,
  looselyPrefixOf,
  type Prefix,
  prefixOf,
  prefixText,
  widths,
} from '../../model/address/prefix.ts';
import { bogonOf } from '../../model/address/special-networks.ts';
import {
  type AddressRanges,
  type RangesCloud,
  type RefusedPrefix,
  type RefusedReason,
  type ServiceTag,
  serviceTags,
  type TagRanges,
} from '../../model/rules/address-ranges.ts';
import { type LinedJson, LineError, linedJson } from '../have/lined-json.ts';

/** What is wrong with a file of ranges, as the end of a sentence. */
export class UnusableRanges extends Error {
  override readonly name = 'UnusableRanges';
}

type Json = Readonly<Record<string, unknown>>;

const mostTold = 50;
const mostPrefixes = 20_000;
/** What is wider is taken for a mistake, or worse: ranges of the first tag are /24 and narrower. */
const fewestBits: Readonly<Record<4 | 6, number>> = { 4: 12, 6: 28 };
/** And so is more of each family than a prefix of this length, in however many pieces. */
const fewestBitsInAll: Readonly<Record<4 | 6, number>> = { 4: 8, 6: 24 };

/**
 * The ranges of both tags in a file as Microsoft publishes it (Azure IP Ranges and Service Tags): `{ changeNumber,
 * cloud, values: [{ name, properties: { changeNumber, addressPrefixes } }] }`. Other tags are passed over, those of one
 * region among them, which the whole one holds. A prefix that cannot be used is told with its line, and nothing stands in its place.
 * @throws UnusableRanges where it is no such file, lacks a tag or names one twice, or where a tag holds no usable
 * prefix, or more addresses than any service has.
 */
export function readServiceTags(text: string): Omit<AddressRanges, 'file'> {
  const json = parsed(text);
  const { values, cloud, changeNumber } = objectOf(json.value) ?? {};
  if (!Array.isArray(values)) {
    throw new UnusableRanges('it has no list "values": it is no file of Azure IP Ranges');
  }
  const found = tagsIn(values, json);
  const missing = serviceTags.filter((tag) => !found.has(tag));
  if (missing.length > 0) {
    throw new UnusableRanges(
      `it lacks the service tag ${missing.join(' and ')}; both are needed: ${serviceTags.join(', ')}`,
    );
  }
  const refused: RefusedPrefix[] = [];
  const tags = [...found].map(([tag, value]) => rangesOf(value, { tag, json, refused }));
  return {
    cloud: cloudOf(cloud),
    ...(typeof changeNumber === 'number' && { changeNumber }),
    tags: serviceTags.flatMap((tag) => tags.filter((one) => one.tag === tag)),
    refused: refused.slice(0, mostTold),
    refusedPrefixes: refused.length,
  };
}

function parsed(text: string): LinedJson {
  try {
    return linedJson(text);
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    throw new UnusableRanges(`line ${error.line} cannot be read: ${shown(error.text)}`);
  }
}

/** As the file spells it: `Public`, `AzureGovernment`, … */
function cloudOf(cloud: unknown): RangesCloud {
  if (cloud === 'Public') return 'commercial';
  if (typeof cloud === 'string' && /^(?:Azure|US)?Gov(?:ernment)?$/i.test(cloud))
    return 'government';
  throw new UnusableRanges(
    `its cloud is ${shown(cloud)}, and Defender for Endpoint is in Public and in AzureGovernment`,
  );
}

function tagsIn(values: readonly unknown[], json: LinedJson): ReadonlyMap<ServiceTag, Json> {
  const found = new Map<ServiceTag, Json>();
  for (const value of values) {
    const one = objectOf(value);
    const tag = serviceTags.find((name) => name === one?.['name']);
    if (!one || !tag) continue;
    const other = found.get(tag);
    if (other) {
      const lines = [other, one].map((each) => json.lineOf(each)).join(' and ');
      throw new UnusableRanges(`it has the service tag ${tag} twice, at lines ${lines}`);
    }
    found.set(tag, one);
  }
  return found;
}

interface Tagged {
  readonly tag: ServiceTag;
  readonly json: LinedJson;
  readonly refused: RefusedPrefix[];
}

function rangesOf(value: Json, { tag, json, refused }: Tagged): TagRanges {
  const { addressPrefixes: listed, changeNumber } = objectOf(value['properties']) ?? {};
  if (!Array.isArray(listed)) {
    throw new UnusableRanges(
      `the service tag ${tag} at line ${json.lineOf(value)} has no list "addressPrefixes"`,
    );
  }
  if (listed.length > mostPrefixes) {
    throw new UnusableRanges(
      `the service tag ${tag} has ${listed.length} prefixes, and ${mostPrefixes} are the most`,
    );
  }
  const used = listed.flatMap((one: unknown, index) => {
    const read = readPrefix(one);
    if (typeof read === 'object') return [read];
    refused.push({ tag, line: json.lineOf(listed, index), text: shown(one), because: read });
    return [];
  });
  const merged = mergedPrefixes(used);
  checkSize(merged, { tag, listed: listed.length });
  return {
    tag,
    ...(typeof changeNumber === 'number' && { changeNumber }),
    listed: listed.length,
    prefixes: merged.map(prefixText),
  };
}

function readPrefix(value: unknown): Prefix | RefusedReason {
  const loose = typeof value === 'string' ? looselyPrefixOf(value) : undefined;
  if (!loose) return 'not-a-prefix';
  if (loose.bits < fewestBits[loose.family]) return 'too-wide';
  const prefix = prefixOf(String(value));
  if (!prefix) return 'host-bits';
  return bogonOf(firstText(prefix)) === undefined ? prefix : 'not-public';
}

function checkSize(
  prefixes: readonly Prefix[],
  { tag, listed }: { readonly tag: ServiceTag; readonly listed: number },
): void {
  if (prefixes.length === 0) {
    throw new UnusableRanges(`none of the ${listed} prefixes of the service tag ${tag} is usable`);
  }
  for (const family of [4, 6] as const) {
    const all = prefixes
      .filter((one) => one.family === family)
      .reduce((sum, { bits }) => sum + (1n << BigInt(widths[family] - bits)), 0n);
    if (all > 1n << BigInt(widths[family] - fewestBitsInAll[family])) {
      throw new UnusableRanges(
        `the service tag ${tag} holds more than a /${fewestBitsInAll[family]} of IPv${family}: no service has so many addresses`,
      );
    }
  }
}

function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;
}

/** A value as it was seen, bounded. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'absent');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
