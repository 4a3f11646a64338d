// Builds the rig for tests: `node rig.build.mjs FOLDER`. The same parts, built as the appliance's are.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const outDir = process.argv[2];
const external = ['electron', 'smartcard', 'node-hid', 'serialport', 'bufferutil', 'utf-8-validate'];
const shared = { configFile: false, root, logLevel: 'warn', publicDir: false };

const programs = (input, format, entryFileNames) => ({
  ...shared,
  ssr: { noExternal: true, external, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input,
      external,
      output: { format, entryFileNames, chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
});

await build(
  programs({ main: 'src/pin/rig.ts', 'device-host': 'src/device-host/main.ts' }, 'es', '[name].js'),
);
await build(programs({ 'preload-pin': 'src/preload/pin.ts' }, 'cjs', '[name].cjs'));
await build({
  ...shared,
  root: join(root, 'src/pin'),
  base: './',
  plugins: [react()],
  build: {
    outDir: join(outDir, 'renderer/pin'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome130',
    rolldownOptions: { input: join(root, 'src/pin/index.html') },
  },
});
writeFileSync(
  join(outDir, 'package.json'),
  '{"name":"rig","version":"0.0.0","type":"module","main":"main.js"}\n',
);
