import type { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';

/** What a certificate says of its own use (RFC 5280, 4.2). */
export type CertificateFacts = {
  /** Object identifier of the signature that its issuer made. */
  readonly signatureAlgorithm: string;
  readonly isAuthority: boolean;
  /** How many authorities may stand between this one and a leaf; undefined: any number. */
  readonly pathLength: number | undefined;
  /** Undefined: no such extension, so no limit. */
  readonly keyUsages: ReadonlySet<KeyUsage> | undefined;
  readonly purposes: ReadonlySet<string> | undefined;
  /** Where its status is answered, and where the list lies that it would stand on. */
  readonly ocspUrls: readonly string[];
  readonly listUrls: readonly string[];
  /** Has a critical extension that nobody here understands: it must not be used. */
  readonly hasUnknownCritical: boolean;
};

export type KeyUsage = 'digital_signature' | 'non_repudiation' | 'certificate_signing' | 'list_signing';

/** Bits of the first byte of keyUsage, RFC 5280, 4.2.1.3. */
const USAGE_BITS: readonly (readonly [number, KeyUsage])[] = [
  [0x80, 'digital_signature'],
  [0x40, 'non_repudiation'],
  [0x04, 'certificate_signing'],
  [0x02, 'list_signing'],
];

const OID = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  certificatePolicies: '2.5.29.32',
  listDistributionPoints: '2.5.29.31',
  authorityInformation: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
} as const;

/** Read or, as for policies, without a consequence here. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  OID.basicConstraints,
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.certificatePolicies,
  OID.listDistributionPoints,
  OID.authorityInformation,
]);

const URI = 6; // GeneralName, RFC 5280, 4.2.1.6

/** Undefined when the certificate's extensions can't be read: then it is fit for nothing. */
export function readFacts(certificate: X509Certificate): CertificateFacts | undefined {
  try {
    const parsed = pkijs.Certificate.fromBER(new Uint8Array(certificate.raw));
    const extensions = parsed.extensions ?? [];
    const ids = extensions.map(({ extnID }) => extnID);
    if (new Set(ids).size !== ids.length) return undefined;
    const value = (id: string) => extensions.find(({ extnID }) => extnID === id)?.parsedValue;
    if (ids.some((id) => UNDERSTOOD.has(id) && value(id) === undefined)) return undefined;
    const constraints = value(OID.basicConstraints);
    const purposes = value(OID.extendedKeyUsage);
    return {
      signatureAlgorithm: parsed.signatureAlgorithm.algorithmId,
      isAuthority: constraints instanceof pkijs.BasicConstraints && constraints.cA,
      pathLength: constraints instanceof pkijs.BasicConstraints ? pathLengthOf(constraints) : undefined,
      keyUsages: usagesOf(value(OID.keyUsage)),
      purposes: purposes instanceof pkijs.ExtKeyUsage ? new Set(purposes.keyPurposes) : undefined,
      ocspUrls: ocspUrlsOf(value(OID.authorityInformation)),
      listUrls: listUrlsOf(value(OID.listDistributionPoints)),
      hasUnknownCritical: extensions.some(({ critical, extnID }) => critical && !UNDERSTOOD.has(extnID)),
    };
  } catch {
    return undefined;
  }
}

function pathLengthOf({ pathLenConstraint }: pkijs.BasicConstraints): number | undefined {
  if (pathLenConstraint === undefined || typeof pathLenConstraint === 'number') return pathLenConstraint;
  return undefined;
}

function usagesOf(value: unknown): ReadonlySet<KeyUsage> | undefined {
  if (value === undefined) return undefined;
  const [first = 0] = bitsOf(value);
  return new Set(USAGE_BITS.filter(([bit]) => (first & bit) !== 0).map(([, usage]) => usage));
}

/** The extension is a BIT STRING and nothing else. */
function bitsOf(value: unknown): Uint8Array {
  const block: unknown = Reflect.get(Object(value), 'valueBlock');
  const view: unknown = Reflect.get(Object(block), 'valueHexView');
  if (!(view instanceof Uint8Array)) throw new Error('keyUsage is no bit string');
  return view;
}

function ocspUrlsOf(value: unknown): string[] {
  if (!(value instanceof pkijs.InfoAccess)) return [];
  return value.accessDescriptions
    .filter(({ accessMethod }) => accessMethod === OID.ocsp)
    .flatMap(({ accessLocation }) => urlOf(accessLocation));
}

/** Only points that stand for every reason and for the certificate's own issuer. */
function listUrlsOf(value: unknown): string[] {
  if (!(value instanceof pkijs.CRLDistributionPoints)) return [];
  return value.distributionPoints
    .filter(({ reasons, cRLIssuer }) => reasons === undefined && cRLIssuer === undefined)
    .flatMap(({ distributionPoint }) => (Array.isArray(distributionPoint) ? distributionPoint : []))
    .flatMap(urlOf);
}

const urlOf = ({ type, value }: pkijs.GeneralName): string[] =>
  type === URI && typeof value === 'string' && value.length <= 300 ? [value] : [];
