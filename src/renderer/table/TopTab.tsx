// The Top tab: every function with its own and its total weight, sorted, searched, and as text for other programs.

import { ClipboardCopy, Columns3, Download } from 'lucide-react'
import { useMemo } from 'react'
import { formatCount } from '../../shared/base/quantity'
import { goToFunction } from '../stores/mainFlame'
import { usePreferences } from '../stores/preferences'
import { showTab, useView } from '../stores/view'
import { IconButton } from '../ui/Button'
import { copyText } from '../ui/copyText'
import { Popup } from '../ui/Popup'
import { saveText } from '../ui/saveText'
import { say } from '../ui/Toasts'
import { ColumnChooser } from './ColumnChooser'
import { columnOf } from './columns'
import { shownColumns, TOP_TABLE } from './tableColumns'
import { tableText } from './tableText'
import { TopTable } from './TopTable'
import styles from './TopTab.module.css'
import { useTopData } from './useTopData'

export function TopTab() {
  const top = useTopData()
  const selectedFn = useView(state => state.selection?.fn ?? null)
  const isSearching = useView(state => state.query.text !== '')
  const chosen = usePreferences(state => state.tables[TOP_TABLE])
  const columns = useMemo(() => shownColumns(chosen), [chosen])

  if (top === null) return null
  const { data, rows, profile } = top
  const ids = columns.map(column => column.id)
  const open = (fn: number) => {
    goToFunction(fn)
    showTab('flame')
  }
  const copyRows = async () => {
    const isCopied = await copyText(tableText(data, ids, rows, '\t'))
    say(isCopied ? `${formatCount(rows.length)} rows copied` : 'The clipboard is not available')
  }
  return (
    <div className={styles['tab']}>
      <div className={styles['bar']}>
        <span>
          {formatCount(rows.length)} {rows.length === 1 ? 'function' : 'functions'}
          {isSearching ? ' match the search' : ''}
        </span>
        <span className={styles['space']} />
        <IconButton label="Copy rows (tab-separated)" icon={<ClipboardCopy aria-hidden />} onClick={() => void copyRows()} />
        <IconButton
          label="Save as CSV"
          icon={<Download aria-hidden />}
          onClick={() => saveText(`${profile.file.name}.top.csv`, tableText(data, ids, rows, ','), 'text/csv')}
        />
        <Popup title="Columns" align="end" trigger={<IconButton label="Choose columns" icon={<Columns3 aria-hidden />} />}>
          <ColumnChooser titleOf={id => columnOf(id)?.title ?? id} />
        </Popup>
      </div>
      <TopTable table={TOP_TABLE} data={data} rows={rows} columns={columns} selectedFn={selectedFn} onChoose={goToFunction} onOpen={open} />
    </div>
  )
}
