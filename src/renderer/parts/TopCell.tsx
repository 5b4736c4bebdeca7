// One cell: a weight with its share and bar, or a name.

import { Name } from '../ui/Name'
import { Weight } from '../ui/Weight'
import { cellText, type TopColumn, type TopData } from '../../shared/report/topColumns'
import styles from './TopTable.module.css'
import { formatValue, shareOf } from '../../shared/base/quantity'

export function TopCell({ data, column, fn }: { readonly data: TopData; readonly column: TopColumn; readonly fn: number }) {
  const { weights, unit, wholeValue } = data
  if (column.id === 'self' || column.id === 'total') {
    const value = weights[column.id][fn]
    const share = shareOf(value, wholeValue)
    return <Weight value={formatValue(value, unit)} share={share} part={value / wholeValue} look={column.id} />
  }
  return (
    <div role="gridcell" className={column.id === 'name' ? styles['name'] : styles['text']}>
      <Name text={cellText(data, column.id, fn)} limit={240} />
    </div>
  )
}
