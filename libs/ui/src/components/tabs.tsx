import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import './tabs.css';

export type TabPart<Id extends string> = {
  id: Id;
  title: string;
  /** A small count behind the title: what waits there. */
  count?: number;
  content: ReactNode;
};

type TabsProps<Id extends string> = {
  label: string;
  parts: readonly TabPart<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
};

/** Parts of one page of which one is in sight; arrow keys go from one to the next. */
export function Tabs<Id extends string>({ label, parts, selected, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const part = parts.find(({ id }) => id === key);
        if (part) onSelect(part.id);
      }}
    >
      <TabList className="tab-list" aria-label={label}>
        {parts.map(({ id, title, count }) => (
          <Tab key={id} id={id} className="tab">
            {title}
            {count ? <span className="tab-count">{count}</span> : null}
          </Tab>
        ))}
      </TabList>
      {parts.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
