import { expect, test } from 'vitest'
import { crowd, findingOf, said } from '../../../testing/findings'

test('native code below a function is told apart from what the function does itself, as in the table of functions', () => {
  const input = crowd(640) + 'main;onFrame 20\nmain;onFrame;(program) 340\n'
  const { evidence, action } = findingOf(input, 'wide-leaf')
  expect(evidence).toContain('94.4 % of its time is (program), native code that it called, and 5.6 % is its own work')
  expect(action).toContain('Call onFrame less, or with less to do')
})

test.each(['[self]', 'CPU_TIME', 'runtime.asyncPreempt'])('%s is what the function did itself', mark => {
  expect(findingOf(crowd(640) + `main;score;${mark} 360\n`, 'wide-leaf').evidence).toContain('all of its time is its own work')
})

test('a block is said to be the iterator’s, and whose it is', () => {
  const input = crowd(640) + 'main;Cart#total;Array#each 60\nmain;Cart#total;Array#each;Cart#total 300\n'
  expect(findingOf(input, 'wide-leaf').evidence).toContain('83.3 % of its time is the block of Cart#total that it runs')
})

test('a caller of other hot functions is no path beside them', () => {
  const parts = (count: number) => Array.from({ length: 12 }, (_, i) => `main;trace;a_${i};b_${i};c_${i} ${count}\n`).join('')
  const nested = crowd(190) + 'main;trace 50\nmain;trace;hit 220\nmain;trace;dot 180\n' + parts(30)
  expect(said(nested)).not.toContain('high multiple-peaks trace')
})

test('a loop of a library is not for the program to unroll', () => {
  const loop = (name: string) => `main;Shop.fit;${name} 170\n` + ['a', 'b', 'c', 'd'].map(f => `main;Shop.fit;${name};${f} 50\n`).join('')
  expect(said(crowd(630) + loop('com.acme.Fit.round'))).toContain('high plateau com.acme.Fit.round')
  expect(said(crowd(630) + loop('org.apache.Fit.round')).join()).not.toContain('plateau')
})
