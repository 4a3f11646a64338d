import react from '@vitejs/plugin-react';

/** The page of components, for looking and for its test: `npm run components -w @loket/ui`. Nothing of it ships. */
export default {
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  build: { emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
};
