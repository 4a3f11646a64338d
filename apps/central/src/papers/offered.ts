import type { DeviceReport, PaperKind, PaperWay, Statement } from '@loket/contract';

/** What can be given now. A klachtneerlegging needs the number of the PV; nothing is given before the signature. */
export function offeredPapers(statement: Statement | undefined, pvNumber: string | null): PaperKind[] {
  if (statement?.state !== 'signed') return [];
  const { template, kind, answers } = statement.content;
  const kinds: PaperKind[] = [];
  if (template === 'lost_or_stolen_document')
    kinds.push(answers.what_happened === 'stolen' ? 'attest_theft' : 'attest_loss');
  if (template === 'bicycle_theft') kinds.push('attest_theft');
  if (kind === 'klacht' && pvNumber !== null) kinds.push('attest_klachtneerlegging');
  return [...kinds, 'copy'];
}

/** How it can be given: by printers that this counter has, also when one waits for paper, and by mail if there is one. */
export function offeredWays(devices: DeviceReport | undefined, mail: boolean): PaperWay[] {
  const has = (state: string | undefined) => state !== undefined && state !== 'not_configured';
  return [
    ...(has(devices?.ticketPrinter.state) ? (['ticket_printer'] as const) : []),
    ...(has(devices?.documentPrinter?.state) ? (['document_printer'] as const) : []),
    ...(mail ? (['email'] as const) : []),
  ];
}
