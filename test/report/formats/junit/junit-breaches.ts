import type { XmlElement } from './read-xml.ts';

interface Shape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly children: readonly string[];
  readonly text?: true;
}

const result: Shape = { required: [], optional: ['type', 'message'], children: [], text: true };
const output: Shape = { required: [], optional: [], children: [], text: true };

/** What Jenkins' xUnit plugin lets stand where, of the elements that are written. */
const shapes: Readonly<Record<string, Shape>> = {
  testsuites: {
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'],
    children: ['testsuite'],
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: [
      ...['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log'],
      ...['url', 'version'],
    ],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { required: [], optional: [], children: ['property'] },
  property: { required: ['name', 'value'], optional: [], children: [] },
  testcase: {
    required: ['name'],
    optional: ['classname', 'time', 'status', 'class', 'file', 'line', 'log', 'group', 'url'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  skipped: result,
  error: result,
  failure: result,
  'system-out': output,
  'system-err': output,
};

const values: Readonly<Record<string, RegExp>> = {
  time: /^\d+(\.\d{1,3})?$/,
  timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
  tests: /^\d+$/,
  failures: /^\d+$/,
  errors: /^\d+$/,
  skipped: /^\d+$/,
};

/** Where a document breaks the schema that CI systems use; its counts are held against its cases. */
export function junitBreaches(element: XmlElement): readonly string[] {
  return element.name === 'testsuites' ? breaches(element) : [`the root is ${element.name}`];
}

function breaches({ name, attributes, children, text }: XmlElement): readonly string[] {
  const shape = shapes[name];
  if (!shape) return [`no element ${name}`];
  const known = [...shape.required, ...shape.optional];
  const found = [
    ...shape.required.filter((one) => !(one in attributes)).map((one) => `${name} lacks ${one}`),
    ...Object.keys(attributes).flatMap((one) =>
      known.includes(one) ? [] : [`${name} has ${one}`],
    ),
    ...Object.entries(attributes).flatMap(([one, value]) =>
      values[one]?.test(value) === false ? [`${name} ${one}="${value}"`] : [],
    ),
    ...children.flatMap((one) =>
      shape.children.includes(one.name) ? [] : [`${name} holds ${one.name}`],
    ),
    ...(shape.text || text.trim() === '' ? [] : [`${name} holds a text`]),
    ...(name === 'testsuite' ? miscounted({ name, attributes, children, text }) : []),
    ...(name === 'testcase' && children.filter((one) => one.name !== 'system-out').length > 1
      ? ['a case has two results']
      : []),
  ];
  return [...found, ...children.flatMap(breaches)];
}

function miscounted({ attributes, children }: XmlElement): readonly string[] {
  const cases = children.filter(({ name }) => name === 'testcase');
  const having = (result: string): number =>
    cases.filter((one) => one.children.some(({ name }) => name === result)).length;
  const counts: Readonly<Record<string, number>> = {
    tests: cases.length,
    failures: having('failure'),
    errors: having('error'),
    skipped: having('skipped'),
  };
  return Object.entries(counts).flatMap(([name, count]) =>
    attributes[name] === String(count) ? [] : [`${name}="${attributes[name]}", and ${count} are`],
  );
}
