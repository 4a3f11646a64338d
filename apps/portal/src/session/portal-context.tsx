import type { PortalZone } from '@loket/contract';
import { createContext, useContext } from 'react';
import type { PortalApi } from './portal-api.ts';

export type Portal = { readonly api: PortalApi; readonly zone: PortalZone };

export const PortalContext = createContext<Portal | null>(null);

/** The zone that is spoken with, and the way to it. */
export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (!portal) throw new Error('This page needs a zone.');
  return portal;
}
