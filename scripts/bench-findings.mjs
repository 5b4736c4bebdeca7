// How good the findings are: plants problems in made-up profiles of every profiler, and counts what is found, missed and made up.
//   npm run bench:findings -- [--seed N] [--rounds N] [--json] [--wrong] [--parts all|cpu|measures|pairs] [--programs]

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { balanced, surroundings } from './bench-findings/balanced.mjs'
import { DRESSES } from './bench-findings/dresses.mjs'
import { measureCases } from './bench-findings/measures.mjs'
import { measuredResults } from './bench-findings/measuredPrograms.mjs'
import { nameSource } from './bench-findings/names.mjs'
import { pairCases } from './bench-findings/pairs.mjs'
import { PLANTS } from './bench-findings/plants.mjs'
import { programResults } from './bench-findings/programs.mjs'
import { randomFrom } from './bench-findings/random.mjs'
import { sampledFile } from './bench-findings/sample.mjs'
import { scores, tallies } from './bench-findings/score.mjs'
import { importCore } from './lib/core.mjs'

/** Fewer samples are rightly taken for guesses; more change nothing. */
const SAMPLES = [300, 1000, 3000, 10_000, 30_000]

/** Of each kind of other measures, and of each kind of change. */
const CASES_EACH = 24

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '1' },
    json: { type: 'boolean' },
    wrong: { type: 'boolean' },
    programs: { type: 'boolean' },
    parts: { type: 'string', default: 'all' },
  },
})
const { changesIn, findingsIn } = await importCore(resolve(import.meta.dirname, 'bench-findings/core.mjs'))
if (values.programs === true) {
  if (values.parts !== 'measures') reportPrograms()
  if (values.parts !== 'cpu') reportMeasured()
  process.exit()
}
const isAsked = part => values.parts === 'all' || values.parts === part
const score = scores()
if (isAsked('cpu')) {
  for (let round = 0; round < Number(values.rounds); round++) runRound(Number(values.seed) * 1000 + round)
  report()
}
const others = []
for (const [part, cases, ask] of [
  ['measures', measureCases, findingsIn],
  ['pairs', pairCases, changesIn],
]) {
  if (!isAsked(part)) continue
  const tally = tallies()
  cases(randomFrom(Number(values.seed) * 7919), nameSource, CASES_EACH * Number(values.rounds), ask, tally.add)
  others.push([part, tally])
}
for (const [part, tally] of others) reportOthers(part, tally)

function runRound(seed) {
  const random = randomFrom(seed)
  for (const dress of DRESSES) {
    for (const { label, times, make } of PLANTS) {
      for (let time = 0; time < times; time++) runCase(label, dress, make, random)
    }
  }
}

function runCase(label, dress, make, random) {
  const name = nameSource(random)
  const plant = make(random, name, dress)
  if (plant === null) return
  const around = (plant.share === 0 ? balanced : surroundings)(random, name).map(([frames, weight]) => [frames, weight * (1 - plant.share)])
  const bytes = sampledFile([...plant.stacks, ...around], dress, random.pick(SAMPLES), random)
  score.add(plant, dress, findingsIn(bytes).insights, label)
}

function reportPrograms() {
  const results = []
  for (const result of programResults(findingsIn)) {
    results.push(result)
    console.log(`${result.isRight ? 'right' : 'WRONG'}  ${result.runtime} ${result.problem}: ${result.said.slice(0, 4).join(' | ')}`)
  }
  console.log(`${results.filter(({ isRight }) => isRight).length} of ${results.length} programs`)
}

function reportMeasured() {
  /** @param {{ type?: string | null | undefined, measure?: string | null | undefined }} how */
  const askOf = ({ type = null, measure = null }) => [measure, type]
  const marks = { isFound: 'found', isBetter: 'pair', passes: 'passes', fails: 'fails back' }
  const sums = Object.fromEntries(Object.keys(marks).map(mark => [mark, 0]))
  let count = 0
  const results = measuredResults(
    (bytes, how) => findingsIn(bytes, ...askOf(how)),
    (base, current, how) => changesIn(base, current, ...askOf(how)),
  )
  for (const result of results) {
    if (result.isSkipped === true) {
      console.log(`skipped  ${result.label}: no tool`)
      continue
    }
    count++
    for (const mark of Object.keys(marks)) sums[mark] += result[mark] ? 1 : 0
    const wrong = Object.entries(marks)
      .filter(([mark]) => !result[mark])
      .map(([, title]) => title)
    console.log(
      `${wrong.length === 0 ? 'right' : `WRONG (${wrong.join(', ')})`}  ${result.label}: ${(result.said ?? []).join(' | ')} → ${(result.pair ?? []).join(' | ')}`,
    )
  }
  console.log(
    `${count} programs: problem found ${sums.isFound}, pair ${sums.isBetter}, gate passes ${sums.passes}, fails back ${sums.fails}`,
  )
}

function report() {
  const { sums, confusion, wrong } = score
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`
  const figures = {
    'first finding right': percent(sums.firstRight, sums.cases),
    recall: percent(sums.found, sums.expected),
    precision: percent(sums.rightClaims, sums.claims),
    'false alarms on balanced': percent(sums.alarms, sums.balanced),
  }
  if (values.json === true)
    return console.log(
      JSON.stringify(
        { seed: values.seed, ...sums, figures, confusion: Object.fromEntries([...confusion].map(([k, v]) => [k, Object.fromEntries(v)])) },
        null,
        2,
      ),
    )
  console.log(`seed ${values.seed}, ${values.rounds} round(s): ${sums.cases} planted, ${sums.balanced} balanced`)
  for (const [what, figure] of Object.entries(figures)) console.log(`  ${what.padEnd(26)}${figure}`)
  console.log('\nplanted                said first')
  for (const [planted, row] of [...confusion].sort()) {
    const said = [...row].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${rule} ${count}`)
    console.log(`  ${planted.padEnd(22)}${said.join(', ')}`)
  }
  if (values.wrong === true) for (const one of wrong) console.log(JSON.stringify(one))
}

/** A line a measure or a kind of change. */
function reportOthers(part, { rows, wrong }) {
  console.log(`\n${part.padEnd(18)}planted  first right  recall  precision   nothing planted  alarms  gate`)
  const share = (some, all) => (all === 0 ? '–' : `${((100 * some) / all).toFixed(1)} %`)
  for (const [kind, row] of rows) {
    const cells = [row.cases, share(row.firstRight, row.cases), share(row.found, row.cases), share(row.rightClaims, row.claims), row.empty]
    console.log(
      `${kind.padEnd(18)}${[...cells, share(row.alarms, row.empty), row.crossed].map(cell => String(cell).padStart(9)).join('  ')}`,
    )
  }
  if (values.wrong === true) for (const one of wrong) console.log(JSON.stringify(one))
}
