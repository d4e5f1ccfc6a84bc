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
  readonly title: string;
  /** What it leads to; `detail` is the word of the script or of the answer, not escaped. */
  readonly what: (detail: string) => string;
}

/** The words of each remark about a PAC file: a missing kind does not compile. */
export const pacRemarkWords: Readonly<Record<ShownPacRemarkKind, PacRemarkInfo>> = {
  'dns-lookup': {
    title: 'Name lookup',
    what: (detail) =>
      `${detail}() asks for an address, and whoever opens a connection waits for it. Decide by names first, by addresses last.`,
  },
  'dns-for-every-url': {
    title: 'A name lookup for every URL',
    what: (detail) =>
      `Each of the ${detail} answers took at least one lookup: a slow name server slows every first connection.`,
  },
  'own-address': {
    title: "Answer by the machine's own address",
    what: (detail) =>
      `${detail}() differs from machine to machine, and with a VPN or a second network it is chance which address it gives.`,
  },
  'time-dependent': {
    title: 'Answer by the clock',
    what: (detail) =>
      `${detail}() ties answers to the time: what is shown here holds for the moment of the question.`,
  },
  'time-range-hours': {
    title: 'Range of hours that is read in two ways',
    what: (detail) =>
      `${detail}() with two hours: Firefox and Chromium count the whole of the last hour, others end where it begins. Give minutes too.`,
  },
  'ex-function': {
    title: 'Function of one maker',
    what: (detail) =>
      `${detail}() is Microsoft's own: WinHTTP has it inside FindProxyForURLEx, Firefox has it nowhere.`,
  },
  'ex-entry-point': {
    title: 'Entry point of one maker',
    what: () =>
      'Windows calls FindProxyForURLEx where there is one; Chromium and Firefox never do, and may get another answer from FindProxyForURL.',
  },
  'newer-syntax': {
    title: 'Syntax beyond ECMAScript 5',
    what: (detail) =>
      `The older script engine of Windows cannot read "${detail}": there the whole file fails.`,
  },
  'newer-function': {
    title: 'Function beyond ECMAScript 5',
    what: (detail) =>
      `The older script engine of Windows has no ${detail}: there the script fails where it comes to it.`,
  },
  'path-of-url': {
    title: 'Rule about more than the host',
    what: (detail) =>
      `"${detail}" looks into the URL. For https: a script is shown scheme, host and port alone, so a rule about the path never holds.`,
  },
  'socks-answer': {
    title: 'SOCKS proxy',
    what: (detail) => `An answer names a proxy of the kind ${detail}; WinHTTP knows none of it.`,
  },
  'https-answer': {
    title: 'Proxy over TLS',
    what: (detail) =>
      `An answer names a proxy of the kind ${detail}, spoken to over TLS; WinHTTP knows none of it.`,
  },
  'first-proxy-only': {
    title: 'More ways than one in an answer',
    what: (detail) =>
      `Browsers try the next way where a proxy is gone; WinHTTP takes the first alone. Seen: "${detail}".`,
  },
  'not-understood': {
    title: 'Part of an answer that names no way',
    what: (detail) =>
      `"${detail}" is left out. Where nothing else stands in the answer, that traffic goes direct.`,
  },
  'direct-leak': {
    title: 'DIRECT behind a proxy',
    what: (detail) =>
      `Where the proxy is gone, traffic goes around it, past what it filters and logs. Seen: "${detail}".`,
  },
  'unreached-answer': {
    title: 'Answer that nobody got',
    what: (detail) =>
      `"${detail}" was the answer for none of the URLs asked, in none of the branches tried: an old rule, or one that another rule hides.`,
  },
  'no-direct': {
    title: 'No answer says DIRECT',
    what: (detail) => `Where the proxy is gone, nothing works. Seen: "${detail}".`,
  },
  large: {
    title: 'Large file',
    what: (detail) => `It has ${detail} bytes; WinHTTP and Chromium refuse more than 1 MiB.`,
  },
};
