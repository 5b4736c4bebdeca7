// Stacks as deep and as wide as nothing else is tried with: too slow to be run once for each mutant.

import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { compareUtf8 } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { buildCallTree } from './callTree'
import { foldedLines } from '../../testing/foldedLines'
import { foldedChunks } from './foldedChunks'
import { functionWeights } from './functionTable'
import { stackView } from './stackView'
import { applyTransforms } from './transforms'

test('opens a stack 100,000 frames deep', () => {
  const deep = Array.from({ length: 100_000 }, (_, i) => `f${i % 7}`).join(';')
  const profile = profileOf(`${deep} 1\n`)
  const tree = buildCallTree(profile, stackView(profile, 0))
  expect(tree.height).toBe(100_000)
  expect(functionWeights(profile, stackView(profile, 0)).total[0]).toBe(1)
})

test('prints a stack 100,000 deep, and pieces that end with a line', () => {
  const deep = Array.from({ length: 100_000 }, (_, i) => `f${i % 9}`).join(';')
  const lines = [`${deep} 3`, ...Array.from({ length: 4_000 }, (_, i) => `g${i};${'h'.repeat(300)} 1`)]
  const profile = profileOf(lines.join('\n'))
  const chunks = [...foldedChunks(profile, 0)]
  expect(chunks.length).toBeGreaterThan(1)
  expect(chunks.every(chunk => chunk[chunk.length - 1] === 10)).toBe(true)
  expect(foldedLines(profile, 0)).toEqual([...lines].sort(compareUtf8))
})

test('collapses recursion 50,000 calls deep', () => {
  const stack = Array.from({ length: 50_000 }, (_, i) => `f${i % 3}`).join(';')
  const deep = profileOf(`${stack} 1\n`)
  const merged = applyTransforms(deep, stackView(deep, 0), [{ kind: 'merge-recursion' }])
  expect(buildCallTree(deep, merged).height).toBe(2)
})

test('has a node in it from every stack of a wide root, in any number', () => {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  const frameOf = (name: string) => builder.frame(builder.fn({ name }), NONE, NONE, 0)
  const root = builder.stack(NONE, frameOf('main'))
  for (let i = 0; i < 5000; i++) builder.weigh(builder.sample(builder.stack(root, frameOf(`f${i}`))), type, 1 + ((i * 7919) % 5000))
  const profile = builder.finish()
  const { total } = buildCallTree(profile, stackView(profile, 0))
  expect([...total.subarray(1)]).toEqual(Array.from({ length: 5000 }, (_, i) => 5000 - i))
})
