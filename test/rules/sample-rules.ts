import type { RuleEntry, RuleList } from '../../src/model/rules/rule-entry.ts';
import type { RuleSet } from '../../src/model/rules/rule-set.ts';
import { readServiceTags } from '../../src/rules/ranges/service-tags.ts';
import { withRanges } from '../../src/rules/ranges/with-ranges.ts';
import { withAddresses } from '../../src/rules/with-addresses.ts';
import { serviceTagsFile } from './service-tags-file.ts';

/** An entry of a host at 443; `more` overrides what a usual one has. */
export function entry(host: string, more: Partial<RuleEntry> = {}): RuleEntry {
  const below = more.below ?? false;
  return {
    ...{ host, apex: !below, below, port: 443, scheme: 'https', list: 'allow', required: true },
    ...{ names: below ? [] : [host], components: ['sensor'], losses: ['commands'], cells: [] },
    reasons: [{ source: 'list', row: 7, pattern: host }],
    ...more,
  };
}

/** A set of entries for all that is needed. */
export function ruleSet(entries: readonly RuleEntry[], more: Partial<RuleSet> = {}): RuleSet {
  const madeFrom = { lists: ['mde-commercial'], os: ['windows-11'], regions: ['eu'] };
  const none = { red: 0, cured: 0, waived: 0, uncured: [], leftOut: [], narrowed: [] };
  return { madeFrom, scope: 'all', entries, ...none, ...more };
}

const deep = 'a.b.c.d.e.f.deep.contoso.com';

/** What dialects differ in: itself, below, both, a path, ports, an address, a wildcard without known names. */
const places: readonly RuleEntry[] = [
  entry('one.contoso.com', { addresses: ['20.1.2.3', '2603:1020::5'] }),
  entry('wild.contoso.com', {
    ...{ below: true, apex: false, names: ['eu.wild.contoso.com', 'us.wild.contoso.com'] },
    ...{ components: ['antivirus'], losses: ['cloud-protection'], addresses: ['20.9.0.0/16'] },
  }),
  entry('both.contoso.com', {
    ...{ below: true, apex: true, names: ['both.contoso.com', 'x.both.contoso.com'] },
    ...{ components: ['antivirus'], losses: ['updates'], required: false },
  }),
  entry('unknown.contoso.com', { below: true, apex: false, components: ['linux-agent'] }),
  entry('deep.contoso.com', { below: true, apex: false, names: [deep] }),
  entry('crl.contoso.com', { port: 80, scheme: 'http', components: ['revocation'] }),
  entry('www.contoso.com', {
    ...{ port: 80, scheme: 'http', path: '/pkiops/*', components: ['revocation'] },
    losses: ['revocation'],
  }),
  entry('odd.contoso.com', { port: 8443, components: ['mac-agent'] }),
];

const lists: readonly RuleList[] = ['allow', 'no-inspect', 'no-auth'];

/** The same in all three lists, but for plain HTTP in what is not opened. */
export const sample: RuleSet = ruleSet(
  lists.flatMap((list) =>
    places
      .filter(({ scheme }) => list !== 'no-inspect' || scheme === 'https')
      .map((one) => ({ ...one, list })),
  ),
);

const streamlined = 'endpoint.security.microsoft.com';
const geo = [`edr-weu.eu.${streamlined}`, `eu-v20.events.${streamlined}`, `mdav.eu.${streamlined}`];

/** What service tags are documented to hold, in part, not at all; and what name servers said of some. */
const someRanged: readonly RuleEntry[] = [
  entry(streamlined, { below: true, apex: false, names: geo }),
  entry('security.microsoft.com', {
    ...{ below: true, apex: false, required: false, losses: ['portal'] },
    names: [`mdav.eu.${streamlined}`, 'x.security.microsoft.com'],
  }),
  entry('winatp-gw-weu.microsoft.com'),
  entry('us4-v20.events.data.microsoft.com', { losses: ['sensor-data'] }),
  entry('wsus1eastprod.blob.core.windows.net', { losses: ['samples'] }),
  entry('smartscreen.microsoft.com', { losses: ['web-protection'] }),
  entry('crl.microsoft.com', { port: 80, scheme: 'http', losses: ['revocation'] }),
];

const answers: ReadonlyMap<string, readonly string[]> = new Map([
  [`mdav.eu.${streamlined}`, ['20.55.17.9', '9.9.9.9', '2603:1061:5:400::9']],
  [`eu-v20.events.${streamlined}`, ['20.77.40.1']],
  ['winatp-gw-weu.microsoft.com', ['20.55.16.4']],
  ['smartscreen.microsoft.com', ['13.1.2.3']],
]);

/** Rules by the ranges of a file of service tags, with the answers that are known. */
export const ranged: RuleSet = withRanges(
  ruleSet(
    withAddresses(
      lists.flatMap((list) =>
        someRanged
          .filter(({ scheme }) => list !== 'no-inspect' || scheme === 'https')
          .map((one) => ({ ...one, list })),
      ),
      answers,
    ),
  ),
  { answers, ranges: { file: 'ServiceTags.json', ...readServiceTags(serviceTagsFile()) } },
);
