import { z } from 'zod';
import { Instant, id, SiteId } from './ids.ts';

export const ScreenMessageId = id<'ScreenMessageId'>();
export type ScreenMessageId = z.infer<typeof ScreenMessageId>;

/** One plain line: nothing that breaks it or turns its direction around. */
const Line = z
  .string()
  .trim()
  .min(1)
  .max(160)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+$/u);
/** The same sentence in every language of the screens. */
const InEveryLanguage = z.object({ nl: Line, fr: Line, de: Line, en: Line });

/** What the chief inspector says to those who wait: at one site or at all. */
export const ScreenMessage = z.object({
  id: ScreenMessageId,
  siteId: SiteId.nullable(),
  texts: InEveryLanguage,
  until: Instant,
});
export type ScreenMessage = z.infer<typeof ScreenMessage>;
/** `until` is in the future, at most `LONGEST_MESSAGE_MS` from now. */
export const MakeScreenMessage = ScreenMessage.omit({ id: true });
export type MakeScreenMessage = z.infer<typeof MakeScreenMessage>;

export const LONGEST_MESSAGE_MS = 7 * 86_400_000;
/** Of one zone, at the same time. */
export const MOST_MESSAGES = 10;
