import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import './staff-header.css';

export type StaffLink = { key: string; title: string; current: boolean; onPress: () => void; count?: number };

type StaffHeaderProps = {
  /** Beside the name: whose page this is, such as "Beheer, zone Maasheide". */
  place: string;
  /** What the links are, for a screen reader. */
  navigation?: string;
  links?: readonly StaffLink[];
  /** Right: the language, who is signed in, the way out. */
  children?: ReactNode;
};

/** The top of every staff page: the mark, where you are, the pages next to it, and who you are. */
export function StaffHeader({ place, navigation, links = [], children }: StaffHeaderProps) {
  return (
    <header className="staff-header">
      <Mark />
      <strong>Loket</strong>
      <span className="staff-place">{place}</span>
      {links.length > 0 ? (
        <nav className="staff-links" aria-label={navigation}>
          {links.map(({ key, title, current, onPress, count }) => (
            <button
              key={key}
              type="button"
              className="staff-link"
              {...(current ? { 'aria-current': 'page' } : {})}
              onClick={onPress}
            >
              {title}
              {count ? <span className="tab-count">{count}</span> : null}
            </button>
          ))}
        </nav>
      ) : null}
      <div className="staff-self">{children}</div>
    </header>
  );
}
