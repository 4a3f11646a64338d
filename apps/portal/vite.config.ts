import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** As the desk's: files of our own only. Public, so it also runs on telephones that are some years old. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // The tests of the screens build the fixtures instead; a release never does.
    rolldownOptions: { input: process.env.LOKET_FIXTURES ? 'fixtures.html' : 'index.html' },
  },
});
