import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
    environment: 'node',
    // Two cores is what CI has; more workers only wait for each other.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
})
