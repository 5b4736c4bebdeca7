import { expect, test } from 'vitest'
import { allFixtures, bytesOfFixture } from '../../testing/fixtures'
import { foldedOf, profileOf, read } from '../../testing/reading'

function fixture(format: string, name: string): Uint8Array {
  const found = allFixtures().find(other => other.format === format && other.name === name)
  if (found === undefined) throw new Error(`no fixture ${format}/${name}`)
  return bytesOfFixture(found)
}

function weightsOf(bytes: Uint8Array): ReadonlyMap<string, number> {
  return new Map(foldedOf(bytes, 'wall').map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
}

test('pyinstrument’s page has the stacks of the session that it was made of', () => {
  const page = weightsOf(fixture('pyinstrument', 'order-service-page'))
  const session = weightsOf(fixture('pyinstrument', 'order-service'))
  const sum = (weights: ReadonlyMap<string, number>) => Array.from(weights.values()).reduce((all, one) => all + one, 0)
  // The page leaves out the frames of pyinstrument itself at the root, and its seconds are rounded to microseconds.
  expect(Math.abs(sum(page) - sum(session)) / sum(session)).toBeLessThan(1e-5)
  const isIn = (stack: string) => Array.from(session.keys()).some(whole => whole === stack || whole.endsWith(`;${stack}`))
  expect(Array.from(page.keys()).filter(stack => !isIn(stack))).toEqual([])
})

test('what pyinstrument calls [self] is its caller’s own time, in a session and in a report alike', () => {
  const frame = (name: string, line: number) => `${name}\u0000/srv/shop.py\u0000${line}`
  const session = {
    start_call_stack: [],
    frame_records: [
      [[frame('main', 9), frame('price', 4)], 1.5],
      [[frame('main', 9), '[self]\u0000\u00000'], 0.5],
    ],
  }
  const root = { function: 'main', file_path: '/srv/shop.py', line_no: 9, time: 2 }
  const children = [
    { function: 'price', file_path: '/srv/shop.py', line_no: 4, time: 1.5, children: [] },
    { function: '[self]', file_path: '', line_no: 0, time: 0.5, children: [] },
  ]
  const own = ['main 500000000', 'main;price 1500000000']
  expect(foldedOf(JSON.stringify(session))).toEqual(own)
  expect(foldedOf(JSON.stringify({ sample_count: 2, root_frame: { ...root, children } }))).toEqual(own)
})

const memrayPage = (title: string, data: object) =>
  `\n<!DOCTYPE html>\n<html><head><title>memray - ${title}</title></head><script>\nconst packed_data = ${JSON.stringify(data)};\n</script></html>`

const NODES = {
  nodes: {
    children: [[1, 2], [], [3], []],
    function: [0, 1, 2, 1],
    filename: [3, 3, 3, 3],
    lineno: [0, 1, 2, 3],
    n_allocations: [6, 1, 5, 2],
    value: [600, 100, 500, 200],
    thread_id: [4, 4, 4, 4],
  },
  strings: ['<root>', '&lt;module&gt;', 'price', 'shop.py', '0x1'],
}

test('memray’s page: what callees leave of a caller’s bytes is its own, and texts lose their escapes', () => {
  const page = memrayPage('flamegraph report (memory leaks)', NODES)
  expect(foldedOf(page)).toEqual(['<module> 100', 'price 300', 'price;<module> 200'])
  expect(foldedOf(page, 'in-use')).toEqual(['<module> 1', 'price 3', 'price;<module> 2'])
  expect(profileOf(page).meta.facts).toEqual([['blocks', 'memory leaks']])
})

test('memray’s table and its graph over time are answered with what can be read', () => {
  for (const title of ['table report', 'temporal flamegraph report']) {
    expect(read(memrayPage(title, {}))).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', advice: expect.stringContaining('memray flamegraph') },
    })
  }
})

test('memray’s page with a node that comes before its caller is broken', () => {
  const children = [[1], [], [1], [2]]
  expect(read(memrayPage('flamegraph report', { ...NODES, nodes: { ...NODES.nodes, children } })).ok).toBe(false)
})

test('Scalene before it had stacks of C: frames as texts, weighed by their count', () => {
  const frames = ['/srv/my shop/app.py <module>:12;', '/srv/my shop/app.py main:10;']
  const file = (figures: unknown) => JSON.stringify({ alloc_samples: 0, elapsed_time_sec: 1, files: {}, stacks: [[frames, figures]] })
  expect(foldedOf(file({ c_time: 0.5, count: 4, cpu_samples: 0.1 }))).toEqual(['<module>;main 4'])
  expect(foldedOf(file([3, 0.1, 0.2, 0.3]))).toEqual(['<module>;main 3'])
  const { functions, strings } = profileOf(file({ count: 1 }))
  expect(strings[functions.file[0]]).toBe('/srv/my shop/app.py')
})
