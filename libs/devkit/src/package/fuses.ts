import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * Fuses of a counter in a public place: bits in Electron's binary that no command line can turn back.
 * (electronjs.org/docs/latest/tutorial/fuses)
 */
export const applianceFuses: Readonly<Partial<Record<FuseV1Options, boolean>>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/** How a set fuse stands in the binary: the character 1 (enabled, which the package does not export). */
const enabled = 0x31;

export type FuseReading = { readonly name: string; readonly wanted: boolean; readonly read: boolean };

/** Burns the fuses into a packaged binary and reads every one back from the file. */
export async function burnFuses(executable: string): Promise<readonly FuseReading[]> {
  await flipFuses(executable, { version: FuseVersion.V1, ...applianceFuses });
  return readFuses(executable);
}

export async function readFuses(executable: string): Promise<readonly FuseReading[]> {
  const wire: Readonly<Partial<Record<FuseV1Options, number>>> = await getCurrentFuseWire(executable);
  return fuseNames().map(([option, name]) => ({
    name,
    wanted: applianceFuses[option] === true,
    read: wire[option] === enabled,
  }));
}

function fuseNames(): [FuseV1Options, string][] {
  return Object.keys(applianceFuses).map((key) => {
    const option: FuseV1Options = Number(key);
    return [option, FuseV1Options[option]];
  });
}
