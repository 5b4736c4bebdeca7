// The one thin row that stands for the frames which hold nearly everything, up to where the calls first part.

import { useStore } from 'zustand'
import { formatCount } from '../../../shared/base/quantity'
import { rowTop } from '../../graph/drawFlame'
import { foldedRowsOf, openSpine } from '../../graph/flameView'
import { mainFlame } from '../../state/mainFlame'
import styles from './SpineBar.module.css'

export function SpineBar({ growsDown }: { readonly growsDown: boolean }) {
  const rowPx = useStore(mainFlame, state => state.rowPx)
  const foldedRows = useStore(mainFlame, foldedRowsOf)
  const topPx = useStore(mainFlame, state => rowTop(foldedRows - 1, state.viewport, { rowPx, growsDown }))
  if (foldedRows === 0) return null
  return (
    <div className={styles['row']} style={{ transform: `translateY(${topPx}px)`, height: rowPx }}>
      <button
        type="button"
        className={styles['bar']}
        title="They hold nearly everything and call one another; the first frame below is where the calls part"
        onClick={() => openSpine(mainFlame, true)}
      >
        ⋯ {formatCount(foldedRows)} wrapper frames
      </button>
    </div>
  )
}
