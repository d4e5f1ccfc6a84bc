import { readFileSync, statSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import type { Device } from '../../model/guide/reporting.ts';
import { quoted, UsageError } from '../usage/usage-error.ts';

const maxBytes = 1024 * 1024;
const maxRules = 1000;

/** By what of a device a line of the map goes. */
const fields = ['public-ip', 'name', 'group', 'tag'] as const;
type Field = (typeof fields)[number];

/** At which of the sites a device is; several where the lines of the map do not agree. */
export type SitesOf = (device: Device) => ReadonlySet<string>;

/**
 * Where no map is given: a device is at the site whose name its group or one of its tags is. Cases do not matter.
 */
export function sitesByName(sites: readonly string[]): SitesOf {
  const known = new Map(sites.map((site) => [site.toLowerCase(), site]));
  return ({ group = '', tags }) =>
    new Set([group, ...tags].flatMap((one) => known.get(one.toLowerCase()) ?? []));
}

/**
 * Reads a map of devices to sites: a line each, `SITE,FIELD,VALUE`; the field is `public-ip` (an address or a range,
 * `203.0.113.0/24`), `name` (with `*` for any part), `group` or `tag`. Empty lines and those with `#` in front are left out.
 * @throws UsageError in one line for a file, or a line of it, that cannot be used.
 */
export function readSiteMap(path: string): SitesOf {
  const wrong = (why: string): UsageError =>
    new UsageError(`Cannot use ${quoted(path)} for --site-map: ${why}`);
  const rules: Rule[] = [];
  for (const [index, line] of textOf(path, wrong).split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [site = '', field = '', ...rest] = line.split(',');
    if (index === 0 && site.trim().toLowerCase() === 'site') continue;
    const rule = ruleOf({ site: site.trim(), field: field.trim(), value: rest.join(',').trim() });
    if (!rule) throw wrong(`line ${index + 1} is no SITE,${fields.join('|')},VALUE`);
    rules.push(rule);
    if (rules.length > maxRules) throw wrong(`it has more than ${maxRules} lines`);
  }
  if (rules.length === 0) throw wrong('it has no line');
  return (device) => new Set(rules.flatMap(({ site, fits }) => (fits(device) ? [site] : [])));
}

interface Rule {
  readonly site: string;
  readonly fits: (device: Device) => boolean;
}

function textOf(path: string, wrong: (why: string) => UsageError): string {
  try {
    const { size } = statSync(path);
    if (size > maxBytes) throw wrong('it is larger than 1 MiB');
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw wrong((error as NodeJS.ErrnoException).code ?? 'it cannot be read');
  }
}

function ruleOf({
  site,
  field,
  value,
}: Readonly<Record<'site' | 'field' | 'value', string>>): Rule | undefined {
  if (site === '' || value === '') return undefined;
  const text = value.toLowerCase();
  switch (field as Field) {
    case 'public-ip': {
      const range = rangeOf(text);
      return range && { site, fits: ({ publicIp = '' }) => isIn(range, publicIp) };
    }
    case 'name': {
      const parts = text.split('*');
      return { site, fits: ({ name }) => isLike(name.toLowerCase(), parts) };
    }
    case 'group':
      return { site, fits: ({ group = '' }) => group.toLowerCase() === text };
    case 'tag':
      return { site, fits: ({ tags }) => tags.some((tag) => tag.toLowerCase() === text) };
    default:
      return undefined;
  }
}

function rangeOf(text: string): BlockList | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return undefined;
  const most = family === 4 ? 32 : 128;
  const bits = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (bits < 0 || bits > most) return undefined;
  const list = new BlockList();
  list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  return list;
}

function isIn(range: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && range.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** The parts between `*`, one after another, the first at the start and the last at the end. */
function isLike(name: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
