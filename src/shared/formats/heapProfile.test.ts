import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

function node(id: number, functionName: string, selfSize: number, children: readonly object[] = []): object {
  return { callFrame: { functionName, scriptId: '1', url: 'file:///app/a.js', lineNumber: 4, columnNumber: 0 }, selfSize, id, children }
}

const ROOT = { callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }, selfSize: 0, id: 1 }

test('weighs each stack by the bytes that it allocated itself, and by its samples', () => {
  const head = { ...ROOT, children: [node(2, 'load', 512, [node(3, '', 2048), node(4, 'unused', 0)])] }
  const input = JSON.stringify({
    head,
    samples: [
      { size: 512, nodeId: 2, ordinal: 1 },
      { size: 1024, nodeId: 3, ordinal: 2 },
      { size: 1024, nodeId: 3, ordinal: 3 },
    ],
  })
  expect(foldedOf(input)).toEqual(['load 512', 'load;(anonymous a.js:5) 2048'])
  expect(foldedOf(input, 'samples')).toEqual(['load 1', 'load;(anonymous a.js:5) 2'])
  expect(profileOf(input).meta).toMatchObject({
    sampleCount: 3,
    defaultSampleType: 0,
    sampleTypes: [
      { name: 'space', unit: 'bytes' },
      { name: 'samples', unit: 'count' },
    ],
  })
})

test('says how much was allocated outside every function', () => {
  const input = JSON.stringify({ head: { ...ROOT, selfSize: 100, children: [node(2, 'a', 1)] } })
  expect(foldedOf(input)).toEqual(['(no stack) 100', 'a 1'])
  expect(profileOf(input).meta.notes).toEqual([
    { what: 'bytes on (root), outside every function', count: 100, where: null },
    { what: 'samples without a stack, shown as (no stack)', count: 1, where: null },
  ])
})

test('refuses a heap snapshot with what to do instead', () => {
  const result = read('{"snapshot":{"meta":{"node_fields":["type"]}},"nodes":[1,2,3],"edges":[]}')
  expect(result).toMatchObject({ ok: false, error: { kind: 'unsupported', what: 'a V8 heap snapshot lists objects, not stacks' } })
})

test('counts sizes below zero, which are no sizes', () => {
  const head = { ...ROOT, children: [node(2, 'a', 8), node(3, 'b', -5), node(4, 'c', -1), node(5, 'd', 0)] }
  expect(foldedOf(JSON.stringify({ head }))).toEqual(['a 8'])
  expect(profileOf(JSON.stringify({ head })).meta.notes).toEqual([{ what: 'sizes below zero, left out', count: 2, where: null }])
  expect(read(JSON.stringify({ head: { ...ROOT, children: [node(3, 'b', -5)] } }))).toMatchObject({ ok: false, error: { kind: 'empty' } })
})
