/** A tag as Microsoft's file has it, with made-up facts. */
export function tagOf(name: string, addressPrefixes: readonly unknown[]): object {
  const usual = { region: '', regionId: 0, platform: 'Azure', systemService: name };
  const properties = { changeNumber: 11, ...usual, addressPrefixes, networkFeatures: ['API'] };
  return { name, id: name, properties };
}

/** What a file differs in. */
export interface TagsFile {
  readonly cloud?: string | undefined;
  /** In the place of those of the same name, and beside the others. */
  readonly values?: readonly object[];
  readonly without?: readonly string[];
}

/** A file in the form of Azure IP Ranges and Service Tags, with ranges that nobody has. */
export function serviceTagsFile({ values = [], without = [], ...more }: TagsFile = {}): string {
  const usual = [
    tagOf('ActionGroup', ['13.66.60.119/32']),
    tagOf('MicrosoftDefenderForEndpoint', [
      ...['20.55.16.0/24', '20.55.17.0/24', '20.66.1.32/28', '2603:1061:5:400::/64'],
    ]),
    tagOf('MicrosoftDefenderForEndpoint.WestEurope', ['20.55.16.0/24']),
    tagOf('OneDsCollector', ['20.77.0.16/32', '20.77.40.0/22']),
  ];
  const named = (one: object): unknown => ('name' in one ? one.name : undefined);
  const given = new Set(values.map(named));
  const kept = usual.filter(
    (one) => !given.has(named(one)) && !without.includes(String(named(one))),
  );
  const cloud = 'cloud' in more ? more.cloud : 'Public';
  return `${JSON.stringify({ changeNumber: 350, cloud, values: [...kept, ...values] }, undefined, 2)}\n`;
}
