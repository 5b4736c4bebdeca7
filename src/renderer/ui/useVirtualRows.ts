// The rows of a table that are on screen: the others do not exist, so that half a million scroll like fifty.

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useRef, type RefObject } from 'react'
import { useRemPx } from './useRemPx'

/** In rem: as in the tokens. */
const ROW_REM = 1.5
const OVERSCAN_ROWS = 12

type VirtualRows = {
  /** For the element that scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  /** Rows that a page up or down moves by: those in sight less `kept`, the heading among them. At least one. */
  readonly pageRows: (kept: number) => number
}

/** `firstRow`: where it stands when it is first shown. `rowRem`: of rows that are higher than a line. */
export function useVirtualRows(count: number, firstRow = 0, rowRem = ROW_REM): VirtualRows {
  const scroller = useRef<HTMLDivElement>(null)
  const remPx = useRemPx()
  const rowPx = rowRem * remPx
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    initialOffset: firstRow * rowPx,
    // The heading stands over the first row, so every row is lower by one than the body's own count has it.
    scrollPaddingEnd: ROW_REM * remPx,
  })
  return { scroller, virtual, pageRows: kept => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - kept) }
}

/** For a list that is as high as its rows, up to `most`: a length of CSS. */
export function rowsHigh(count: number, most: string): { readonly height: string } {
  return { height: `min(${most}, ${count * ROW_REM}rem)` }
}
