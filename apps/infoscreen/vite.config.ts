import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Records the spoken words into public/generated before anything else; instant when they are there already. */
function spokenWords(): Plugin {
  return {
    name: 'loket-spoken-words',
    configResolved({ root }) {
      execFileSync(process.execPath, ['--import', 'tsx', join(root, 'build-audio.ts')], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    },
  };
}

/** As the desk's: files of our own only; `fixtures.html` is for development and no input of the build. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/infoscreen/',
  plugins: [spokenWords(), react()],
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
