// Flame graphs as SVG, from flamegraph.pl, inferno, py-spy, cargo flamegraph and older async-profiler: read back from what was drawn.

import { fail, ok, type Result } from '../base/result'
import { nsPerUnit } from '../base/quantity'
import { withoutEntities } from '../bytes/xmlTags'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile, type SampleType } from '../profile/profile'
import { comparedTypes, CURRENT } from './comparedTypes'
import { drawnBars, type DrawnBar } from './flamegraphSvg/bars'
import { frameText } from './folded/frameText'
import { malformed, type Format, type ReadError, type Report, type Verdict } from './format'
import { wholeFile } from './wholeFile'

const ID = 'flamegraph-svg'
/** Far larger than any browser would open, and well below the longest string. */
const MAX_SVG_BYTES = 256 * 2 ** 20
const MARK = /Flame graph stack visualization|xmlns:fg=|<title>[^<]* \([\d,.]+ [^,()<]+, [\d.]+%[^<]*\)<\/title>|class="func_g"/
/** The bar that all others stand on. */
const WHOLE = 'all'

/** The Perl script's, inferno's, and those drawn before ids: the first text of the picture is the title. */
const TITLE = /<text\b[^>]*>([^<]{1,200})<\/text>/

export const flamegraphSvg: Format = {
  id: ID,
  title: 'flame graph (SVG)',
  looksLike,
  open: report => wholeFile(ID, bytes => readSvg(bytes, report)),
}

function looksLike(head: Uint8Array): Verdict {
  const text = textOf(head)
  return text.includes('<svg') && MARK.test(text) ? 'yes' : 'no'
}

function readSvg(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  if (bytes.length > MAX_SVG_BYTES) return fail({ kind: 'too-large', what: 'a flame graph', limitBytes: MAX_SVG_BYTES })
  const svg = textOf(bytes)
  if (!svg.includes('</svg>')) return fail(malformed(ID, 'the picture is not finished', 'byte', bytes.length))
  const bars = drawnBars(svg, () => report('titles that are not those of a bar', null))
  if (bars.length === 0) return fail({ kind: 'empty', format: ID })

  const builder = profileBuilder(ID)
  const isDifference = bars.some(({ gainedPercent }) => gainedPercent !== null)
  const counted = typeOf(bars[0].counted)
  const types = (isDifference ? comparedTypes(counted.unit) : [counted]).map(builder.sampleType)
  const whole = bars.reduce((most, { count }) => Math.max(most, count), 0)
  // Names are those of folded stacks: they were drawn from them.
  function frameOf(text: string): number {
    const { name, file, line, column, module, flags } = frameText(text)
    return builder.frame(builder.fn({ name, file, module }), line, column, flags)
  }
  const stacks = new Int32Array(bars.length).fill(NONE)
  const self = Float64Array.from(bars, bar => bar.count)
  for (const [row, below] of rowsFromRoot(bars)) {
    let under = 0
    for (const bar of row) {
      const { name, left, width, count } = bars[bar]
      // The middle is over the caller also where edges were rounded.
      const middle = left + width / 2
      while (under + 1 < below.length && bars[below[under + 1]].left <= middle) under++
      const caller = below[under] ?? NONE
      if (caller !== NONE) self[caller] -= count
      const isWhole = name === WHOLE && caller === NONE
      stacks[bar] = isWhole ? NONE : builder.stack(caller === NONE ? NONE : stacks[caller], frameOf(name))
    }
  }
  let negative = 0
  stacks.forEach((stack, bar) => {
    if (self[bar] < 0) negative++
    if (stack === NONE) return
    const current = Math.max(0, self[bar])
    // What a title of difffolded.pl's says is the change of the function itself.
    const baseline = isDifference ? Math.max(0, Math.round(current - ((bars[bar].gainedPercent ?? 0) / 100) * whole)) : current
    if (current === 0 && baseline === 0) return
    const row = builder.sample(stack)
    builder.weigh(row, types[0], baseline)
    if (isDifference) builder.weigh(row, types[1], current)
  })
  if (negative > 0) report('bars that weigh less than what stands on them', null, negative)
  if (isDifference)
    report('the baseline is from shares of change, rounded to 0.01 % of the whole; what is gone altogether was not drawn', null)
  report('a drawing was read: frames too narrow to be drawn count for their callers', null)
  const profile = builder.finish({ facts: titleFacts(svg), defaultSampleType: isDifference ? CURRENT : null })
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
}

/** Whoever drew it may have said what of: `Off-CPU Time Flame Graph`. */
function titleFacts(svg: string): [string, string][] {
  const title = TITLE.exec(svg)?.[1] ?? ''
  return title === '' ? [] : [['title', withoutEntities(title).trim()]]
}

function typeOf(counted: string): SampleType {
  const isUnit = nsPerUnit(counted) !== null || counted === 'bytes'
  return { name: counted, unit: isUnit ? counted : 'count', weight: null, event: null }
}

/** Each row of bars from left to right with the row it stands on, beginning at the root: at the bottom, or at the top of an icicle. */
function rowsFromRoot(bars: readonly DrawnBar[]): readonly (readonly [readonly number[], readonly number[]])[] {
  const rows = new Map<number, number[]>()
  bars.forEach(({ top }, bar) => {
    const row = rows.get(top)
    if (row === undefined) rows.set(top, [bar])
    else row.push(bar)
  })
  const widest = bars.reduce((best, bar) => (bar.width > best.width || (bar.width === best.width && bar.name === WHOLE) ? bar : best))
  const tops = [...rows.keys()].sort((a, b) => a - b)
  const isIcicle = widest.top === tops[0] && tops.length > 1
  const ordered = (isIcicle ? tops : tops.reverse()).map(top => (rows.get(top) ?? []).sort((a, b) => bars[a].left - bars[b].left))
  return ordered.map((row, at) => [row, at === 0 ? [] : ordered[at - 1]])
}
