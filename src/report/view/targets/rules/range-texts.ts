import {
  type AddressRanges,
  type NameLookUp,
  type OutsideAnswer,
  type RangeCover,
  uncoveredReasons,
} from '../../../../model/rules/address-ranges.ts';
import { placeText, type RuleEntry } from '../../../../model/rules/rule-entry.ts';
import type { ShownRules } from '../../../../model/rules/rule-set.ts';
import { joined, named, ours, outside, say, type Text } from '../../../text/say.ts';
import {
  rangeBasisWords,
  refusedWords,
  uncoveredShort,
  uncoveredWords,
} from '../../../words/catalogue/range-words.ts';

/** What ranges hold of an entry, in a few words; nothing where none were given. */
export function coverText({ cover }: RuleEntry): Text {
  if (!cover) return [];
  const { basis, because } = cover;
  const why = because && basis !== 'partly' ? say` (${uncoveredShort[because]})` : undefined;
  return say`${rangeBasisWords[basis]}${why}`;
}

/** What ranges hold and what they do not, which answers lie outside, what was not used: titles with their lines. */
export function rangeTexts(shown: ShownRules): readonly {
  readonly title: Text;
  readonly texts: readonly Text[];
}[] {
  const { ranges, lookUp } = shown;
  const covered = ranges ? coveredPlaces(shown) : [];
  const moreRefused = ranges ? ranges.refusedPrefixes - ranges.refused.length : 0;
  return [
    { title: say`Ranges`, texts: ranges ? sourceTexts(ranges) : [] },
    { title: say`What the ranges hold`, texts: covered.flatMap(heldText) },
    { title: say`What the ranges are not documented to hold`, texts: notHeldTexts(covered) },
    {
      title: say`Answers outside the ranges: a device that goes by them refuses these`,
      texts: outsideTexts(shown.outside ?? []),
    },
    {
      title: say`Prefixes that are not used, and nothing guessed of them`,
      texts: [
        ...(ranges?.refused ?? []).map(
          ({ line, tag, text, because }) =>
            say`line ${line}, ${ours(tag)}: ${outside(text)}: ${refusedWords[because]}`,
        ),
        ...(moreRefused > 0 ? [say`${moreRefused} more`] : []),
      ],
    },
    { title: say`Names looked up`, texts: lookUp ? lookUpTexts(lookUp) : [] },
  ].filter(({ texts }) => texts.length > 0);
}

interface CoveredPlace {
  readonly entry: RuleEntry;
  readonly cover: RangeCover;
}

/** Places of which it is known, each once for all lists. */
function coveredPlaces({ entries }: ShownRules): readonly CoveredPlace[] {
  const places = new Map<string, CoveredPlace>();
  for (const entry of entries) {
    const { cover } = entry;
    if (cover && !places.has(placeText(entry))) places.set(placeText(entry), { entry, cover });
  }
  return [...places.values()];
}

function sourceTexts({ file, cloud, changeNumber, tags }: AddressRanges): readonly Text[] {
  const change = changeNumber === undefined ? undefined : say`, change ${changeNumber}`;
  return [
    say`${named(file)} (${ours(cloud)} cloud${change}): ${joined(
      tags.map(({ tag, listed, prefixes }) => {
        const fewer =
          prefixes.length === listed ? undefined : say`, ${prefixes.length} when merged`;
        return say`${ours(tag)} ${listed} ${listed === 1 ? say`prefix` : say`prefixes`}${fewer}`;
      }),
      '; ',
    )}`,
    say`Microsoft changes them every week, and uses a new one a week later at the earliest: fetch the file anew. The second tag holds data of other services too.`,
  ];
}

function heldText({ entry, cover }: CoveredPlace): readonly Text[] {
  const { basis, tags, covered, uncovered } = cover;
  if (basis === 'none') return [];
  const place = named(placeText(entry));
  const whose = joined(tags.map(ours), ', ');
  const names = covered.length > 0 ? say`; known names: ${namesText(covered)}` : undefined;
  if (basis === 'documented') return [say`${place}: documented, ${whose}${names}`];
  if (basis === 'seen')
    return [say`${place}: seen in answers alone, ${whose}; Microsoft does not say so`];
  const rest = uncovered.length > 0 ? say`, such as ${namesText(uncovered)}` : undefined;
  return [
    say`${place}: a part of it is documented, ${whose}: ${namesText(covered)}; the rest is not${rest}`,
  ];
}

function namesText(names: readonly string[]): Text {
  const left = names.length - mostNames;
  const more = left > 0 ? say` and ${left} more` : undefined;
  return say`${joined(names.slice(0, mostNames).map(named), ', ')}${more}`;
}

const mostNames = 20;
const mostFailed = 100;

function notHeldTexts(places: readonly CoveredPlace[]): readonly Text[] {
  return uncoveredReasons.flatMap((reason) => {
    const some = places.filter(({ cover }) => cover.because === reason);
    if (some.length === 0) return [];
    const names = some.map(({ entry, cover }) => {
      const place = named(placeText(entry));
      return cover.basis === 'partly' ? say`the rest of ${place}` : place;
    });
    return [say`${uncoveredWords[reason]}: ${joined(names, ', ')}`];
  });
}

function outsideTexts(all: readonly OutsideAnswer[]): readonly Text[] {
  const byName = Map.groupBy(all, ({ name }) => name);
  return [...byName].map(([name, some]) => {
    const addresses = some.map(({ address }) => named(address));
    return say`${named(name)}: ${joined(addresses, ', ')}`;
  });
}

function lookUpTexts({ at, servers, names, failed }: NameLookUp): readonly Text[] {
  const who = servers.length === 0 ? say`the system` : joined(servers.map(named), ', ');
  return [
    say`${names - failed.length} of ${names} have addresses, at ${named(at)} by ${who}. These change: look again before a rule by them is relied on.`,
    ...failed.slice(0, mostFailed).map(({ name, why }) => say`${named(name)}: ${ours(why)}`),
    ...(failed.length > mostFailed ? [say`${failed.length - mostFailed} more`] : []),
  ];
}
