// The Top tab: every function with its own and its total weight, sorted, searched, and as text for other programs.

import { ClipboardCopy, Columns3, Download } from 'lucide-react'
import { useMemo } from 'react'
import { formatCount } from '../../shared/base/quantity'
import { useAnswers } from '../stores/answers'
import { usePreferences } from '../stores/preferences'
import { unitOf } from '../stores/unit'
import { useView } from '../stores/view'
import { IconButton } from '../ui/Button'
import { copyText } from '../ui/copyText'
import { Popup } from '../ui/Popup'
import { saveText } from '../ui/saveText'
import { say } from '../ui/Toasts'
import { ColumnChooser } from './ColumnChooser'
import { columnOf, type TopData } from './columns'
import { shownColumns, TOP_TABLE } from './tableColumns'
import { tableText } from './tableText'
import { TopTable } from './TopTable'
import styles from './TopTab.module.css'

export function TopTab() {
  const functions = useAnswers(state => state.functions)
  const rows = useAnswers(state => state.rows)
  const sampleType = useView(state => state.sampleType)
  const isSearching = useView(state => state.query.text !== '')
  const chosen = usePreferences(state => state.tables[TOP_TABLE])
  const columns = useMemo(() => shownColumns(chosen), [chosen])

  const data = useMemo((): TopData | null => {
    if (functions === null) return null
    const { profile, weights } = functions
    return { profile, weights, unit: unitOf(profile.names.meta.sampleTypes[sampleType]) }
  }, [functions, sampleType])

  if (data === null || rows === null || rows.profile !== data.profile) return null
  const ids = columns.map(column => column.id)
  const copyRows = async () => {
    const isCopied = await copyText(tableText(data, ids, rows.rows, '\t'))
    say(isCopied ? `${formatCount(rows.rows.length)} rows copied` : 'The clipboard is not available')
  }
  return (
    <div className={styles['tab']}>
      <div className={styles['bar']}>
        <span>
          {formatCount(rows.rows.length)} {rows.rows.length === 1 ? 'function' : 'functions'}
          {isSearching ? ' match the search' : ''}
        </span>
        <span className={styles['space']} />
        <IconButton label="Copy rows (tab-separated)" icon={<ClipboardCopy aria-hidden />} onClick={() => void copyRows()} />
        <IconButton
          label="Save as CSV"
          icon={<Download aria-hidden />}
          onClick={() => saveText(`${rows.profile.file.name}.top.csv`, tableText(data, ids, rows.rows, ','), 'text/csv')}
        />
        <Popup title="Columns" align="end" trigger={<IconButton label="Choose columns" icon={<Columns3 aria-hidden />} />}>
          <ColumnChooser titleOf={id => columnOf(id)?.title ?? id} />
        </Popup>
      </div>
      <TopTable data={data} rows={rows.rows} columns={columns} />
    </div>
  )
}
