import type { Reason } from '../../../model/target.ts';

/**
 * Why a target is in the audit, or a row is not, as one short clause without a final period.
 * Texts of a list are given as they stand; the format escapes them.
 */
export function describeReason(reason: Reason): string {
  switch (reason.rule) {
    case 'listed':
      return `listed in ${place(reason)}${reason.pattern === '' ? '' : ` as ${reason.pattern}`}`;
    case 'user':
      return 'asked for by --target';
    case 'os':
      return operatingSystem(reason);
    case 'version':
      return version(reason);
    case 'region':
      return reason.met ? `in region ${reason.region}` : `only for region ${reason.region}`;
    case 'cloud':
      return reason.met
        ? `${reason.geography} belongs to cloud ${reason.cloud}`
        : `${reason.geography} does not belong to cloud ${reason.cloud}`;
    case 'portal':
      return reason.met ? 'part of the admin portal' : 'only for the admin portal (--portal)';
    case 'wildcard':
      return reason.met
        ? `a known name of ${reason.pattern}${from(reason.source)}`
        : `no concrete name of ${reason.pattern} is known`;
    case 'optional':
      return `optional${from(reason.source)}`;
    case 'expected-answer':
      return `answers ${reason.status}${from(reason.source)}`;
  }
}

function place(reason: Extract<Reason, { rule: 'listed' }>): string {
  const sheet = reason.sheet === undefined ? '' : `, sheet ${reason.sheet}`;
  const row = reason.row === undefined ? '' : `, row ${reason.row}`;
  return `${reason.source}${sheet}${row}`;
}

function operatingSystem(reason: Extract<Reason, { rule: 'os' }>): string {
  const agent = reason.agent === undefined ? '' : ` with the ${agents[reason.agent]}`;
  const column = reason.column === undefined ? '' : ` (column ${reason.column})`;
  return `${reason.met ? 'needed' : 'not needed'} on ${reason.os}${agent}${column}`;
}

const agents = { unified: 'unified agent', mma: 'Microsoft Monitoring Agent' } as const;

function version(reason: Extract<Reason, { rule: 'version' }>): string {
  const verb = reason.effect === 'only' ? 'needed only' : 'not needed';
  const within = (reason.effect === 'only') === reason.met;
  return `rule ${reason.name}: ${verb}${bounds(reason)}; ${reason.os} is ${within ? '' : 'not '}in that range`;
}

function bounds(reason: { readonly from?: string; readonly to?: string }): string {
  if (reason.from !== undefined && reason.to !== undefined) {
    return ` from ${reason.from} to ${reason.to}`;
  }
  if (reason.from !== undefined) {
    return ` from ${reason.from}`;
  }
  return reason.to === undefined ? '' : ` up to ${reason.to}`;
}

function from(source: string | undefined): string {
  return source === undefined || source === '' ? '' : ` (${source})`;
}
