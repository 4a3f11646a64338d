import type { CounterId, MakeEvent, MunicipalityId } from '@loket/contract';
import { isoOf, windowProblem } from '../places/hours-draft.ts';
import { instantOfWall, type WallMoment, wallOfInstant } from '../time/brussels.ts';

/** An event while it is typed. */
export type EventDraft = {
  readonly templateId: string | null;
  readonly name: string;
  readonly address: string;
  readonly municipalityId: MunicipalityId | null;
  /** Null: what `freeCode` suggests for the name, until somebody types another. */
  readonly code: string | null;
  readonly from: WallMoment;
  readonly to: WallMoment;
  readonly counterId: CounterId | null;
};

/** What is wrong with a field, each a text of `placeTexts`. */
export type EventProblems = Partial<
  Record<
    'templateId' | 'name' | 'address' | 'municipalityId' | 'code' | 'window' | 'counterId',
    'fillIn' | 'codeHint' | 'codeTaken' | 'nameTaken' | 'wrongDate' | 'wrongTime' | 'wrongWindow'
  >
>;

/** An event of today, from the next whole hour, for eight hours or until midnight. */
export function newEvent(nowMs: number): EventDraft {
  const hour = 3_600_000;
  const today = wallOfInstant(nowMs).date;
  const fromMs = Math.ceil(nowMs / hour) * hour;
  const midnightMs = instantOfWall({ date: today, time: '24:00' });
  const toMs = fromMs < midnightMs ? Math.min(fromMs + 8 * hour, midnightMs) : fromMs + 8 * hour;
  const ends = wallOfInstant(toMs);
  return {
    templateId: null,
    name: '',
    address: '',
    municipalityId: null,
    code: null,
    from: wallOfInstant(fromMs),
    to: toMs === midnightMs ? { date: today, time: '24:00' } : ends,
    counterId: null,
  };
}

/** The event to send, or what stands in the way. @param suggested the letter for a draft that has none of its own */
export function eventOf(
  draft: EventDraft,
  suggested: string,
): { ok: true; value: MakeEvent } | { ok: false; problems: EventProblems } {
  const code = draft.code ?? suggested;
  const { templateId, municipalityId, counterId } = draft;
  const [name, address] = [draft.name.trim(), draft.address.trim()];
  const when = windowProblem(draft);
  if (templateId && name && address && municipalityId && counterId && CODE.test(code) && when === null) {
    const [from, to] = [isoOf(draft.from), isoOf(draft.to)];
    return { ok: true, value: { templateId, name, address, municipalityId, counterId, code, from, to } };
  }
  const problems: EventProblems = {
    ...(templateId ? {} : { templateId: 'fillIn' }),
    ...(name ? {} : { name: 'fillIn' }),
    ...(address ? {} : { address: 'fillIn' }),
    ...(municipalityId ? {} : { municipalityId: 'fillIn' }),
    ...(counterId ? {} : { counterId: 'fillIn' }),
    ...(CODE.test(code) ? {} : { code: 'codeHint' }),
    ...(when === 'wrongDate' || when === 'wrongTime' || when === 'wrongWindow' ? { window: when } : {}),
  };
  return { ok: false, problems };
}

const CODE = /^[A-Z]{1,2}$/;
