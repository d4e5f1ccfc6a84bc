// What a page is written in, which one of several it is, and which version.
const ofPages =
  'lang|language|locale|hl|charset|encoding|v|ver|version|page|sort|order|limit|offset';
// What a filter or a portal says of its decision: rules and words of findings are made of these.
const ofFilters =
  'cat|category|categories|url_cat|blocked_categories|targetgroup|targetclass|deniedurl|' +
  'reason|reasoncode|rule|rule_?id|policy|decision_tag|iid|' +
  'action|cmd|res|kind|type|mode|status|error|err';
const harmlessNames = new RegExp(`^(?:${ofPages}|${ofFilters})$`, 'i');
// What a filter says of the place that was asked, mostly without a scheme.
const ofPlaces =
  'host|hostname|host_?name|domain|fqdn|site|server|server_?name|sni|' +
  'url|uri|orig_?url|original_?url|request_?url|requested_?url|denied_?url|blocked_?url|dest_?url|' +
  'dst|dest|destination|dest_?host|request_?host|proxy|gateway';
const placeNames = new RegExp(`^(?:${ofPlaces})$`, 'i');
const longest = 120;

/** Names that some use for a kind or a number, and others for what nobody may see. */
const ofEither = /^(?:id|t)$/i;
const wordOrNumber = /^(?:\d{1,20}|[a-z]{1,20}(?:_[a-z]{1,20}){0,3})$/;

const saysNothing = /^(?:\*{3}|-?\d{1,3}|true|false|yes|no|on|off)$/i;

/**
 * Whether the value under a name in a query tells nothing that anybody would keep to himself: by the
 * name, of a closed list, or because it is a short number or a yes or no.
 */
export function isHarmlessValue(name: string, value: string): boolean {
  if (saysNothing.test(value)) return true;
  if (ofEither.test(name)) return wordOrNumber.test(value);
  // What follows a semicolon may be another field.
  return harmlessNames.test(name) && value.length <= longest && !value.includes(';');
}

/** Whether a name in a query says that its value is a host or an address of the web. */
export function namesPlace(name: string): boolean {
  return placeNames.test(name);
}
