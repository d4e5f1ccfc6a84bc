import {
  type ChangeKind,
  changeKinds,
  type Difference,
  type FactChange,
  type GivenChange,
  type LatencyChange,
  type Standing,
} from '../../../../model/compared/difference.ts';
import { figure, joined, named, outside, say, type Text } from '../../../text/say.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import { seriesWords } from '../../../words/series-words.ts';
import { componentNames } from '../../../words/settings/component-words.ts';
import { describeStep } from '../../../words/step-words.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';
import { changeWords, givenWords, seenWords } from './diff-words.ts';

/** The answer: how many targets as a whole became what. `No difference` where all is the same. */
export function diffAnswer(one: Difference): Text {
  const { targets, unchanged, targetsAlone, latency } = one;
  if (isSame(one)) return say`No difference: ${unchanged} targets, and each as it was.`;
  const wholes = Map.groupBy(targets, ({ whole }) => whole?.change);
  const inRoutes = wholes.get(undefined)?.length ?? 0;
  const slower = latency.filter(({ change }) => change === 'slower').length;
  const quicker = latency.length - slower;
  const parts = [
    ...answerOrder.flatMap((kind) => counted(wholes.get(kind)?.length, changeWords[kind].counted)),
    say`${unchanged} unchanged`,
    ...counted(inRoutes, say`changed over some route, and not as a whole`),
    ...counted(targetsAlone.after.length, say`new in the list`),
    ...counted(targetsAlone.before.length, say`gone from the list`),
  ];
  const steps = [
    ...counted(slower, slower === 1 ? say`step is slower` : say`steps are slower`),
    ...counted(quicker, quicker === 1 ? say`step is quicker` : say`steps are quicker`),
  ];
  const pace = steps.length > 0 ? say` ${joined(steps, ', ')}.` : undefined;
  return say`Targets: ${joined(parts, ', ')}.${pace}`;
}

/** Whether the two audits say the same of the same things. */
function isSame(one: Difference): boolean {
  const { targets, targetsAlone, routesAlone, given, latency } = one;
  const alone = [targetsAlone, routesAlone].flatMap(({ before, after }) => [...before, ...after]);
  return [targets, alone, given, latency].every(({ length }) => length === 0);
}

/** What was mended is what a reader hopes for; what broke follows. */
const answerOrder: readonly ChangeKind[] = [
  'fixed',
  ...changeKinds.filter((kind) => kind !== 'fixed'),
];

const maxNamed = 5;

/** Which targets do not pass any more, and between when and when that began; nothing where none. */
export function newlyRedSentence({ targets, before, after }: Difference): Text {
  const red = targets.filter(({ whole }) => whole?.change === 'newly-red');
  if (red.length === 0) return [];
  const names = red.slice(0, maxNamed).map(({ url }) => named(url));
  const rest = red.length - names.length;
  const more = rest > 0 ? say` and ${rest} more` : undefined;
  const last = outside(before.finishedAt ?? before.startedAt);
  return say`Newly red: ${joined(names, ', ')}${more}, since some time between ${last} and ${outside(after.startedAt)}.`;
}

/** Whether something got worse, as the exit status says. */
export function worseSentence({ isWorse, failOn }: Difference): Text {
  if (failOn === 'never') return say`Exit status 0, as asked.`;
  return isWorse
    ? say`Exit status 1: something required passed and does not any more.`
    : say`Exit status 0: nothing that is required stopped passing.`;
}

/** A verdict, why, and whether it held. */
function standingText({ verdict, cause, isUnsteady, isWaived }: Standing): Text {
  const why = cause && say`: ${findingInfo[cause].title}`;
  return say`${verdictWords[verdict].name}${why}${isUnsteady && say`, coming and going`}${isWaived && say`, waived`}`;
}

/** One target over one route, or as a whole. */
export interface DiffRow {
  readonly url: string;
  /** Absent: the target as a whole, by different routes. */
  readonly route?: string;
  readonly isOptional: boolean;
  readonly before: Text;
  readonly after: Text;
  /** What was seen otherwise, each as one text. */
  readonly seen: readonly Text[];
}

