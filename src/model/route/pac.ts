import { hostAndPort } from '../address/endpoint.ts';
import type { Way } from './route.ts';

/** What only some engines take, and what makes a PAC file's answer another one on Windows. */
export const pacCautions = [
  'ex-function', // a function of Microsoft's set outside of FindProxyForURLEx
  'newer-syntax', // beyond ECMAScript 5: WinHTTP's engine may refuse the whole file
  'newer-function', // of ECMAScript 2015 or later: WinHTTP's engine may lack it
] as const;
export type PacCaution = (typeof pacCautions)[number];

/** In the place of an entry point: WinHTTP itself was asked, and has read the file by its own engine. */
export const winhttpEntryPoint = 'WinHttpGetProxyForUrl';

/** What the entry point that did not decide, or WinHTTP itself, came to, where it is something else. */
export interface OtherPacAnswer {
  /** `FindProxyForURL`, `FindProxyForURLEx` or `WinHttpGetProxyForUrl`. */
  readonly entryPoint: string;
  /** At most 1024 characters. */
  readonly answer?: string;
  /** Why there is none: also where the script has no such entry point. */
  readonly failure?: string;
}

const keywords: Readonly<Record<Way['kind'], string>> = {
  direct: 'DIRECT',
  http: 'PROXY',
  https: 'HTTPS',
  socks5: 'SOCKS5',
  socks4: 'SOCKS4',
};

/** A way in the words of PAC files: `PROXY h:8080`. */
export function pacWayText(way: Way): string {
  if (way.kind === 'direct') return keywords.direct;
  return `${keywords[way.kind]} ${hostAndPort(way.host, way.port)}`;
}
