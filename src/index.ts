export { type AuditOptions, audit, reportOf } from './audit.ts';
