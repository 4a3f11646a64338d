import {
  AcceptedPhoto,
  type AddWords,
  type BookAppointment,
  type CancelAppointment,
  type ErrorCode,
  err,
  Failure,
  type FindInspector,
  FollowedReport,
  FoundInspector,
  HeldAppointment,
  InvitationView,
  type MoveAppointment,
  OfferedSlot,
  ok,
  PORTAL,
  PortalZone,
  ReceivedReport,
  type Result,
  type SendReport,
} from '@loket/contract';

/** `no_answer`: the request left and nothing came back; asking again with the same request id is safe. */
export type PortalFailure = { readonly code: ErrorCode | 'no_answer' };

type Shape<Value> = { safeParse(value: unknown): { success: true; data: Value } | { success: false } };
export type Answered<Value> = Promise<Result<Value, PortalFailure>>;

const PATIENCE_MS = 20_000;
const PHOTO_PATIENCE_MS = 90_000;

/** What the public pages ask of central. Nothing personal is ever in an address. */
export type PortalApi = {
  zones(): Answered<PortalZone[]>;
  findInspector(asked: FindInspector): Answered<FoundInspector[]>;
  slots(zone: string, agendaId: string): Answered<OfferedSlot[]>;
  book(request: BookAppointment): Answered<HeldAppointment>;
  appointment(secret: string): Answered<HeldAppointment>;
  move(request: MoveAppointment): Answered<HeldAppointment>;
  cancel(request: CancelAppointment): Answered<HeldAppointment>;
  invitation(secret: string): Answered<InvitationView>;
  photo(zone: string, file: Blob): Answered<AcceptedPhoto>;
  report(report: SendReport): Answered<ReceivedReport>;
  followed(secret: string): Answered<FollowedReport>;
  addWords(words: AddWords): Answered<FollowedReport>;
};

export function openPortalApi(fetcher: typeof fetch = (...input) => fetch(...input)): PortalApi {
  const post = <Value>(path: string, shape: Shape<Value>, body: object) =>
    send(fetcher, path, shape, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  return {
    zones: () =>
      send(fetcher, PORTAL.zones, PortalZone.array(), { signal: AbortSignal.timeout(PATIENCE_MS) }),
    findInspector: (asked) => post(PORTAL.findInspector, FoundInspector.array(), asked),
    slots: (zone, agendaId) => post(PORTAL.slots, OfferedSlot.array(), { zone, agendaId }),
    book: (request) => post(PORTAL.book, HeldAppointment, request),
    appointment: (secret) => post(PORTAL.appointment, HeldAppointment, { secret }),
    move: (request) => post(PORTAL.move, HeldAppointment, request),
    cancel: (request) => post(PORTAL.cancel, HeldAppointment, request),
    invitation: (secret) => post(PORTAL.invitation, InvitationView, { secret }),
    photo: (zone, file) =>
      send(fetcher, `${PORTAL.photos}?zone=${encodeURIComponent(zone)}`, AcceptedPhoto, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
        signal: AbortSignal.timeout(PHOTO_PATIENCE_MS),
      }),
    report: (report) => post(PORTAL.reports, ReceivedReport, report),
    followed: (secret) => post(PORTAL.report, FollowedReport, { secret }),
    addWords: (words) => post(PORTAL.addWords, FollowedReport, words),
  };
}

async function send<Value>(
  fetcher: typeof fetch,
  path: string,
  shape: Shape<Value>,
  request: RequestInit,
): Answered<Value> {
  try {
    const answer = await fetcher(path, { credentials: 'omit', cache: 'no-store', ...request });
    const body: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) {
      const value = shape.safeParse(body);
      return value.success ? ok(value.data) : err({ code: 'internal' });
    }
    const told = Failure.safeParse(body);
    // A proxy in between may refuse a large photo without our body.
    return err({ code: told.success ? told.data.code : answer.status === 413 ? 'too_large' : 'unavailable' });
  } catch {
    return err({ code: 'no_answer' });
  }
}
