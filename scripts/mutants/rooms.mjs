// The rooms that mutants are made in, the tests that may kill them, and how the scores stand in the docs.

import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where nothing smaller than a whole file of its format can know. */
const FIXTURE_TESTS = 'src/testing/fixtures.test.ts'
const BROKEN_TESTS = 'src/testing/brokenFiles.test.ts'
/** They hold every word that is printed of a comparison or in a table. */
const COMMAND_TESTS = 'src/cli/commands.test.ts'
/** They read many files each. */
const OTHER_COMMANDS = 'flamewise (trend|bench) '
/** Of a fixture, the golden file that holds all that was read of it; the others say the same again, and take longer. */
const COLUMNS_ONLY = '^(?!src/testing)| has the places| when it is broken'
/** What changes with what is done. The rest of that folder puts these together with the page, which end-to-end tests do. */
const MACHINES = [
  'history',
  'view',
  'asking/createQuestions',
  'asking/questionTable',
  'asking/waiting',
  'benchmarks/createBenches',
  'findings/noteBook',
  'gathering/createGathering',
  'gathering/createServer',
  'opening/arrangements',
  'opening/createOpening',
  'opening/handles',
  'opening/loadFile',
  'opening/sideNames',
  'opening/sortSides',
  'trend/createTrends',
].map(name => `${name}.ts`)

/**
 * A reader's mutants are killed by its own tests and fixtures. One in `oneIn` is tried: see `isInSample`.
 * @returns {Room}
 */
function reader(name, fixtures, oneIn, tests = []) {
  return {
    name: `\`src/shared/formats/${name}\``,
    mutate: 'src/shared/formats',
    files: `{${name}.ts,${name}/**/*.ts}`,
    tests: [`src/shared/formats/${name}*`, FIXTURE_TESTS, BROKEN_TESTS, ...tests.map(test => `src/shared/formats/${test}.test.ts`)],
    only: COLUMNS_ONLY,
    fixtures: `^${fixtures}$`,
    oneIn,
  }
}

/** @type {Readonly<Record<string, Room>>} */
const READERS = {
  perfScript: reader('perfScript', 'perf-script', 16),
  folded: reader('folded', 'folded', 8),
  pprof: reader('pprof', 'pprof', 32),
  jfr: reader('jfr', 'jfr', 24),
  cpuprofile: reader('cpuprofile', 'cpuprofile', 8),
  chromeTrace: reader('chromeTrace', 'chrome-trace', 12, ['userMarks']),
  speedscope: reader('speedscope', 'speedscope', 6),
  firefox: reader('firefox', 'firefox', 8, ['printedValues']),
}

/** Their fixtures. */
const READ_ALONE = 'perf-script|folded|pprof|jfr|cpuprofile|chrome-trace|speedscope|firefox'

/**
 * `name`: in the docs, where it is not the folder. `files`: of `mutate`, all where nothing is said. `named`: those of `files` that are
 * named one by one, which must be there. `except`: some of these. `tests`: a
 * folder, a file, or the beginning of paths. `only`, `without`: patterns for the tests' ids. `fixtures`: for the
 * folders of fixtures that are read. `oneIn`: one in so many mutants stands for all.
 * @typedef {{
 *   readonly name?: string, readonly mutate: string, readonly files?: string, readonly named?: readonly string[], readonly except?: readonly string[],
 *   readonly tests: readonly string[], readonly only?: string, readonly without?: string, readonly fixtures?: string, readonly oneIn?: number,
 * }} Room
 */

/**
 * A room's mutants are killed by its own tests, and by those that read its results first hand: a mutant that lives costs as long as all
 * tests that touch it, and tests of what lies far above would say that something is wrong and not what.
 * @type {Readonly<Record<string, Room>>}
 */
