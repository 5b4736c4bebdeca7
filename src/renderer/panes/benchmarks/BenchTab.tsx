// The Benchmarks tab: each series with its values as a strip and its figures, or how it changed from a baseline.

import { useState } from 'react'
import { formatCount } from '../../../shared/base/quantity'
import { TableBar } from '../../parts/TableBar'
import { benches } from '../../state/benchmarks/benches'
import { useBenches } from '../../state/benchmarks/createBenches'
import { CircleAlert, X } from 'lucide-react'
import { IconButton } from '../../ui/Button'
import { Name } from '../../ui/Name'
import type { BenchSheet } from '../../../shared/questions/benchSheet'
import { BenchHead } from './BenchHead'
import { BenchRows } from './BenchRows'
import page from '../../ui/TabPage.module.css'
import styles from './BenchTab.module.css'
import { EmptyBenches } from './EmptyBenches'

export function BenchTab() {
  const sheet = useBenches(state => state.sheet)
  const failure = useBenches(state => state.failure)
  return (
    <div className={page['tab']} data-benchmarks={sheet === null ? 'empty' : 'ready'}>
      {failure === null ? null : (
        <div className={styles['failure']} role="alert">
          <CircleAlert aria-hidden />
          <Name text={failure} limit={400} isCode={false} wraps />
          <IconButton label="Dismiss" icon={<X aria-hidden />} onClick={benches.dismissFailure} />
        </div>
      )}
      {sheet === null ? <EmptyBenches /> : <Shown key={sheet.headline.join()} sheet={sheet} />}
    </div>
  )
}

function Shown({ sheet }: { readonly sheet: BenchSheet }) {
  // Of a single one there is nothing to choose.
  const [selected, setSelected] = useState<number | null>(sheet.rows.length === 1 ? 0 : null)
  const row = selected === null ? null : (sheet.rows[selected] ?? null)
  const said = row === null ? sheet.remarks : row.remarks
  return (
    <>
      <BenchHead sheet={sheet} />
      <TableBar>
        <span>
          {formatCount(sheet.rows.length)} {sheet.rows.length === 1 ? 'row' : 'rows'}
        </span>
      </TableBar>
      <BenchRows sheet={sheet} selected={selected} onSelect={setSelected} />
      {said.length === 0 && row === null ? null : (
        <section className={styles['remarks']} aria-label={row === null ? 'About the files' : `About ${row.cells[0]}`}>
          {row === null ? null : <strong>{row.cells[0]}</strong>}
          {said.length === 0 ? <span>Nothing about its values stands out.</span> : said.map(line => <span key={line}>{line}</span>)}
        </section>
      )}
    </>
  )
}
