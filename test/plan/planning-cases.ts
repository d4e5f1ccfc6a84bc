import { broken, passing } from '../../fixtures/case/broken-trial.ts';
import {
  commands,
  direct,
  events,
  headOf,
  intranet,
  pacFile,
  proxy,
  samples,
  socks,
  tlsProxy,
} from '../../fixtures/case/head.ts';
import {
  answered,
  connect,
  fine,
  fineByProxy,
  handshake,
  proxyReached,
  resolve,
  type Step,
  select,
  tunnel,
} from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { AuditHead, Trial } from '../../src/model/audit/report.ts';
import type { ControlRule } from '../../src/plan/controls/control-rule.ts';
import { planFollowUps } from '../../src/plan/follow-up.ts';

/** A first pass, and what must follow it: no follow-up less, none more. */
export interface PlanningCase {
  readonly name: string;
  readonly trials: readonly Trial[];
  /** As `shown()` has it, in order. */
  readonly planned: readonly string[];
}

const away = { ...intranet, id: 'c1', host: 'www.contoso.example' };
const head: AuditHead = {
  ...headOf([commands, events, samples], [direct, proxy]),
  controls: [away],
};

/** What is planned after these trials, by these rules. */
export function plannedBy(
  trials: readonly Trial[],
  rules?: readonly ControlRule[],
): readonly string[] {
  const { findings } = judge(head, trials, new Map());
  const planned = planFollowUps({ head, findings, trials, certificates: new Map() }, rules);
  const first = planned.filter((one, at) => !isOnceMore(one, planned.slice(0, at)));
  return first.map((one) => `${shown(one)}${afterOf(one, first)}`);
}

/** The second repeat of what takes no turns with a name is the first once more: `turns.test.ts`. */
function isOnceMore({ purpose, controlOf }: Attempt, before: readonly Attempt[]): boolean {
  const own = before.filter((one) => one.controlOf === controlOf);
  const isNamed = own.some(({ control }) => control === 'harmless-name');
  return purpose === 'repeat' && !isNamed && own.some((one) => one.purpose === 'repeat');
}

/** Which of those that are planned it waits for, counted from 1. */
function afterOf({ after }: Attempt, planned: readonly Attempt[]): string {
  return after === undefined ? '' : ` after ${1 + planned.findIndex(({ id }) => id === after)}`;
}

/** `a1 no-name host winatp… at 20.50.1.1 name -`: what it follows, what it is, what it changes. */
function shown(attempt: Attempt): string {
  const { controlOf, purpose, control, host, address, serverName, hello } = attempt;
  const kind = purpose === 'repeat' ? 'repeat' : control;
  const changed = [
    ` of ${host}`,
    address === undefined ? '' : ` at ${address}`,
    serverName === undefined ? '' : ` as ${serverName || '-'}`,
    hello === undefined ? '' : ` by ${hello}`,
    ...wayOf(attempt),
  ];
  return `${controlOf} ${kind}${changed.join('')}`;
}

/** Of the controls that are given their way: what it is. */
function wayOf({ control, proxy, select }: Attempt): readonly string[] {
  if (control === 'other-scheme' || control === 'socks-scheme') return [` by ${proxy?.kind}`];
  if (control !== 'address-by-other-resolver' && control !== 'tunnel-by-address') return [];
  return [select ? ' as a file says' : '', proxy ? ` through ${proxy.host}` : ' directly'];
}

const both = resolve({
  name: commands.host,
  addresses: [
    { address: '20.50.1.1', family: 4 },
    { address: '20.50.1.2', family: 4 },
    { address: '2603:1020::1', family: 6 },
  ],
});
const directly = (id: string, steps: readonly Step[], target = commands) =>
  trial(id, { target, route: direct, steps });
const host = commands.host;
const reset = broken('reset');
const silent = (id: string, name: string) =>
  directly(id, [both, connect({ fails: 'timeout' })], { ...commands, host: name });
const well = (id: string, name: string) =>
  directly(id, [both, connect(), ...answered({ ...commands, host: name })], {
    ...commands,
    host: name,
  });
const behind = trial('a1', {
  target: commands,
  route: proxy,
  steps: [...proxyReached(commands), tunnel(), handshake({ checkedName: host, fails: 'closed' })],
});
const reached = [resolve({ name: host }), connect()];
const alike = ['a.example', 'b.example', 'c.example', 'd.example'].map((name, index) =>
  directly(`a${index + 1}`, [...reached, handshake({ checkedName: name, fails: 'timeout' })], {
    ...commands,
    host: name,
  }),
);

