import { aclBook } from './acl-book.ts';
import { type ConfigLine, configLines, wordsOf } from './config-lines.ts';
import { harmlessDirectives, unjudgedDirectives } from './directives.ts';
import {
  type ConfigSource,
  type Directive,
  type Gate,
  gates,
  type Reading,
  type SquidConfig,
  type Taking,
} from './squid-reading.ts';
import { takeAccess, takeAnything, takeBump } from './take-rules.ts';

const mostAccess = 50_000;
const mostIncludes = 500;

/** Older names. */
const renamed: Readonly<Record<string, string>> = {
  http_access2: 'adapted_http_access',
  redirector_access: 'url_rewrite_access',
  redirect_program: 'url_rewrite_program',
  icap_access: 'adaptation_access',
  ascii_port: 'http_port',
};

/** Reads a squid.conf, line by line, as far as it decides what passes; names what is not understood. */
export function readSquidConfig(text: string, { unread, files }: ConfigSource): SquidConfig {
  const logins = new Set<string>();
  const fileOf = (path: string): string | undefined => files.get(baseName(path));
  const acls = aclBook({ unread, asksLogin: (name) => logins.has(name), fileOf });
  const reading: Reading = {
    ...{
      unread,
      acls,
      logins,
      bump: [],
      ports: [],
      helpers: {},
      depth: 0,
      isQuoted: false,
      left: mostAccess,
      files,
      within: 0,
      includes: mostIncludes,
    },
    lists: {
      http_access: [],
      url_rewrite_access: [],
      adaptation_access: [],
      adapted_http_access: [],
      miss_access: [],
      http_reply_access: [],
    },
  };
  takeText(configLines(text), reading);
  const { refused } = reading;
  if (refused) unread(refused, 'malformed');
  return reading;
}

function takeText(lines: Iterable<ConfigLine>, reading: Reading): Taking {
  for (const line of lines) {
    const own = reading.depth > 0 ? { ...line, unread: 'not-judged' as const } : line;
    if (takeLine(own, reading) !== 'refused') continue;
    reading.refused ??= line;
    return 'refused';
  }
  return undefined;
}

/** The last part of a path, of any system. */
function baseName(path: string): string {
  return /[^/\\]*$/.exec(path)?.[0] ?? '';
}

function takeLine(line: ConfigLine, reading: Reading): Taking {
  const { unread, acls, logins, helpers } = reading;
  const words = wordsOf(line.text);
  const [first = ''] = words;
  const name = renamed[first] ?? first;
  if (name === 'if' || name === 'else' || name === 'endif') return takeCondition(line, reading);
  if (isGate(name)) return takeAccess(line, { name, words, reading });
  switch (name) {
    case 'acl': {
      const isStrange = reading.isQuoted && /["'()\\]/.test(line.text);
      return acls.take(isStrange ? { ...line, unread: 'not-judged' } : line) === 'refused' &&
        line.unread === undefined
        ? 'refused'
        : undefined;
    }
    case 'ssl_bump':
      return takeBump(line, { words, reading });
    case 'include':
      return takeInclude(line, { words, reading });
    case 'external_acl_type':
      if (/%(?:LOGIN|>?ul|credentials)\b|%{?LOGIN/.test(line.text)) logins.add(words[1] ?? '');
      return undefined;
    case 'http_port':
    case 'https_port':
      takePort(line, { words, reading });
      return undefined;
    case 'url_rewrite_program':
      if (words[1] !== 'none') helpers.rewrite = line;
      return undefined;
    case 'icap_enable':
    case 'ecap_enable':
      if (words[1] === 'on') helpers.adapt = line;
      return undefined;
    case 'configuration_includes_quoted_values':
      reading.isQuoted = words[1] === 'on';
      return undefined;
    default:
      if (harmlessDirectives.has(name)) return undefined;
      unread(line, unjudgedDirectives.has(name) ? 'not-judged' : (line.unread ?? 'unknown-word'));
      return unjudgedDirectives.has(name) || line.unread !== undefined ? undefined : 'refused';
  }
}

/** Lines of a condition: they may hold or not. */
function takeCondition(line: ConfigLine, reading: Reading): Taking {
  const [name] = wordsOf(line.text);
  if (name === 'else' || name === 'endif') {
    if (reading.depth === 0) return 'refused';
    if (name === 'endif') reading.depth -= 1;
    return undefined;
  }
  reading.depth += 1;
  reading.unread(line, 'not-judged');
  reading.acls.open(line);
  return undefined;
}

/** Each file of a pattern that was given, in the order of their names; with none, anything may stand there. */
function takeInclude(line: ConfigLine, { words, reading }: Directive): Taking {
  for (const path of words.slice(1)) {
    const pattern = globOf(baseName(path));
    const names = [...reading.files.keys()].filter((name) => pattern.test(name)).sort();
    reading.includes -= names.length;
    const isTooMuch = reading.includes < 0;
    if (names.length === 0 || isTooMuch || line.unread !== undefined) {
      reading.unread(line, isTooMuch ? 'too-much' : 'other-file');
      takeAnything(line, reading);
      continue;
    }
    // Squid ends at the same depth.
    if (reading.within >= 16) return 'refused';
    reading.within += 1;
    for (const name of names) {
      if (takeText(configLines(reading.files.get(name) ?? '', name), reading)) return 'refused';
    }
    reading.within -= 1;
  }
  return undefined;
}

/** `*` and `?` of glob(7). */
function globOf(name: string): RegExp {
  if ((name.match(/\*+/g) ?? []).length > 4) return /(?!)/;
  const escaped = name.slice(0, 255).replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*+/g, '[^]*').replaceAll('?', '[^]')}$`);
}

/** A port for clients that know of no proxy, or for a site of its own, is none that they ask. */
function takePort(line: ConfigLine, { words, reading }: Directive): void {
  const modes = ['intercept', 'tproxy', 'accel', 'transparent', 'vhost', 'vport'];
  const isOther = words.some((word) => modes.includes(word) || /^defaultsite=/.test(word));
  if (isOther || line.unread !== undefined) reading.unread(line, line.unread ?? 'not-judged');
  else reading.ports.push(words.includes('ssl-bump'));
}

function isGate(name: string): name is Gate {
  return (gates as readonly string[]).includes(name);
}
