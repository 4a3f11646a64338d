import { beforeAll, describe, expect, test } from '@jest/globals';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { renderStatement } from '../record.ts';
import {
  digestOf,
  embedSignature,
  type PreparedSignature,
  prepareSignature,
  readSignedPdf,
  signedAttributes,
} from '../signature.ts';
import { exampleField, exampleRecord } from '../testing/example-facts.ts';
import { makeTestSigner, signPdf, type TestSigner } from '../testing/test-signer.ts';
import { OID } from './attributes.ts';
import { cmsOf } from './cms.ts';

let shown: Uint8Array;
let prepared: PreparedSignature;
let signer: TestSigner;
let signed: Uint8Array;

beforeAll(async () => {
  shown = await renderStatement(exampleRecord());
  prepared = await prepareSignature(shown, exampleField());
  signer = await makeTestSigner('p384');
  signed = await signPdf(shown, exampleField(), signer);
});

const failure = async (bytes: Uint8Array) => {
  const read = await readSignedPdf(bytes);
  return read.ok ? 'no failure' : read.error;
};

/** The same bytes with one text replaced by another of the same length. */
function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  expect(to).toHaveLength(from.length);
  const at = Buffer.from(bytes).indexOf(from, 0, 'latin1');
  expect(at).toBeGreaterThan(0);
  const changed = new Uint8Array(bytes);
  changed.set(Buffer.from(to, 'latin1'), at);
  return changed;
}

const withRange = (bytes: Uint8Array, range: readonly number[]) => {
  const written = (numbers: readonly number[]) => numbers.map((one) => String(one).padEnd(10)).join(' ');
  return replaced(bytes, written(prepared.byteRange), written(range));
};

/** The signed PDF with its CMS taken apart, changed and put back. */
async function withCms(change: (signed: pkijs.SignedData) => void): Promise<Uint8Array> {
  const read = await readSignedPdf(signed);
  if (!read.ok) throw new Error(read.error);
  const content = pkijs.ContentInfo.fromBER(new Uint8Array(read.value.cms));
  const data = new pkijs.SignedData({ schema: content.content });
  change(data);
  content.content = data.toSchema(true);
  return embedSignature(prepared, new Uint8Array(content.toSchema().toBER()));
}

/** Signed again, rightly, over attributes of one's own. */
function signedOver(change: (attributes: asn1js.BaseBlock[]) => void): Promise<Uint8Array> {
  const [certificate] = signer.certificates;
  const bytes = signedAttributes(digestOf(prepared, signer.hash), certificate, signer.hash);
  const set = asn1js.fromBER(new Uint8Array(bytes)).result;
  if (!(set instanceof asn1js.Set)) throw new Error('no set');
  change(set.valueBlock.value);
  set.valueBlock.value.sort((a, b) => Buffer.compare(Buffer.from(a.toBER()), Buffer.from(b.toBER())));
  const changed = new Uint8Array(set.toBER());
  const attributes = set.valueBlock.value.map((schema) => new pkijs.Attribute({ schema }));
  const signature = ecdsaDer(signer.sign(changed));
  return withCms((data) => {
    data.signerInfos[0]!.signedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes });
    data.signerInfos[0]!.signature = new asn1js.OctetString({ valueHex: signature });
  });
}

function ecdsaDer(signature: Uint8Array): ArrayBuffer {
  const half = (from: number) =>
    asn1js.Integer.fromBigInt(
      BigInt(
        `0x${Buffer.from(signature)
          .subarray(from, from + 48)
          .toString('hex')}`,
      ),
    );
  return new asn1js.Sequence({ value: [half(0), half(48)] }).toBER();
}

const typeOf = (attribute: asn1js.BaseBlock) =>
  attribute instanceof asn1js.Sequence && attribute.valueBlock.value[0] instanceof asn1js.ObjectIdentifier
    ? attribute.valueBlock.value[0].getValue()
    : '';

describe('a PDF as it was signed', () => {
  test.each(['rsa', 'p384'] as const)('%s: everything fits', async (kind) => {
    const own = await makeTestSigner(kind);
    const read = await readSignedPdf(await signPdf(shown, exampleField(), own));
    if (!read.ok) throw new Error(read.error);
    expect(read.value).toMatchObject({
      name: 'Anneleen Vandersteen',
      place: 'Gemeentehuis Oudsbergen',
      at: new Date('2026-11-21T13:42:07.000Z'),
      hash: own.hash,
    });
    expect(read.value.certificates.map((der) => Buffer.from(der))).toEqual(
      own.certificates.map((der) => Buffer.from(der)),
    );
  });
});

