import { z } from 'zod';
import { PersonalSecret } from './appointments.ts';
import { Instant, id, MunicipalityId } from './ids.ts';
import { EmailAddress, PhoneNumber } from './mail.ts';
import { Locale } from './words.ts';

export const ReportId = id<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;
export const PhotoId = id<'PhotoId'>();
export type PhotoId = z.infer<typeof PhotoId>;

/** `question`: the contact form. */
export const ReportCategory = z.enum([
  'nuisance',
  'dangerous_traffic',
  'fly_tipping',
  'lost',
  'found',
  'racism',
  'discrimination',
  'extremism',
  'domestic_violence',
  'sexual_violence',
  'neglect',
  'question',
]);
export type ReportCategory = z.infer<typeof ReportCategory>;

/** Treated with discretion: neutral titles, no mail unless asked, read by inspectors only. */
export const SENSITIVE_CATEGORIES = [
  'racism',
  'discrimination',
  'extremism',
  'domestic_violence',
  'sexual_violence',
  'neglect',
] as const satisfies readonly ReportCategory[];

export const isSensitive = (category: ReportCategory): boolean =>
  SENSITIVE_CATEGORIES.some((one) => one === category);

export const ReporterRole = z.enum(['witness', 'victim']);
export type ReporterRole = z.infer<typeof ReporterRole>;

/** WGS 84, degrees. */
export const MapPoint = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type MapPoint = z.infer<typeof MapPoint>;

export const PHOTOS_MAX = 5;
export const PHOTO_MAX_BYTES = 12_000_000;
/** 50 million: more than any telephone's camera stores, less than fills a server's memory. */
export const PHOTO_MAX_PIXELS = 50_000_000;

/** Given for a photo that was accepted, to name it in the report; worthless after an hour. */
export const PhotoToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export type PhotoToken = z.infer<typeof PhotoToken>;
export const AcceptedPhoto = z.object({
  token: PhotoToken,
  width: z.int().positive(),
  height: z.int().positive(),
});
export type AcceptedPhoto = z.infer<typeof AcceptedPhoto>;

export const SendReport = z.object({
  zone: z.string().max(40),
  category: ReportCategory,
  role: ReporterRole.nullable(),
  locale: Locale,
  text: z.string().trim().min(5).max(8_000),
  /** When it happened, in the citizen's own words. */
  when: z.string().trim().max(200),
  place: z.string().trim().max(300),
  point: MapPoint.nullable(),
  municipalityId: MunicipalityId.nullable(),
  photos: z.array(PhotoToken).max(PHOTOS_MAX),
  /** Null: anonymous, where the zone allows it. */
  person: z
    .object({
      name: z.string().trim().min(2).max(120),
      email: EmailAddress.nullable(),
      phone: PhoneNumber.nullable(),
      /** A mail may be read by somebody else at home, so it is never sent unasked. */
      mailMe: z.boolean(),
    })
    .nullable(),
  requestId: z.uuid(),
});
export type SendReport = z.infer<typeof SendReport>;

/** The secret is shown once and is the only way back. */
export const ReceivedReport = z.object({ secret: PersonalSecret, answerBy: Instant });
export type ReceivedReport = z.infer<typeof ReceivedReport>;

export const ReportState = z.enum(['received', 'in_progress', 'answered', 'closed']);
export type ReportState = z.infer<typeof ReportState>;

export const ReportWord = z.object({
  from: z.enum(['citizen', 'police']),
  at: Instant,
  text: z.string().max(8_000),
});
export type ReportWord = z.infer<typeof ReportWord>;

/** A report as its sender follows it. Neutral: the category and the first text are not shown again. */
export const FollowedReport = z.object({
  state: ReportState,
  receivedAt: Instant,
  answerBy: Instant,
  locale: Locale,
  photos: z.int().nonnegative(),
  words: z.array(ReportWord).max(200),
});
export type FollowedReport = z.infer<typeof FollowedReport>;

export const AddWords = z.object({
  secret: PersonalSecret,
  text: z.string().trim().min(2).max(4_000),
  requestId: z.uuid(),
});
export type AddWords = z.infer<typeof AddWords>;

// ── staff ──

/** A row of the inbox: nothing that a citizen typed. */
export const InboxReport = z.object({
  id: ReportId,
  category: ReportCategory,
  state: ReportState,
  receivedAt: Instant,
  answerBy: Instant,
  anonymous: z.boolean(),
  municipality: z.string().max(80).nullable(),
  photos: z.int().nonnegative(),
  /** The citizen added words that nobody has answered. */
  unanswered: z.boolean(),
});
export type InboxReport = z.infer<typeof InboxReport>;

/** What a reader with a reason sees. */
export const ReadReport = z.object({
  id: ReportId,
  category: ReportCategory,
  state: ReportState,
  role: ReporterRole.nullable(),
  locale: Locale,
  receivedAt: Instant,
  answerBy: Instant,
  text: z.string().max(8_000),
  when: z.string().max(200),
  place: z.string().max(300),
  point: MapPoint.nullable(),
  municipality: z.string().max(80).nullable(),
  person: z
    .object({
      name: z.string().max(120),
      email: EmailAddress.nullable(),
      phone: PhoneNumber.nullable(),
      mailMe: z.boolean(),
    })
    .nullable(),
  photos: z.array(z.object({ id: PhotoId, width: z.int(), height: z.int() })).max(PHOTOS_MAX),
  words: z.array(ReportWord).max(200),
});
export type ReadReport = z.infer<typeof ReadReport>;

export const AnswerReport = z.object({
  /** Empty: only the state changes. */
  text: z.string().trim().max(8_000),
  state: ReportState.exclude(['received']),
});
export type AnswerReport = z.infer<typeof AnswerReport>;

/** `mailed`: the sender was told by e-mail that there is an answer; never what it says. */
export const AnsweredReport = z.object({ state: ReportState, mailed: z.boolean() });
export type AnsweredReport = z.infer<typeof AnsweredReport>;
