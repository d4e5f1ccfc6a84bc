import type { DefenderPlan } from '../../../../model/guide/setup-line.ts';
import { code, named, ours, outside, say, type Text } from '../../../text/say.ts';
import { noAnswerCure, noAnswerWords, rightOf } from './answer-words.ts';
import type { WordsOf } from './reason-words.ts';

const plans: Readonly<Record<DefenderPlan, Text>> = {
  'plan-1': say`Defender for Endpoint Plan 1`,
  'plan-2': say`Defender for Endpoint Plan 2`,
  business: say`Defender for Business`,
  server: say`Defender for Endpoint for servers`,
};

interface Bought {
  readonly plan: DefenderPlan;
  readonly sku: string;
  readonly others: number;
}

function boughtText({ plan, sku, others }: Bought): Text {
  const more = others > 0 ? say` and ${others} more` : undefined;
  return say`${plans[plan]} (in ${named(sku)}${more})`;
}

const billing = say`Microsoft 365 admin center: Billing > Licenses.`;
const byToken = say`${code`netready setup --graph-token-az`}, or ${code`--graph-token-file FILE`}, with the right ${rightOf.subscribedSkus}.`;

/** What the licences of a tenant say of the guide. */
export const licenceReasons: WordsOf<
  | 'no-token'
  | 'graph-failed'
  | 'plan-usable'
  | 'plan-overused'
  | 'plan-without-seats'
  | 'plan-pending'
  | 'plan-in-grace'
  | 'plan-off'
  | 'plan-disabled'
  | 'plan-unclear'
  | 'plan-assigned'
  | 'no-plan'
  | 'servers-elsewhere'
> = {
  'no-token': {
    seen: (_, id) =>
      id === 'partner'
        ? say`A token of the partner would tell whom it may administer, and until when.`
        : say`A token would tell the plan, its state, and the seats used and free.`,
    next: (_, id) =>
      id === 'partner'
        ? say`${code`netready setup --graph-token-az`}, with ${rightOf.delegatedAdminRelationships}; or Partner Center.`
        : byToken,
  },
  'graph-failed': {
    seen: (facts) => say`Microsoft Graph, ${ours(facts.call)}: ${noAnswerWords(facts)}.`,
    next: (facts) => noAnswerCure(facts, facts.call),
  },
  'plan-usable': {
    seen: (facts) => {
      const free = facts.seats - facts.used;
      return say`${boughtText(facts)} is on: ${facts.used} of ${facts.seats} seats are used, ${free} ${free === 1 ? say`is` : say`are`} free.`;
    },
  },
  'plan-overused': {
    seen: (facts) =>
      say`${boughtText(facts)} has ${facts.seats} seats, and ${facts.used} are used.`,
    next: () => say`Buy more, or take some back. ${billing}`,
  },
  'plan-without-seats': {
    seen: (facts) => say`${boughtText(facts)} is on, and has no seats.`,
    next: () => billing,
  },
  'plan-pending': {
    seen: (facts) =>
      say`${boughtText(facts)} is bought, and not set up yet (${outside(facts.status)}).`,
    next: () =>
      say`Open security.microsoft.com once as an administrator: its assistant sets the tenant up.`,
  },
  'plan-in-grace': {
    seen: (facts) =>
      say`${boughtText(facts)} has run out and is in its time of grace: ${facts.used} of ${facts.seats} seats are used.`,
    next: () => say`Renew it before it is suspended. ${billing}`,
  },
  'plan-off': {
    seen: (facts) => say`${boughtText(facts)} is off (${outside(facts.status)}).`,
    next: () => say`Renew it. ${billing}`,
  },
  'plan-disabled': {
    seen: (facts) =>
      say`${boughtText(facts)} is bought, and this part of the product is switched off.`,
    next: () => billing,
  },
  'plan-unclear': {
    seen: (facts) =>
      say`${boughtText(facts)} has a status that is not known here (${outside(facts.status)}).`,
    next: () => billing,
  },
  'plan-assigned': {
    seen: ({ plan, status }) =>
      say`${plans[plan]} is assigned to the tenant (${outside(status)}); its seats take the right ${rightOf.subscribedSkus}.`,
    next: ({ status }) => (status === 'Enabled' ? undefined : billing),
  },
  'no-plan': {
    seen: ({ skus }) =>
      say`None of the ${skus} products of the tenant holds a plan of Defender for Endpoint for clients.`,
    next: () => say`Buy one, or start a trial. ${billing}`,
  },
  'servers-elsewhere': {
    seen: () =>
      say`Servers are mostly licensed by Defender for Servers, which Azure bills and Microsoft Graph does not list.`,
    next: () =>
      say`Azure portal: Microsoft Defender for Cloud > Environment settings > Defender plans.`,
  },
};
