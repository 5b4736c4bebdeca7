// The values of one label, heaviest first: click or Enter keeps one, with Alt (or Delete) it is dropped.

import { Check, Minus } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { formatShare } from '../../../shared/base/quantity'
import { cutStart } from '../../../shared/base/text/cut'
import type { LabelLoad } from '../../../shared/analysis/labelLoads'
import { dropLabel, forgetLabel, keepLabel, selectionIn, useView } from '../../state/view'
import { Bar } from '../../ui/Bar'
import { CutFront } from '../../ui/CutFront'
import { rowKeys } from '../../ui/rowKeys'
import { rowsHigh, useVirtualRows } from '../../ui/useVirtualRows'
import rowStyles from '../../ui/Rows.module.css'
import styles from './LabelsPanel.module.css'

/** Where the field above it finds it. */
export const VALUE_LIST_ID = 'label-values'

/** The panel has a head and a foot besides. */
const MOST_HIGH = 'min(18rem, 40vh)'

/** A value of 100 kB is no line. */
const MAX_VALUE_CHARS = 300

type Props = { readonly labelKey: string; readonly values: readonly LabelLoad[]; readonly whole: number }

export function ValueList({ labelKey, values, whole }: Props) {
  const { labels = [], withoutLabels = [] } = useView(selectionIn)
  const [activeValue, setActiveValue] = useState(values[0].value)
  const { scroller, virtual, pageRows } = useVirtualRows(values.length)
  const active = Math.max(
    0,
    values.findIndex(({ value }) => value === activeValue),
  )
  const isIn = (list: typeof labels, row: number) => list.some(({ key, value }) => key === labelKey && value === values[row].value)
  const go = (row: number) => {
    setActiveValue(values[row].value)
    virtual.scrollToIndex(row)
  }
  const take = (row: number, drops: boolean) => {
    const label = { key: labelKey, value: values[row].value }
    go(row)
    if (isIn(drops ? withoutLabels : labels, row)) forgetLabel(label)
    else if (drops) dropLabel(label)
    else keepLabel(label)
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') take(active, event.altKey)
    else if (event.key === 'Delete') take(active, true)
    else return rowKeys(event, { selectedRow: active, rowCount: values.length, pageRows: pageRows(0), go, open: go })
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      id={VALUE_LIST_ID}
      ref={scroller}
      className={`${rowStyles['scroller']} ${styles['list']}`}
      role="listbox"
      aria-label={`Values of ${labelKey}, heaviest first`}
      aria-multiselectable
      aria-activedescendant={`label-value-${active}`}
      tabIndex={0}
      style={rowsHigh(values.length, MOST_HIGH)}
      onKeyDown={keyDown}
    >
      <div className={rowStyles['body']} style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const { value, weight } = values[index]
          const [isKept, isDropped] = [isIn(labels, index), isIn(withoutLabels, index)]
          const share = whole === 0 ? 0 : weight / whole
          return (
            <div
              key={value}
              id={`label-value-${index}`}
              role="option"
              aria-selected={isKept}
              aria-posinset={index + 1}
              aria-setsize={values.length}
              aria-label={`${value}, ${formatShare(share)}${isKept ? ', kept' : isDropped ? ', dropped' : ''}`}
              className={`${rowStyles['row']} ${styles['row']}`}
              data-active={index === active ? '' : undefined}
              data-dropped={isDropped ? '' : undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={event => take(index, event.altKey)}
            >
              <span aria-hidden className={styles['mark']}>
                {isKept ? <Check /> : isDropped ? <Minus /> : null}
              </span>
              <CutFront text={cutStart(value, MAX_VALUE_CHARS)} />{' '}
              <span className={styles['bar']}>
                <Bar share={share} look="self" />
              </span>
              <span className={styles['share']}>{formatShare(share)}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
