// Chooses a stretch of time: by dragging over the strips, or with two sliders for hands on the keyboard.

import { useState } from 'react'
import { formatDurationNs } from '../../shared/base/quantity'
import styles from './TimeBrush.module.css'

export type Stretch = readonly [number, number]

type Props = {
  readonly startNs: number
  readonly endNs: number
  readonly chosen: Stretch | null
  /** Of a part that waits to be compared with. */
  readonly baseline: Stretch | null
  /** With two sliders, for hands on the keyboard. */
  readonly hasEdges: boolean
  readonly onBaseline: (stretch: Stretch) => void
  /** What a slider is read as; how long after the start, where nothing else is said. */
  readonly textOf?: (ns: number) => string
  /** `goingOn`: of a slider that is moved step by step. */
  readonly onChoose: (stretch: Stretch | null, goingOn?: string) => void
}

/** With Ctrl or ⌘ held the stretch is the baseline of a comparison. */
type Drag = { readonly stretch: Stretch; readonly takesBaseline: boolean }

/** A click is no stretch. */
const MIN_DRAG_SHARE = 0.003
const SLIDER_STEPS = 1000

export function TimeBrush({ startNs, endNs, chosen, baseline, hasEdges, onBaseline, textOf, onChoose }: Props) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const spanNs = Math.max(1, endNs - startNs)
  const shareOf = (ns: number) => (ns - startNs) / spanNs
  const shown = drag?.stretch ?? (chosen === null ? null : ([shareOf(chosen[0]), shareOf(chosen[1])] as const))
  const textAt = (share: number) => textOf?.(startNs + share * spanNs) ?? formatDurationNs(share * spanNs)
  const left = shown === null ? 0 : Math.max(0, Math.min(...shown))
  const right = shown === null ? 1 : Math.min(1, Math.max(...shown))

  const at = (event: React.PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
  }
  const stretchOf = (from: number, to: number): Stretch => [startNs + from * spanNs, endOf(startNs + to * spanNs)]
  const choose = (from: number, to: number, goingOn?: string) => onChoose(stretchOf(from, to), goingOn)
  // Half open: the very last sample belongs to a stretch that goes to the end.
  const endOf = (ns: number) => (ns >= endNs ? endNs + 1 : ns)

  return (
    <div
      className={styles['brush']}
      onPointerDown={event => {
        if (event.button !== 0 || event.target !== event.currentTarget) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ stretch: [at(event), at(event)], takesBaseline: event.ctrlKey || event.metaKey })
      }}
      onPointerMove={event => (drag === null ? undefined : setDrag({ ...drag, stretch: [drag.stretch[0], at(event)] }))}
      onPointerCancel={() => setDrag(null)}
      onPointerUp={() => {
        if (drag === null) return
        setDrag(null)
        if (right - left < MIN_DRAG_SHARE) onChoose(null)
        else if (drag.takesBaseline) onBaseline(stretchOf(left, right))
        else choose(left, right)
      }}
    >
      {baseline === null ? null : (
        <div
          className={styles['baseline']}
          data-baseline
          style={{ left: `${shareOf(baseline[0]) * 100}%`, width: `${(shareOf(baseline[1]) - shareOf(baseline[0])) * 100}%` }}
        />
      )}
      {shown === null ? null : (
        <>
          <div className={styles['outside']} style={{ left: 0, width: `${left * 100}%` }} />
          <div className={styles['chosen']} style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }} />
          <div className={styles['outside']} style={{ left: `${right * 100}%`, right: 0 }} />
        </>
      )}
      {hasEdges ? (
        <>
          <Edge
            label="Start of the stretch of time"
            share={left}
            text={textAt(left)}
            onMove={share => (share < right ? choose(share, right, 'start') : undefined)}
          />
          <Edge
            label="End of the stretch of time"
            share={right}
            text={textAt(right)}
            onMove={share => (share > left ? choose(left, share, 'end') : undefined)}
          />
        </>
      ) : null}
    </div>
  )
}

type EdgeProps = { readonly label: string; readonly share: number; readonly text: string; readonly onMove: (share: number) => void }

function Edge({ label, share, text, onMove }: EdgeProps) {
  return (
    <input
      type="range"
      className={styles['edge']}
      aria-label={label}
      aria-valuetext={text}
      min={0}
      max={SLIDER_STEPS}
      value={Math.round(share * SLIDER_STEPS)}
      onChange={event => onMove(Number(event.target.value) / SLIDER_STEPS)}
    />
  )
}
