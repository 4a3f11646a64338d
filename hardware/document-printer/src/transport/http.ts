import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Exchange } from '../types.ts';

const ANSWER_WITHIN_MS = 10_000;
/** An answer to our questions is a few hundred bytes. */
const LARGEST_ANSWER_BYTES = 256 * 1024;

/** IPP over HTTP (RFC 8010 §4): `ipp://` is port 631 without, `ipps://` with TLS; the certificate is checked. */
export function httpExchange(printerUri: string): Exchange {
  const isTls = new URL(printerUri).protocol === 'ipps:';
  const address = new URL(printerUri.replace(/^ipp/, 'http'));
  if (address.port === '') address.port = '631';
  const send = isTls ? overHttps : overHttp;
  return (header, document) =>
    new Promise((resolve, reject) => {
      const body = document ? Buffer.concat([header, document]) : header;
      const request = send(
        address,
        {
          method: 'POST',
          headers: { 'content-type': 'application/ipp', 'content-length': body.length },
          timeout: ANSWER_WITHIN_MS,
          agent: false,
        },
        (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            chunks.push(chunk);
            if (size > LARGEST_ANSWER_BYTES) request.destroy(new Error('the answer is too long'));
          });
          response.on('error', reject);
          response.on('end', () => {
            if (response.statusCode === 200) resolve(Buffer.concat(chunks));
            else reject(new Error(`HTTP ${response.statusCode}`));
          });
        },
      );
      request.on('timeout', () => request.destroy(new Error('no answer in time')));
      request.on('error', reject);
      request.end(body);
    });
}
