import { pacWayText } from '../../model/route/pac.ts';
import type { RuleEntry } from '../../model/rules/rule-entry.ts';
import type { OtherWay } from '../../model/rules/rule-set.ts';
import { jsonText } from '../../model/text/json-text.ts';
import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { sorted } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';

/**
 * What goes at the end of a PAC file, as it is: both entry points are replaced by ones that send the places of all
 * three lists another way, and ask what was there before for all others. So nothing in the file is to be
 * edited, it may stand there twice, and it has no name that the file may have as well. Of ECMAScript 3, which the
 * engine of WinHTTP speaks; a path of plain HTTP is not asked for, since some callers do not hand it over.
 */
export const pac: Dialect = {
  name: 'pac',
  ending: '.js',
  write: (set) => {
    const { entries, otherWay = { way: { kind: 'direct' } } } = set;
    const book = noteBook();
    for (const { path, host } of entries) if (path !== undefined) book.note('path-dropped', host);
    if (entries.length > 0) noteWay(otherWay, book);
    const names = sorted(entries.flatMap((one) => (one.apex ? keyOf(one) : [])));
    const below = sorted(entries.flatMap((one) => (one.below ? keyOf(one) : [])));
    const lines = [
      `// ${origin(set)}`,
      '// Put all of this at the end of the PAC file. Nothing else of the file is to be changed.',
      // The file may end without a semicolon.
      ';(function (changed) {',
      '  FindProxyForURL = changed(FindProxyForURL);',
      "  if (typeof FindProxyForURLEx === 'function') FindProxyForURLEx = changed(FindProxyForURLEx);",
      '})(function (before) {',
      `  var way = ${jsonText(pacWayText(otherWay.way))};`,
      `  var names = ${tableOf(names)};`,
      `  var below = ${tableOf(below)};`,
      '  function isListed(url, host) {',
      "    var given = /^[a-z]+:\\/\\/[^\\/?#]*?:([0-9]+)(?:[\\/?#]|$)/i.exec(url.replace(/\\[[^\\]]*\\]/, 'x'));",
      "    var port = given ? given[1] : (/^http:/i.test(url) ? '80' : '443');",
      "    var name = host.toLowerCase().replace(/\\.$/, '');",
      "    if (names[name + ':' + port] === 1) return true;",
      "    for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {",
      "      if (below[name.substring(dot + 1) + ':' + port] === 1) return true;",
      '    }',
      '    return false;',
      '  }',
      '  return function (url, host) {',
      '    return isListed(url, host) ? way : before(url, host);',
      '  };',
      '});',
      '',
    ];
    return { text: lines.join('\n'), notes: book.notes() };
  },
};

function noteWay({ way, unseen }: OtherWay, { note }: NoteBook): void {
  if (unseen === undefined) note('way-unseen');
  for (const url of unseen ?? []) note('way-unseen', url);
  if (way.kind !== 'direct' && way.kind !== 'http') note('way-not-windows', pacWayText(way));
}

function keyOf({ host, port }: RuleEntry): string[] {
  return [`${host}:${port}`];
}

function tableOf(keys: readonly string[]): string {
  return keys.length === 0
    ? '{}'
    : `{\n${keys.map((key) => `    ${jsonText(key)}: 1`).join(',\n')}\n  }`;
}
