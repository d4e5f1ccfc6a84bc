import type { LoadReport } from '../../../../model/load/load-report.ts';
import { plainText } from '../../../text/say.ts';
import { failureText } from '../../../view/load/failure-text.ts';
import type { NamedMeasure } from '../../../view/load/shown-measures.ts';
import { wayWords } from '../../../words/load-words.ts';
import type { Layout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxKinds = 10;

interface FailedInput extends Pick<LoadReport, 'ways'> {
  readonly measures: readonly NamedMeasure[];
}

/** What failed, by way, step and cause, the most frequent first; and ways that never passed. */
export function failureLines({ measures, ways }: FailedInput, layout: Layout): string[] {
  const left = ways.flatMap(({ id, leftOut }) =>
    leftOut
      ? line(`${plainText(wayWords[id])}, left out: ${failureText(leftOut, id)}`, layout)
      : [],
  );
  const failed = measures.flatMap(({ name, measure: { way, failures } }) =>
    failures
      .slice(0, maxKinds)
      .flatMap((failure) =>
        line(`${failure.count} ${plainText(name)}: ${failureText(failure, way)}`, layout),
      ),
  );
  const lines = [...left, ...failed];
  return lines.length === 0 ? [] : ['', layout.paint('heading', 'What failed'), ...lines];
}

function line(text: string, layout: Layout): readonly string[] {
  return labelled(text, { label: '  ', layout });
}
