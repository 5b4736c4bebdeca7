// What is filtered, on every tab: a chip for every part with its name, how much of the profile is shown, and the way back.

import { Bookmark, GitCompareArrows, Redo2, Undo2, X } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { shareOf } from '../../shared/base/quantity'
import { useAnswers } from '../state/answers'
import { chipsOf, chipText, type Chip } from '../state/chips'
import { baselinePart, partNow, useBaselinePart } from '../state/comparedParts'
import { canRedo, canUndo, chosenOf } from '../state/history'
import { useSession } from '../state/session'
import { takeAllBack, useView } from '../state/view'
import { viewOf } from '../state/views'
import { Button, IconButton } from '../ui/Button'
import { Name } from '../ui/Name'
import { Popup } from '../ui/Popup'
import { useWidth } from '../ui/useWidth'
import { ActionButton } from './ActionItem'
import { CompareParts } from './CompareParts'
import styles from './FilterBar.module.css'

export function FilterBar() {
  const drawn = useAnswers(state => state.tree)
  const history = useView(state => state.history)
  const tab = useView(state => state.tab)
  if (drawn === null) return null
  const chosen = chosenOf(history)
  const chips = chipsOf(drawn.profile.names, chosen)
  if (chips.length === 0) return null
  const { ignores } = viewOf(tab)
  return (
    <section className={styles['bar']} aria-label="Filters">
      <ChipRow chips={chips} />
      {ignores === null ? null : <span className={styles['ignores']}>{ignores}</span>}
      <span className={styles['shown']} role="status">
        {shareOf(drawn.tree.totalValue, drawn.wholeValue)} of the profile shown
      </span>
      <ComparePart />
      <ActionButton id="filter-sets" icon={<Bookmark aria-hidden />} label="Filter sets" />
      <ActionButton id="undo" icon={<Undo2 aria-hidden />} isDisabled={!canUndo(history)} />
      <ActionButton id="redo" icon={<Redo2 aria-hidden />} isDisabled={!canRedo(history)} />
      <Button look="quiet" className={styles['clear'] ?? ''} onClick={takeAllBack}>
        Clear
      </Button>
    </section>
  )
}

/** A part of the profile can be set against another part of it. */
function ComparePart() {
  const isComparing = useSession(state => state.sides !== null)
  const waiting = useBaselinePart(state => state.waiting)
  if (isComparing) return null
  return (
    <Popup
      title="Compare parts of this file"
      align="end"
      trigger={<IconButton label="Compare this part with another" icon={<GitCompareArrows aria-hidden />} />}
    >
      <p className={styles['about']}>
        {baselinePart() === null || waiting === null
          ? 'Take what is shown as the baseline, then show another part: other threads, another stretch of time, another label.'
          : `Baseline: ${waiting.part.title}`}
      </p>
      <div className={styles['buttons']}>
        <CompareParts part={partNow()} />
      </div>
    </Popup>
  )
}

/** As many as fit; the others are behind a button that counts them. */
function ChipRow({ chips }: { readonly chips: readonly Chip[] }) {
  const row = useRef<HTMLOListElement>(null)
  const widthPx = useWidth(row)
  const [fitting, setFitting] = useState(chips.length)
  const names = chips.map(chipText).join('\n')
  useLayoutEffect(() => {
    const { current: list } = row
    if (list !== null) setFitting(fittingOf(list))
  }, [names, widthPx])
  const rest = chips.slice(fitting)
  return (
    <div className={styles['chips']}>
      <ol className={styles['row']} ref={row}>
        {chips.map((chip, at) => (
          <li key={chip.id} data-hidden={at < fitting ? undefined : ''}>
            <ChipButton chip={chip} isHidden={at >= fitting} />
          </li>
        ))}
      </ol>
      {rest.length === 0 ? null : (
        <Popup
          title="More filters"
          trigger={
            <button type="button" className={styles['more']}>
              +{rest.length}
            </button>
          }
        >
          <ol className={styles['list']}>
            {rest.map(chip => (
              <li key={chip.id}>
                <ChipButton chip={chip} isHidden={false} />
              </li>
            ))}
          </ol>
        </Popup>
      )}
    </div>
  )
}

/** Chips that end within the row; at least the first, which is cut then. */
function fittingOf(list: HTMLElement): number {
  const endPx = list.getBoundingClientRect().right
  const items = Array.from(list.children)
  const over = items.findIndex(item => item.getBoundingClientRect().right > endPx + 1)
  return over === -1 ? items.length : Math.max(1, over)
}

function ChipButton({ chip, isHidden }: { readonly chip: Chip; readonly isHidden: boolean }) {
  const { verb, name, takeBack } = chip
  const label = `${chipText(chip)}: take back`
  return (
    <button type="button" className={styles['chip']} aria-label={label} tabIndex={isHidden ? -1 : 0} onClick={takeBack}>
      <span>{verb}</span>{' '}
      {name === '' ? null : (
        <span className={styles['name']}>
          <Name text={name} limit={48} />
        </span>
      )}
      <X aria-hidden />
    </button>
  )
}
