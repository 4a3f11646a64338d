import { z } from 'zod';

/** An attest or a note of a copy as a slip on the ticket printer: words are made by central in the citizen's language. */
export const AttestPaper = z.object({
  zoneName: z.string().max(120),
  siteName: z.string().max(120),
  title: z.string().max(120),
  /** Short lines: kind, date, reference, PV number, name of the declarant. */
  lines: z.array(z.string().max(120)).max(12),
  codeTitle: z.string().max(120),
  /** In letters beside the QR. */
  code: z.string().max(40),
  checkUrl: z.string().max(300),
  footer: z.string().max(300),
});
export type AttestPaper = z.infer<typeof AttestPaper>;

/** A visitor's badge of the day. */
export const VisitorBadgePaper = z.object({
  siteName: z.string().max(120),
  title: z.string().max(60),
  badge: z.int().positive(),
  accessZone: z.string().max(40),
  date: z.string().max(40),
  footer: z.string().max(200),
});
export type VisitorBadgePaper = z.infer<typeof VisitorBadgePaper>;
