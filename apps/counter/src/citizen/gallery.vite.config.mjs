import { join } from 'node:path';
import react from '@vitejs/plugin-react';

/** The gallery alone, for tests and for looking (`npx vite -c` this file); the appliance's pages have their own. */
export default {
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: join(import.meta.dirname, 'gallery.html') },
  },
};
