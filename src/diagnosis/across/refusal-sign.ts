import type { ProxyServer } from '../../model/route.ts';
import { mayRefuse } from '../exchange/is-own-word.ts';
import { isHtml, type Page } from '../page/page.ts';
import { isSignInHost } from '../page/sign-in-hosts.ts';
import { titleOf } from '../page/title.ts';

/** A page, where it leads, and the host of that if it is of another domain than the one asked. */
export interface AnsweredPage extends Page {
  /** Id of the observation. */
  readonly id: string;
  readonly proxy?: ProxyServer;
  readonly lead: URL | undefined;
  readonly foreign: string | undefined;
}

/** Where companies let their users sign in, by the first label of the host. */
const signIn = /^(?:adfs|accounts?|auth|id|idp|login|signin|sso|sts|logon)[.\d-]/i;
/** Titles that servers and networks of delivery write on the error pages of their customers. */
const common =
  /^(?:error\b.*|\d{3}\b.*|access (?:is )?denied|forbidden|attention required!?.*|just a moment.*|request rejected|not acceptable.*|unauthorized|sorry, you have been blocked.*|web page blocked)$/i;
/** What a title says that is given with 200, and refuses all the same. */
const refuses =
  /\b(?:block(?:ed|ing)?|denied|restricted|prohibited|filtered|negato|bloccato|gesperrt|verboten|interdit|bloqu\w{1,8}|bloke|engellen\w{1,8})\b/i;

/**
 * What a filter would repeat for every host that it refuses: where it sends a browser for the time
 * being, or the title of a refusal in words of its own. Undefined for a login, for the title of
 * error pages everywhere, and for pages that refuse nothing.
 */
export function refusalSign(page: AnsweredPage): string | undefined {
  const { foreign, status, body } = page;
  if (foreign !== undefined) {
    const isLogin = isSignInHost(foreign) || signIn.test(foreign);
    return isLogin || !mayRefuse(page) ? undefined : `to ${foreign}`;
  }
  const title = isHtml(page) ? titleOf(body)?.trim() : undefined;
  if (title === undefined || title === '' || common.test(title)) return undefined;
  const isRefusal = status === 403 || status === 451 || (status === 200 && refuses.test(title));
  return isRefusal ? `titled ${status} ${title}` : undefined;
}
