// The rooms that mutants are made in, and the tests that may kill them.

/**
 * A room's own tests and those of the rooms above it that look at its results. The tests over all fixtures are only asked where nothing
 * smaller can know: a mutant that lives costs as long as all the tests that touch it.
 */
const CORE_TESTS = 'src/shared/**/*.test.ts'
const FIXTURE_TESTS = 'src/testing/fixtures.test.ts'

/** @type {Readonly<Record<string, { readonly mutate: string, readonly tests: readonly string[] }>>} */
export const ROOMS = {
  profile: { mutate: 'src/shared/profile', tests: ['src/shared/profile/*.test.ts'] },
  analysis: { mutate: 'src/shared/analysis', tests: ['src/shared/analysis/*.test.ts'] },
  report: { mutate: 'src/shared/report', tests: ['src/shared/report/**/*.test.ts'] },
  diff: { mutate: 'src/shared/diff', tests: ['src/shared/diff/*.test.ts', 'src/shared/report/*.test.ts'] },
  insights: { mutate: 'src/shared/insights', tests: ['src/shared/insights/**/*.test.ts'] },
  formats: { mutate: 'src/shared/formats', tests: ['src/shared/formats/**/*.test.ts', FIXTURE_TESTS] },
}
