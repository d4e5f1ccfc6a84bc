import { redactText } from './redact-text.ts';
import type { Redaction } from './redaction.ts';

/** Words of Node, OpenSSL, the parsers and netready itself, in lower case. */
const words = new Set(
  (
    'a an the of in on by for with or and at to is was has not yet no more than over this that it too ' +
    'before after first while bytes ms connect read write socket hang up fin rst reset refused ' +
    'timeout timed out unreachable network connection closed step complete answer answers interim ' +
    'nul head getaddrinfo querya queryaaaa permission denied wrong version number alert handshake ' +
    'failure protocol unexpected eof reading sslv3 tlsv1 tlsv13 tls ssl certificate certificates ' +
    'unknown ca bad record mac decode decrypt error illegal parameter unsupported internal unable ' +
    'get local issuer verify self-signed signed self chain expired valid hostname/ip does match ' +
    "certificate's cert's altnames altname host cert dns ip address packet length long small dh key " +
    'inappropriate fallback cipher shared parse expected http http/1.1 invalid header value ' +
    'character char content-length token data missing method status response overflow size request ' +
    'required name server unsafe legacy renegotiation disabled ee md weak modulus low signature type ' +
    'sigalg disallowed suitable value curve elliptic inconsistent extms returned subgroup body cut ' +
    'within line lengths differ upgrade nobody asked'
  ).split(' '),
);
// `ECONNREFUSED`, `ERR_TLS_CERT_ALTNAME_INVALID`, `NXDOMAIN`; a number; what stands for a name.
const plain =
  /^(?:E[A-Z]{4,16}|(?:ERR|HPE|CERT|UNABLE|DEPTH|SELF|UND)_[A-Z_]{2,60}|NXDOMAIN|SERVFAIL|\d+|(?:name|company|user|folder|mac|address|path|sid)-\d+.*)$/;

/**
 * The detail of a failure: the names in it replaced, and each word left out that no library of ours
 * is known to use. A network can put a word of its own into an error, and so can an editor.
 */
export function redactDetail(text: string, redaction: Redaction): string {
  return redactText(text, redaction)
    .split(' ')
    .map((word) => {
      const bare = word.replace(/^[("']+|[)"',.:;]+$/g, '');
      return words.has(bare.toLowerCase()) || isKnown(bare) ? word : '***';
    })
    .join(' ');
}

function isKnown(word: string): boolean {
  return (
    word === '' ||
    plain.test(word) ||
    /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-f:]{3,39}\]?)(?::\d+)?$/.test(word)
  );
}
