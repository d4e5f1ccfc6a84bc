import type { ChangeKind, GivenFact, SeenFact } from '../../../../model/compared/difference.ts';
import { say, type Text } from '../../../text/say.ts';

/** How a change is called where its targets stand below, and where they are counted. */
export const changeWords: Readonly<
  Record<ChangeKind, { readonly title: Text; readonly counted: Text }>
> = {
  'newly-red': { title: say`Newly blocked or failing`, counted: say`newly red` },
  'no-longer-tried': { title: say`No longer tried`, counted: say`no longer tried` },
  'no-longer-waived': {
    title: say`Fails as before, and counts again`,
    counted: say`no longer waived`,
  },
  worse: { title: say`Passes, but worse`, counted: say`worse` },
  unsteady: { title: say`Now comes and goes`, counted: say`now coming and going` },
  verdict: { title: say`Fails otherwise than before`, counted: say`failing otherwise` },
  cause: { title: say`The same verdict for another reason`, counted: say`with another cause` },
  fixed: { title: say`Fixed`, counted: say`fixed` },
  'newly-tried': { title: say`Newly tried`, counted: say`newly tried` },
  'newly-waived': { title: say`Fails as before, and is waived`, counted: say`newly waived` },
  better: { title: say`Better`, counted: say`better` },
  steady: { title: say`No longer comes and goes`, counted: say`steady again` },
};

/** What an audit saw, as a label. */
export const seenWords: Readonly<Record<SeenFact, Text>> = {
  route: say`route`,
  way: say`way by the PAC file`,
  proxy: say`proxy`,
  resolver: say`name server`,
  'response-code': say`answer of DNS`,
  address: say`address`,
  issuer: say`issuer`,
  'failed-step': say`failed step`,
  'tunnel-status': say`status of the proxy`,
  status: say`status`,
};

/** What an audit was given, as a label. */
export const givenWords: Readonly<Record<GivenFact, Text>> = {
  version: say`netready`,
  machine: say`machine`,
  resolvers: say`name servers`,
  lab: say`lab`,
  catalogue: say`list (date, rows)`,
  'effective-route': say`route in effect`,
  'component-route': say`way of the component`,
  setting: say`setting`,
  option: say`option`,
};
