import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readReturn,
  type ToldReturn,
  tellReturns,
} from '../../../src/rehearse/pac/tell-returns.ts';
import { openPacEngine } from '../../discovery/pac/pac-engine.ts';

/** What a script answers for a URL, and by which of its lines. */
async function toldOf(script: string, url = 'https://a.example/'): Promise<ToldReturn | undefined> {
  const { answer = '' } = await openPacEngine(script).select(url);
  const copy = tellReturns(script);
  if (copy === undefined) return undefined;
  return readReturn((await openPacEngine(copy).select(url)).answer, answer);
}

const find = (...lines: readonly string[]): string =>
  ['function FindProxyForURL(url, host) {', ...lines, '}'].join('\n');

describe('tellReturns() tells the line of an answer', () => {
  it.each<readonly [string, string, ToldReturn]>([
    [
      'of two on one line',
      find("if (host == 'b') return 'DIRECT'; return 'PROXY p:1';"),
      { line: 2 },
    ],
    [
      'of an expression over three lines',
      find(
        "var a = 'DIRECT';",
        'return host == "x"',
        "  ? 'PROXY p:1'",
        '  : a',
        '',
        "var b = 'c'",
      ),
      { line: 3 },
    ],
    [
      'without semicolons',
      find("if (host == 'x') return 'a'", "return 'PROXY p:1'", 'var b'),
      { line: 3 },
    ],
    [
      'behind texts, comments and expressions that hold the word',
      find(
        "if (/return '\\/[/]/.test(url)) return 'a'; // return 'b'",
        "/* return 'c' */ var o = { return: 1 }, t = \"return 'd'\";",
        'if (o.return == 2) return `e`;',
        "if (/^http:\\/\\//.test(url)) return 'f';",
        "return 'PROXY p:1'; // last",
      ),
      { line: 6 },
    ],
    ['of a division', find('var a = 8 / 2 / 1; return a / 2 == 2 ? "DIRECT" : "b";'), { line: 2 }],
    [
      'that hands on what a function returns, with that one',
      find('if (isIn(host)) return way();', "return 'b';") +
        "\nfunction isIn(name) { return name == 'a.example'; }\nfunction way() {\n  return 'DIRECT';\n}",
      { line: 2, fromLine: 7 },
    ],
    [
      'of a choice between texts, and not of the function that chooses',
      `${find("return isIn(host) ? 'DIRECT' : 'b';")}\nfunction isIn(name) { return true; }`,
      { line: 2 },
    ],
    [
      'with functions as values, arrows and callbacks',
      [
        "var hosts = ['b.example', 'a.example'];",
        'const isIn = (host) => hosts.some((one) => one === host);',
        'var FindProxyForURL = (url, host) =>',
        "  isIn(host) ? 'DIRECT' : 'b';",
      ].join('\n'),
      { line: 3 },
    ],
    [
      'where a function throws that called others, and is caught',
      `${find('try { one(); } catch (error) {}', 'two(); return two();')}
function one() { return two() + nobody.knows; }
function two() { return 'DIRECT'; }`,
      { line: 3, fromLine: 6 },
    ],
    [
      'where a function throws, and is caught',
      `${find('try { other(); } catch (error) { return "DIRECT"; }')}\nfunction other() { return nobody.knows; }`,
      { line: 2 },
    ],
    [
      'where something is done at last',
      find("try { return 'DIRECT'; } finally { host = 1; }"),
      { line: 2 },
    ],
    [
      'of lines that end as Windows has them',
      find("if (0) return 'a';\r", "return 'DIRECT';\r"),
      { line: 3 },
    ],
    ['of an object over lines', find('return {', "  way: 'DIRECT'", '}.way'), { line: 2 }],
    [
      'of a function over lines',
      find('return (function ()', "{ return 'DIRECT' })()"),
      { line: 2, fromLine: 3 },
    ],
    [
      "of Microsoft's entry point",
      `${find("return 'b';")}\nfunction FindProxyForURLEx() {\n  return 'DIRECT'; }`,
      { line: 5 },
    ],
  ])('%s', async (_, script, told) => {
    expect(await toldOf(script)).toEqual(told);
  });

  it.each([
    ['of a template with code in it', find(`return \`\${host}\`;`)],
    ['of a text without an end', find('return "DIRECT')],
    ['of a constant, which cannot be replaced', "const FindProxyForURL = () => 'DIRECT';"],
    [
      'of what was returned by no line of the file',
      'var FindProxyForURL = String.prototype.concat.bind("DIRECT", "");',
    ],
  ])('but not %s', async (_, script) => {
    expect(await toldOf(script)).toBeUndefined();
  });

  it('but not where very much is returned on the way, in bounded memory', async () => {
    const script = find('for (var i = 0; i < 100000; i++) one();', "return 'DIRECT';");
    expect(await toldOf(`${script}\nfunction one() { return 1; }`)).toBeUndefined();
  });

  it('of a hostile one it gives up in bounded time', () => {
    for (const part of ['a=>', 'return function(){', ')/', 'return(', '`', '/*', 'return /[']) {
      const start = performance.now();
      tellReturns(part.repeat(250_000 / part.length));
      expect(performance.now() - start).toBeLessThan(5000);
    }
    expect(tellReturns('a=>'.repeat(50_000))).toBeUndefined();
    expect(tellReturns(' '.repeat(300_000))).toBeUndefined();
  });
});

const folder = new URL('../../../fixtures/pac/', import.meta.url);
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:pac|js|dat)$/.test(name),
);

describe('a copy of a script that tells its returns', () => {
  it.each(scripts)('answers as %s does', async (name) => {
    const script = readFileSync(new URL(name, folder), 'utf8');
    const copy = tellReturns(script);
    if (copy === undefined) return;
    const now = (): number => 1_800_000_000_000;
    const [plain, told] = [openPacEngine(script, { now }), openPacEngine(copy, { now })];
    for (const url of ['https://a.example/', 'http://www.contoso.com:81/x', 'https://10.1.2.3/']) {
      const [one, other] = [await plain.select(url), await told.select(url)];
      expect(other.answer?.replace(/;netready-line \d+ \d+$/, '')).toBe(one.answer);
    }
  });
});
