import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import {
  knownPersonFootage,
  makePersonFootage,
  type PersonFootage,
} from '@loket/devkit/footage/person-footage.ts';

/** What every desk's camera shows in these tests: a person rendered by this project, made once and kept in the cache. */
export const INSPECTOR_FOOTAGE = path.resolve(
  import.meta.dirname,
  '../../../node_modules/.cache/loket/inspector-1.y4m',
);

export const inspectorFootage = (): PersonFootage => knownPersonFootage(INSPECTOR_FOOTAGE);

/** Playwright's global set-up: the browser is started with this file as its camera. */
export default function makeInspectorFootage(): void {
  if (existsSync(INSPECTOR_FOOTAGE)) return;
  mkdirSync(path.dirname(INSPECTOR_FOOTAGE), { recursive: true });
  const unfinished = `${INSPECTOR_FOOTAGE}.${process.pid}`;
  makePersonFootage(unfinished);
  renameSync(unfinished, INSPECTOR_FOOTAGE);
}
