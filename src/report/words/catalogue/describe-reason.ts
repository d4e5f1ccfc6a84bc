import type { Reason } from '../../../model/target/target.ts';
import { named, outside, say, type Text } from '../../text/say.ts';

/** Why a target is in the audit, or a row is not, as one short clause without a final period. */
export function describeReason(reason: Reason): Text {
  switch (reason.rule) {
    case 'listed':
      return say`listed in ${place(reason)}${reason.pattern === '' ? undefined : say` as ${named(reason.pattern)}`}`;
    case 'user':
      return say`asked for by --target`;
    case 'os':
      return operatingSystem(reason);
    case 'version':
      return version(reason);
    case 'region':
      return say`${reason.met ? say`in region` : say`only for region`} ${outside(reason.region)}`;
    case 'cloud':
      return say`${outside(reason.geography)} ${reason.met ? say`belongs` : say`does not belong`} to cloud ${outside(reason.cloud)}`;
    case 'portal':
      return reason.met ? say`part of the admin portal` : say`only for the admin portal (--portal)`;
    case 'wildcard':
      return reason.met
        ? say`a known name of ${named(reason.pattern)}${from(reason.source)}`
        : say`no concrete name of ${named(reason.pattern)} is known`;
    case 'optional':
      return say`optional${from(reason.source)}`;
    case 'expected-answer':
      return say`answers ${reason.status}${from(reason.source)}`;
  }
}

function place({ source, sheet, row }: Extract<Reason, { rule: 'listed' }>): Text {
  const inSheet = sheet === undefined ? undefined : say`, sheet ${outside(sheet)}`;
  return say`${outside(source)}${inSheet}${row === undefined ? undefined : say`, row ${row}`}`;
}

function operatingSystem(reason: Extract<Reason, { rule: 'os' }>): Text {
  const agent = reason.agent && say` with the ${agents[reason.agent]}`;
  const column =
    reason.column === undefined ? undefined : say` (column ${outside(`${reason.column}`)})`;
  return say`${reason.met ? say`needed` : say`not needed`} on ${outside(reason.os)}${agent}${column}`;
}

const agents = { unified: say`unified agent`, mma: say`Microsoft Monitoring Agent` } as const;

function version(reason: Extract<Reason, { rule: 'version' }>): Text {
  const verb = reason.effect === 'only' ? say`needed only` : say`not needed`;
  const within = (reason.effect === 'only') === reason.met;
  return say`rule ${outside(reason.name)}: ${verb}${bounds(reason)}; ${outside(reason.os)} is ${within ? undefined : say`not `}in that range`;
}

function bounds({ from: first, to }: { readonly from?: string; readonly to?: string }): Text {
  if (first !== undefined && to !== undefined) {
    return say` from ${outside(first)} to ${outside(to)}`;
  }
  if (first !== undefined) return say` from ${outside(first)}`;
  return to === undefined ? [] : say` up to ${outside(to)}`;
}

function from(source: string | undefined): Text {
  return source === undefined || source === '' ? [] : say` (${outside(source)})`;
}