export interface DiffGroup {
  readonly change: ChangeKind;
  readonly title: Text;
  readonly rows: readonly DiffRow[];
}

/**
 * All that changed, by what it became, the grave first. A target as a whole and the one route that
 * decides about it are told once.
 */
export function diffGroups({ targets, given }: Difference): readonly DiffGroup[] {
  const resolvers = given.find(({ fact }) => fact === 'resolvers');
  // Another name server for all of the audit is told once, with what the audits were given.
  const isOfAll = ({ fact, before, after }: FactChange): boolean =>
    fact === 'resolver' && before === resolvers?.before && after === resolvers?.after;
  const rows = targets.flatMap(({ url, required, whole, decidedBy, routes }) => {
    const own = routes.filter(({ route }) => !whole || route !== decidedBy);
    const by = decidedBy === undefined ? {} : { route: decidedBy };
    return [...(whole ? [{ ...whole, ...by }] : []), ...own].map((one) => ({
      change: one.change,
      row: {
        url,
        ...('route' in one && one.route !== undefined && { route: one.route }),
        isOptional: !required,
        before: standingText(one.before),
        after: standingText(one.after),
        seen: one.seen
          .filter((each) => !isOfAll(each))
          .map(({ fact, before, after }) => {
            return say`${seenWords[fact]}: before ${valueText(before)} after ${valueText(after)}`;
          }),
      } satisfies DiffRow,
    }));
  });
  const byChange = Map.groupBy(rows, ({ change }) => change);
  return changeKinds.flatMap((change) => {
    const some = byChange.get(change)?.map(({ row }) => row);
    return some ? [{ change, title: changeWords[change].title, rows: some }] : [];
  });
}

/** The route of a row, in words. */
export function routeText({ route }: DiffRow): Text {
  return route === undefined ? say`as a whole` : named(route);
}

/** What was given, as a label. */
export function givenLabel({ fact, name, component }: GivenChange): Text {
  const which = component ? componentNames[component] : name !== undefined && named(name);
  return which ? say`${givenWords[fact]} ${which}` : givenWords[fact];
}

/** A value of one side; `none` where that side has it not. */
export function valueText(value: string | undefined): Text {
  if (value === undefined) return say`none`;
  return value === '' ? say`nothing` : outside(value);
}

/** Which step over which route, and by how much its median moved. */
export function latencyText({
  route,
  step,
  role,
  series,
  change,
  before,
  after,
}: LatencyChange): Text {
  const tries = series && say`, ${seriesWords[series].tries}`;
  const what = change === 'slower' ? say`slower` : say`quicker`;
  return say`${describeStep({ step, ...(role && { role }) })} over ${named(route)}${tries} is ${what}: median ${figure(before.p50, 1)} ms before (${before.count} values), ${figure(after.p50, 1)} ms after (${after.count})`;
}

/** What a list or the routes of one audit alone have, as sentences. */
export function aloneTexts({ targetsAlone, routesAlone }: Difference): readonly Text[] {
  return [
    ...routesAlone.before.map((id) => say`Route before alone: ${named(id)}`),
    ...routesAlone.after.map((id) => say`Route after alone: ${named(id)}`),
    ...targetsAlone.before.map((url) => say`Target before alone: ${named(url)}`),
    ...targetsAlone.after.map((url) => say`Target after alone: ${named(url)}`),
  ];
}

/** What to think of before a slower step is taken for a slower network; nothing where it is not due. */
export function latencyRemark({ latency, targetsAlone }: Difference): Text {
  const changed = targetsAlone.before.length + targetsAlone.after.length > 0;
  return changed && latency.length > 0
    ? say`The two audits have different targets: their distances alone may make a step slower or quicker.`
    : [];
}

function counted(count: number | undefined, what: Text): Text[] {
  return count ? [say`${count} ${what}`] : [];
}
