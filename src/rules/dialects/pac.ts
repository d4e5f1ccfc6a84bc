import type { RuleEntry } from '../../model/rules/rule-entry.ts';
import { jsonText } from '../../model/text/json-text.ts';
import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { sorted } from '../text/narrow.ts';
import { noteBook } from '../text/note-book.ts';

/**
 * A function for a PAC file that sends the places of all three lists past the proxy, whatever it would do to
 * them, and the line by which `FindProxyForURL` begins. Of ECMAScript 3, which the engine of WinHTTP speaks;
 * a path of plain HTTP is not asked for, since some callers do not hand it over.
 */
export const pac: Dialect = {
  name: 'pac',
  ending: '.js',
  write: (set) => {
    const book = noteBook();
    for (const { path, host } of set.entries)
      if (path !== undefined) book.note('path-dropped', host);
    if (set.entries.length > 0) book.note('placed-by-hand');
    const names = sorted(
      set.entries.flatMap(({ host, apex, port }) => (apex ? keyOf(host, port) : [])),
    );
    const below = sorted(
      set.entries.flatMap(({ host, below: is, port }) => (is ? keyOf(host, port) : [])),
    );
    const lines = [
      `// ${origin(set)}`,
      '// The first line of FindProxyForURL(url, host) is to be:',
      "//   if (netreadyGoesDirect(url, host)) return 'DIRECT';",
      'function netreadyGoesDirect(url, host) {',
      `  var names = ${tableOf(names)};`,
      `  var below = ${tableOf(below)};`,
      "  var given = /^[a-z]+:\\/\\/[^\\/?#]*?:([0-9]+)(?:[\\/?#]|$)/i.exec(url.replace(/\\[[^\\]]*\\]/, 'x'));",
      "  var port = given ? given[1] : (/^http:/i.test(url) ? '80' : '443');",
      "  var name = host.toLowerCase().replace(/\\.$/, '');",
      "  if (names[name + ':' + port] === 1) return true;",
      "  for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {",
      "    if (below[name.substring(dot + 1) + ':' + port] === 1) return true;",
      '  }',
      '  return false;',
      '}',
      '',
    ];
    return { text: lines.join('\n'), notes: book.notes() };
  },
};

function keyOf(host: string, port: RuleEntry['port']): string[] {
  return [`${host}:${port}`];
}

function tableOf(keys: readonly string[]): string {
  return keys.length === 0
    ? '{}'
    : `{\n${keys.map((key) => `    ${jsonText(key)}: 1`).join(',\n')}\n  }`;
}
