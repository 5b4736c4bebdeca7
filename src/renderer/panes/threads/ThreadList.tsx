// The threads themselves, by mouse and keyboard: arrows move, Space adds or takes away, Enter takes one alone, Shift a range.

import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { useAnswers } from '../../state/answers'
import { chosenPart, toggledThreads, type ThreadUnit } from '../../state/threadList'
import { chooseThreads, selectionIn, useView } from '../../state/view'
import { rowKeys } from '../../ui/rowKeys'
import { rowsHigh, useVirtualRows } from '../../ui/useVirtualRows'
import rowStyles from '../../ui/Rows.module.css'
import type { OpenProfile } from '../../worker/opened'
import { ThreadRow } from './ThreadRow'
import styles from './ThreadsPanel.module.css'

/** Where the field above it finds it. */
export const THREAD_LIST_ID = 'thread-list'

/** The panel has a head and a foot besides. */
const MOST_HIGH = 'min(18rem, 45vh)'

type Props = {
  readonly profile: OpenProfile
  readonly units: readonly ThreadUnit[]
  readonly strips: Float64Array | null
  readonly open: ReadonlySet<string>
  readonly onOpen: (open: ReadonlySet<string>) => void
}

export function ThreadList({ profile, units, strips, open, onOpen }: Props) {
  const chosen = useView(state => selectionIn(state).threads)
  const whole = useAnswers(state => (state.tree?.profile === profile ? state.tree.wholeValue : 0))
  const [activeId, setActiveId] = useState(units[0].id)
  /** Where a range begins. */
  const anchor = useRef(0)
  const { scroller, virtual, pageRows } = useVirtualRows(units.length)
  const active = Math.max(
    0,
    units.findIndex(({ id }) => id === activeId),
  )
  const chosenSet = new Set(chosen ?? [])

  const go = (row: number) => {
    setActiveId(units[row].id)
    virtual.scrollToIndex(row)
  }
  const takeRange = (to: number) => {
    const [from, end] = [Math.min(anchor.current, to), Math.max(anchor.current, to)]
    chooseThreads([...new Set(units.slice(from, end + 1).flatMap(({ threads }) => threads))].sort((a, b) => a - b))
  }
  const add = (row: number) => {
    anchor.current = row
    chooseThreads(toggledThreads(chosen, units[row]))
  }
  const takeAlone = (row: number) => {
    anchor.current = row
    chooseThreads(units[row].threads)
  }
  const fold = (id: string, isOpen: boolean) => onOpen(isOpen ? new Set([...open, id]) : new Set([...open].filter(other => other !== id)))
  const click = (event: MouseEvent, row: number) => {
    go(row)
    if (event.shiftKey) takeRange(row)
    else if (event.ctrlKey || event.metaKey) add(row)
    else takeAlone(row)
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === ' ') add(active)
    else if (event.key === 'ArrowRight' && units[active].threads.length > 1) fold(units[active].id, true)
    else if (event.key === 'ArrowLeft') fold(units[active].group ?? units[active].id, false)
    else {
      const walk = (row: number) => {
        if (!event.shiftKey) anchor.current = row
        go(row)
      }
      rowKeys(event, { selectedRow: active, rowCount: units.length, pageRows: pageRows(0), go: walk, open: takeAlone })
      if (event.shiftKey && ['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) {
        takeRange(event.key === 'Home' ? 0 : event.key === 'End' ? units.length - 1 : active + (event.key === 'ArrowDown' ? 1 : -1))
      }
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      id={THREAD_LIST_ID}
      ref={scroller}
      className={`${rowStyles['scroller']} ${styles['list']}`}
      role="listbox"
      aria-label="Threads, busiest first"
      aria-multiselectable
      aria-activedescendant={`thread-unit-${active}`}
      tabIndex={0}
      style={rowsHigh(units.length, MOST_HIGH)}
      onKeyDown={keyDown}
    >
      <div className={rowStyles['body']} style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => (
          <ThreadRow
            key={units[index].id}
            id={`thread-unit-${index}`}
            startPx={start}
            profile={profile}
            unit={units[index]}
            position={index + 1}
            count={units.length}
            strips={strips}
            share={whole === 0 ? 0 : units[index].weight / whole}
            most={units[0]?.weight ?? 0}
            part={chosenPart(chosenSet, units[index])}
            isActive={index === active}
            isOpen={open.has(units[index].id)}
            onFold={isOpen => fold(units[index].id, isOpen)}
            onAdd={() => add(index)}
            onClick={event => click(event, index)}
          />
        ))}
      </div>
    </div>
  )
}