const silentTls = (
  id: string,
  target: typeof commands,
  said: { fails: 'timeout' | 'alert'; bytesRead?: number } = { fails: 'timeout' },
) =>
  trial(id, {
    target,
    route: tlsProxy,
    steps: [
      ...proxyReached(target),
      handshake({ role: 'proxy', checkedName: 'proxy.contoso.example', ...said }),
    ],
  });

// Our own queue delayed a step of each sixth, of the first target over one route and another.
const busy = Array.from({ length: 24 }, (_, index) => {
  const id = `a${index + 1}`;
  const isLate = index % 6 === 0;
  const said = isLate ? { durationMs: 60, delayedMs: 45 } : {};
  const away = index % 12 === 0;
  const steps = away
    ? [...proxyReached(commands), tunnel(said), ...answered(commands)]
    : [resolve({ name: host }), connect(said), ...answered(commands)];
  return trial(id, { target: commands, route: away ? proxy : direct, steps });
});

/** What another name server says of the name. */
const compared = (address: string, name = host): Trial =>
  trial('a9', {
    target: { ...commands, host: name },
    route: direct,
    steps: [resolve({ name, addresses: [{ address, family: 4 }] })],
    purpose: 'control',
    control: 'other-resolver',
    resolver: '198.51.100.53:53',
  });
const lost = (id: string, name: string) =>
  directly(id, [resolve({ name, fails: 'name-not-found', responseCode: 'NXDOMAIN' })], {
    ...commands,
    host: name,
  });
const elsewhere = '20.50.7.7';
const [, ...toProxy] = proxyReached(commands);
const known = resolve({ name: host, role: 'information' });
const refusal = tunnel({ fails: 'status', status: 403 });
const refused = (steps: readonly Step[], target = commands) =>
  trial('a1', { target, route: proxy, steps });

/** Turns of a broken handshake, of which the first is the `at`th that is planned. */
function turns(of: string, { name = host, address = '', at = 1, most = 5 } = {}): string[] {
  const where = address === '' ? '' : ` at ${address}`;
  const harmless = `${of} harmless-name of ${name}${where} as www.example.com`;
  const again = `${of} repeat of ${name}${where}`;
  return [
    harmless,
    `${again} after ${at}`,
    `${again} after ${at + 1}`,
    `${harmless} after ${at + 2}`,
    `${harmless} after ${at + 3}`,
  ].slice(0, most);
}

