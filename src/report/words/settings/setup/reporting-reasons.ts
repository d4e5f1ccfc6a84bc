import type {
  DeviceFeature,
  Forecast,
  SharedFeature,
  SiteOutcome,
} from '../../../../model/guide/reporting.ts';
import { code, joined, named, outside, say, type Text } from '../../../text/say.ts';
import { rightOf } from './answer-words.ts';
import type { WordsOf } from './reason-words.ts';

const forecastWords: Readonly<Record<Forecast, Text>> = {
  passes: say`passes`,
  fails: say`does not pass`,
  unclear: say`does not tell`,
};

const features: Readonly<Record<DeviceFeature, Text>> = {
  site: say`the site`,
  os: say`the system`,
  connectivity: say`the connectivity`,
  'public-ip': say`the public address`,
  group: say`the group`,
  finding: say`in the audit of its site the finding`,
};

const again = say`${code`netready audit`} on such a device, then ${code`netready diff`} with the saved audit, shows what changed.`;
const cure = say`${code`netready explain KIND`} tells the cure of each finding of its audit.`;

/** What is said of the devices that report, and of those that do not. */
export const reportingReasons: WordsOf<
  | 'reporting-unasked'
  | 'site-empty'
  | 'site-as-forecast'
  | 'site-otherwise'
  | 'site-unforecast'
  | 'misses-share'
  | 'devices-left-out'
> = {
  'reporting-unasked': {
    seen: () => say`A token and saved audits would tell which devices really report.`,
    next: () =>
      say`After the rollout: ${code`netready setup --reporting audit.json --graph-token-az`}, with ${rightOf.runHuntingQuery}.`,
  },
  'site-empty': {
    seen: (facts) =>
      say`${siteText(facts)}, and no onboarded device of the last 30 days is known to be there.`,
    next: () =>
      say`Is the rollout done there? Then ${code`--site-map FILE`} tells which devices are, by address, name, group or tag.`,
  },
  'site-as-forecast': {
    seen: (facts) => say`${siteText(facts)}: ${countsText(facts)}, as the audit said.`,
    next: ({ silent }) => (silent > 0 ? cure : undefined),
  },
  'site-otherwise': {
    seen: (facts) =>
      say`${siteText(facts)}: ${countsText(facts)}; ${facts.hits} as the audit said, ${facts.misses} not.`,
    next: ({ silent }) => (silent > 0 ? again : undefined),
  },
  'site-unforecast': {
    seen: (facts) => say`${siteText(facts)}: ${countsText(facts)}.`,
    next: ({ silent, reporting }) =>
      silent + reporting === 0
        ? idleCure
        : silent === 0
          ? undefined
          : say`An audit that is made to its end tells what to expect: ${code`netready audit --resume FILE`}.`,
  },
  'misses-share': {
    seen: ({ misses, hits, shared }) =>
      shared.length === 0
        ? say`${misses} devices do other than the audits said, and have nothing in common that the ${hits} others have less.`
        : say`Of ${misses} devices that do other than the audits said: ${joined(
            shared.map((one) => sharedText(one, { misses, hits })),
            '; ',
          )}.`,
    next: () => say`Look first at what tells them apart most. ${again}`,
  },
  'devices-left-out': {
    seen: ({ elsewhere, ambiguous }) =>
      say`${elsewhere} onboarded devices are at none of these sites${ambiguous > 0 ? say`, and ${ambiguous} at several` : undefined}; they are not counted.`,
    next: () =>
      say`${code`--site-map FILE`} tells which devices are at a site; without it those are whose group or tag is its name.`,
  },
};

const idleCure = say`They may be switched off; the portal tells when each was seen last (Assets > Devices).`;

function siteText({ site, auditedAt, forecast }: SiteOutcome): Text {
  return say`${outside(site)}, whose audit of ${named(auditedAt)} ${forecastWords[forecast]}`;
}

function countsText({ reporting, silent, idle }: SiteOutcome): Text {
  const others = idle > 0 ? say`, ${idle} cannot be told` : undefined;
  return say`${reporting} ${reporting === 1 ? say`device reports` : say`devices report`}, ${silent} ${silent === 1 ? say`is` : say`are`} silent${others}`;
}

interface Totals {
  readonly misses: number;
  readonly hits: number;
}

function sharedText({ by, value, misses, hits }: SharedFeature, all: Totals): Text {
  return say`${misses} have ${features[by]} ${outside(value)} (${hits} of the ${all.hits} others)`;
}
