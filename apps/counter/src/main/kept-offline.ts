import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CounterSnapshot, OfflineBlock, OfflineTicket } from '@loket/contract';
import { z } from 'zod';
import type { KeptOffline } from '../machines/counter-state.ts';
import { OFFLINE_START, type OfflineState } from '../machines/offline.ts';
import { errorFields, log } from './log.ts';

const FILE = 'offline.json';

const Kept = z.object({
  block: OfflineBlock.nullable(),
  reservedAt: z.number(),
  next: z.int().nonnegative(),
  tickets: z.array(OfflineTicket),
  lastContactAt: z.number(),
  /** What the site is, so that a counter that restarts without central can go on giving numbers. */
  snapshot: CounterSnapshot.nullable(),
});

/**
 * The reserved numbers and the tickets given without central, in the profile: numbers, languages and reasons, no person.
 * @returns what a start without central begins with
 */
export function readKeptOffline(profile: string): KeptOffline {
  const path = join(profile, FILE);
  if (!existsSync(path)) return { offline: OFFLINE_START, snapshot: null };
  try {
    const { snapshot, ...kept } = Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { offline: { ...OFFLINE_START, ...kept }, snapshot };
  } catch (error) {
    // Numbers that can't be read are not given; central reserves others.
    log('error', 'kept numbers can not be read', errorFields(error));
    return { offline: OFFLINE_START, snapshot: null };
  }
}

/** On disk when this returns, whole or as it was before. */
export function writeKeptOffline(
  profile: string,
  { block, reservedAt, next, tickets, lastContactAt }: OfflineState,
  snapshot: CounterSnapshot | null,
): void {
  const place = snapshot && { ...snapshot, consultation: null };
  const text = JSON.stringify({ block, reservedAt, next, tickets, lastContactAt, snapshot: place });
  writeWhole(join(profile, FILE), text);
}

/** Beside it, flushed, and then in its place in one step. Mode 0600. */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}
