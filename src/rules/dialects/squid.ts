import { isInsideRule, type RuleEntry, type RuleList } from '../../model/rules/rule-entry.ts';
import { type Dialect, entriesOf } from '../dialect.ts';
import { listWords, origin, whyAll } from '../text/comment.ts';
import { dottedNames } from '../text/dotted-names.ts';
import { byPort, type PortGroup } from '../text/narrow.ts';

/**
 * Lines for squid.conf. A leading period takes a name and all below it, so that names that nobody asked
 * for are taken out again; a name that lies in another one of its ACL is left out, which Squid (acl/DomainData.cc)
 * calls an error. `-n` keeps it from looking addresses up backwards. A path is seen in plain HTTP alone.
 */
export const squid: Dialect = {
  name: 'squid',
  ending: '.conf',
  write: (set) => {
    const free = entriesOf(set, 'no-auth');
    const noAuth = accessLines('no-auth', free);
    // What passes without a login passes.
    const rest = entriesOf(set, 'allow').filter(
      (entry) => !free.some((one) => isInsideRule(entry, one)),
    );
    const allow = accessLines('allow', rest);
    const lines = [
      `# ${origin(set)}`,
      ...part(noAuth, 'no-auth', 'before the first http_access line that names a proxy_auth ACL'),
      ...part(allow, 'allow', 'before the first http_access line that denies them'),
      ...part(
        spliceLines(entriesOf(set, 'no-inspect')),
        'no-inspect',
        'before every other ssl_bump line',
      ),
    ];
    return { text: `${lines.join('\n')}\n`, notes: [] };
  },
  feed: (entries) => ({ lines: dottedNames(entries).names, notes: [] }),
};

function part(lines: readonly string[], list: RuleList, place: string): readonly string[] {
  return lines.length === 0 ? [] : ['', `# ${listWords[list]}: ${place}`, ...lines];
}

function accessLines(list: RuleList, entries: readonly RuleEntry[]): readonly string[] {
  if (entries.length === 0) return [];
  const stem = `netready_${list.replace('-', '')}`;
  return [
    `acl ${stem}_connect method CONNECT`,
    ...byPort(entries).flatMap((group) => groupLines(group, stem)),
  ];
}

/** Of one port: TLS by CONNECT, plain HTTP by any other method. */
function groupLines({ scheme, port, entries }: PortGroup, stem: string): readonly string[] {
  const name = `${stem}_${scheme === 'https' ? '' : 'http'}${port}`;
  const method = `${scheme === 'https' ? '' : '!'}${stem}_connect`;
  const paths = entries.filter(({ path }) => path !== undefined);
  const hosts = entries.filter(({ path }) => path === undefined);
  const { names, lines, surplus } = nameLines(hosts, { name, type: 'dstdomain -n' });
  const access = (acl: string): string => `http_access allow ${method} ${acl} ${stem}_port${port}`;
  return [
    `acl ${stem}_port${port} port ${port}`,
    ...lines,
    ...(names > 0 ? [`${access(name)}${surplus}`] : []),
    ...paths.map((entry) => `acl ${name}_path url_regex ${urlPattern(entry)}`),
    ...(paths.length > 0 ? [access(`${name}_path`)] : []),
  ];
}

interface Acl {
  readonly name: string;
  readonly type: string;
}

/** The lines of one ACL, those of one component together, and of what its periods take too much. */
function nameLines(entries: readonly RuleEntry[], { name, type }: Acl) {
  const all = dottedNames(entries);
  const groups = Map.groupBy(entries, ({ components }) => components.join());
  const wanted = new Set(all.names);
  const lines = [...groups.values()].flatMap((some) => {
    const own = dottedNames(some).names.filter((one) => wanted.delete(one));
    const acls = chunked(own).map((line) => `acl ${name} ${type} ${line}`);
    return acls.length === 0 ? [] : [`# ${whyAll(some)}`, ...acls];
  });
  const not = chunked(all.surplus).map((line) => `acl ${name}_not ${type} ${line}`);
  return {
    names: all.names.length,
    lines: [...lines, ...not],
    surplus: not.length === 0 ? '' : ` !${name}_not`,
  };
}

function spliceLines(entries: readonly RuleEntry[]): readonly string[] {
  if (entries.length === 0) return [];
  const { lines, surplus } = nameLines(entries, {
    name: 'netready_splice',
    type: 'ssl::server_name',
  });
  return [
    'acl netready_hello at_step SslBump1',
    ...lines,
    'ssl_bump peek netready_hello',
    `ssl_bump splice netready_splice${surplus}`,
  ];
}

// A line of squid.conf may have 2,047 characters (ConfigParser.h, CONFIG_LINE_LIMIT), one of a document 1,200.
const longest = 1100;

function chunked(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < longest)
      lines[lines.length - 1] = `${last} ${name}`;
    else lines.push(name);
  }
  return lines;
}

/** The URL of a request for plain HTTP, which has the port where it is not 80. */
function urlPattern({ host, below, apex, port, path = '' }: RuleEntry): string {
  const name = host.replaceAll('.', '\\.');
  const head = below ? `([^/:@]+\\.)${apex ? '?' : ''}` : '';
  const end = path.endsWith('*') ? '' : '([?]|$)';
  const rest = path.replace(/\*$/, '').replaceAll('.', '\\.');
  return `^http://${head}${name}(:${port})?${rest}${end}`;
}
