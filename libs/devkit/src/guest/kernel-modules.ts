/** The `depends=` line that every kernel module carries in its .modinfo section, names by comma; `-` and `_` are equal. */
export function dependenciesOf(module: Uint8Array): readonly string[] {
  const bytes = Buffer.from(module.buffer, module.byteOffset, module.byteLength);
  const at = bytes.indexOf('\0depends=');
  if (at < 0) return [];
  const start = at + '\0depends='.length;
  const value = bytes.subarray(start, bytes.indexOf(0, start)).toString('latin1');
  return value === '' ? [] : value.split(',').map(moduleName);
}

/** A module's name as the kernel compares it, from a name or a file name such as `hid-generic.ko.xz`. */
export const moduleName = (file: string): string =>
  (file.split('/').at(-1) ?? '').replace(/\.ko(\.\w+)?$/, '').replaceAll('-', '_');

/**
 * The order to insert modules in, so that each comes after what it depends on. `read` gives a module's uncompressed
 * file, or undefined when the kernel has it built in.
 */
export function insertionOrder(
  wanted: readonly string[],
  read: (name: string) => Uint8Array | undefined,
): readonly { readonly name: string; readonly file: Uint8Array }[] {
  const order = new Map<string, Uint8Array>();
  const visit = (name: string) => {
    if (order.has(name)) return;
    const file = read(name);
    if (file === undefined) return;
    for (const dependency of dependenciesOf(file)) visit(dependency);
    order.set(name, file);
  };
  for (const name of wanted) visit(moduleName(name));
  return [...order].map(([name, file]) => ({ name, file }));
}
