import { Command as Program } from 'commander'
import { expect, test } from 'vitest'
import type { Transform } from '../shared/analysis/transforms'
import { NO_ROLE_CHANGES } from '../shared/names/roles'
import { functionName, type Profile } from '../shared/profile/profile'
import { commandText, selectionArguments } from '../shared/questions/commandLine'
import type { Selection } from '../shared/analysis/selectStacks'
import { selected, type Selected } from '../shared/questions/selected'
import { selectionOf } from '../shared/questions/selection'
import { recordingOf } from '../shared/questions/subject'
import { splitWords } from '../shared/base/text/splitWords'
import { allFixtures, bytesOfFixture } from '../testing/fixtures'
import { pprofText } from '../testing/pprofText'
import { seededRandom } from '../testing/random'
import { profileOf, read } from '../testing/reading'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

/** What the command that was copied selects, typed into a shell as it is. */
function typed(profile: Profile, selection: Selection): Selected {
  const line = commandText(['flamewise', 'top', 'file', ...selectionArguments(profile, selection)], 'posix')
  const words = splitWords(line)
  if (!words.ok) throw new Error(`${line} ${words.error}`)
  const program = withSelection(new Program('top').exitOverride().argument('<file>'))
  program.parse(words.value.slice(2), { from: 'user' })
  const found = selectionOf(profile, wordsOf(program.opts<SelectionOptions>()))
  if (!found.ok) throw new Error(`${line}: ${found.error}`)
  return selected(recordingOf(profile), found.value)
}

function weights(asked: Selected) {
  const { self, total, totalValue } = asked.weights()
  const rounded = (column: Float64Array) => Array.from(column, value => Number(value.toPrecision(9)))
  return { self: rounded(self), total: rounded(total), totalValue: Number(totalValue.toPrecision(9)), whole: asked.whole() }
}

/** A selection as somebody could click it together. */
function randomSelection(profile: Profile, random: () => number): Selection {
  const below = (count: number) => Math.floor(random() * count)
  const fn = () => below(profile.functions.name.length)
  const query = () => ({ text: functionName(profile, fn()).slice(0, 6), isRegex: false, matchesCase: random() < 0.3 })
  const steps: readonly (() => Transform)[] = [
    () => ({ kind: 'merge-function', fn: fn() }),
    () => ({ kind: 'focus-function', fn: fn() }),
    () => ({ kind: 'drop-function', fn: fn() }),
    () => ({ kind: 'collapse-function', fn: fn() }),
    () => ({ kind: 'keep-matching', query: query() }),
    () => ({ kind: 'merge-matching', query: query() }),
    () => ({ kind: 'merge-foreign' }),
    () => ({ kind: 'merge-foreign', roles: { ...NO_ROLE_CHANGES, own: ['java.util'] } }),
    () => ({ kind: 'merge-recursion' }),
  ]
  const { thread, timeNs, labelSet } = profile.samples
  const { durationNs } = profile.meta
  const endNs = durationNs === null || durationNs === 0 ? 1e9 : durationNs
  const [key] = labelSet === null ? [] : Array.from(profile.labels.key, row => profile.strings[row])
  return {
    sampleType: below(profile.meta.sampleTypes.length),
    threads: thread !== null && profile.threads.length > 0 && random() < 0.5 ? [below(profile.threads.length)] : null,
    timeNs: timeNs !== null && random() < 0.4 ? [random() * endNs * 0.4, endNs * (0.5 + random() * 0.5)] : null,
    ...(random() < 0.2 ? { withoutIdle: true } : {}),
    ...(key !== undefined && random() < 0.4 ? { groupBy: [key] } : {}),
    transforms: Array.from({ length: below(4) }, () => steps[below(steps.length)]()),
  }
}

test.each(allFixtures().map(fixture => [`${fixture.format} ${fixture.name}`, fixture] as const))(
  'a copied command selects what the window shows: %s',
  (name, fixture) => {
    const result = read(bytesOfFixture(fixture))
    if (!result.ok || result.value.functions.name.length === 0) return
    const random = seededRandom(name.length)
    for (let round = 0; round < 4; round++) {
      const selection = randomSelection(result.value, random)
      expect(weights(typed(result.value, selection)), JSON.stringify(selection)).toEqual(
        weights(selected(recordingOf(result.value), selection)),
      )
    }
  },
)

const SHOP = profileOf('main;tax;query 6\nmain;log 3\nother;it\'s "odd" $x 1\n')
const fnOf = (name: string) => SHOP.functions.name.findIndex(row => SHOP.strings[row] === name)
const chosen = (transforms: readonly Transform[]): Selection => ({ sampleType: 0, threads: null, timeNs: null, transforms })

test('what options can say is said in options that people read', () => {
  expect(selectionArguments(SHOP, chosen([]))).toEqual([])
  expect(
    selectionArguments(
      SHOP,
      chosen([
        { kind: 'merge-function', fn: fnOf('log') },
        { kind: 'focus-function', fn: fnOf('tax') },
      ]),
    ),
  ).toEqual(['--hide=log', '--focus=tax'])
  expect(selectionArguments(SHOP, chosen([{ kind: 'merge-foreign' }]))).toEqual(['--my-code'])
})

test('an order of steps that options have not is kept by a whole view', () => {
  const [option] = selectionArguments(
    SHOP,
    chosen([
      { kind: 'focus-function', fn: fnOf('tax') },
      { kind: 'merge-function', fn: fnOf('query') },
    ]),
  )
  expect(option).toBe('--view')
})

test('labels that stacks are grouped by come along', () => {
  const labelled = profileOf(pprofText('type samples count\nlocation 1 0x1 @0 tax:1\nsample 1 = 3 endpoint=/cart\nsample 1 = 4\n'))
  const selection: Selection = { ...chosen([]), groupBy: ['endpoint'] }
  expect(weights(typed(labelled, selection)).total).toEqual([7, 4, 3])
})

test('no shell takes a name for anything else', () => {
  expect(commandText(['--hide=it\'s "odd" $x'], 'posix')).toBe(`'--hide=it'\\''s "odd" $x'`)
  expect(commandText(['--view', '{"a":"b c\\\\"}'], 'windows')).toBe('--view "{\\"a\\":\\"b c\\\\\\\\\\"}"')
})
