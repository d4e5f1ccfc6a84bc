import type { Draw } from '../../hostile/draw.ts';

/** What a rule may name. */
export interface Words {
  readonly family: 'inet' | 'ip' | 'ip6';
  readonly way: 'forward' | 'output';
  /** Chains that may be jumped to from here. */
  readonly targets: readonly string[];
}

/** Chains that others jump to; each jumps to later ones alone. */
export function drawChains(draw: Draw, words: Words): readonly string[] {
  return words.targets.toReversed().flatMap((name, index, all) => [
    `\tchain ${name} {`,
    ...Array.from({ length: draw.below(4) }, () => {
      return `\t\t${drawRule(draw, { ...words, targets: all.slice(0, index) })}`;
    }),
    '\t}',
  ]);
}

/** A rule: what it matches, what it does by the way, and its verdict. */
export function drawRule(draw: Draw, words: Words): string {
  const matches = Array.from({ length: draw.oneOf([0, 1, 1, 2, 2, 3]) }, () => match(draw, words));
  const aside = draw.oneOf(['', '', 'counter', 'counter packets 0 bytes 0']);
  const end = draw.chance(0.15) ? verdictMap(draw, words) : verdict(draw, words);
  const comment = draw.chance(0.1) ? 'comment "a word; and { more"' : '';
  const rule = [...matches, aside, end, comment].filter((part) => part !== '').join(' ');
  return rule === '' ? 'counter' : rule;
}

function verdict(draw: Draw, { targets, way }: Words): string {
  const rejects = way === 'forward' ? ['reject', 'reject with tcp reset'] : ['reject'];
  const target = targets.length > 0 ? draw.oneOf(targets) : undefined;
  const jumps = target === undefined ? [] : [`jump ${target}`, `goto ${target}`, `jump ${target}`];
  // Not where a packet cannot be refused by a word.
  const drops = draw.chance(0.5) ? rejects.slice(0, 0) : [];
  return draw.oneOf([
    'accept',
    'accept',
    'accept',
    'drop',
    'drop',
    'return',
    'continue',
    '',
    ...drops,
    ...jumps,
  ]);
}

function verdictMap(draw: Draw, words: Words): string {
  const { family, targets } = words;
  const one = (): string => {
    const target = targets.length > 0 && draw.chance(0.3) ? draw.oneOf(targets) : undefined;
    return target === undefined
      ? draw.oneOf(['accept', 'drop', 'return', 'continue'])
      : `jump ${target}`;
  };
  const maps = [
    `tcp dport vmap { 80 : ${one()}, 443 : ${one()} }`,
    `tcp dport vmap { 80-442 : ${one()}, 443 : ${one()}, * : ${one()} }`,
    `ct state vmap { established : ${one()}, related : accept, new : ${one()} }`,
    `meta l4proto vmap { tcp : ${one()}, udp : drop }`,
    'ip daddr vmap @places',
    `ip daddr . tcp dport vmap { 20.60.1.1 . 443 : ${one()}, 20.60.1.2 . 80 : ${one()} }`,
  ];
  const usable = targets.includes('later') ? [...maps, 'tcp dport vmap @ways'] : maps;
  const isMapOfJumps = (map: string): boolean => map.includes('@');
  return draw.oneOf(
    usable.filter((map) => {
      if (isMapOfJumps(map) && !targets.includes('later')) return false;
      return family !== 'ip6' || !map.startsWith('ip ');
    }),
  );
}

function match(draw: Draw, { family, way }: Words): string {
  const kinds = [
    port,
    port,
    state,
    ...(family === 'ip6' ? [] : [four, four, four, ends]),
    ...(family === 'ip' ? [] : [six]),
    protocol,
    face(way),
    odd(family),
  ];
  return draw.oneOf(kinds)(draw);
}

type Match = (draw: Draw) => string;

const not: Match = (draw) => draw.oneOf(['', '', '', '!= ', '== ']);