export const ROOMS = {
  base: { mutate: 'src/shared/base', tests: ['src/shared/base'] },
  names: { mutate: 'src/shared/names', tests: ['src/shared/names'] },
  profile: { mutate: 'src/shared/profile', tests: ['src/shared/profile'] },
  analysis: { mutate: 'src/shared/analysis', tests: ['src/shared/analysis'] },
  diff: { mutate: 'src/shared/diff', tests: ['src/shared/diff', COMMAND_TESTS], without: OTHER_COMMANDS, oneIn: 8 },
  insights: { mutate: 'src/shared/insights', tests: ['src/shared/insights'], oneIn: 64 },
  report: { mutate: 'src/shared/report', tests: ['src/shared/report', COMMAND_TESTS], without: OTHER_COMMANDS, oneIn: 8 },
  questions: { mutate: 'src/shared/questions', tests: ['src/shared/questions'] },
  state: {
    name: '`src/renderer/state`: the state machines',
    mutate: 'src/renderer/state',
    files: `{${MACHINES.join(',')}}`,
    named: MACHINES,
    tests: ['src/renderer/state'],
  },
  ...READERS,
  formats: {
    name: 'all other formats',
    mutate: 'src/shared/formats',
    except: Object.values(READERS).map(({ files }) => files ?? ''),
    tests: ['src/shared/formats', FIXTURE_TESTS, BROKEN_TESTS],
    only: COLUMNS_ONLY,
    fixtures: `^(?!(?:${READ_ALONE})$)`,
    oneIn: 64,
  },
}

/** What goes to the limits of size takes too long to be run once for each mutant. */
const SLOW = 'limits.test.ts'

/** Which files a room's mutants are in, as Stryker takes it. */
export function mutatedBy(room) {
  const { mutate, files = '**/*.ts', except = [] } = ROOMS[room]
  const missing = missingFiles(ROOMS[room])
  if (missing.length > 0) throw new Error(`room ${room}: no such file: ${missing.join(', ')}`)
  return [`${mutate}/${files}`, ...except.map(some => `!${mutate}/${some}`), `!${mutate}/**/*.test.ts`]
}

/**
 * What is named and is not there: Stryker would leave it out without a word.
 * @param {Pick<Room, 'mutate' | 'named'>} room
 */
export function missingFiles({ mutate, named = [] }) {
  return named.map(name => `${mutate}/${name}`).filter(path => !existsSync(path))
}

/** The test files of a room, its own and quick ones first: the first test that fails is the last that is run. */
export function testsOf(room) {
  const inFolder = folder => readdirSync(folder, { recursive: true }).map(name => `${folder}/${name}`)
  const beginning = start => inFolder(dirname(start)).filter(path => path.startsWith(start))
  return ROOMS[room].tests
    .flatMap(path => (path.endsWith('.test.ts') ? [path] : (path.endsWith('*') ? beginning(path.slice(0, -1)) : inFolder(path)).sort()))
    .filter(path => path.endsWith('.test.ts') && !path.endsWith(SLOW))
}

/** The lowest bits of that sum follow from the lowest bits of the characters alone. */
const MIXED_BITS = 8

/**
 * Whether a mutant is among the one in `oneIn` that stand for a room with more than can be tried. Always the same ones, drawn by what is
 * changed to what (FNV-1a): a line put in above changes nothing, so a score is compared with one of the same mutants. Each `draw` below
 * `oneIn` draws others.
 */
export function isInSample({ fileName, mutatorName, replacement, location: { start, end } }, { oneIn, draw }) {
  const path = fileName.slice(fileName.lastIndexOf('src/shared'))
  const key = [path, mutatorName, replacement, start.column, end.column, end.line - start.line].join('\n')
  let hash = 0x811c9dc5
  for (const character of key) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return (hash >>> MIXED_BITS) % oneIn === draw % oneIn
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
  const rows = Object.entries(scores).map(([room, score]) => {
    const { mutate, name = `\`${mutate}\``, oneIn = 1 } = ROOMS[room]
    return [name, `${percentKilled(score)} % of ${score.all}${oneIn === 1 ? '' : `, one in ${oneIn}`}`]
  })
  const cells = [['room', 'mutants killed'], ...rows]
  const widths = [0, 1].map(column => Math.max(...cells.map(row => row[column].length)))
  const line = (row, fill = ' ') => `| ${row.map((cell, column) => cell.padEnd(widths[column], fill)).join(' | ')} |`
  return [line(cells[0]), line(['', ''], '-'), ...rows.map(row => line(row))].join('\n')
}
