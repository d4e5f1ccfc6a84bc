import { type Have, haveBook, linesOf, type Matters } from './have.ts';

/** As many as are kept until it is known what is done with them; the rest is not understood. */
const mostObjects = 300_000;

const comment = '[a-zA-Z0-9 .,:;()/+_-]{0,255}';

/** Domain objects and rules in lines of `mgmt_cli`. Anything else is not understood. */
export function readCheckPoint(text: string, matters?: Matters): Have {
  if (!/^mgmt_cli /m.test(text) && !text.startsWith('#')) return readNames(text, matters);
  const book = haveBook(matters);
  const objects = new Map<string, { readonly isBelow: boolean; readonly line: number }>();
  const ranges = new Map<string, { readonly range: string; readonly line: number }>();
  const groups = new Map<string, readonly string[]>();
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    const [, name, isBelow] = domainForm.exec(word) ?? [];
    const [, rangeName, range] = rangeOfCheckPoint(word) ?? [];
    const [, group, members] = groupForm.exec(word) ?? [];
    const [, kind, destinations, service] = ruleForm.exec(word) ?? [];
    if (name !== undefined && objects.size < mostObjects)
      objects.set(name, { isBelow: isBelow === 'true', line });
    else if (rangeName !== undefined && range !== undefined && ranges.size < mostObjects)
      ranges.set(rangeName, { range, line });
    else if (group !== undefined && members !== undefined && groups.size < mostObjects)
      groups.set(
        group,
        [...members.matchAll(/"([^"]+)"/g)].map(([, each = '']) => each),
      );
    else if (destinations !== undefined && !book.isFull()) {
      const port = servicePorts[service ?? ''] ?? /^tcp-(\d{1,5})$/.exec(service ?? '')?.[1];
      for (const [, each = ''] of destinations.matchAll(/"([^"]+)"/g)) {
        const one = objects.get(each);
        const grouped = groups.get(each);
        for (const member of port === undefined ? [] : (grouped ?? [])) {
          const inGroup = ranges.get(member);
          const list = kind === 'access-rule' ? 'allow' : 'no-inspect';
          const place = { list, ports: [Number(port)] } as const;
          if (inGroup) book.range(inGroup.range, { ...place, line: inGroup.line });
          else book.unread(line, member);
        }
        if (grouped && port !== undefined) continue;
        if (!one || port === undefined) {
          book.unread(line, each);
          continue;
        }
        const list = kind === 'access-rule' ? 'allow' : 'no-inspect';
        const place = { list, apex: true, below: one.isBelow, ports: [Number(port)] } as const;
        book.place(each.slice(1), { ...place, line: one.line });
      }
    } else if (word !== '' && !word.startsWith('#') && !serviceForm.test(word))
      book.unread(line, raw);
  }
  return book.end();
}

const servicePorts: Readonly<Record<string, string>> = { http: '80', https: '443' };
const session = '(?: -s [a-z.]+)?';
const domainForm = new RegExp(
  `^mgmt_cli add dns-domain name "(\\.[a-z0-9_.:-]+)" is-sub-domain (true|false) comments "${comment}"${session}$`,
);
const rangeName = '[a-zA-Z0-9._-]{1,64}';
const networkForm = new RegExp(
  `^mgmt_cli add network name "(${rangeName})" subnet "([0-9a-f.:]+)" mask-length "(\\d{1,3})" comments "${comment}"${session}$`,
);
const hostForm = new RegExp(
  `^mgmt_cli add host name "(${rangeName})" ip-address "([0-9a-f.:]+)" comments "${comment}"${session}$`,
);
const groupForm = new RegExp(
  `^mgmt_cli add group name "(${rangeName})" ((?:members\\.\\d+ "${rangeName}" )+)comments "${comment}"${session}$`,
);

/** The whole, the name of an object, and its prefix. */
function rangeOfCheckPoint(word: string): readonly string[] | undefined {
  const [whole = '', name = '', subnet = '', length = ''] = networkForm.exec(word) ?? [];
  return name === '' ? (hostForm.exec(word) ?? undefined) : [whole, name, `${subnet}/${length}`];
}

const ruleForm = new RegExp(
  `^mgmt_cli add (access-rule|https-rule) layer "[A-Za-z ]+" position top name "[a-z0-9 -]+" ((?:destination\\.\\d+ "[^"\\\\$\`]+" )+)service\\.1 "([a-z0-9-]+)" action "(?:Accept|Bypass)" comments "${comment}"${session}$`,
);
const serviceForm =
  /^mgmt_cli add service-tcp name "tcp-\d{1,5}" port "\d{1,5}" ignore-warnings true(?: -s [a-z.]+)?$|^mgmt_cli (?:login > |(?:publish|logout) -s )[a-z.]+$/;

function readNames(text: string, matters?: Matters): Have {
  const book = haveBook(matters);
  for (const [raw, line] of linesOf(text, book)) {
    const word = raw.trim();
    if (word === '') continue;
    book.place(word.replace(/^\./, ''), { list: 'allow', apex: true, below: false, line });
  }
  return book.end();
}