const four: Match = (draw) =>
  draw.oneOf([
    () =>
      `ip daddr ${not(draw)}${draw.oneOf(['20.60.1.1', '20.60.1.2', '20.60.1.0/24', '20.60.1.0/30', '20.60.0.0/16'])}`,
    () => `ip daddr ${not(draw)}20.60.1.${1 + draw.below(3)}-20.60.2.${draw.below(3)}`,
    () => `ip daddr ${draw.oneOf(['', '!= '])}{ 20.60.1.1, 20.60.1.2-20.60.1.3, 20.60.2.0/24 }`,
    () => `ip daddr ${draw.oneOf(['', '!= '])}@four`,
    () => `ip daddr ${draw.oneOf(['$one', '$some', '{ $some }', '!= $some'])}`,
    () =>
      `ip saddr ${not(draw)}${draw.oneOf(['10.9.0.2', '10.9.0.0/24', '20.60.1.1', '10.0.0.0/8'])}`,
    () => `ct original ip daddr ${not(draw)}20.60.1.1`,
    () => `ip daddr ${draw.oneOf(['>', '<=', 'lt', 'ge'])} 20.60.1.2`,
  ])();

const six: Match = (draw) =>
  draw.oneOf([
    () =>
      `ip6 daddr ${not(draw)}${draw.oneOf(['2001:db8:60::1', '2001:db8:60::/64', '2001:db8:60::/127'])}`,
    () => `ip6 daddr ${draw.oneOf(['', '!= '])}@six`,
    () => `ip6 daddr { 2001:db8:60::2, 2001:db8:70::/33 }`,
    () => `ip6 saddr ${not(draw)}${draw.oneOf(['fd00:9::2', 'fd00:9::/64', 'fd00::/8'])}`,
  ])();

const port: Match = (draw) =>
  draw.oneOf([
    () =>
      `tcp dport ${not(draw)}${draw.oneOf(['443', '80', '8443', 'https', '1-500', '442-8443'])}`,
    () => `tcp dport ${draw.oneOf(['', '!= '])}{ 80, 443 }`,
    () => `tcp dport ${draw.oneOf(['', '!= '])}@services`,
    () => 'tcp dport $ports',
    () => `tcp dport ${draw.oneOf(['<', '>=', 'gt', 'le'])} 443`,
    () => `tcp sport ${not(draw)}${draw.oneOf(['443', '1024-65535', '80'])}`,
    () => `meta l4proto { tcp, udp } th dport { 53, 443 }`,
  ])();

const ends: Match = (draw) =>
  draw.oneOf([
    `ip daddr . tcp dport ${draw.oneOf(['', '!= '])}@ends`,
    'ip daddr . tcp dport { 20.60.1.1 . 443, 20.60.2.1 . 80 }',
    'ip saddr . ip daddr . tcp dport { 10.9.0.2 . 20.60.1.1 . 443 }',
  ]);

const state: Match = (draw) =>
  draw.oneOf(
    [
      ...['new', 'established,related', '{ new, established }', '!= new', '! new', 'invalid'],
      ...['established', 'new,established', '!= established,related', '{ established, related }'],
    ]
      .map((words) => `ct state ${words}`)
      .concat(['ct direction original', 'ct direction reply']),
  );

const protocol: Match = (draw) =>
  draw.oneOf([
    ...['meta l4proto tcp', 'meta l4proto udp', 'meta l4proto != udp', 'meta l4proto { tcp, udp }'],
    ...['meta protocol ip', 'meta protocol ip6', 'udp dport 53', 'tcp flags syn'],
    ...['tcp flags & (fin | syn | rst | ack) == syn', 'tcp flags syn / syn,ack', 'tcp flags ! syn'],
    ...[
      'tcp flags syn,ack / syn,ack',
      'tcp flags { syn | ack, ack, psh | ack }',
      'tcp flags & (syn | ack) == ack',
    ],
  ]);

const face =
  (way: Words['way']): Match =>
  (draw) => {
    const name =
      way === 'forward'
        ? draw.oneOf(['lan', 'wan', '"lan"', '"wa*"'])
        : draw.oneOf(['eth0', '"eth*"', 'lo']);
    return `${draw.oneOf(['iifname', 'oifname', 'meta oifname'])} ${draw.oneOf(['', '', '!= '])}${name}`;
  };

const odd =
  (family: Words['family']): Match =>
  (draw) =>
    draw.oneOf([
      ...(family === 'inet'
        ? ['meta nfproto ipv4', 'meta nfproto ipv6', 'meta nfproto != ipv6']
        : []),
      ...(family === 'ip6' ? ['ip6 nexthdr tcp'] : ['ip protocol tcp', 'ip protocol != udp']),
      ...(family === 'ip6' ? ['icmpv6 type echo-request'] : ['icmp type echo-request']),
    ]);
