import { components } from '../model/route/component.ts';
import { agents, clouds, operatingSystems } from '../model/target/operating-system.ts';
import type { CatalogueSource, ExpectedAnswer, Reason, Target } from '../model/target/target.ts';
import { mostOnlyOver, osColumns } from '../model/target/target.ts';
import {
  type Check,
  listOf,
  numeric,
  oneOf,
  optional,
  shape,
  text,
  truth,
  variantOf,
} from './check.ts';
import { host, port, url } from './check-places.ts';

/** What a service is known to answer, of a target and of its attempts. */
export const expectedAnswer: Check<ExpectedAnswer> = shape<ExpectedAnswer>({
  method: oneOf(['GET', 'HEAD', 'POST']),
  status: numeric,
  accepts: listOf(numeric),
  follow: optional(oneOf([true])),
  source: text,
});

type ReasonBy<Rule extends Reason['rule']> = Extract<Reason, { readonly rule: Rule }>;

const reason = variantOf<Reason, 'rule'>('rule', {
  listed: shape<ReasonBy<'listed'>>({
    rule: oneOf(['listed']),
    source: text,
    sheet: optional(text),
    row: optional(numeric),
    pattern: text,
  }),
  user: shape<ReasonBy<'user'>>({ rule: oneOf(['user']), source: oneOf(['--target']) }),
  os: shape<ReasonBy<'os'>>({
    rule: oneOf(['os']),
    os: oneOf(operatingSystems),
    column: optional(oneOf(osColumns)),
    agent: optional(oneOf(agents)),
    met: truth,
    source: text,
  }),
  version: shape<ReasonBy<'version'>>({
    rule: oneOf(['version']),
    name: text,
    os: oneOf(operatingSystems),
    effect: oneOf(['only', 'not']),
    from: optional(text),
    to: optional(text),
    met: truth,
    source: text,
  }),
  region: shape<ReasonBy<'region'>>({ rule: oneOf(['region']), region: text, met: truth }),
  cloud: shape<ReasonBy<'cloud'>>({
    rule: oneOf(['cloud']),
    cloud: oneOf(clouds),
    geography: text,
    met: truth,
  }),
  portal: shape<ReasonBy<'portal'>>({ rule: oneOf(['portal']), met: truth }),
  wildcard: shape<ReasonBy<'wildcard'>>({
    rule: oneOf(['wildcard']),
    pattern: text,
    met: truth,
    source: optional(text),
  }),
  optional: shape<ReasonBy<'optional'>>({ rule: oneOf(['optional']), source: text }),
  'expected-answer': shape<ReasonBy<'expected-answer'>>({
    rule: oneOf(['expected-answer']),
    status: numeric,
    source: text,
  }),
});

const asker = shape({ os: oneOf(operatingSystems), component: oneOf(components) });

export const target: Check<Target> = shape<Target>({
  id: text,
  url,
  host,
  port,
  service: text,
  category: optional(text),
  region: text,
  required: truth,
  reasons: listOf(reason),
  askedBy: optional(listOf(asker, components.length * operatingSystems.length)),
  pattern: optional(text),
  expect: optional(expectedAnswer),
  pinned: optional(oneOf([true])),
  own: optional(oneOf([true])),
  onlyOver: optional(listOf(text, mostOnlyOver)),
  notRun: optional(oneOf(['wildcard-without-known-name'])),
});

export const source: Check<CatalogueSource> = shape<CatalogueSource>({
  name: text,
  file: optional(text),
  sheet: optional(text),
  date: optional(text),
  rows: numeric,
  taken: optional(numeric),
  inPart: optional(numeric),
  skipped: numeric,
  targets: numeric,
});
