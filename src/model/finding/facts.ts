/**
 * Every fact that a finding can hold, and how it is written: the closed list. What ends in `ms` or
 * `Ms` are milliseconds. `either`: a text, or several.
 */
export const factForms = {
  // a setting
  setting: 'text', // where it stands
  value: 'text', // as it stands there
  flaw: 'text', // what is wrong with it
  note: 'text', // why another one counts
  winner: 'text', // where that one stands
  winnerValue: 'text',
  takers: 'texts', // the components that go by it; none: nobody does
  entry: 'text', // of a bypass list
  dialect: 'text', // how it was read
  why: 'text', // what makes two readers differ
  others: 'texts', // who reads it otherwise
  // a PAC file
  source: 'text',
  answer: 'text',
  entryPoint: 'text',
  otherAnswer: 'text',
  otherFailure: 'text',
  // a look-up
  name: 'text',
  server: 'text', // the name server; of a web server, the software that it names
  responseCode: 'text',
  danglingAlias: 'text',
  tcpFailure: 'text',
  uncheckedAddresses: 'texts', // that a name server has where it need not check signatures
  addresses: 'either', // or the response code, where none came
  laterAddresses: 'either',
  serverAddresses: 'texts', // what the name server says, where this machine goes by something else
  file: 'text',
  line: 'number',
  foundAs: 'text',
  namespace: 'text', // of a table of name resolution policy
  policyServers: 'texts', // whom it has programs ask
  otherResponseCode: 'text',
  otherCode: 'text',
  answered: 'number',
  queries: 'number',
  // a connection
  address: 'text',
  port: 'number',
  family: 'text', // of addresses, where one alone was tried
  otherAddresses: 'either', // that failed as well; what the other name server says
  servedBy: 'text',
  deadlineMs: 'number',
  serviceMs: 'number',
  // a proxy
  proxy: 'text', // host:port
  scheme: 'text',
  speaks: 'text',
  schemes: 'texts', // of a login
  reply: 'number', // of SOCKS
  squidError: 'text',
  squidDetail: 'text',
  // a handshake
  serverName: 'text',
  alert: 'number',
  alertName: 'text',
  reason: 'text',
  issuer: 'text',
  subject: 'text',
  names: 'texts',
  notAfter: 'text', // ISO 8601
  notBefore: 'text', // ISO 8601
  root: 'text',
  link: 'text',
  linkFails: 'text',
  trustedBy: 'text',
  revocation: 'texts',
  chain: 'text',
  // an answer
  status: 'number',
  expected: 'number',
  title: 'text',
  location: 'text',
  product: 'text',
  category: 'text',
  ruleId: 'text',
  reference: 'text',
  sloppy: 'texts',
  otherStatus: 'number',
  otherTitle: 'text',
  // any step
  code: 'text', // of the failure
  detail: 'text',
  step: 'text',
  // several attempts
  ms: 'number',
  usualMs: 'number',
  longerMs: 'number',
  tookMs: 'number',
  delayedMs: 'number',
  tries: 'number',
  failed: 'number',
  of: 'number',
  inFlight: 'number',
  passed: 'number',
  passes: 'texts', // over which routes
  fails: 'texts', // over which routes
  host: 'text',
  url: 'text',
  date: 'text',
  clock: 'text', // ISO 8601
  minutes: 'number',
  // what controls came to
  passesWith: 'texts',
  failsWith: 'texts',
  harmlessName: 'text',
  harmlessHost: 'text',
  controlPasses: 'texts',
  controlFails: 'texts',
  otherServer: 'text',
  otherAddress: 'text',
  alsoGone: 'texts', // over which routes, or at which name servers
} as const;

export type FactName = keyof typeof factForms;

interface Forms {
  readonly text: string;
  readonly number: number;
  readonly texts: readonly string[];
  readonly either: string | readonly string[];
}
/** A fact as it is written. */
export type FactValue<N extends FactName> = Forms[(typeof factForms)[N]];

/** Facts of which the first are always there, and the others where they are known. */
export type Has<Always extends FactName, Perhaps extends FactName = never> = {
  readonly [N in Always]: FactValue<N>;
} & { readonly [N in Perhaps]?: FactValue<N> };

/** What a finding of any kind may hold. */
export type Facts = Has<never, FactName>;
