/** Every waiting time of the two machines, in milliseconds; exported so that tests and documentation agree. */
export const DELAYS = {
  /** Nothing touched on the reason screen: back to attract. */
  reasonIdleMs: 60_000,
  /** A printed ticket stays this long: the room has to be free for the next person within 20 s. */
  ticketMs: 15_000,
  /** Without paper the number stays longer, so that it can be written down or photographed. */
  ticketWithoutPaperMs: 60_000,
  /** A printer that says nothing for this long counts as no paper; the ticket is valid all the same. */
  printMs: 8_000,
  /** Central's answer to an issue, with its repeats. Longer than the link's own time-outs together. */
  issueMs: 15_000,
  ticketFailedMs: 30_000,
  goodbyeMs: 8_000,
  /** A no-show has nobody to say goodbye to. */
  goodbyeToNobodyMs: 1_500,
  /** A screen that is about to leave says so from here on and offers more time. */
  warningMs: 10_000,
  /** Language and size that somebody chose at attract and left. */
  readingIdleMs: 60_000,
  /** Central away for longer than this: attract says out of service. */
  linkLostMs: 15_000,
  /** The counter's own limit for a return, a little after central's, which decides when it can be reached. */
  returningMs: 65_000,
  /** Neutral screen after the citizen's page died. */
  neutralMs: 1_200,
  /** *Ik ben er* and *stop* are said again when central did not confirm them. */
  repeatMs: 2_000,
} as const;
