/** A report as the device declares it; `length` counts the report's id too. */
export type DeclaredReport = {
  readonly id: number;
  readonly kind: 'feature' | 'input';
  readonly length: number;
};

/**
 * The descriptor by which the kernel knows each report's size (Device Class Definition for HID 1.11, 6.2.2): one
 * vendor-defined collection of byte arrays. A real pad's own descriptor is not public; sizes and kinds are what counts.
 */
export function reportDescriptor(reports: readonly DeclaredReport[]): Uint8Array {
  const items = [
    [0x06, 0x00, 0xff], // usage page: vendor-defined
    [0x09, 0x01], // usage
    [0xa1, 0x01], // collection: application
    [0x15, 0x00], // logical minimum 0
    [0x26, 0xff, 0x00], // logical maximum 255
    [0x75, 0x08], // eight bits a value
    ...reports.map(({ id, kind, length }) => [
      ...[0x85, id],
      ...[0x09, id],
      ...[0x96, (length - 1) & 0xff, (length - 1) >> 8],
      ...(kind === 'feature' ? [0xb1, 0x02] : [0x81, 0x02]), // data, variable, absolute
    ]),
    [0xc0], // end of the collection
  ];
  return Uint8Array.from(items.flat());
}
