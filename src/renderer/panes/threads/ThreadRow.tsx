// One thread or group: whether it is chosen, its name cut at the front, its id, when it was busy, and its share.

import { Check, ChevronDown, ChevronRight, Minus } from 'lucide-react'
import { useCallback, type MouseEvent } from 'react'
import { formatShare } from '../../../shared/base/quantity'
import { cutStart } from '../../../shared/base/text/cut'
import { LOAD_STRETCHES } from '../../../shared/analysis/threadLoads'
import { drawActivity } from '../../graph/drawActivity'
import { STRIP_COLOUR } from '../../graph/stripColours'
import type { ThreadUnit } from '../../state/threadList'
import { Bar } from '../../ui/Bar'
import { CutFront } from '../../ui/CutFront'
import { DrawnCanvas } from '../../ui/DrawnCanvas'
import { useShade } from '../../ui/theme'
import rowStyles from '../../ui/Rows.module.css'
import type { OpenProfile } from '../../worker/opened'
import styles from './ThreadsPanel.module.css'

/** A name of 100 kB is no line. */
const MAX_NAME_CHARS = 200

type Props = {
  readonly id: string
  readonly startPx: number
  readonly profile: OpenProfile
  readonly unit: ThreadUnit
  readonly position: number
  readonly count: number
  readonly strips: Float64Array | null
  readonly share: number
  /** What the busiest weighs: of many threads each is so little of all that no bar would be seen. */
  readonly most: number
  readonly part: 'all' | 'some' | 'none'
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly onFold: (isOpen: boolean) => void
  readonly onAdd: () => void
  readonly onClick: (event: MouseEvent) => void
}

export function ThreadRow({ id, startPx, profile, unit, position, count, strips, share, most, part, isActive, isOpen, ...on }: Props) {
  const isGroup = unit.threads.length > 1
  const mark = part === 'all' ? <Check /> : part === 'some' ? <Minus /> : null
  return (
    <div
      id={id}
      role="option"
      aria-selected={part === 'all'}
      aria-posinset={position}
      aria-setsize={count}
      aria-label={`${unit.title}, ${isGroup ? `${unit.threads.length} threads` : idText(profile, unit)}, ${formatShare(share)}`}
      className={`${rowStyles['row']} ${styles['row']}`}
      data-active={isActive ? '' : undefined}
      data-inside={unit.group === null ? undefined : ''}
      style={{ transform: `translateY(${startPx}px)` }}
      onClick={on.onClick}
    >
      <span
        aria-hidden
        className={styles['box']}
        data-on={part === 'none' ? undefined : ''}
        onClick={event => {
          event.stopPropagation()
          on.onAdd()
        }}
      >
        {mark}
      </span>
      <span className={styles['name']}>
        {isGroup ? (
          <span
            aria-hidden
            className={styles['fold']}
            onClick={event => {
              event.stopPropagation()
              on.onFold(!isOpen)
            }}
          >
            {isOpen ? <ChevronDown /> : <ChevronRight />}
          </span>
        ) : null}
        <CutFront text={cutStart(unit.title, MAX_NAME_CHARS)} />
      </span>{' '}
      <span className={styles['ids']}>{isGroup ? `${unit.threads.length} threads` : idText(profile, unit)}</span>
      {strips === null ? <span /> : <Spark unit={unit} strips={strips} />}
      <span className={styles['bar']}>
        <Bar share={most === 0 ? 0 : unit.weight / most} look="self" />
      </span>{' '}
      <span className={styles['share']}>{formatShare(share)}</span>
    </div>
  )
}

/** Each on a scale of its own: it says when, and the bar says how much. */
function Spark({ unit, strips }: { readonly unit: ThreadUnit; readonly strips: Float64Array }) {
  const shade = useShade(state => state.shade)
  const draw = useCallback<Parameters<typeof DrawnCanvas>[0]['draw']>(
    (context, size) => {
      const load = new Float64Array(LOAD_STRETCHES)
      for (const row of unit.threads) for (let at = 0; at < LOAD_STRETCHES; at++) load[at] += strips[row * LOAD_STRETCHES + at]
      drawActivity(context, load, Math.max(...load), size, STRIP_COLOUR[shade])
    },
    [unit, strips, shade],
  )
  return <DrawnCanvas draw={draw} className={styles['spark']} />
}

function idText({ names }: OpenProfile, { threads: [row] }: ThreadUnit): string {
  const { processId, threadId } = names.threads[row]
  const ids = [processId, threadId].filter(id => id !== null)
  return ids.length === 2 && ids[0] === ids[1] ? String(ids[0]) : ids.join('/')
}
