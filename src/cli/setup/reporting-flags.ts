import { type Flags, many, one, text } from '../args/flag.ts';

/** Saved audits beside which the devices of a tenant are to stand. */
export interface ReportingArgs {
  readonly reporting?: readonly string[];
  readonly siteMap?: string;
}

export const reportingFlags: Flags<ReportingArgs> = {
  reporting: many('reporting', text, {
    value: 'AUDIT',
    file: true,
    help: 'ask, by a token, which devices report, and hold that against the saved audit of a site (netready audit --site NAME); one for each site',
  }),
  siteMap: one('site-map', text, {
    value: 'FILE',
    file: true,
    help: 'which devices are at which site, a line each: SITE,public-ip|name|group|tag,VALUE; default: those whose group or tag is the name of the site',
  }),
};
