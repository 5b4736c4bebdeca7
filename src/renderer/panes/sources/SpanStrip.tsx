// How much a server has of what is chosen, over time: here a stretch is dragged, or moved by keyboard; a second one is the baseline.

import { useCallback, useMemo, useRef } from 'react'
import { formatValue } from '../../../shared/base/quantity'
import { isInstantType, sampleOfType, type ServerSeries, type SpanMs } from '../../../shared/host/profileServer'
import { clockTicks } from '../../graph/clockTicks'
import { drawActivity } from '../../graph/drawActivity'
import { STRIP_COLOUR } from '../../graph/stripColours'
import { TimeBrush, type Stretch } from '../../parts/TimeBrush'
import { profileServer, useServer } from '../../state/gathering/server'
import { AxisTicks } from '../../ui/AxisTicks'
import { DrawnCanvas } from '../../ui/DrawnCanvas'
import { Segments } from '../../ui/Segments'
import { useShade } from '../../ui/theme'
import { useWidth } from '../../ui/useWidth'
import { asSentence } from '../../../shared/base/text/sentence'
import { MomentFields } from './MomentFields'
import { spanText } from './spanText'
import styles from './Sources.module.css'

const HOUR_MS = 3_600_000
const LENGTHS = [
  ['hour', 'Last hour'],
  ['day', 'Last day'],
  ['week', 'Last week'],
] as const
const LENGTH_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const
/** The brush counts in nanoseconds from where the strip begins. */
const NS_PER_MS = 1e6

export function SpanStrip() {
  const { shown, chosen, series, comparison, type } = useServer()
  const box = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(box)
  const lengthMs = shown.endMs - shown.startMs
  const length = LENGTHS.find(([id]) => LENGTH_MS[id] === lengthMs)?.[0] ?? 'hour'
  const toNs = ({ startMs, endMs }: SpanMs): Stretch => [(startMs - shown.startMs) * NS_PER_MS, (endMs - shown.startMs) * NS_PER_MS]
  const toSpan = ([fromNs, untilNs]: Stretch): SpanMs => ({
    startMs: shown.startMs + Math.round(fromNs / NS_PER_MS),
    endMs: shown.startMs + Math.round(untilNs / NS_PER_MS),
  })
  const isAll = chosen.startMs === shown.startMs && chosen.endMs === shown.endMs
  const baseline = comparison.kind === 'span' ? comparison.baseline : null
  const offsetMs = -new Date(shown.endMs).getTimezoneOffset() * 60_000
  return (
    <div className={styles['span']}>
      <div className={styles['spanHead']}>
        <Segments label="Time that is shown" choices={LENGTHS} value={length} onChoose={next => profileServer.showLast(LENGTH_MS[next])} />
        <MomentFields title="From" span={chosen} onChange={profileServer.chooseSpan} />
        <span className={styles['spanText']}>{spanText(chosen.endMs - chosen.startMs)}</span>
      </div>
      <div
        className={styles['strip']}
        ref={box}
        data-strip
        title="Drag to choose a stretch of time; with Ctrl or ⌘ held it is the baseline"
      >
        <Bars shown={shown} />
        <TimeBrush
          startNs={0}
          endNs={lengthMs * NS_PER_MS}
          chosen={isAll ? null : toNs(chosen)}
          baseline={baseline === null ? null : toNs(baseline)}
          hasEdges
          textOf={ns => new Date(shown.startMs + ns / NS_PER_MS).toLocaleString()}
          onBaseline={stretch => profileServer.compareBy({ kind: 'span', baseline: toSpan(stretch) })}
          onChoose={stretch => profileServer.chooseSpan(stretch === null ? null : toSpan(stretch))}
        />
      </div>
      <AxisTicks ticks={clockTicks(shown.startMs, shown.endMs, widthPx, offsetMs)} />
      <p className={styles['empty']} role="status">
        {series.kind === 'loading' ? 'Loading the strip …' : null}
        {series.kind === 'failed' ? asSentence(series.message) : null}
        {series.kind === 'there' ? seriesText(series.value, shown, chosen, type ?? '') : null}
      </p>
    </div>
  )
}

function Bars({ shown }: { readonly shown: SpanMs }) {
  const series = useServer(state => state.series)
  const shade = useShade(state => state.shade)
  const bars = useMemo(() => (series.kind === 'there' ? barsOf(series.value, shown) : NO_BARS), [series, shown])
  const draw = useCallback<Parameters<typeof DrawnCanvas>[0]['draw']>(
    (context, size) =>
      drawActivity(
        context,
        bars,
        bars.reduce((most, value) => Math.max(most, value), 0),
        size,
        STRIP_COLOUR[shade],
      ),
    [bars, shade],
  )
  return <DrawnCanvas draw={draw} className={styles['bars']} />
}

const NO_BARS = new Float64Array(0)

/** A bar for each step of the span. */
function barsOf({ timesMs, values, stepMs }: ServerSeries, { startMs, endMs }: SpanMs): Float64Array {
  const bars = new Float64Array(Math.max(1, Math.ceil((endMs - startMs) / stepMs)))
  timesMs.forEach((ms, i) => {
    // A point stands for the step that ends with it.
    const at = Math.min(bars.length - 1, Math.max(0, Math.ceil((ms - startMs) / stepMs) - 1))
    bars[at] += values[i]
  })
  return bars
}

/** What a stretch holds, and what is missing of it. */
function seriesText({ timesMs, values, stepMs, unit }: ServerSeries, shown: SpanMs, { startMs, endMs }: SpanMs, type: string): string {
  const first = timesMs.find((_, i) => values[i] > 0)
  if (first === undefined) return 'No profiles in this time. A longer span or other labels may have some.'
  const late = first - stepMs - shown.startMs > (shown.endMs - shown.startMs) * LATE_SHARE
  const begins = late ? ` The first is of ${new Date(first).toLocaleString()}: nothing was sent before, or it is no longer kept.` : ''
  const within = values.filter((_, i) => timesMs[i] > startMs && timesMs[i] <= endMs)
  if (within.every(value => value === 0)) return `No profiles in the stretch that is chosen.${begins}`
  if (isInstantType(type)) return `A state of one moment: the last one of the stretch is fetched, nothing is added up over time.${begins}`
  const sum = within.reduce((total, value) => total + value, 0)
  return `${formatValue(sum, unit)} of ${sampleOfType(type)?.sample ?? type} in the stretch that is chosen.${begins}`
}

/** An eighth of the strip without anything is more than a late start of an agent. */
const LATE_SHARE = 0.125
