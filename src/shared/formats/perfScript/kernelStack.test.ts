// The kernel against the reader that looks at every line itself: small chunks never meet the kernel.

import { expect, test } from 'vitest'
import { columnsText } from '../../../testing/columnsText'
import { seededRandom } from '../../../testing/random'
import { read } from '../../../testing/reading'
import { profileBuilder } from '../../profile/builder'
import { KERNEL_BYTES_LEAST } from '../kernels'
import { frameGroups } from './frameGroups'
import { frameLines } from './frameLines'
import { kernelStack } from './kernelStack'

const WHOLE = 3 << 19
const SMALL = KERNEL_BYTES_LEAST - 1

test('the kernel can be made here', () => {
  const groups = frameGroups(profileBuilder('perf-script'))
  expect(kernelStack(groups, frameLines(groups, false), frameLines(groups, true))).not.toBeNull()
})

function readIn(text: string, chunkBytes: number): string {
  const profile = read(text, chunkBytes)
  return profile.ok ? columnsText(profile.value) : JSON.stringify(profile)
}

const MODULES = [
  '/srv/app',
  '/srv/app (deleted)',
  '/tmp/perf-7.map',
  'inlined',
  '[kernel.kallsyms]',
  '[unknown]',
  `/opt/${'long/'.repeat(9)}x.so`,
]
const SYMBOLS = ['main', '[unknown]', '(hidden)', 'a->b', 'Lshop/Order;::tax', 'operator+', 'f(int, char const*)', ' ', '']

/** What is no usual line of a frame, or is nearly one. */
const ODD = [
  'no frame at all',
  '  app.c:12',
  '  ??:0',
  '  lib.so[1f]',
  '\t            55d0',
  '\t            55d0 ',
  '\t            55d0 leaf',
  '\t            55d0 leaf+0x1',
  '\t            55d0 leaf+0x1 (/bin/app) x',
  '\t            55d0 leaf+0x1 (/bin/app)) ',
  '\t            55d0 leaf+0x1 (/bin/app)  ',
  '\t            55d0 leaf+0x (/bin/app)',
  '\t            55d0 leaf+0x1g (/bin/app)',
  '\t            55d0 leaf+0x12 more+0x3 (/bin/app)',
  '\t            55d0\tleaf+0x1 (/bin/app)',
  '\t            55g0 leaf+0x1 (/bin/app)',
  '\t          5 55d0 leaf+0x1 (/bin/app)',
  '\t                 leaf+0x1 (/bin/app)',
  '\t00000000000055D0 leaf+0xF (/bin/app)',
  '\t00000000000055d00 leaf+0xF (/bin/app)',
  '\t            55d0 (/bin/app)',
  '    55d0 leaf+0x1 (/bin/app)',
  'shop 7 1.5: 5 cycles: 55d0 leaf+0x1 (/bin/app)',
  `\t            55d0 ${'x'.repeat(40_000)}+0x1 (/bin/app)`,
  '# a comment',
]

/** Stacks that share what is near the root, of every depth, and one line in so many that is not usual. */
function recording(seed: number, bytes: number): string {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const lineEnd = seed % 4 === 0 ? '\r\n' : '\n'
  const oddEvery = [12, 200, 3000][seed % 3]
  const frame = () => {
    const symbol = below(20) === 0 ? SYMBOLS[below(SYMBOLS.length)] : `f${'x'.repeat(below(40))}${below(40)}`
    const offset = below(9) === 0 ? '' : `+0x${below(5000).toString(16)}`
    const odd = below(oddEvery) === 0 ? ODD[below(ODD.length)] + lineEnd : ''
    return `\t${below(2 ** 31)
      .toString(16)
      .padStart(16)} ${symbol}${offset} (${MODULES[below(below(9) === 0 ? MODULES.length : 2)]})${lineEnd}${odd}`
  }
  const texts: string[] = []
  const stack: string[] = []
  for (let size = 0, event = 0; size < bytes; event++) {
    stack.length = below(stack.length + 1)
    for (let more = below(seed % 2 === 0 ? 300 : 9); more > 0; more--) stack.push(frame())
    const comm = ['app', 'java', 'a b'][below(below(9) === 0 ? 3 : 1)]
    const head = `${comm} ${7 + below(2)} ${(1 + event / 10).toFixed(6)}: ${1 + below(3)} cycles: ${lineEnd}`
    const blank = below(99) === 0 ? '' : lineEnd
    const text = head + stack.toReversed().join('') + blank
    texts.push(text)
    size += text.length
  }
  return texts.join('').slice(0, seed % 5 === 0 ? -30 : undefined)
}

test.each([1, 2, 3, 4, 5, 6])('gives the same profile and receipt, line for line (%i)', seed => {
  const text = recording(seed, 5 << 19)
  expect(readIn(text, WHOLE)).toEqual(readIn(text, SMALL))
})

test('has room for more symbols, stacks and frames than it begins with', () => {
  const line = (row: number) => `\t${row.toString(16).padStart(16)} caller_${row % 300}_of_${row}+0x1f (/srv/app)\n`
  const event = (from: number, depth: number) =>
    `app 7 1.5: 5 cycles: \n${Array.from({ length: depth }, (_, at) => line(from + at)).join('')}\n`
  const text = Array.from({ length: 120 }, (_, row) => event(row * 60, 60)).join('') + event(0, 900)
  expect(readIn(text.repeat(4), WHOLE)).toEqual(readIn(text.repeat(4), SMALL))
})
