import type {
  ExplainedCause,
  Merged,
  MergedSite,
  NextTrial,
  SharedCause,
  SharedPlace,
  SiteDifference,
} from '../../../../model/compared/merged.ts';
import { joined, named, outside, say, type Text } from '../../../text/say.ts';
import { counted } from './counted.ts';
import { placesOf, type SitePlaces } from './site-places.ts';

/** How the reports of many sites are told, whatever the format. */
export interface SiteTexts {
  readonly places: SitePlaces;
  readonly title: Text;
  readonly summary: Text;
  /** Of the causes as a whole; empty where nothing is missing. */
  readonly causes: Text;
  /** Each cause: what it is, then what there is to know of it. */
  readonly told: readonly { readonly title: Text; readonly lines: readonly Text[] }[];
  readonly differences: readonly Text[];
  /** Files that were left out, and why. */
  readonly leftOut: readonly Text[];
}

/** The sentences of a merged report. */
export function siteTexts(merged: Merged): SiteTexts {
  const places = placesOf(merged);
  const ready = merged.sites.filter(({ status }) => status === 0).length;
  const all = merged.sites.length;
  return {
    places,
    title: say`Network audits of ${counted(all, 'site')}: ${standing(merged.sites)}`,
    summary:
      all === 0
        ? say`No audit was read.`
        : say`${ready} of ${counted(all, 'site')} ready. ${missingText(merged)}`,
    causes: causesText(merged, places),
    told: merged.causes.map((one) => ({
      title: say`${causeText(one.cause, places)} (${confidences[one.confidence]})`,
      lines: linesOf(one, { merged, places }),
    })),
    differences: merged.differences.map(differenceText),
    leftOut: [
      ...merged.unread.map(({ file, why }) => say`${named(file)} was not read: ${outside(why)}`),
      ...(merged.unreadMore === undefined
        ? []
        : [say`${counted(merged.unreadMore, 'file')} beside these could not be read either`]),
      ...merged.repeated.map(
        ({ file, sameAs }) =>
          say`${named(file)} holds the same audit as ${named(sameAs)}, and was counted once`,
      ),
    ],
  };
}

/** Of no site nothing is known, nor of one of which nothing was concluded. */
function standing(sites: Merged['sites']): Text {
  if (sites.some(({ status }) => status === 1)) return say`NOT READY`;
  const isKnown = sites.length > 0 && sites.every(({ status }) => status === 0);
  return isKnown ? say`READY` : say`NOT KNOWN`;
}

/** Whether a site is ready. */
export function readyText({ status, waived = 0 }: Pick<MergedSite, 'status' | 'waived'>): Text {
  const but = waived > 0 ? say`, but for ${waived} waived` : undefined;
  if (status === 130 || status === 2) return say`not known${but}`;
  return say`${status === 0 ? say`ready` : say`NOT READY`}${but}`;
}

const confidences: Readonly<Record<ExplainedCause['confidence'], Text>> = {
  certain: say`certain`,
  likely: say`likely`,
  possible: say`possible`,
};

function missingText({ missing, sites }: Merged): Text {
  if (missing.length === 0) return say`Nothing that is required is missing anywhere.`;
  const targets = new Set(missing.map(({ target }) => target)).size;
  const some = new Set(missing.map(({ site }) => site)).size;
  return say`${counted(targets, 'target')} missing at ${some} of ${counted(sites.length, 'site')}.`;
}

function causesText(merged: Merged, places: SitePlaces): Text {
  const { causes, missing, unshared, atLeast } = merged;
  if (missing.length === 0) return [];
  const cells = unshared.flatMap((row) => missing[row] ?? []);
  const more = cells.length - maxNames;
  const shown = cells
    .slice(0, maxNames)
    .map(({ target, site }) => say`${named(places.label(target))} at ${named(site)}`);
  const rest = more > 0 ? say`, and ${more} more` : undefined;
  const alone =
    cells.length > 0
      ? say` ${cells.length} of them share nothing that does not pass elsewhere, and have causes of their own: ${joined(shown, ', ')}${rest}.`
      : undefined;
  if (causes.length === 0) return say`No shared cause explains what is missing.${alone}`;
  const fewest =
    causes.length === atLeast
      ? say`No fewer can.`
      : say`No fewer than ${atLeast} can; whether fewer than these do was too much to try.`;
  const isWhole = causes.every(({ passing }) => passing === undefined);
  const rule = isWhole
    ? say`all that goes by it fails, and nothing of it passes anywhere`
    : say`what goes by it fails, so much oftener than the rest that it is no chance`;
  return say`${counted(causes.length, 'shared cause')} ${causes.length === 1 ? say`explains` : say`explain`} what is missing: ${rule}. ${fewest}${alone}`;
}

