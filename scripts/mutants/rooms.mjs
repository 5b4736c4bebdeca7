// The rooms that mutants are made in, the tests that may kill them, and how the scores stand in the docs.

import { readdirSync } from 'node:fs'

/** Where nothing smaller than a whole file of its format can know. */
const FIXTURE_TESTS = 'src/testing/fixtures.test.ts'
/** They hold every word that is printed of a comparison or in a table. */
const COMMAND_TESTS = 'src/cli/commands.test.ts'
/** They read many files each. */
const OTHER_COMMANDS = 'flamewise (trend|bench) '
/** What changes with what is done. The rest of that folder puts these together with the page, which end-to-end tests do. */
const MACHINES =
  '{history,view,asking/{createQuestions,question,questionTable,waiting},findings/noteBook,gathering/createGathering,' +
  'opening/{arrangements,createOpening,handles,loadFile,sideNames,sortSides},trend/createTrends,benchmarks/createBenches}.ts'

/**
 * A room's mutants are killed by its own tests, and by those that read its results first hand: a mutant that lives costs as long as all
 * tests that touch it, and tests of what lies far above would say that something is wrong and not what.
 * @type {Readonly<Record<string, { readonly mutate: string, readonly files?: string, readonly tests: readonly string[], readonly without?: string }>>}
 */
export const ROOMS = {
  base: { mutate: 'src/shared/base', tests: ['src/shared/base'] },
  names: { mutate: 'src/shared/names', tests: ['src/shared/names'] },
  profile: { mutate: 'src/shared/profile', tests: ['src/shared/profile'] },
  analysis: { mutate: 'src/shared/analysis', tests: ['src/shared/analysis'] },
  diff: { mutate: 'src/shared/diff', tests: ['src/shared/diff', COMMAND_TESTS], without: OTHER_COMMANDS },
  insights: { mutate: 'src/shared/insights', tests: ['src/shared/insights'] },
  report: { mutate: 'src/shared/report', tests: ['src/shared/report', COMMAND_TESTS], without: OTHER_COMMANDS },
  questions: { mutate: 'src/shared/questions', tests: ['src/shared/questions'] },
  state: { mutate: 'src/renderer/state', files: MACHINES, tests: ['src/renderer/state'] },
  formats: { mutate: 'src/shared/formats', tests: ['src/shared/formats', FIXTURE_TESTS] },
}

/** What goes to the limits of size takes too long to be run once for each mutant. */
const SLOW = 'limits.test.ts'

/** Which files a room's mutants are in, as Stryker takes it. */
export function mutatedBy(room) {
  const { mutate, files = '**/*.ts' } = ROOMS[room]
  return [`${mutate}/${files}`, `!${mutate}/**/*.test.ts`]
}

/** The test files of a room. */
export function testsOf(room) {
  const inFolder = folder => readdirSync(folder, { recursive: true }).map(name => `${folder}/${name}`)
  return ROOMS[room].tests
    .flatMap(path => (path.endsWith('.test.ts') ? [path] : inFolder(path)))
    .filter(path => path.endsWith('.test.ts') && !path.endsWith(SLOW))
    .sort()
}

const BEGIN = '<!-- mutants: written by `npm run mutants` -->'
const END = '<!-- /mutants -->'

/** Whole percent, rounded down: a score is never shown better than it is. */
export function percentKilled({ killed, all }) {
  return all === 0 ? 0 : Math.floor((100 * killed) / all)
}

/** The text of a document with the table of scores in its place. */
export function withScores(text, scores) {
  const [before, rest] = text.split(BEGIN)
  const [, after] = (rest ?? '').split(END)
  if (rest === undefined || after === undefined) throw new Error(`no place for the scores: ${BEGIN} … ${END}`)
  return `${before}${BEGIN}\n\n${scoreTable(scores)}\n\n${END}${after}`
}

/** As Prettier aligns it. */
function scoreTable(scores) {
  const rows = Object.entries(scores).map(([room, score]) => [`\`${ROOMS[room].mutate}\``, `${percentKilled(score)} % of ${score.all}`])
  const cells = [['room', 'mutants killed'], ...rows]
  const widths = [0, 1].map(column => Math.max(...cells.map(row => row[column].length)))
  const line = (row, fill = ' ') => `| ${row.map((cell, column) => cell.padEnd(widths[column], fill)).join(' | ')} |`
  return [line(cells[0]), line(['', ''], '-'), ...rows.map(row => line(row))].join('\n')
}
