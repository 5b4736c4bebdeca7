// How often change points are reported where there are none, and found where there are: simulated series, seeds of your own.
//   node scripts/bench-trend.mjs [--seed N] [--series N] [--lengths 8,12,20,40]

import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { importCore } from './lib/core.mjs'
import { seededRandom } from './lib/random.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    series: { type: 'string', default: '400' },
    lengths: { type: 'string', default: '8,12,20,40' },
  },
})
const ROOT = resolve(import.meta.dirname, '..')
/** Noise of one per cent, so that a step of three standard deviations is more than the two per cent that are worth a report. */
const LEVEL = 100
const STEP = 3
const OUTLIER_SHARE = 0.08
const OUTLIER = 10
const LENGTHS = values.lengths.split(',').map(Number)

const { changePoints } = await importCore(join(ROOT, 'src/shared/trend/changePoints.ts'))
const random = seededRandom(Number(values.seed))
const count = Number(values.series)

/** Box and Muller. */
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const noise = () => normal()
const spiky = () => normal() + (random() < OUTLIER_SHARE ? OUTLIER : 0)
const series = (length, draw, after = length) => Array.from({ length }, (_, i) => LEVEL + draw() + (i >= after ? STEP : 0))
const share = test => (Array.from({ length: count }, test).filter(Boolean).length / count).toFixed(3)

const limits = { minRatio: 0, minDifference: 0 }
/** @type {(length: number, draw: () => number, last: number, isSure: boolean, wanted?: object) => string} */
const power = (length, draw, last, isSure, wanted = limits) =>
  share(() =>
    changePoints(series(length, draw, length - last), wanted).some(
      ({ at, sureness }) => Math.abs(at - (length - last)) <= 1 && (!isSure || sureness === 'sure'),
    ),
  )
const falseAlarms = (length, draw, isSure, wanted = limits) =>
  share(() => changePoints(series(length, draw), wanted).some(({ sureness }) => !isSure || sureness === 'sure'))

console.log(`seed ${values.seed}, ${count} series each; noise 1 % of the level, without the floor of 2 %`)
const rows = LENGTHS.map(length => ({
  points: length,
  'false, sure': falseAlarms(length, noise, true),
  'false, any': falseAlarms(length, noise, false),
  'false with outliers, sure': falseAlarms(length, spiky, true),
  'false with outliers, any': falseAlarms(length, spiky, false),
  'found, last 3, any': power(length, noise, 3, false),
  'found, last 3, sure': power(length, noise, 3, true),
  'found with outliers, any': power(length, spiky, 3, false),
  'found, last 4, any': power(length, noise, 4, false),
  'with the floor: false, any': falseAlarms(length, noise, false, { minRatio: 0.02, minDifference: 0 }),
}))
console.table(rows)
const raised = Array.from({ length: 100 }, () => changePoints(series(30, noise))).filter(found => found.length > 0).length
console.log(`100 constant series of 30 deployments, as the command looks at them: ${raised} raise anything`)
