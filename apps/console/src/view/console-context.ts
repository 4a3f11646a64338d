import type { Me } from '@loket/contract';
import { createContext, useContext } from 'react';
import type { ConsoleApi } from '../session/console-api.ts';

type Around = { readonly api: ConsoleApi; readonly me: Me };

export const ConsoleContext = createContext<Around | null>(null);

/** Central, and who is asking it. */
export function useConsole(): Around {
  const around = useContext(ConsoleContext);
  if (!around) throw new Error('useConsole() belongs inside the signed-in console.');
  return around;
}

/** To another page, or to something on it: `go('places', 'new')`. */
export function go(page: string, detail?: string): void {
  location.hash = detail === undefined ? page : `${page}/${detail}`;
}
