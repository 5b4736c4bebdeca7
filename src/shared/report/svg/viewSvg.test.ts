import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import { buildCallTree } from '../../analysis/callTree'
import { matchFunctions } from '../../analysis/search'
import { stackView } from '../../analysis/stackView'
import { DEFAULT_REPORT_OPTIONS, wholeGraph, type GraphView } from './model'
import { viewSvg } from './viewSvg'

const SHOP = profileOf('main;order;tax 20\nmain;order;query 60\nmain;log 20\n')
const TREE = buildCallTree(SHOP, stackView(SHOP, 0))

function svgOf(view: Partial<GraphView>, more: Partial<Parameters<typeof viewSvg>[0]> = {}): string {
  return viewSvg({
    profile: SHOP,
    tree: TREE,
    sampleType: SHOP.meta.sampleTypes[0],
    comparison: null,
    options: { ...DEFAULT_REPORT_OPTIONS, widthPx: 1048, theme: 'dark' },
    view: { ...wholeGraph(TREE), ...view },
    title: 'shop.folded',
    filter: '',
    isInverted: false,
    ...more,
  })
}

/** `name x–right row`, a box each, in pixels of the graph. */
function boxesIn(svg: string): string[] {
  const boxes = svg.matchAll(/<g class="(f[^"]*)"><title>(\w+)\n[^<]*<\/title><rect x="([\d.]+)" y="(\d+)" width="([\d.]+)"/g)
  return Array.from(boxes, ([, className, name, x, y, width]) => {
    const right = Math.round(Number(x) + Number(width) + 0.5)
    return `${name} ${Math.round(Number(x))}–${right} row ${Number(y) / 18}${className === 'f' ? '' : ' dimmed'}`
  })
}

test('draws the stretch that is zoomed to, and callers as wide as the picture', () => {
  const svg = svgOf({ startValue: 60, endValue: 80 })
  expect(boxesIn(svg)).toEqual(['main 0–1000 row 0', 'order 0–1000 row 1', 'tax 0–1000 row 2'])
  expect(svg).toContain('100 samples · zoomed to 20.0 %')
  expect(svg).not.toContain('frames are not drawn')
})

test('grows upwards where the window does, and dims what the search leaves out', () => {
  const matched = matchFunctions(SHOP, { text: 'query', isRegex: false, matchesCase: false })
  const svg = svgOf({ growsDown: false, lit: matched.ok ? matched.value : null })
  expect(boxesIn(svg)).toEqual([
    'main 0–1000 row 2 dimmed',
    'order 0–800 row 1 dimmed',
    'query 0–600 row 0',
    'tax 600–800 row 0 dimmed',
    'log 800–1000 row 1 dimmed',
  ])
})

test('is a picture: no script in it, and the theme of the window', () => {
  const svg = svgOf({})
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain('prefers-color-scheme')
})

test('shows what is too narrow for a box as grey where it stands, and counts it', () => {
  const profile = profileOf('main;wide 99990\nmain;thin;deeper 10\n')
  const tree = buildCallTree(profile, stackView(profile, 0))
  const { sampleTypes } = profile.meta
  const options = { ...DEFAULT_REPORT_OPTIONS, widthPx: 1048 }
  const input = { profile, tree, sampleType: sampleTypes[0], comparison: null, options, title: 'x', filter: '', isInverted: false }
  const svg = viewSvg({ ...input, view: wholeGraph(tree) })
  // At the right edge, from the second row to the third.
  expect(svg).toContain('<path id="crumbs" class="crumbs" d="M999 18h1v35h-1z"/>')
  expect(svg).toContain('2 of 4 frames are not drawn one by one')
  expect(viewSvg({ ...input, view: { ...wholeGraph(tree), growsDown: false } })).toContain('d="M999 0h1v35h-1z"')
})

test('says what it is of, and from which end and by what it was looked at', () => {
  const svg = svgOf({}, { isInverted: true, filter: 'Filtered: thread ui.' })
  expect(svg).toContain('<desc>Flame graph of shop.folded.</desc>')
  expect(svg).toContain('>100 samples · inverted</text>')
  expect(svg).toContain('>Filtered: thread ui.</text>')
  expect(svgOf({})).toContain('>100 samples</text>')
  const empty = buildCallTree(SHOP, { ...stackView(SHOP, 0), self: new Float64Array(SHOP.stacks.parent.length) })
  expect(svgOf({ endValue: 0 }, { tree: empty })).toContain('<desc>Flame graph of shop.folded. No samples.</desc>')
})
