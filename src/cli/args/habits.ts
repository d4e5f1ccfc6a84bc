/** What users of curl and of other tools type, and what it is called here. */
const habits: readonly (readonly [words: readonly string[], ours: string])[] = [
  [['-x', '--proxy', '--preproxy'], 'a proxy is a way out: --route http://HOST:PORT'],
  [
    ['--socks5', '--socks5-hostname', '--socks4', '--socks4a', '--socks'],
    'a proxy is a way out: --route socks5://HOST:PORT',
  ],
  [['--noproxy', '--no-proxy'], 'the way without a proxy is --route direct'],
  [['-V', '-v'], 'the version is told by netready --version'],
  [['-m', '--max-time', '--connect-timeout'], 'the deadline of one step is --timeout'],
  [['--cacert', '--capath'], 'further trusted roots are --ca FILE'],
  [
    ['-k', '--insecure', '--no-check-certificate'],
    'a chain that nobody trusts ends no audit, it is told; your own roots are --ca FILE',
  ],
  [['-L', '--location'], 'redirects are told; those of definitions alone are followed'],
  [['-s', '--silent', '-S', '--show-error', '-sS'], 'without progress and warnings it is --quiet'],
  [
    ['-I', '--head', '-i', '--include', '-X', '--request', '-d', '--data'],
    'what is sent is decided by the target; the answer as it was seen: netready evidence ID FILE',
  ],
  [
    ['-H', '--header', '-A', '--user-agent', '-e', '--referer', '-b', '--cookie'],
    'a request has no headers of yours: it is anonymous, as the traffic that it stands for',
  ],
  [
    ['-u', '--user', '-U', '--proxy-user', '--ntlm', '--negotiate', '--proxy-ntlm', '--anyauth'],
    'credentials are never sent: the services are to be reached without',
  ],
  [['-4', '--ipv4', '-6', '--ipv6'], 'addresses of both families are looked up and told'],
  [['--retry', '-n', '-c'], 'how often a target is tried is --samples N'],
  [['-w', '--write-out', '--json'], 'for programs it is --format json'],
  [['--csv'], 'it is --format csv'],
  [['--xlsx', '--html'], 'a file is named: --output report.html, or .xlsx'],
  [
    ['--dns-servers', '--dns-server', '--nameserver'],
    'another name server is --resolver IP[:PORT]',
  ],
  [['--url'], 'a target is --target URL'],
];

/** What to type in the place of a word that other tools know and we do not; undefined for any other. */
export function habitHint(word: string): string | undefined {
  const name = /^(?:--[^=]+|-[A-Za-z46])/.exec(word)?.[0];
  return habits.find(([words]) => name !== undefined && words.includes(name))?.[1];
}

const commandsOfOthers: readonly (readonly [words: readonly string[], ours: string])[] = [
  [
    ['test', 'check', 'run', 'scan', 'ping', 'probe', 'curl', 'start'],
    'a network is tested by netready audit',
  ],
  [['version'], 'the version is told by netready --version'],
  [
    ['proxy', 'proxies', 'settings', 'detect'],
    'the settings of this machine are told by netready discover',
  ],
  [['compare'], 'two audits are compared by netready diff BEFORE AFTER'],
  [['man'], 'the manual page is netready help --man'],
  [['list', 'targets', 'urls'], 'the targets are listed by netready catalogue'],
  [['export', 'convert'], 'another format is made by netready report FILE'],
  [['load', 'loadtest', 'benchmark'], 'a proxy is put under load by netready bench'],
];

/** What to type in the place of a command that there is not; undefined where nothing is known of it. */
export function commandHint(word: string): string | undefined {
  const habit = habitHint(word);
  if (habit !== undefined) return habit;
  if (word.startsWith('-')) return 'options stand behind a command; see netready --help';
  if (isTarget(word)) return 'a target is audited by netready audit --target URL';
  return commandsOfOthers.find(([words]) => words.includes(word.toLowerCase()))?.[1];
}

/** What a word behind `audit` was meant for; undefined where that cannot be told. */
export function wordHint(word: string): string | undefined {
  if (isTarget(word)) return 'a target is --target URL';
  return fileEnding.test(word) ? 'a list of targets is --catalogue FILE' : undefined;
}

/** A URL, or a name that has a dot and no ending of a file that is read here. */
function isTarget(word: string): boolean {
  if (/^https?:\/\//i.test(word)) return true;
  return /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(word) && !fileEnding.test(word);
}

const fileEnding =
  /\.(?:ndjson|jsonl?|html?|csv|tsv|txt|xlsx|xlsm|md|xml|prom|openmetrics|pac|dat|reg|pol|pem|lst|list|seal)$/i;