describe('the range does not cover the document', () => {
  test('a range that ends before the end', async () => {
    const [a, b, c, d] = prepared.byteRange;
    expect(await failure(withRange(signed, [a, b, c, d - 40]))).toBe('not_whole_document');
  });

  test('a range that begins after the beginning', async () => {
    const [, b, c, d] = prepared.byteRange;
    expect(await failure(withRange(signed, [8, b, c, d]))).toBe('not_whole_document');
  });

  test('a hole that is larger than the signature', async () => {
    const [a, b, c, d] = prepared.byteRange;
    expect(await failure(withRange(signed, [a, b - 10, c, d]))).toBe('contents_not_in_gap');
    expect(await failure(withRange(signed, [a, b, c + 10, d - 10]))).toBe('contents_not_in_gap');
  });

  test('parts that overlap, and numbers that are none', async () => {
    const [a, b, c, d] = prepared.byteRange;
    expect(await failure(withRange(signed, [a, c + 1, c, d]))).toBe('malformed_byte_range');
    expect(await failure(withRange(signed, [a, b, c, -1]))).toBe('malformed_byte_range');
    expect(await failure(withRange(signed, [a, b, 999_999_999, d]))).toBe('malformed_byte_range');
  });

  test('bytes behind the end', async () => {
    expect(await failure(Buffer.concat([signed, Buffer.from('\n% more\n')]))).toBe('not_whole_document');
  });

  test('a second update that changes a page', async () => {
    const text = Buffer.from(signed).toString('latin1');
    const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1];
    const at = signed.length;
    const update = `15 0 obj\n<< /Type /Page >>\nendobj\n`;
    const table = `xref\n15 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    const trailer = `trailer\n<< /Size 40 /Root 3 0 R /Prev ${previous} >>\nstartxref\n${at + update.length}\n%%EOF\n`;
    expect(await failure(Buffer.concat([signed, Buffer.from(update + table + trailer)]))).toBe(
      'not_whole_document',
    );
  });

  test('a second signature', async () => {
    const second = Buffer.from('40 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendobj\n');
    expect(await failure(Buffer.concat([signed, second]))).toBe('several_signatures');
  });
});

describe('the document or its signature was changed', () => {
  test('one bit anywhere that is covered', async () => {
    for (const at of [2_000, shown.length - 900, prepared.byteRange[2] + 200, signed.length - 900]) {
      const changed = new Uint8Array(signed);
      changed[at] = changed[at]! ^ 1;
      expect(await failure(changed)).not.toBe('no failure');
    }
    const page = new Uint8Array(signed);
    page[Buffer.from(signed).indexOf('stream\n') + 40]! ^= 1;
    expect(await failure(page)).toBe('digest_mismatch');
  });

  test('a hundred changed bytes, each alone', async () => {
    let seed = 20_261_121;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const [, length, second, rest] = prepared.byteRange;
    for (let round = 0; round < 100; round += 1) {
      const at = next(length + rest);
      const changed = new Uint8Array(signed);
      changed[at < length ? at : second + at - length]! ^= 1 + next(255);
      expect(await failure(changed)).not.toBe('no failure');
    }
  }, 120_000);

  test('a place of the signature full of anything never throws', async () => {
    const read = await readSignedPdf(signed);
    if (!read.ok) throw new Error(read.error);
    for (let round = 0; round < 40; round += 1) {
      const cms = new Uint8Array(read.value.cms);
      cms[(round * 37) % cms.length]! ^= 0xff;
      expect(typeof (await failure(embedSignature(prepared, cms)))).toBe('string');
    }
  }, 120_000);

  test('a signature of zeros', async () => {
    expect(await failure(prepared.pdf)).toBe('empty_contents');
  });

  test('something behind the CMS in its place', async () => {
    const changed = new Uint8Array(signed);
    changed[prepared.byteRange[2] - 2] = 0x31;
    expect(await failure(changed)).toBe('malformed_cms');
  });

  test('a CMS that is none', async () => {
    expect(await failure(embedSignature(prepared, new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05])))).toBe(
      'malformed_cms',
    );
  });

  test('a signature by another key', async () => {
    const wrong = await withCms(({ signerInfos: [info] }) => {
      info!.signature.valueBlock.valueHexView[20]! ^= 1;
    });
    expect(await failure(wrong)).toBe('signature_mismatch');
  });

  test('the signature of another document', async () => {
    const other = await prepareSignature(shown, exampleField({ reason: 'Iets anders' }));
    const read = await readSignedPdf(signed);
    if (!read.ok) throw new Error(read.error);
    expect(await failure(embedSignature(other, read.value.cms))).toBe('digest_mismatch');
  });

  test('an older kind of signature, without a bound certificate', async () => {
    expect(await failure(replaced(signed, 'ETSI.CAdES.detached', 'adbe.pkcs7.detached'))).toBe(
      'other_kind_of_signature',
    );
  });
});

describe('the CMS says something else than PAdES B-B allows', () => {
  test('a certificate of the same name and number with another key', async () => {
    const other = await makeTestSigner('p384');
    const swapped = await withCms((data) => {
      data.certificates = [pkijs.Certificate.fromBER(new Uint8Array(other.certificates[0]))];
    });
    expect(await failure(swapped)).toBe('other_signing_certificate');
  });

  test('the signer’s certificate is not there', async () => {
    const issuerOnly = await withCms((data) => {
      data.certificates = data.certificates?.slice(1) ?? [];
    });
    expect(await failure(issuerOnly)).toBe('signer_certificate_missing');
  });

  test('two signers', async () => {
    const twice = await withCms((data) => {
      data.signerInfos = [...data.signerInfos, ...data.signerInfos];
    });
    expect(await failure(twice)).toBe('several_signers');
  });

  test('a signing time in the CMS', async () => {
    const timed = await signedOver((attributes) => {
      const value = [new asn1js.UTCTime({ valueDate: new Date('2026-11-21T13:42:07Z') })];
      attributes.push(
        new asn1js.Sequence({
          value: [new asn1js.ObjectIdentifier({ value: OID.signingTime }), new asn1js.Set({ value })],
        }),
      );
    });
    expect(await failure(timed)).toBe('signing_time_present');
  });

  test('no signing certificate, or two', async () => {
    const without = await signedOver((attributes) => {
      const at = attributes.findIndex((one) => typeOf(one) === OID.signingCertificateV2);
      attributes.splice(at, 1);
    });
    expect(await failure(without)).toBe('signing_certificate_missing');
    const twice = await signedOver((attributes) => {
      attributes.push(...attributes.filter((one) => typeOf(one) === OID.signingCertificateV2));
    });
    expect(await failure(twice)).toBe('signing_certificate_missing');
  });
});

describe('what is no signed PDF', () => {
  test('nothing, words, a record without a signature', async () => {
    expect(await failure(new Uint8Array())).toBe('not_a_pdf');
    expect(await failure(Buffer.from('hello'))).toBe('not_a_pdf');
    expect(await failure(shown)).toBe('no_signature');
  });
});

describe('a CMS is not assembled', () => {
  const parts = () => {
    const [certificate] = signer.certificates;
    const attributes = signedAttributes(digestOf(prepared, signer.hash), certificate, signer.hash);
    return {
      signedAttributes: attributes,
      signature: signer.sign(attributes),
      certificates: signer.certificates as readonly Uint8Array[],
      hash: signer.hash,
    };
  };
  const error = (change: Partial<ReturnType<typeof parts>>) => {
    const cms = cmsOf({ ...parts(), ...change });
    return cms.ok ? 'no failure' : cms.error;
  };

  test('when the signature is not that of the first certificate', async () => {
    expect(error({ signature: new Uint8Array(96) })).toBe('signature_wrong');
    expect(error({ signature: new Uint8Array(0) })).toBe('signature_wrong');
    const other = await makeTestSigner('p384');
    expect(error({ certificates: other.certificates })).toBe('other_certificate');
  });

  test('when something is not what it should be', () => {
    expect(error({ certificates: [] })).toBe('malformed_certificate');
    expect(error({ certificates: [new Uint8Array(10)] })).toBe('malformed_certificate');
    const padded = Buffer.concat([signer.certificates[0], new Uint8Array(50)]);
    expect(error({ certificates: [padded] })).toBe('malformed_certificate');
    expect(error({ certificates: [signer.certificates[0], new Uint8Array(10)] })).toBe(
      'malformed_certificate',
    );
    expect(error({ signedAttributes: new Uint8Array([1, 2, 3]) })).toBe('malformed_attributes');
    expect(error({ certificates: Array.from({ length: 40 }, () => signer.certificates[0]) })).toBe(
      'too_large',
    );
  });
});