/** One of each kind of first pass that asks for something, and of those that do not. */
export const planningCases: readonly PlanningCase[] = [
  {
    name: 'a reset beside a host of other services that passes',
    trials: [reset, passing],
    planned: [
      ...turns('a1', { address: '20.50.1.1' }).with(
        2,
        `a1 harmless-address of ${samples.host} at 20.60.1.1 as ${host} after 2`,
      ),
      `a1 passing-name of ${host} at 20.50.1.1 as ${samples.host} after 5`,
      `a1 no-name of ${host} at 20.50.1.1 as - after 5`,
      `a1 tls-1.2 of ${host} at 20.50.1.1 by tls-1.2 after 5`,
      `a1 small-hello of ${host} at 20.50.1.1 by small after 5`,
      `a1 large-hello of ${host} at 20.50.1.1 by large after 5`,
      `a2 harmless-name of ${samples.host} at 20.60.1.1 as www.example.com`,
    ],
  },
  {
    name: 'a reset of a name with other addresses, alone',
    trials: [directly('a1', [both, connect(), handshake({ checkedName: host, fails: 'reset' })])],
    planned: [
      ...turns('a1', { address: '20.50.1.1' }),
      `a1 no-name of ${host} at 20.50.1.1 as - after 5`,
      `a1 other-address of ${host} at 20.50.1.2`,
      `a1 tls-1.2 of ${host} at 20.50.1.1 by tls-1.2 after 5`,
      `a1 small-hello of ${host} at 20.50.1.1 by small after 5`,
      `a1 large-hello of ${host} at 20.50.1.1 by large after 5`,
    ],
  },
  {
    name: 'a closure behind a proxy, beside a host that passes by it',
    trials: [behind, trial('a2', { target: samples, route: proxy, steps: fineByProxy(samples) })],
    planned: [
      ...turns('a1').with(2, `a1 harmless-address of ${samples.host} as ${host} after 2`),
      `a1 passing-name of ${host} as ${samples.host} after 5`,
      `a1 no-name of ${host} as - after 5`,
      `a1 tls-1.2 of ${host} by tls-1.2 after 5`,
      `a1 small-hello of ${host} by small after 5`,
      `a1 large-hello of ${host} by large after 5`,
      `a2 harmless-name of ${samples.host} as www.example.com`,
    ],
  },
  {
    name: 'four hosts that are silent in the same manner: the costly controls for three',
    trials: alike,
    planned: alike.flatMap(({ attempt: { id, host: name } }, index) => {
      const at = 1 + index * 9;
      const last = at + 4;
      const few = [
        `${id} no-name of ${name} at 20.50.1.1 as - after ${last}`,
        `${id} tls-1.2 of ${name} at 20.50.1.1 by tls-1.2 after ${last}`,
        `${id} small-hello of ${name} at 20.50.1.1 by small after ${last}`,
        `${id} large-hello of ${name} at 20.50.1.1 by large after ${last}`,
      ];
      const each = turns(id, { name, address: '20.50.1.1', at });
      return index < 3 ? [...each, ...few] : each;
    }),
  },
  {
    name: 'four silent ports: other addresses for three hosts',
    trials: ['a', 'b', 'c', 'd'].map((name, index) => silent(`a${index + 1}`, `${name}.example`)),
    planned: ['a', 'b', 'c', 'd'].flatMap((name, index) => {
      const each = [`a${index + 1} repeat of ${name}.example`];
      if (index === 3) return each;
      return [
        ...each,
        `a${index + 1} other-address of ${name}.example at 20.50.1.2`,
        `a${index + 1} other-family of ${name}.example at 2603:1020::1`,
      ];
    }),
  },
  {
    name: 'four hosts that pass: IPv6 for three',
    trials: ['a', 'b', 'c', 'd'].map((name, index) => well(`a${index + 1}`, `${name}.example`)),
    planned: ['a', 'b', 'c'].map(
      (name, index) => `a${index + 1} other-family of ${name}.example at 2603:1020::1`,
    ),
  },
  {
    name: 'delayed steps among 24 attempts that pass: two are measured again, one a route',
    trials: busy,
    planned: [`a1 repeat of ${host}`, `a7 repeat of ${host}`],
  },
  {
    name: 'delayed steps among ten: of what failed, or asked nobody, none is measured again',
    trials: [
      directly('a1', [
        resolve({ name: host, by: 'option', delayedMs: 5 }),
        connect(),
        ...answered(commands),
      ]),
      directly('a2', [
        resolve({ name: host, delayedMs: 5 }),
        connect(),
        handshake({ checkedName: host, fails: 'certificate', verification: 'CERT_REVOKED' }),
      ]),
      ...Array.from({ length: 8 }, (_, index) => directly(`a${index + 3}`, fine(commands))),
    ],
    planned: [],
  },
  {
    name: 'a control host that fails is repeated, and nothing more',
    trials: [
      trial('a1', {
        target: away,
        route: direct,
        steps: [resolve({ name: away.host }), connect({ fails: 'refused' })],
        purpose: 'control',
        control: 'way-out',
      }),
    ],
    planned: [`a1 repeat of ${away.host}`],
  },
  {
    name: 'a name that is not found here, and has a public address elsewhere',
    trials: [lost('a1', host), compared(elsewhere)],
    planned: [
      `a1 repeat of ${host}`,
      `a1 address-by-other-resolver of ${host} at ${elsewhere} directly`,
    ],
  },
  {
    name: 'the same where a PAC file led directly: it is not asked again',
    trials: [
      trial('a1', {
        target: commands,
        route: pacFile,
        select: true,
        steps: [
          select({ url: commands.url, answer: 'DIRECT', entries: [{ kind: 'direct' }] }),
          resolve({ name: host, fails: 'name-not-found', responseCode: 'NXDOMAIN', entry: 1 }),
        ],
      }),
      compared(elsewhere),
    ],
    planned: [
      `a1 repeat of ${host}`,
      `a1 address-by-other-resolver of ${host} at ${elsewhere} directly`,
    ],
  },
  {
    name: 'four names that are not found: the address of each',
    trials: ['a', 'b', 'c', 'd'].flatMap((name, index) => {
      const other = compared(elsewhere, `${name}.example`);
      const id = `a${index + 11}`;
      return [
        lost(`a${index + 1}`, `${name}.example`),
        { ...other, attempt: { ...other.attempt, id } },
      ];
    }),
    planned: ['a', 'b', 'c', 'd'].flatMap((name, index) => [
      `a${index + 1} repeat of ${name}.example`,
      `a${index + 1} address-by-other-resolver of ${name}.example at ${elsewhere} directly`,
    ]),
  },
  {
    name: 'a certificate of others at an address that another name server does not know',
    trials: [
      directly('a1', [
        ...reached,
        handshake({
          checkedName: host,
          fails: 'certificate',
          verification: 'ERR_TLS_CERT_ALTNAME_INVALID',
        }),
      ]),
      compared(elsewhere),
    ],
    planned: [`a1 address-by-other-resolver of ${host} at ${elsewhere} directly`],
  },
  {
    name: 'a certificate of others at the very address that another name server has, too',
    trials: [
      directly('a1', [
        ...reached,
        handshake({
          checkedName: host,
          fails: 'certificate',
          verification: 'ERR_TLS_CERT_ALTNAME_INVALID',
        }),
      ]),
      compared('20.50.1.1'),
    ],
    planned: [],
  },
  {
    name: 'a certificate of others behind a proxy, which looked the name up itself',
    trials: [
      trial('a1', {
        target: commands,
        route: proxy,
        steps: [
          ...proxyReached(commands),
          tunnel(),
          handshake({
            checkedName: host,
            fails: 'certificate',
            verification: 'ERR_TLS_CERT_ALTNAME_INVALID',
          }),
        ],
      }),
      compared(elsewhere),
    ],
    planned: [],
  },
  {
    name: 'a name that is not found here, and leads to a sinkhole elsewhere',
    trials: [lost('a1', host), compared('192.0.2.66')],
    planned: [`a1 repeat of ${host}`],
  },
  {
    name: 'a name that is not found for plain HTTP: a connection alone proves nobody',
    trials: [
      directly('a1', [resolve({ name: host, fails: 'name-not-found' })], {
        ...commands,
        url: `http://${host}/`,
        port: 80,
      }),
      compared(elsewhere),
    ],
    planned: [`a1 repeat of ${host}`],
  },
  {
    name: 'a name that is not found behind a redirect is another one',
    trials: [
      directly('a1', [
        ...fine(commands),
        resolve({ name: 'other.example', fails: 'name-not-found', hop: 1 }),
      ]),
      compared(elsewhere),
    ],
    planned: [`a1 repeat of ${host}`],
  },
  {
    name: 'a refusal by policy where a look-up for information knows the address',
    trials: [refused([known, ...toProxy, refusal])],
    planned: [
      `a1 repeat of ${host}`,
      `a1 tunnel-by-address of ${host} at 20.50.1.1 through proxy.contoso.example`,
    ],
  },
  {
    name: 'the same where another name server knows another one: that is asked for',
    trials: [refused([known, ...toProxy, refusal]), compared(elsewhere)],
    planned: [
      `a1 repeat of ${host}`,
      `a1 tunnel-by-address of ${host} at ${elsewhere} through proxy.contoso.example`,
    ],
  },
  {
    name: 'a refusal by the proxy that a PAC file chose: the same proxy, and no file',
    trials: [
      trial('a1', {
        target: commands,
        route: pacFile,
        select: true,
        steps: [select({ url: commands.url }), known, ...toProxy, refusal],
      }),
    ],
    planned: [
      `a1 repeat of ${host}`,
      `a1 tunnel-by-address of ${host} at 20.50.1.1 through proxy.contoso.example`,
    ],
  },
  {
    name: 'a proxy that is silent itself is asked for no tunnel to an address',
    trials: [
      refused([known, ...toProxy.slice(0, 1), connect({ role: 'proxy', fails: 'timeout' })]),
    ],
    planned: [`a1 repeat of ${host}`],
  },
  {
    name: 'a hang-up at the request for a tunnel',
    trials: [refused([known, ...toProxy, tunnel({ fails: 'closed' })])],
    planned: [
      `a1 repeat of ${host}`,
      `a1 tunnel-by-address of ${host} at 20.50.1.1 through proxy.contoso.example after 1`,
      `a1 other-scheme of ${host} by https`,
      `a1 socks-scheme of ${host} by socks5`,
    ],
  },
  {
    name: 'a proxy that said a word before it hung up has shown its scheme',
    trials: [refused([known, ...toProxy, tunnel({ fails: 'closed', received: 'HTTP/1.1 200' })])],
    planned: [
      `a1 repeat of ${host}`,
      `a1 tunnel-by-address of ${host} at 20.50.1.1 through proxy.contoso.example after 1`,
    ],
  },
  {
    name: 'proxies behind TLS that say nothing: one host asks in plain text',
    trials: [silentTls('a1', commands), silentTls('a2', events)],
    planned: [
      `a1 repeat of ${host}`,
      `a1 other-scheme of ${host} by http`,
      `a1 socks-scheme of ${host} by socks5`,
      `a2 repeat of ${events.host}`,
    ],
  },
  {
    name: 'a SOCKS server that is silent: one host asks it in HTTP',
    trials: [
      trial('a1', {
        target: commands,
        route: socks,
        steps: [
          ...proxyReached(commands),
          tunnel({
            proxy: { kind: 'socks5', host: 'proxy.contoso.example', port: 1080 },
            fails: 'timeout',
          }),
        ],
      }),
    ],
    planned: [`a1 repeat of ${host}`, `a1 other-scheme of ${host} by http`],
  },
  {
    name: 'a proxy behind TLS that says an alert speaks TLS',
    trials: [silentTls('a1', commands, { fails: 'alert', bytesRead: 7 })],
    planned: [`a1 repeat of ${host}`],
  },
  {
    name: 'an address inside of the name is asked of no proxy',
    trials: [
      refused([
        resolve({
          name: host,
          role: 'information',
          addresses: [{ address: '10.9.9.9', family: 4 }],
        }),
        ...toProxy,
        refusal,
      ]),
    ],
    planned: [`a1 repeat of ${host}`],
  },
  {
    name: 'a certificate that does not verify asks for nothing, a refusal by policy for the address',
    trials: [
      directly('a1', [
        ...reached,
        handshake({ checkedName: host, fails: 'certificate', verification: 'CERT_REVOKED' }),
      ]),
      trial('a2', {
        target: commands,
        route: proxy,
        steps: [...proxyReached(commands), refusal],
      }),
    ],
    planned: [
      `a2 repeat of ${host}`,
      `a2 tunnel-by-address of ${host} at 20.50.1.1 through proxy.contoso.example`,
    ],
  },
  {
    name: 'a refusal by policy where nobody knows an address asks for nothing',
    trials: [refused([...proxyReached(commands), refusal])],
    planned: [`a1 repeat of ${host}`],
  },
  {
    name: 'two ports that are silent beside hosts that pass: the control host stands between, once',
    trials: [
      silent('a1', 'a.example'),
      silent('a2', 'b.example'),
      directly('a3', fine(samples), samples),
      trial('a4', {
        target: away,
        route: direct,
        steps: fine(away),
        purpose: 'control',
        control: 'way-out',
      }),
    ],
    planned: [
      `a4 passing-host of ${away.host}`,
      'a1 repeat of a.example after 1',
      'a1 other-address of a.example at 20.50.1.2',
      'a1 other-family of a.example at 2603:1020::1',
      'a2 repeat of b.example after 1',
      'a2 other-address of b.example at 20.50.1.2',
      'a2 other-family of b.example at 2603:1020::1',
    ],
  },
  {
    name: 'a refusal beside hosts that pass: one that passes over the same way stands between',
    trials: [
      refused([known, ...toProxy, refusal]),
      directly('a2', fine(events), events),
      trial('a3', { target: samples, route: proxy, steps: fineByProxy(samples) }),
    ],
    planned: [
      `a3 passing-host of ${samples.host}`,
      `a1 repeat of ${host} after 1`,
      `a1 tunnel-by-address of ${host} at 20.50.1.1 through proxy.contoso.example`,
    ],
  },
  {
    name: 'another address in the hosts file, or a second answer: the other one is tried, in public alone',
    trials: [
      directly('a1', [
        resolve({
          name: host,
          by: 'system',
          addresses: [{ address: '20.50.9.9', family: 4 }],
          system: { addresses: ['20.50.9.9'] },
          dns: { addresses: ['10.1.1.1', '20.50.7.7'] },
          laterAnswer: { afterMs: 9, addresses: ['20.50.8.8'] },
        }),
        connect({ address: '20.50.9.9', fails: 'refused' }),
      ]),
      directly(
        'a2',
        [
          resolve({ name: events.host, by: 'system', dns: { addresses: ['20.50.7.7'] } }),
          connect(),
          ...answered(events),
        ],
        events,
      ),
    ],
    planned: [
      `a2 passing-host of ${events.host}`,
      `a1 repeat of ${host} after 1`,
      `a1 address-by-name-server of ${host} at 20.50.7.7`,
      `a1 later-address of ${host} at 20.50.8.8`,
    ],
  },
];
