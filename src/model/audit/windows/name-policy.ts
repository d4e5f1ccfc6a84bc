/** One namespace of the Name Resolution Policy Table of a Windows, and who is asked for its names. */
export interface NameRule {
  /** `.contoso.com`: all names below it; `host.contoso.com`: that one; `host`: that first label; `.`: all. In ASCII. */
  readonly namespace: string;
  /** The name servers that are asked; none: those of the connection, which is how a name is exempt. */
  readonly servers: readonly string[];
  readonly by: 'group-policy' | 'local';
  /** The servers are those of DirectAccess: asked while the machine is outside its network. */
  readonly directAccess?: true;
  /** A table of group policy stands beside it, so that Windows does not read it. */
  readonly unread?: true;
}

/** The rule that a name falls under, as an observation keeps it. */
export interface NamePolicy {
  readonly namespace: string;
  readonly servers: readonly string[];
}

/**
 * Says of a name which rule it falls under: the one for the whole name, then the one for its first label,
 * then that of the longest namespace that it ends in, then the one for all names (the NRPT of Windows Server 2012,
 * "The NRPT"; [MS-GPNRPT]). Undefined where none does, or the connection's own servers are asked.
 */
export function namePolicyOf(rules: readonly NameRule[]): (name: string) => NamePolicy | undefined {
  const byNamespace = new Map<string, NameRule>();
  // Which of two for the same namespace counts, nobody says: the first stays.
  for (const rule of rules.toReversed()) if (!rule.unread) byNamespace.set(rule.namespace, rule);
  return (asked) => {
    if (byNamespace.size === 0) return undefined;
    const rule = ruleFor(asked.toLowerCase().replace(/\.$/, ''), byNamespace);
    if (rule === undefined || rule.servers.length === 0) return undefined;
    return { namespace: rule.namespace, servers: rule.servers };
  };
}

function ruleFor(name: string, rules: ReadonlyMap<string, NameRule>): NameRule | undefined {
  const dot = name.indexOf('.');
  const whole = rules.get(name) ?? rules.get(dot < 0 ? name : name.slice(0, dot));
  if (whole !== undefined) return whole;
  // Each step is a label further right, so the longest comes first.
  for (let at = dot; at >= 0; at = name.indexOf('.', at + 1)) {
    const rule = rules.get(name.slice(at));
    if (rule !== undefined) return rule;
  }
  return rules.get('.');
}
