import type { ProxyServer } from '../../model/route/route.ts';
import { mayRefuse } from '../exchange/is-own-word.ts';
import { isHtml, type Page } from '../page/page.ts';
import { isLoginHost } from '../page/sign-in-hosts.ts';
import { titleOf } from '../page/title.ts';

/** A page, where it leads, and the host of that if it is of another domain than the one asked. */
export interface AnsweredPage extends Page {
  /** Id of the observation. */
  readonly id: string;
  readonly proxy?: ProxyServer;
  readonly lead: URL | undefined;
  readonly foreign: string | undefined;
}

/** Titles that servers and networks of delivery write on the error pages of their customers. */
const common =
  /^(?:error\b.*|\d{3}\b.*|access (?:is )?denied|forbidden|attention required!?.*|just a moment.*|request rejected|not acceptable.*|unauthorized|sorry, you have been blocked.*|web page blocked)$/i;
/** A name of a host or a user is no word of a title. */
const name = /\S+[.@\\/:]\S+/g;
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
    return isLoginHost(foreign) || !mayRefuse(page) ? undefined : `to ${foreign}`;
  }
  const title = isHtml(page) ? titleOf(body)?.toLowerCase() : undefined;
  const said = title?.replace(name, '').trim() ?? '';
  if (said === '' || common.test(said)) return undefined;
  const isRefusal = status === 403 || status === 451 || (status === 200 && refuses.test(said));
  return isRefusal ? `titled ${status} ${title}` : undefined;
}
