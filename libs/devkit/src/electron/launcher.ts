export const launcherManifest = `${JSON.stringify({ name: 'loket-electron-launcher', version: '1.0.0', type: 'module', main: 'launcher.mjs' })}\n`;

/**
 * What a stock Electron's default application does, for a binary that has none: \`electron FOLDER\` opens the
 * application of that folder under its own name and version.
 */
export const launcherMain = `import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  console.error('Which application? Give its folder: electron FOLDER');
  app.exit(2);
} else {
  const folder = path.resolve(given);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  app.setAppPath(folder);
  if (manifest.productName ?? manifest.name) app.setName(manifest.productName ?? manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  await import(pathToFileURL(path.join(folder, manifest.main ?? 'index.js')).href);
}
`;
