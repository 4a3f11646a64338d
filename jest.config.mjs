// Four projects: `unit` needs nothing but Node, `integration` (*.integration.test.ts) a real PostgreSQL, which comes
// with npm, `browser` (*.browser.test.ts) a real Chromium for our screens, and `machine` (*.machine.test.ts) what a
// machine has but one of: its card service, cameras and sound, and quiet; OpenSC, coturn, socat and the like.
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  },
];

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc },
  moduleNameMapper: { '\\.css$': '<rootDir>/libs/ui/src/empty-style.ts' },
  modulePathIgnorePatterns: ['<rootDir>/release/', '/dist/'],
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      rootDir: import.meta.dirname,
      testMatch: ['<rootDir>/{libs,hardware,apps}/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '/dist/',
        '\\.(integration|browser|machine)\\.test\\.ts$',
        '<rootDir>/apps/e2e/',
      ],
    },
    {
      ...shared,
      displayName: 'integration',
      rootDir: import.meta.dirname,
      testMatch: ['<rootDir>/{libs,hardware,apps}/**/*.integration.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/apps/e2e/'],
      globalSetup: '<rootDir>/libs/devkit/src/postgres/jest-global-setup.ts',
      globalTeardown: '<rootDir>/libs/devkit/src/postgres/jest-global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      rootDir: import.meta.dirname,
      testMatch: ['<rootDir>/{libs,hardware,apps}/**/*.browser.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/apps/e2e/'],
    },
    {
      ...shared,
      displayName: 'machine',
      rootDir: import.meta.dirname,
      testMatch: ['<rootDir>/{libs,hardware,apps}/**/*.machine.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/apps/e2e/'],
    },
  ],
};
