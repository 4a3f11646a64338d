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
  /** Pages and pictures that could not be fetched, and a finished signature that did not arrive, go again after this. */
  fetchAgainMs: 1_500,
  /** A finished signature is offered to central this long: the citizen need not type the PIN again. */
  completeMs: 30_000,
  /** Central away for this long: a number of the reserved series is given instead. */
  offlineAfterMs: 5_000,
  /** A reserved block is not used longer than this after it was reserved: the day has changed. */
  blockMs: 20 * 3_600_000,
  /** Reserved numbers are asked for, and tickets given without central are handed over, again after this. */
  reconcileMs: 5_000,
  /** A call for help is said again until central has it. */
  alarmMs: 2_000,
  /** Typing a code or a name takes longer than choosing. */
  typingIdleMs: 120_000,
  /** A technician who left: the counter is the citizens' again. */
  serviceIdleMs: 120_000,
  badgeMs: 20_000,
} as const;
