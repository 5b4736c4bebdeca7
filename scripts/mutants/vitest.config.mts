// How `npm run mutants` runs tests: those of the room, as named in rooms.mjs.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: (process.env['MUTANTS_TESTS'] ?? 'src/**/*.test.ts').split(','),
    environment: 'node',
    // A mutant's tests share one worker: starting one takes longer than most of them.
    isolate: false,
    testTimeout: 20_000,
  },
})
