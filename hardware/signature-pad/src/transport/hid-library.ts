/** What we use of `node-hid`, in its own words. */
export type HidDevice = {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
};

export type HidHandle = {
  getFeatureReport(reportId: number, length: number): Promise<Uint8Array>;
  sendFeatureReport(report: Buffer): Promise<number>;
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  on(event: 'error', listener: (failure: unknown) => void): unknown;
  close(): Promise<void>;
};

export type HidLibrary = {
  devicesAsync(): Promise<readonly HidDevice[]>;
  readonly HIDAsync: { open(path: string): Promise<HidHandle> };
};

/** Loads the binding when a pad is asked for, so that a machine without it still starts. */
export async function loadHidLibrary(): Promise<HidLibrary> {
  const loaded = await import('node-hid');
  // A CommonJS package: what loads it decides whether its exports stand on the namespace or on `default`.
  return 'HIDAsync' in loaded ? loaded : (loaded as { default: HidLibrary }).default;
}
