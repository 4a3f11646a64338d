import type { StaffRole } from '@loket/contract';
import { useCallback, useEffect, useState } from 'react';
import { landing, type Section } from '../sections.ts';

/** The section that the address names, so that a wall screen can be started on its board. */
export function useSection(roles: readonly StaffRole[]): [Section | null, (section: Section) => void] {
  const [section, setSection] = useState(() => landing(location.hash, roles));
  useEffect(() => {
    const moved = () => setSection(landing(location.hash, roles));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, [roles]);
  const go = useCallback((next: Section) => {
    location.hash = next;
  }, []);
  return [section, go];
}
