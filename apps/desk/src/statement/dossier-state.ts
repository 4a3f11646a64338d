import type { DeskDossier } from '@loket/contract';

/** The dossier that counts: a newer one of the same consultation, or any of the one that runs now. */
export function newerDossier(known: DeskDossier | null, told: DeskDossier): DeskDossier {
  return known?.consultationId === told.consultationId && known.version > told.version ? known : told;
}
