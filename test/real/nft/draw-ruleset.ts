import type { Draw } from '../../hostile/draw.ts';
import { drawChains, drawRule, type Words } from './draw-rule.ts';

export interface DrawnRuleset {
  readonly way: 'forward' | 'output';
  readonly text: string;
}

/** A ruleset as people write them, of all that is understood and that a connection can be asked of. */
export function drawRuleset(draw: Draw): DrawnRuleset {
  const way = draw.chance(0.75) ? 'forward' : 'output';
  const count = draw.chance(0.25) ? 2 : 1;
  const tables = Array.from({ length: count }, (_, index) => drawTable(draw, { way, index }));
  return { way, text: `${definitions(draw)}${tables.join('\n')}` };
}

/** Variables that rules may name. */
function definitions(draw: Draw): string {
  return [
    `define one = ${draw.oneOf(['20.60.1.1', '20.60.1.2', '20.60.2.0/24'])}`,
    `define some = { ${draw.oneOf(['20.60.1.1', '20.60.1.3'])}, 20.60.2.0/24 }`,
    `define ports = { ${draw.oneOf(['80', '443', '80, 443', 'https'])} }`,
    '',
  ].join('\n');
}

interface TableOptions {
  readonly way: DrawnRuleset['way'];
  readonly index: number;
}

function drawTable(draw: Draw, { way, index }: TableOptions): string {
  const family = draw.oneOf(['inet', 'inet', 'inet', 'ip', 'ip6'] as const);
  const words: Words = { family, way, targets: ['later', 'last'] };
  const lines = [
    ...sets(draw),
    ...drawChains(draw, words),
    ...bases(draw, words).flatMap((base, at) => [
      `\tchain base${at} {`,
      `\t\t${base}`,
      ...(draw.chance(0.75) ? ['\t\tct state established,related accept'] : []),
      ...Array.from({ length: 1 + draw.below(4) }, () => `\t\t${drawRule(draw, words)}`),
      '\t}',
    ]),
  ];
  return [`table ${family} t${index} {`, ...lines, '}', ''].join('\n');
}

function bases(draw: Draw, { way }: Words): readonly string[] {
  const policy = draw.oneOf([' policy drop;', ' policy accept;', '', ' policy accept;']);
  const priority = draw.oneOf(['filter', '0', 'filter + 5', '-5', 'security', 'mangle']);
  const own = `type filter hook ${way} priority ${priority};${policy}`;
  if (draw.chance(0.65)) return [own];
  const hooks =
    way === 'forward'
      ? ['prerouting', 'postrouting', 'forward']
      : ['input', 'output', 'postrouting'];
  const hook = draw.oneOf(hooks);
  const early = draw.oneOf(['raw', 'mangle', 'filter - 1', '100']);
  return [own, `type filter hook ${hook} priority ${early}; policy accept;`];
}

function sets(draw: Draw): readonly string[] {
  const four = draw.oneOf([
    '20.60.1.1',
    '20.60.1.1, 20.60.1.2',
    '20.60.2.0/24, 20.60.1.3',
    '20.60.1.2-20.60.2.9',
  ]);
  const six = draw.oneOf([
    '2001:db8:60::1',
    '2001:db8:60::/64',
    '2001:db8:60::2, 2001:db8:61::/48',
  ]);
  const port = draw.oneOf(['443', '80, 443', '8000-9000', 'http, https']);
  const verdicts = ['accept', 'drop', 'jump later', 'goto last', 'return', 'continue'];
  const named = (name: string, type: string, lines: readonly string[]): string[] => [
    `\tset ${name} {`,
    `\t\ttype ${type}`,
    ...lines.map((line) => `\t\t${line}`),
    '\t}',
  ];
  const map = (name: string, type: string, elements: readonly string[]): string[] => [
    `\tmap ${name} {`,
    `\t\ttype ${type} : verdict`,
    `\t\telements = { ${elements.map((key) => `${key} : ${draw.oneOf(verdicts)}`).join(',\n\t\t\t     ')} }`,
    '\t}',
  ];
  return [
    ...named('four', 'ipv4_addr', ['flags interval', 'auto-merge', `elements = { ${four} }`]),
    ...named('six', 'ipv6_addr', ['flags interval', `elements = { ${six} }`]),
    ...named('services', 'inet_service', ['flags interval', `elements = {\n\t\t\t${port},\n\t\t}`]),
    ...named('ends', 'ipv4_addr . inet_service', [
      ...(draw.chance(0.5)
        ? ['flags interval', 'elements = { 20.60.1.0/24 . 443, 20.60.2.1 . 80-500 }']
        : ['elements = { 20.60.1.1 . 443, 20.60.1.2 . 80 }']),
    ]),
    ...map('ways', 'inet_service', ['80', '443']),
    ...map('places', 'ipv4_addr', ['20.60.1.1', '20.60.1.2']),
  ];
}
