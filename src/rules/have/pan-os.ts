import { ruleLists } from '../../model/rules/rule-entry.ts';
import { type Have, haveBook, linesOf, type Matters, starredName } from './have.ts';
import { readList, takeUrl } from './list-files.ts';

/**
 * Custom URL categories in commands of PAN-OS, or an external list of URLs: one a line, which ends in a slash. A
 * category of another name than ours is taken to be let pass. Rules are told of as not understood, but for ours.
 */
export function readPanOs(text: string, matters?: Matters): Have {
  if (!/^[ \t]*(?:set|move|delete) /m.test(text))
    return readList(text, { name: starredName, endsInSlash: true, matters });
  const book = haveBook(matters);
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    const [, category = '', several, one] =
      /^set profiles custom-url-category (\S+) list (?:\[ (.+) \]|(\S+))$/.exec(word) ?? [];
    const urls = several ?? one;
    if (urls !== undefined) {
      const list = ruleLists.find((one) => category === `netready-${one}`) ?? 'allow';
      for (const url of urls.split(' ').filter((url) => url !== '')) {
        takeUrl(url, { name: starredName, endsInSlash: true, line, list, book });
      }
    } else if (word !== '' && !isOurs(word)) book.unread(line, raw);
  }
  return book.end();
}

/** What stands beside the lists, word for word as the dialect writes it. */
function isOurs(line: string): boolean {
  return ours.some((form) => form.test(line));
}

const told = '"[a-zA-Z0-9 .,:;()/+_-]{0,255}"';
const any = 'from any to any source any destination any';
const ours: readonly RegExp[] = [
  /^set profiles custom-url-category \S+ type "URL List"$/,
  new RegExp(`^set profiles custom-url-category \\S+ description ${told}$`),
  new RegExp(`^set rulebase \\w+ rules netready-[a-z-]+ description ${told}$`),
  new RegExp(`^set rulebase \\w+ rules netready-[a-z-]+ ${any} [a-z \\[\\]-]+$`),
  /^move rulebase \w+ rules netready-[a-z-]+ top$/,
];
