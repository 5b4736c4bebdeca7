import { expect, test } from 'vitest'
import { bytesOf, textOf } from '../../base/utf8'
import { isUsualLine, UNLEARNT, UNUSUAL, usualLines, type UsualLines } from './usualLines'

/** What is answered for the one line of `text` that starts behind `before`, and where that line ends. */
function found(usual: UsualLines, line: string, before = '', after = ''): readonly [number, string | null] {
  const bytes = bytesOf(before + line + after)
  const code = usual.find(bytes, before.length, bytes.length)
  return [code, code === UNUSUAL ? null : textOf(bytes.subarray(before.length, usual.lastEnd()))]
}

const ADDRESS = '\t            55d0'
const OTHER = '\tffffffff8103ce3b'

test('lines that differ in address and offset alone are one', () => {
  const usual = usualLines()
  expect(found(usual, `${ADDRESS} leaf+0x12 (/bin/app)`)).toEqual([UNLEARNT, `${ADDRESS} leaf+0x12 (/bin/app)`])
  usual.learn(7)
  for (const line of [`${ADDRESS} leaf+0x12 (/bin/app)`, `${OTHER} leaf+0xabcdef (/bin/app)`, `${OTHER} leaf+0xF (/bin/app)`]) {
    expect(found(usual, line)).toEqual([7, line])
    expect(found(usual, line, 'x\n', '\n\tnext')).toEqual([7, line])
  }
})

test('other modules and other symbols are other lines, and each is known again', () => {
  const usual = usualLines()
  const lines = ['leaf+0x1 (/bin/app)', 'leaf+0x1 (/lib/x.so)', 'leaf2+0x1 (/bin/app)', 'leaf (/bin/app)', 'leaf', 'leaf+0x1 ([k])']
  lines.forEach((line, code) => {
    const whole = `${ADDRESS} ${line}`
    expect(found(usual, whole)[0]).toBe(UNLEARNT)
    expect(isUsualLine(bytesOf(whole), 0, whole.length)).toBe(true)
    usual.learn(code)
  })
  for (let round = 0; round < 3; round++) expect(lines.map(line => found(usual, `${OTHER} ${line}`)[0])).toEqual([0, 1, 2, 3, 4, 5])
})

test('what is no frame is not learnt', () => {
  const usual = usualLines()
  expect(found(usual, `${ADDRESS} leaf+0x1 (/bin/app)`)[0]).toBe(UNLEARNT)
  usual.learn(-3)
  expect(found(usual, `${ADDRESS} leaf+0x1 (/bin/app)`)[0]).toBe(UNLEARNT)
  usual.learn(0)
  expect(found(usual, `${ADDRESS} leaf+0x1 (/bin/app)`)[0]).toBe(0)
})

test.each([
  ['no address in columns', '    55d0 leaf+0x1 (/bin/app)'],
  ['nothing behind the address', ADDRESS],
  ['a module for a symbol', `${ADDRESS} (/bin/app)`],
  ['a tab behind the address', `${ADDRESS}\tleaf+0x1 (/bin/app)`],
  ['a plus sign in the name', `${ADDRESS} operator+ (/bin/app)`],
  ['an offset that is not hexadecimal', `${ADDRESS} leaf+1 (/bin/app)`],
  ['an offset without a digit', `${ADDRESS} leaf+0x (/bin/app)`],
  ['an offset at the end', `${ADDRESS} leaf+0x1`],
  ['an offset that goes on', `${ADDRESS} leaf+0x1g (/bin/app)`],
  ['words behind the offset', `${ADDRESS} leaf+0x1 /bin/app`],
  ['words behind the module', `${ADDRESS} leaf+0x1 (/bin/app) x`],
  ['a module that is not closed', `${ADDRESS} leaf+0x1 (/bin/app`],
  ['a module closed twice', `${ADDRESS} leaf+0x1 (/bin/app))`],
  ['two modules', `${ADDRESS} leaf+0x1 (/bin/app) (x)`],
])('%s is not usual', (_, line) => {
  expect(found(usualLines(), line)[0]).toBe(UNUSUAL)
  expect(isUsualLine(bytesOf(line), 0, bytesOf(line).length)).toBe(false)
  expect(found(usualLines(), line, '', '\n\t            55d0 leaf+0x1 (/bin/app)\n')[0]).toBe(UNUSUAL)
})

test.each(['leaf+0x1 (/dev/zero (deleted))', 'leaf+0x1 (/bin/app) \r', 'f(int)+0x1 (/bin/app)', 'f(int) (/bin/app)', 'a b'])(
  '`%s` is usual',
  line => {
    expect(found(usualLines(), `${ADDRESS} ${line}`)[0]).toBe(UNLEARNT)
  },
)
