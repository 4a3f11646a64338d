import { z } from 'zod';
import { Instant, id, SiteId } from './ids.ts';

export const ScreenMessageId = id<'ScreenMessageId'>();
export type ScreenMessageId = z.infer<typeof ScreenMessageId>;

/** The same sentence in every language of the screens; plain text. */
const InEveryLanguage = z.object({
  nl: z.string().trim().min(1).max(160),
  fr: z.string().trim().min(1).max(160),
  de: z.string().trim().min(1).max(160),
  en: z.string().trim().min(1).max(160),
});

/** What the chief inspector says to those who wait: at one site or at all. */
export const ScreenMessage = z.object({
  id: ScreenMessageId,
  siteId: SiteId.nullable(),
  texts: InEveryLanguage,
  until: Instant,
});
export type ScreenMessage = z.infer<typeof ScreenMessage>;
export const MakeScreenMessage = ScreenMessage.omit({ id: true });
export type MakeScreenMessage = z.infer<typeof MakeScreenMessage>;
