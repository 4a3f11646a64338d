import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkoutFolder } from '../folders.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import { asStep, type Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { type Application, applications, webRoot } from './applications.ts';
import { contentStamp } from './content-stamp.ts';

const sharedFiles = ['package-lock.json', 'tsconfig.base.json'];
const stamps = path.join(checkoutFolder, 'node_modules/.cache/loket');
const atOnce = 2;

/** Builds every application whose sources changed since its last build. Throws WayOut with the tool's words. */
export async function buildApplications(
  progress: Progress,
  options: { readonly force?: boolean; readonly only?: readonly Application['name'][] } = {},
): Promise<void> {
  const wanted = applications.filter(({ name }) => options.only === undefined || options.only.includes(name));
  const queue = wanted.filter((application) => options.force === true || !isFresh(application));
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await build(next, progress);
  };
  // All settled before the first failure is told: a build that is cut off would leave half an application.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  layWebRoot();
}

const stampFile = (application: Application) => path.join(stamps, `${application.name}.stamp`);

const stampOf = (application: Application) => contentStamp(checkoutFolder, application.sources, sharedFiles);

function isFresh(application: Application): boolean {
  const file = stampFile(application);
  if (!existsSync(path.join(checkoutFolder, application.product)) || !existsSync(file)) return false;
  return readFileSync(file, 'utf8') === stampOf(application);
}

async function build(application: Application, progress: Progress): Promise<void> {
  const stamp = stampOf(application);
  rmSync(stampFile(application), { force: true });
  await asStep(progress, `Building ${application.name}`, () => runBuild(application));
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stampFile(application), stamp);
}

async function runBuild(application: Application): Promise<void> {
  const folder = path.join(checkoutFolder, 'apps', application.name);
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const ownScript = typeof Object(Object(manifest).scripts).build === 'string';
  const vite = path.join(checkoutFolder, 'node_modules/vite/bin/vite.js');
  try {
    if (ownScript) await runToEnd('npm', ['run', '--silent', 'build'], { cwd: folder });
    else await runToEnd(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: folder });
  } catch (cause) {
    throw new WayOut(
      `${application.name} could not be built:\n${cause instanceof Error ? cause.message : String(cause)}`,
      `Try it alone: "npm run build -- ${application.name}".`,
    );
  }
  if (!existsSync(path.join(checkoutFolder, application.product))) {
    throw new WayOut(
      `The build of ${application.name} ended well but left no ${application.product}.`,
      `Look at apps/${application.name}/vite.config.ts.`,
    );
  }
}

function layWebRoot(): void {
  mkdirSync(webRoot, { recursive: true });
  for (const name of ['desk', 'infoscreen', 'portal', 'console']) {
    const link = path.join(webRoot, name);
    const target = path.relative(webRoot, path.join(checkoutFolder, 'apps', name, 'dist'));
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(target, link, 'junction');
  }
}
