import { say, type Text } from '../text/say.ts';

/** Everything that a look at a PAC file can remark; the order is that of the words below. */
export type ShownPacRemarkKind =
  | 'dns-lookup'
  | 'dns-for-every-url'
  | 'own-address'
  | 'time-dependent'
  | 'time-range-hours'
  | 'ex-function'
  | 'ex-entry-point'
  | 'newer-syntax'
  | 'newer-function'
  | 'path-of-url'
  | 'socks-answer'
  | 'https-answer'
  | 'first-proxy-only'
  | 'not-understood'
  | 'direct-leak'
  | 'unreached-answer'
  | 'no-direct'
  | 'large';

export interface PacRemarkInfo {
  /** A short noun phrase in sentence case. */
  readonly title: Text;
  /** What it leads to; `detail` is the word of the script or of the answer. */
  readonly what: (detail: Text) => Text;
}

/** The words of each remark about a PAC file: a missing kind does not compile. */
export const pacRemarkWords: Readonly<Record<ShownPacRemarkKind, PacRemarkInfo>> = {
  'dns-lookup': {
    title: say`Name lookup`,
    what: (detail) =>
      say`${detail}() asks for an address, and whoever opens a connection waits for it. Decide by names first, by addresses last.`,
  },
  'dns-for-every-url': {
    title: say`A name lookup for every URL`,
    what: (detail) =>
      say`Each of the ${detail} answers took at least one lookup: a slow name server slows every first connection.`,
  },
  'own-address': {
    title: say`Answer by the machine's own address`,
    what: (detail) =>
      say`${detail}() differs from machine to machine, and with a VPN or a second network it is chance which address it gives.`,
  },
  'time-dependent': {
    title: say`Answer by the clock`,
    what: (detail) =>
      say`${detail}() ties answers to the time: what is shown here holds for the moment of the question.`,
  },
  'time-range-hours': {
    title: say`Range of hours that is read in two ways`,
    what: (detail) =>
      say`${detail}() with two hours: Firefox and Chromium count the whole of the last hour, others end where it begins. Give minutes too.`,
  },
  'ex-function': {
    title: say`Function of one maker`,
    what: (detail) =>
      say`${detail}() is Microsoft's own: WinHTTP has it inside FindProxyForURLEx, Firefox has it nowhere.`,
  },
  'ex-entry-point': {
    title: say`Entry point of one maker`,
    what: () =>
      say`Windows calls FindProxyForURLEx where there is one; Chromium and Firefox never do, and may get another answer from FindProxyForURL.`,
  },
  'newer-syntax': {
    title: say`Syntax beyond ECMAScript 5`,
    what: (detail) =>
      say`The older script engine of Windows cannot read "${detail}": there the whole file fails.`,
  },
  'newer-function': {
    title: say`Function beyond ECMAScript 5`,
    what: (detail) =>
      say`The older script engine of Windows has no ${detail}: there the script fails where it comes to it.`,
  },
  'path-of-url': {
    title: say`Rule about more than the host`,
    what: (detail) =>
      say`"${detail}" looks into the URL. For https: a script is shown scheme, host and port alone, so a rule about the path never holds.`,
  },
  'socks-answer': {
    title: say`SOCKS proxy`,
    what: (detail) => say`An answer names a proxy of the kind ${detail}; WinHTTP knows none of it.`,
  },
  'https-answer': {
    title: say`Proxy over TLS`,
    what: (detail) =>
      say`An answer names a proxy of the kind ${detail}, spoken to over TLS; WinHTTP knows none of it.`,
  },
  'first-proxy-only': {
    title: say`More ways than one in an answer`,
    what: (detail) =>
      say`Browsers try the next way where a proxy is gone; WinHTTP takes the first alone. Seen: "${detail}".`,
  },
  'not-understood': {
    title: say`Part of an answer that names no way`,
    what: (detail) =>
      say`"${detail}" is left out. Where nothing else stands in the answer, that traffic goes direct.`,
  },
  'direct-leak': {
    title: say`DIRECT behind a proxy`,
    what: (detail) =>
      say`Where the proxy is gone, traffic goes around it, past what it filters and logs. Seen: "${detail}".`,
  },
  'unreached-answer': {
    title: say`Answer that nobody got`,
    what: (detail) =>
      say`"${detail}" was the answer for none of the URLs asked, in none of the branches tried: an old rule, or one that another rule hides.`,
  },
  'no-direct': {
    title: say`No answer says DIRECT`,
    what: (detail) => say`Where the proxy is gone, nothing works. Seen: "${detail}".`,
  },
  large: {
    title: say`Large file`,
    what: (detail) => say`It has ${detail} bytes; WinHTTP and Chromium refuse more than 1 MiB.`,
  },
};
