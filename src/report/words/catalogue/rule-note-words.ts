import type { RuleNoteKind } from '../../../model/rules/rule-set.ts';
import { say, type Text } from '../../text/say.ts';

/** What a dialect cannot say, and what stands there instead. */
export const ruleNoteWords: Readonly<Record<RuleNoteKind, Text>> = {
  'apex-added': say`The leading period takes the name itself as well, which the list does not ask for`,
  'below-added': say`A name takes the names below it as well, which the list does not ask for`,
  'two-lines': say`A wildcard does not take the name itself: both stand there, a line each`,
  'wildcard-expanded': say`It knows no wildcards: the names that are known stand there, and a new one is not among them`,
  'wildcard-lost': say`It knows no wildcards, and no name below is known: nothing stands there`,
  'names-lost': say`It cannot say this name, and no address of it is known: nothing stands there`,
  'path-dropped': say`It cannot say a path: the whole host stands there`,
  'port-dropped': say`The list holds no port: the rule that uses it is to have the port`,
  'list-elsewhere': say`It is no part of this text: set it by hand where the product has it`,
  'list-untold': say`The product does no such thing, and has nothing to exempt from it`,
  'too-many': say`The product takes no more than this`,
  depth: say`A wildcard reaches five labels down, and this name lies deeper`,
  'lookup-needed': say`It learns the addresses from look-ups of these names: who asks through a proxy makes none`,
  'by-reverse-dns': say`Names below are found by the name of an address, which services seldom have: the known names stand there too`,
  'denies-others': say`A list of this kind refuses every other name of its protocol: keep it beside your own`,
  'addresses-dated': say`The addresses are what a name server said once, and will change`,
  'ranges-written': say`Ranges of service tags stand there, by their documentation, in the place of names`,
  'ranges-unused': say`It knows names, which are narrower: no ranges stand there`,
  'any-source': say`The rules are for every zone and source: narrow them to the machines that need them`,
  'commit-needed': say`It is a draft until it is committed (PAN-OS: paste after configure, then commit; Check Point: install the policy): look at it first`,
  'placed-by-hand': say`The order of rules decides: put it before what refuses these places`,
  'way-unseen': say`No audit saw them pass over the way that stands there (--way names another): try them over it first`,
  'way-not-windows': say`WinHTTP knows no such proxy, and the sensor goes by WinHTTP`,
};
