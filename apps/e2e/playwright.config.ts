import { defineConfig } from '@playwright/test';
import { INSPECTOR_FOOTAGE } from './src/inspector-footage.ts';

/**
 * Whole-system tests: real Electron, Chromium, pcscd and PostgreSQL, one after the other on one machine. Two cores without
 * a GPU draw a handful of pictures a second, fewer when others have the processor: waiting long costs a passing test nothing.
 */
export default defineConfig({
  testDir: './src',
  globalSetup: './src/inspector-footage.ts',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 480_000,
  expect: { timeout: 40_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: process.env['LOKET_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        // Chromium refuses its sandbox as root; the counter's Electron runs as an ordinary user with it.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${INSPECTOR_FOOTAGE}`,
        '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    },
  },
});
