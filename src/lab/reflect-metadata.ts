/**
 * @peculiar/x509 has its providers injected by a library that does not load before `Reflect`
 * answers questions about metadata. Nothing that the lab uses carries any, so "none" is the
 * whole answer; a real polyfill that came first stays.
 */
const noMetadata = { getMetadata: none, getOwnMetadata: none };

if (!('getMetadata' in Reflect)) Object.assign(Reflect, noMetadata);

function none(): undefined {
  return undefined;
}

export {};
