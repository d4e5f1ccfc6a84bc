import { code, named, ours, outside, say, type Text } from '../../../text/say.ts';
import { noAnswerCure, noAnswerWords } from './answer-words.ts';
import type { WordsOf } from './reason-words.ts';

const byDomain = say`${code`netready setup --tenant DOMAIN`} asks the login page, without a login.`;
const partnerCenter = say`Partner Center: Customers > Granular relationships.`;
const settings = say`The portal shows it: Settings > Endpoints > General > Data retention.`;

/** What the tenant, its partner and its country say of the guide. */
export const tenantReasons: WordsOf<
  | 'partner-unseen'
  | 'partner-active'
  | 'partner-pending'
  | 'partner-ended'
  | 'tenant-unasked'
  | 'tenant-found'
  | 'tenant-of-token'
  | 'tenant-unknown'
  | 'tenant-failed'
  | 'tenant-otherwise'
  | 'cloud-otherwise'
  | 'location-unasked'
  | 'location-hint'
> = {
  'partner-unseen': {
    seen: () =>
      say`No relationship of administration is listed for this tenant, as is so for every customer: partners alone see theirs.`,
    next: () => say`Ask the partner, if there is one. ${partnerCenter}`,
  },
  'partner-active': {
    seen: ({ count, first, ends }) =>
      say`${count} ${count === 1 ? say`relationship` : say`relationships`} of administration ${count === 1 ? say`is` : say`are`} active; ${ends === undefined ? say`one is ${outside(first)}` : say`${outside(first)} ends first, on ${outside(ends)}`}.`,
  },
  'partner-pending': {
    seen: ({ count, first }) =>
      say`${count} ${count === 1 ? say`relationship` : say`relationships`} of administration ${count === 1 ? say`waits` : say`wait`} for approval: ${outside(first)}.`,
    next: () => say`The customer approves it by the link of the invitation. ${partnerCenter}`,
  },
  'partner-ended': {
    seen: ({ count, first, status }) =>
      say`None of ${count} relationships of administration is active: ${outside(first)} is ${outside(status)}.`,
    next: () => say`Ask the customer for a new one. ${partnerCenter}`,
  },
  'tenant-unasked': {
    seen: () => say`A domain would tell the tenant and its cloud, without a login.`,
    next: () => byDomain,
  },
  'tenant-found': {
    seen: ({ domain, tenant, cloud, instance, region }) =>
      say`${named(domain)} is the tenant ${outside(tenant)}, ${cloud ? say`in the cloud ${ours(cloud)}` : say`in a cloud that the lists do not know`} (${outside(instance)}${region === undefined ? undefined : say`, region ${outside(region)}`}).${cloud && cloud !== 'commercial' ? say` An audit of it takes ${cloudOption[cloud]}.` : undefined}`,
  },
  'tenant-of-token': { seen: ({ tenant }) => say`The token is of the tenant ${outside(tenant)}.` },
  'tenant-unknown': {
    seen: ({ domain }) => say`The login page knows no tenant of the name ${named(domain)}.`,
    next: () => say`Take a domain that the tenant has verified, or its name below onmicrosoft.com.`,
  },
  'tenant-failed': {
    seen: (facts) =>
      say`The login page, asked for ${named(facts.domain)}: ${noAnswerWords(facts)}.`,
    next: (facts) => noAnswerCure(facts) ?? byDomain,
  },
  'tenant-otherwise': {
    seen: ({ domain, tenant, other }) =>
      say`${named(domain)} is the tenant ${outside(tenant)}, and the token is of ${outside(other)}.`,
    next: () =>
      say`Log in to the tenant of the domain (${code`az login --tenant DOMAIN`}), or name another domain.`,
  },
  'cloud-otherwise': {
    seen: ({ domain, cloud, asked }) =>
      say`${named(domain)} is in the cloud ${ours(cloud)}, and ${ours(asked)} was given.`,
    next: ({ cloud }) => say`Take ${cloudOption[cloud]}.`,
  },
  'location-unasked': {
    seen: () => say`The data location is chosen in the portal, and told by it alone.`,
    next: ({ isAsked }) => (isAsked ? settings : say`${settings} A hint at it: ${byDomain}`),
  },
  'location-hint': {
    seen: ({ country, region, hint }) =>
      say`The data location is told by the portal alone. A hint: ${country === undefined ? say`the tenant's region is ${outside(region ?? '')}` : say`the tenant's country is ${outside(country)}`}${hint === undefined ? say`, which names no one location` : say`, so most likely ${outside(hint)}`}.`,
    next: ({ hint }) =>
      hint === undefined
        ? settings
        : say`${settings} Then ${code`netready audit --region`} ${outside(hint)}, or what the portal shows.`,
  },
};

const cloudOption: Readonly<Record<'commercial' | 'gcc' | 'gcc-high' | 'dod', Text>> = {
  commercial: code`--cloud commercial`,
  gcc: code`--cloud gcc`,
  'gcc-high': code`--cloud gcc-high`,
  dod: code`--cloud dod`,
};
