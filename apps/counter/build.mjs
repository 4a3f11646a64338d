// Builds the whole counter into dist/: `npm run build -w @loket/counter`.
//   main.js, device-host.js   ES modules for Electron's Node; npm packages bundled, native ones left out
//   preload-*.cjs             one self-contained script each: a sandboxed preload can load nothing else
//   renderer/PAGE/            one folder per page, because each page is an origin of its own
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = import.meta.dirname;
// Built beside and then put in place in one step: a counter that runs from here never finds half of itself.
const place = join(here, 'dist');
const dist = join(here, '../../node_modules/.cache/loket', `counter-${process.pid}`);
const shared = { configFile: false, root: here, logLevel: 'warn', publicDir: false };

// Native addons are loaded from node_modules at run time; the last two are optional accelerators that `ws` asks for.
const external = ['electron', 'smartcard', 'node-hid', 'serialport', 'bufferutil', 'utf-8-validate'];

const programs = (input, format, entryFileNames) => ({
  ...shared,
  ssr: { noExternal: true, external, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir: dist,
    emptyOutDir: false,
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input,
      external,
      output: { format, entryFileNames, chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
});

const page = (name) => ({
  ...shared,
  root: join(here, 'src', name),
  base: './',
  plugins: [react()],
  build: {
    outDir: join(dist, 'renderer', name),
    emptyOutDir: true,
    // The content security policy takes files of our own only, and the oldest runtime is Chromium 130.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome130',
    rolldownOptions: { input: join(here, 'src', name, 'index.html') },
  },
});

try {
  await build(
    programs({ main: 'src/main/main.ts', 'device-host': 'src/device-host/main.ts' }, 'es', '[name].js'),
  );
  await build(programs({ 'preload-citizen': 'src/preload/citizen.ts' }, 'cjs', '[name].cjs'));
  await build(programs({ 'preload-presence': 'src/preload/presence.ts' }, 'cjs', '[name].cjs'));
  await build(programs({ 'preload-pin': 'src/preload/pin.ts' }, 'cjs', '[name].cjs'));
  await build(page('citizen'));
  await build(page('presence'));
  await build(page('pin'));
  const before = `${dist}-before`;
  if (existsSync(place)) renameSync(place, before);
  renameSync(dist, place);
  rmSync(before, { recursive: true, force: true });
} finally {
  rmSync(dist, { recursive: true, force: true });
}
