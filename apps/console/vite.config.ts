import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The console as central serves it. No inlined assets or module-preload script: the content security policy allows only
 * files of our own. `fixtures.html` is for looking at screens during development and is no input of the build.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome130',
    // The tests of the screens build the fixtures instead; a release never does.
    rolldownOptions: { input: process.env.LOKET_FIXTURES ? 'fixtures.html' : 'index.html' },
  },
});
