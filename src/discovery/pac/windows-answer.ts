import type { WinhttpAnswer } from '../../model/audit/windows/live-answers.ts';
import { type OtherPacAnswer, winhttpEntryPoint } from '../../model/route/pac.ts';
import type { Way } from '../../model/route/route.ts';
import { startOf } from '../../model/text/start-of.ts';
import { parseProxy } from '../parse-route.ts';
import { withoutLogin } from '../without-login.ts';

/** Asks WinHTTP what a PAC file says of some URLs: an answer for each, or none where it cannot be asked. */
export type AskWinhttp = (
  pac: string,
  urls: readonly string[],
) => Promise<readonly WinhttpAnswer[]>;

const maxText = 300;

/**
 * What WinHTTP itself answered, beside what our reading of the file foretold, where it is something else:
 * it takes the first way alone, and goes direct where there is none. Undefined where both agree, and
 * where ours is a proxy of a kind that it does not know.
 */
export function windowsAnswer(
  { error, proxy }: WinhttpAnswer,
  [own]: readonly Way[],
): OtherPacAnswer | undefined {
  const entryPoint = winhttpEntryPoint;
  if (error !== undefined) return { entryPoint, failure: `error ${error}` };
  if (own !== undefined && own.kind !== 'direct' && own.kind !== 'http') return undefined;
  const [first = ''] = (proxy ?? '').split(/[;\s]+/).filter(Boolean);
  const said = first === '' ? undefined : parseProxy(first);
  const isSame =
    said === undefined || 'problem' in said
      ? said === undefined && (own === undefined || own.kind === 'direct')
      : own?.kind === 'http' && own.host === said.host && own.port === said.port;
  if (isSame) return undefined;
  const answer = first === '' ? 'DIRECT' : `PROXY ${withoutLogin(first)}`;
  return { entryPoint, answer: startOf(answer, maxText) };
}
