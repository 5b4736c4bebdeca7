import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

function bar(name: string, count: string, x: number, y: number, width: number, exact = ''): string {
  return `<g class="func_g"><title>${name} (${count}, ${(width / 10).toFixed(2)}%)</title><rect x="${x}" y="${y}" width="${width}" height="15.0" fill="rgb(1,2,3)" rx="2" ry="2" ${exact}/><text x="3">${name}</text></g>\n`
}

function svg(...bars: readonly string[]): string {
  return `<?xml version="1.0" standalone="no"?>\n<svg version="1.1" width="1200"><!-- Flame graph stack visualization. -->\n<rect x="0" y="0" width="1200" height="100"/>${bars.join('')}</svg>\n`
}

test('reads bars back as stacks: what stands on a bar was called by it', () => {
  const picture = svg(
    bar('all', '1,000 samples', 10, 69, 1000),
    bar('main', '900 samples', 10, 53, 900.1),
    bar('std::vector&lt;int&gt;::at &amp; co', '600 samples', 10.2, 37, 600),
    bar('log', '200 samples', 610.4, 37, 199.8),
    bar('idle', '100 samples', 910.1, 53, 100),
  )
  expect(foldedOf(picture)).toEqual(['idle 100', 'main 100', 'main;log 200', 'main;std::vector<int>::at & co 600'])
  expect(profileOf(picture).meta.sampleTypes).toEqual([{ name: 'samples', unit: 'count', weight: null, event: null }])
})

test('reads icicles, which grow down, and counts of other things', () => {
  const picture = svg(bar('all', '10.5 ms', 10, 33, 1000), bar('main', '10.5 ms', 10, 49, 1000), bar('leaf', '4 ms', 10, 65, 380))
  expect(foldedOf(picture)).toEqual(['main 6.5', 'main;leaf 4'])
  expect(profileOf(picture).meta.sampleTypes).toEqual([{ name: 'ms', unit: 'ms', weight: null, event: null }])
})

test('trusts the exact places that inferno writes over the drawn ones', () => {
  const picture = svg(
    bar('all', '4 samples', 0, 40, 100, 'fg:x="0" fg:w="4"'),
    bar('a', '3 samples', 99, 24, 1, 'fg:x="0" fg:w="3"'),
    bar('b', '2 samples', 0, 8, 100, 'fg:x="1" fg:w="2"'),
    bar('c', '1 samples', 0, 24, 1, 'fg:x="3" fg:w="1"'),
  )
  expect(foldedOf(picture)).toEqual(['a 1', 'a;b 2', 'c 1'])
})

test('says that a drawing leaves out what is too narrow, and which titles are no bars', () => {
  const compared = bar('a', '7 samples', 0, 24, 70).replace('7.00%', '7.00%; +1.50%')
  const picture = svg(bar('all', '10 samples', 0, 40, 100), '<g><title>not a bar</title></g>', compared)
  expect(foldedOf(picture)).toEqual(['a 7'])
  expect(profileOf(picture).meta.notes).toEqual([
    { what: 'titles that are not those of a bar', count: 1, where: null },
    { what: expect.stringContaining('the baseline is from shares of change'), count: 1, where: null },
    { what: 'a drawing was read: frames too narrow to be drawn count for their callers', count: 1, where: null },
  ])
})

test('refuses a picture that is cut off, and one without bars', () => {
  const picture = svg(bar('all', '10 samples', 0, 40, 100), bar('a', '7 samples', 0, 24, 70))
  expect(read(picture.slice(0, -20))).toMatchObject({
    ok: false,
    error: { kind: 'malformed', format: 'flamegraph-svg', place: { unit: 'byte' } },
  })
  expect(read(svg())).toMatchObject({ ok: false, error: { kind: 'empty', format: 'flamegraph-svg' } })
})
