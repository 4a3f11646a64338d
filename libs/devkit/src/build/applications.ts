import path from 'node:path';
import { checkoutFolder } from '../folders.ts';

export type Application = {
  readonly name: 'central' | 'counter' | 'desk' | 'infoscreen' | 'console' | 'portal';
  /** Folders of ours whose contents decide the result. */
  readonly sources: readonly string[];
  /** A file that a finished build has. */
  readonly product: string;
};

/** Everything that is built, the slowest first. */
export const applications: readonly Application[] = [
  {
    name: 'counter',
    sources: [
      'apps/counter',
      'libs/contract',
      'libs/identity',
      'libs/call',
      'libs/presence',
      'libs/statement',
      'libs/ui',
      'hardware/document-printer',
      'hardware/eid',
      'hardware/signature-pad',
      'hardware/ticket-printer',
    ],
    product: 'apps/counter/dist/main.js',
  },
  {
    name: 'infoscreen',
    sources: ['apps/infoscreen', 'libs/contract', 'libs/ui'],
    product: 'apps/infoscreen/dist/index.html',
  },
  {
    name: 'console',
    sources: ['apps/console', 'libs/contract', 'libs/ui'],
    product: 'apps/console/dist/index.html',
  },
  {
    name: 'portal',
    sources: ['apps/portal', 'libs/contract', 'libs/ui'],
    product: 'apps/portal/dist/index.html',
  },
  {
    name: 'desk',
    sources: ['apps/desk', 'libs/contract', 'libs/call', 'libs/statement', 'libs/ui'],
    product: 'apps/desk/dist/index.html',
  },
  {
    name: 'central',
    sources: ['apps/central', 'libs/contract', 'libs/identity', 'libs/queue', 'libs/statement'],
    product: 'apps/central/dist/main.js',
  },
];

/** Central's LOKET_WEB_ROOT: one folder with the built web apps below their names. */
export const webRoot = path.join(checkoutFolder, 'dist/web');
