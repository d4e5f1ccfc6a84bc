import type { LoadReport } from '../model/load.ts';
import { loadJson } from '../report/load-json.ts';
import { renderLoad } from '../report/render-load.ts';
import type { FormatSet } from './report-format.ts';

/** Every format of a run of load. */
export const loadFormats: FormatSet<LoadReport> = {
  text: [
    {
      name: 'table',
      endings: ['.txt'],
      render: (report, options) => [renderLoad(report, options)],
    },
    { name: 'json', endings: ['.json'], render: loadJson },
  ],
  binary: [],
};
