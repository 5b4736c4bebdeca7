// Chooses a stretch of time: by dragging over the strips, or with two sliders for hands on the keyboard.

import { useState } from 'react'
import { formatDurationNs } from '../../../shared/base/quantity'
import styles from './TimelineTab.module.css'

type Stretch = readonly [number, number]

type Props = {
  readonly startNs: number
  readonly endNs: number
  readonly chosen: Stretch | null
  /** `goingOn`: of a slider that is moved step by step. */
  readonly onChoose: (stretch: Stretch | null, goingOn?: string) => void
}

/** A click is no stretch. */
const MIN_DRAG_SHARE = 0.003
const SLIDER_STEPS = 1000

export function TimeBrush({ startNs, endNs, chosen, onChoose }: Props) {
  const [drag, setDrag] = useState<readonly [number, number] | null>(null)
  const spanNs = Math.max(1, endNs - startNs)
  const shareOf = (ns: number) => (ns - startNs) / spanNs
  const shown = drag ?? (chosen === null ? null : ([shareOf(chosen[0]), shareOf(chosen[1])] as const))
  const left = shown === null ? 0 : Math.max(0, Math.min(...shown))
  const right = shown === null ? 1 : Math.min(1, Math.max(...shown))

  const at = (event: React.PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
  }
  const choose = (from: number, to: number, goingOn?: string) => onChoose([startNs + from * spanNs, endOf(startNs + to * spanNs)], goingOn)
  // Half open: the very last sample belongs to a stretch that goes to the end.
  const endOf = (ns: number) => (ns >= endNs ? endNs + 1 : ns)

  return (
    <div
      className={styles['brush']}
      onPointerDown={event => {
        if (event.button !== 0 || event.target !== event.currentTarget) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag([at(event), at(event)])
      }}
      onPointerMove={event => (drag === null ? undefined : setDrag([drag[0], at(event)]))}
      onPointerUp={() => {
        if (drag === null) return
        setDrag(null)
        if (right - left < MIN_DRAG_SHARE) onChoose(null)
        else choose(left, right)
      }}
    >
      {shown === null ? null : (
        <>
          <div className={styles['outside']} style={{ left: 0, width: `${left * 100}%` }} />
          <div className={styles['chosen']} style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }} />
          <div className={styles['outside']} style={{ left: `${right * 100}%`, right: 0 }} />
        </>
      )}
      <Edge
        label="Start of the stretch of time"
        share={left}
        text={formatDurationNs(left * spanNs)}
        onMove={share => (share < right ? choose(share, right, 'start') : undefined)}
      />
      <Edge
        label="End of the stretch of time"
        share={right}
        text={formatDurationNs(right * spanNs)}
        onMove={share => (share > left ? choose(left, share, 'end') : undefined)}
      />
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
