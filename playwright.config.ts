import { defineConfig } from 'playwright/test'

// The same tests against both hosts, and a file each for what only one of them has.
export default defineConfig<object, { readonly hostKind: 'browser' | 'electron' }>({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // Two cores is what CI has, and each test starts a program of its own.
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  // Two more tries for what a busy machine breaks; the report tells of it.
  retries: 2,
  // Machines there are that take five times as long as this test was written on; what is there ends the wait.
  expect: { timeout: 60_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    {
      name: 'browser',
      use: { hostKind: 'browser' },
      testIgnore: ['electron.spec.ts', 'electronSecurity.spec.ts', 'deb.spec.ts', 'keyring.spec.ts', 'realDrop.spec.ts'],
    },
    {
      name: 'electron',
      use: { hostKind: 'electron' },
      testIgnore: ['action.spec.ts', 'cli.spec.ts', 'mcp.spec.ts', 'package.spec.ts', 'serve.spec.ts'],
    },
  ],
})
