import { hostAndPort } from '../../model/address/endpoint.ts';
import { findingKinds } from '../../model/finding/finding.ts';
import { isDay, maxWaivers, type Waiver } from '../../model/standing/waiver.ts';
import { userTarget } from '../targets/user-target.ts';
import { UnusableValue } from '../usage/usage-error.ts';
import { type Take, type Takes, takeForm, takeList, takeOne, takeText } from './check-value.ts';

const fields: Takes<Waiver> = {
  target: takeForm((name, url) => userTarget(name, { url, id: '' })),
  route: takeText,
  kind: takeOne(findingKinds),
  until: takeForm((name, value) => {
    if (!isDay(value))
      throw new UnusableValue(name, { value, why: 'give a day such as 2027-01-31' });
  }),
  reason: takeText,
};
const needed = ['target', 'until', 'reason'] as const;

/** The waivers of a request: each says until when, and why. */
export const takeWaivers: Take<readonly Waiver[]> = (name, value) => {
  const all = takeList(takeWaiver)(name, value);
  if (all.length <= maxWaivers) return all;
  throw new UnusableValue(name, { value: all.length, why: `give at most ${maxWaivers}` });
};

const takeWaiver: Take<Waiver> = (name, value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnusableValue(name, { value, why: `give an object with ${needed.join(', ')}` });
  const given = new Map<string, unknown>(Object.entries(value));
  const other = [...given.keys()].find((key) => !Object.hasOwn(fields, key));
  if (other !== undefined)
    throw new UnusableValue(name, {
      value: other,
      why: `a waiver has ${Object.keys(fields).join(', ')}`,
    });
  const lacking = needed.find((key) => !given.has(key));
  if (lacking !== undefined)
    throw new UnusableValue(name, { value, why: `say its ${lacking} too` });
  const read = [...given].map(([key, one]) => [
    key,
    fields[key as keyof Waiver](`${name}.${key}`, one),
  ]);
  const waiver = Object.fromEntries(read) as Waiver;
  return { ...waiver, target: asReported(name, waiver.target) };
};

/** As the report spells it: a URL, a host, or a host with its port. */
function asReported(name: string, text: string): string {
  const { host, port, url } = userTarget(name, { url: text, id: '' });
  if (/^[^/]*:\/\/|\//.test(text)) return url;
  return /:\d+$/.test(text) && !text.endsWith(host) ? hostAndPort(host, port) : host;
}
