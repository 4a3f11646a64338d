import { belgianRoots, type TrustAnchors } from '@loket/identity';
import type { TestHierarchy } from './hierarchy.ts';

/** What an installation that accepts the virtual cards trusts. */
export const testTrust = (hierarchy: TestHierarchy): TrustAnchors => ({
  mode: 'test',
  pinnedRoots: belgianRoots,
  configuredRoots: [],
  testRoots: new Set([hierarchy.rootSha256]),
});
