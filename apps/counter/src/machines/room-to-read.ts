import type { CitizenScreen, CitizenTask } from '@loket/contract';

/** Where the citizen reads, looks or signs rather than talks. */
const READING: ReadonlySet<CitizenTask['task']> = new Set([
  'rights',
  'read_along',
  'look',
  'confirm_pages',
  'choose_signature',
  'pen',
  'stopped',
]);

/** Whether the citizen's page needs more of an upright screen than it has beside a face to talk to. */
export const needsRoomToRead = (content: CitizenScreen): boolean =>
  content.screen === 'in_call' && content.connection === 'connected' && READING.has(content.task.task);
