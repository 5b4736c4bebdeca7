// One cell: a weight with its share and bar, or a name.

import { Name } from '../ui/Name'
import { Weight } from '../ui/Weight'
import { cellText, type TopColumnId, type TopData } from '../../shared/report/topColumns'
import styles from './TopTable.module.css'
import { formatValue, shareOf } from '../../shared/base/quantity'

export function TopCell({ data, column, fn }: { readonly data: TopData; readonly column: TopColumnId; readonly fn: number }) {
  const { weights, unit, wholeValue } = data
  if (column === 'self' || column === 'total') {
    const value = weights[column][fn]
    const share = shareOf(value, wholeValue)
    return <Weight value={formatValue(value, unit)} share={share} part={value / wholeValue} look={column} />
  }
  return (
    <div role="gridcell" className={column === 'name' ? styles['name'] : styles['text']}>
      <Name text={cellText(data, column, fn)} limit={240} />
    </div>
  )
}
