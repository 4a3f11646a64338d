import type { Request, Response } from 'express';
import { Refusal } from './refusal.ts';

/** Bytes about a person: kept by no cache, shown in no frame, run by nobody. */
export function sendBytes(response: Response, mediaType: string, bytes: Uint8Array): void {
  response.set({
    'Content-Type': mediaType,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': 'inline',
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  });
  response.end(bytes);
}

/**
 * The raw body of a request that the guard has let in already; no parser of ours touches these media types before.
 * @throws Refusal `file_not_accepted` for another media type, `too_large`, `bad_request` for nothing
 */
export async function readBytes(request: Request, mediaType: string, maxBytes: number): Promise<Buffer> {
  if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== mediaType)
    throw new Refusal('file_not_accepted', `This takes ${mediaType}.`);
  const tooLarge = new Refusal('too_large', 'This file is too large.');
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > maxBytes) throw tooLarge;
    parts.push(part);
  }
  if (length === 0) throw new Refusal('bad_request', 'There is nothing in this request.');
  return Buffer.concat(parts);
}
