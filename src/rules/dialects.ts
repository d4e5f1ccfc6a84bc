import type { RuleDialect } from '../model/rule-dialect.ts';
import type { Dialect } from './dialect.ts';
import { csv } from './dialects/csv.ts';
import { json } from './dialects/json.ts';
import { squid } from './dialects/squid.ts';

/** Every dialect by its name; one that is missing does not compile. */
export const dialects: Readonly<Record<RuleDialect, Dialect>> = { csv, json, squid };
