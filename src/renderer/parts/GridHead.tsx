// The headings of a table: each sorts when it is pressed, and its right edge makes the column wider.

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { GridHeads } from './useGrid'
import styles from './GridHead.module.css'

type Props<Id extends string> = { readonly heads: GridHeads<Id>; readonly layout: CSSProperties }

export function GridHead<Id extends string>({ heads, layout }: Props<Id>) {
  return (
    <div className={styles['head']} role="row" aria-rowindex={1} style={layout}>
      {heads.map(head => (
        <Heading key={head.column.id} head={head} />
      ))}
    </div>
  )
}

const WORDS = { asc: 'ascending', desc: 'descending' } as const

function Heading<Id extends string>({ head: { column, header } }: { readonly head: GridHeads<Id>[number] }) {
  const direction = header.column.getIsSorted()
  const resize = header.getResizeHandler()
  const canSort = header.column.getCanSort()
  return (
    <div
      role="columnheader"
      aria-sort={!canSort ? undefined : direction === false ? 'none' : WORDS[direction]}
      className={styles['heading']}
      data-number={column.isNumber ? '' : undefined}
    >
      {canSort ? (
        <button
          type="button"
          title={column.about}
          onClick={header.column.getToggleSortingHandler()}
          // Enter sorts; the table would open its row.
          onKeyDown={event => event.key === 'Enter' && event.stopPropagation()}
        >
          {column.title}
          {direction === 'desc' ? <ArrowDown aria-hidden /> : direction === 'asc' ? <ArrowUp aria-hidden /> : null}
        </button>
      ) : (
        <span title={column.about}>{column.title}</span>
      )}
      <div
        className={styles['handle']}
        data-active={header.column.getIsResizing() ? '' : undefined}
        onMouseDown={resize}
        onTouchStart={resize}
        aria-hidden
      />
    </div>
  )
}