interface Told {
  readonly merged: Merged;
  readonly places: SitePlaces;
}

function linesOf(
  { cause, cells, passing, rivals, nextTrial }: ExplainedCause,
  { merged, places }: Told,
): readonly Text[] {
  const some = cells.flatMap((row) => merged.missing[row] ?? []);
  const sites = [...new Set(some.map(({ site }) => site))];
  const targets = new Set(some.map(({ target }) => target)).size;
  const at =
    cause.place === 'site' ? [] : say` at ${counted(sites.length, 'site')}: ${names(sites)}`;
  return [
    say`explains ${counted(targets, 'target')}${at}`,
    ...(passing === undefined
      ? []
      : [
          say`fails in part: ${cells.length} of the ${cells.length + passing} trials that go by it, so it is not simply closed`,
        ]),
    ...(rivals.length > 0 ? [say`or else: ${rivalsText(rivals, places)}`] : []),
    ...(nextTrial ? [trialText(nextTrial, places)] : []),
    ...(rivals.length > 0 && !nextTrial
      ? [
          say`no trial at these sites would tell them apart: audit another site that shares one of them`,
        ]
      : []),
  ];
}

function trialText(trial: NextTrial, places: SitePlaces): Text {
  const { site, target, proxy, ifFails, ifPasses } = trial;
  const way = proxy === undefined ? say`directly` : say`over the proxy ${named(proxy)}`;
  return say`to decide: ask ${named(places.label(target))} at ${named(site)} ${way}; if it passes, it is not ${rivalsText(ifFails, places)}; if it fails, ${rivalsText(ifPasses, places)} does not explain that`;
}

const maxNames = 6;

function rivalsText(rivals: readonly SharedCause[], places: SitePlaces): Text {
  const more = rivals.length - maxNames;
  const shown = rivals.slice(0, maxNames).map((rival) => causeText(rival, places));
  return say`${joined(shown, ', or ')}${more > 0 ? say`, or ${more} more` : undefined}`;
}

/** The first names, and how many more there are. */
export function names(all: readonly string[]): Text {
  const more = all.length - maxNames;
  return say`${joined(all.slice(0, maxNames).map(named), ', ')}${more > 0 ? say` and ${more} more` : undefined}`;
}

const placeWords: Readonly<Record<Exclude<SharedPlace, 'everywhere'>, Text>> = {
  interceptor: say`the inspection that signs as`,
  proxy: say`the proxy`,
  resolver: say`the name server`,
  egress: say`the way out`,
  site: say`something at the site`,
};

function causeText(cause: SharedCause, places: SitePlaces): Text {
  const { place, name, site } = cause;
  if (place === 'everywhere') {
    const { category, target, targets } = cause;
    if (target !== undefined)
      return say`the service ${named(places.label(target))} itself, or what all sites have in common for it`;
    const what = targets ? listText(targets, places) : outside(category ?? '');
    return say`what all sites have in common for ${what}, such as a list of names`;
  }
  const as = site === undefined ? undefined : say` as ${named(site)} alone reaches it`;
  return say`${placeWords[place]} ${named(name ?? '')}${as}, for ${scopeText(cause, places)}`;
}

function scopeText({ category, target, targets }: SharedCause, places: SitePlaces): Text {
  if (target !== undefined) return say`${named(places.label(target))} alone`;
  if (targets !== undefined) return listText(targets, places);
  return category === undefined ? say`everything` : say`${outside(category)} alone`;
}

function listText(targets: readonly string[], places: SitePlaces): Text {
  return say`a list of ${targets.length}: ${names(targets.map(places.label))}`;
}

const differing: Readonly<Record<SiteDifference['of'], Text>> = {
  version: say`Judged as versions of netready saw it`,
  os: say`Systems`,
  regions: say`Regions`,
  lists: say`Lists`,
};

function differenceText({ of, values }: SiteDifference): Text {
  const told = values.slice(0, maxNames).map(({ value, sites }) => {
    const what = value === '' ? say`none in particular` : outside(value);
    return say`${what} at ${names(sites)}`;
  });
  const more = values.length - maxNames;
  return say`${differing[of]} differ: ${joined(told, '; ')}${more > 0 ? say`; and ${more} more` : undefined}`;
}
