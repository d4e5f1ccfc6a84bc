import type { AuditHead, AuditOptions } from '../../model/audit/report.ts';
import type { GivenFact } from '../../model/compared/difference.ts';
import type { Component } from '../../model/route/component.ts';
import { startOf } from '../../model/text/start-of.ts';

/** One thing that was given. */
export interface GivenValue {
  readonly fact: GivenFact;
  readonly name?: string;
  readonly component?: Component;
  readonly value: string;
}

/** By fact and name, in the order in which they are told. */
export type Given = ReadonlyMap<string, GivenValue>;

const maxText = 300;

/** What an audit was given before its first step, each value at most 300 characters. */
export function givenOf(head: AuditHead): Given {
  const { environment, tool, settings, components = [], routes, sources } = head;
  const effective = routes.find((route) => route.effective);
  const values: readonly GivenValue[] = [
    { fact: 'version', value: tool.version },
    { fact: 'machine', value: environment.system },
    { fact: 'resolvers', value: environment.resolvers.join(', ') },
    ...(environment.lab === undefined ? [] : [{ fact: 'lab' as const, value: environment.lab }]),
    ...sources.map(({ name, sheet, date = '-', rows }) => ({
      fact: 'catalogue' as const,
      name: sheet === undefined ? name : `${name}, ${sheet}`,
      value: `${date}, ${rows}`,
    })),
    ...(effective ? [{ fact: 'effective-route' as const, value: effective.id }] : []),
    ...components.map(({ component, route }) => ({
      fact: 'component-route' as const,
      component,
      value: route,
    })),
    ...settings.map(({ id, raw }) => ({ fact: 'setting' as const, name: id, value: raw })),
    ...optionValues(head.options),
  ];
  return new Map(
    values.map((one) => [
      [one.fact, one.name, one.component].join('\n'),
      { ...one, value: startOf(one.value, maxText) },
    ]),
  );
}

/**
 * Where the bar lies is asked for when audits are compared, and a file's name says nothing; which cells were
 * asked for is seen by them.
 */
function optionValues({
  failOn: _,
  config: __,
  only: ___,
  waivers = [],
  ...options
}: AuditOptions): GivenValue[] {
  return [
    ...Object.entries(options).map(([name, value]) => ({
      fact: 'option' as const,
      name,
      value: Array.isArray(value) ? value.join(', ') : String(value),
    })),
    ...waivers.map(({ target, route = 'each route', kind = 'any cause', until, reason }) => ({
      fact: 'option' as const,
      name: startOf(`waiver of ${target} over ${route}, ${kind}`, maxText),
      value: `until ${until} (${reason})`,
    })),
  ];
}
