import type { ProxyServer, SettingFlaw } from '../../model/route/route.ts';
import { parseProxy } from '../parse-route.ts';

/** What a value must carry before its host, and what may follow. */
export interface StaticForm {
  /** `due`: `http://` or `https://`; `none`: no scheme at all. */
  readonly scheme: 'due' | 'none';
}

/**
 * Reads one static proxy of a strict form, host and port: without a scheme as TelemetryProxyServer
 * is written, or with one as Defender Antivirus wants it. Never throws: what has not this form has
 * a flaw, `credentials` before all others.
 */
export function parseStaticProxy(
  text: string,
  { scheme }: StaticForm,
): ProxyServer | { readonly flaw: SettingFlaw } {
  const proxy = parseProxy(text);
  if ('problem' in proxy && proxy.problem === 'credentials') return { flaw: 'credentials' };
  // Even before and behind the value: Microsoft's analyzer warns of any.
  if (/\s/.test(text)) return { flaw: 'space' };
  if (/^[a-z]+=/i.test(text)) return { flaw: 'protocol' };
  const written = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'none' && (written !== undefined || text.includes('://')))
    return { flaw: 'scheme' };
  if (scheme === 'due' && written === undefined) return { flaw: 'no-scheme' };
  if (scheme === 'due' && written !== 'http' && written !== 'https') return { flaw: 'scheme' };
  if ('problem' in proxy) return { flaw: proxy.problem };
  return /:\d+\/?$/.test(text) ? proxy : { flaw: 'port' };
}
