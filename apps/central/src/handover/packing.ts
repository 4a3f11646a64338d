import type { DocumentInfo, PvNumber, SignedStatement, Statement } from '@loket/contract';
import type { Declarant } from '@loket/statement/record.ts';
import { composeSentences } from '@loket/statement/templates.ts';
import type { PlaceFacts } from '../signing/place.repository.ts';
import { HandOverPackage } from './package.ts';
import { MANIFEST, manifestOf, type PackageFiles, sha256 } from './package-folder.ts';

/** Everything that is handed over of one signed statement. */
export type HandedOver = {
  reference: string;
  place: PlaceFacts;
  statement: Statement;
  declarant: Declarant;
  signed: SignedStatement;
  signedPdf: Uint8Array;
  annexes: readonly { info: DocumentInfo; bytes: Uint8Array }[];
  pvNumber: PvNumber | null;
};

/** The files of a package: the same facts give the same bytes. The inspector's signature comes beside them. */
export function packed(facts: HandedOver): PackageFiles {
  const annexes = facts.annexes.map(({ info, bytes }, index) => ({
    file: `annex-${String(index + 1).padStart(2, '0')}.${info.mediaType === 'image/jpeg' ? 'jpg' : 'pdf'}`,
    info,
    bytes,
  }));
  const description = HandOverPackage.parse({
    ...described(facts),
    files: [
      {
        file: 'statement.pdf',
        what: 'statement',
        title: facts.reference,
        mediaType: 'application/pdf',
        sizeBytes: facts.signedPdf.length,
        sha256: sha256(facts.signedPdf),
      },
      ...annexes.map(({ file, info, bytes }) => ({
        file,
        what: 'annex',
        title: info.name,
        mediaType: info.mediaType,
        sizeBytes: bytes.length,
        sha256: sha256(bytes),
      })),
    ],
  } satisfies Record<keyof HandOverPackage, unknown>);
  const files = new Map<string, Uint8Array>([
    ['statement.pdf', facts.signedPdf],
    ...annexes.map(({ file, bytes }): [string, Uint8Array] => [file, bytes]),
    ['package.json', Buffer.from(`${JSON.stringify(description, null, 2)}\n`)],
  ]);
  return files.set(MANIFEST, manifestOf(files));
}

function described({ reference, place, statement, declarant, signed, pvNumber }: HandedOver) {
  const { content, language, rights } = statement;
  const { identified, ...person } = declarant;
  return {
    format: 'loket-hand-over' as const,
    version: 1 as const,
    reference,
    consultationId: statement.consultationId,
    statementId: statement.id,
    zone: { code: place.zoneCode, name: place.zoneName },
    site: { name: place.siteName, municipality: place.municipality, address: place.address },
    inspector: { name: place.inspectorName },
    kind: content.kind,
    template: content.template,
    capacity: content.capacity,
    language,
    pvNumber,
    startedAt: statement.startedAt,
    endedAt: statement.endedAt,
    pauses: statement.pauses,
    rightsAcknowledgedAt: rights.acknowledgedAt,
    interpreter: content.interpreter,
    declarant: {
      ...person,
      identified: identified.how,
      identifiedReason: identified.reason ?? null,
    },
    answers: content.answers,
    story: content.story,
    sentences: composeSentences(content, language).map(({ text }) => text),
    signature: {
      method: signed.method,
      level: signed.level,
      signedAt: signed.signedAt,
      signerName: signed.signerName,
    },
  };
}
