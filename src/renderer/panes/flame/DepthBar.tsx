// Where one is in a graph that is deeper than the window: a scrollbar, and the row in words.

import { useStore } from 'zustand'
import { formatCount } from '../../../shared/base/quantity'
import { depthIn, moveThumb } from '../../graph/depth'
import { mainFlame } from '../../state/mainFlame'
import styles from './DepthBar.module.css'

/** Fewer rows are seen at a glance. */
const MIN_TOLD_ROWS = 100

export function useIsDeep(): boolean {
  return useStore(mainFlame, state => depthIn(state) !== null)
}

export function DepthBar({ growsDown }: { readonly growsDown: boolean }) {
  // The whole state: rows are folded and opened as well as moved.
  const depth = depthIn(useStore(mainFlame))
  if (depth === null) return null
  const start = growsDown ? depth.start : 1 - depth.start - depth.length

  const move = (event: React.PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientY - box.top) / box.height
    moveThumb(mainFlame, growsDown ? share : 1 - share)
  }

  return (
    <>
      {depth.rows < MIN_TOLD_ROWS ? null : (
        <p className={styles['row']} data-grows={growsDown ? 'down' : 'up'} data-depth>
          row {formatCount(depth.row)} of {formatCount(depth.rows)}
        </p>
      )}
      <div className={styles['bar']} onPointerDown={move} onPointerMove={move} data-depth-bar aria-hidden>
        <div className={styles['thumb']} style={{ top: `${start * 100}%`, height: `${depth.length * 100}%` }} />
      </div>
    </>
  )
}
