import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
    environment: 'node',
    // Two cores is what CI has; more workers only wait for each other.
    maxWorkers: 2,
    // Modules keep only what the same question would make again, so that files may share them: loading all anew for each takes as long as
    // the tests.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A thread or a process that is started takes seconds on a machine that is busy.
    expect: { poll: { timeout: 60_000 } },
  },
})
