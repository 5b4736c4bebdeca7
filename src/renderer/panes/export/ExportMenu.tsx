// The toolbar's Export menu: a report, pictures, tables and other tools' formats, all of what is looked at.

import { ChevronDown, LoaderCircle, Share } from 'lucide-react'
import { ActionItem } from '../../parts/ActionItem'
import { EXPORT_MENU_ID } from '../../actions/exportActions'
import { Button } from '../../ui/Button'
import { DropMenu, MenuLabel, MenuLine } from '../../ui/Menu'
import narrow from '../../ui/NarrowWord.module.css'
import hidden from '../../ui/VisuallyHidden.module.css'
import { useExporting } from '../../state/export/exporting'
import styles from './ExportMenu.module.css'
import { drawnNow, filterOf } from '../../state/export/shown'

export function ExportMenu() {
  const busyWith = useExporting(state => state.busyWith)
  return (
    <>
      <DropMenu
        align="end"
        trigger={
          <Button look="quiet" id={EXPORT_MENU_ID} title="Export" aria-busy={busyWith !== null}>
            {busyWith === null ? <Share aria-hidden /> : <LoaderCircle aria-hidden className={styles['busy']} />}
            <span className={narrow['word']}>Export</span>
            <ChevronDown aria-hidden className={`${styles['chevron']} ${narrow['gone']}`} />
          </Button>
        }
      >
        <ExportItems />
      </DropMenu>
      <span role="status" className={hidden['hidden']}>
        {busyWith === null ? '' : `${busyWith} is being made`}
      </span>
    </>
  )
}

/** Mounted when the menu opens: what it says is of that moment. */
function ExportItems() {
  const drawn = drawnNow()
  const filter = drawn === null ? '' : filterOf(drawn)
  return (
    <>
      <ActionItem id="export-report">Report…</ActionItem>
      <MenuLine />
      <ActionItem id="export-svg">Flame graph as SVG</ActionItem>
      <ActionItem id="export-png">Flame graph as PNG</ActionItem>
      <ActionItem id="export-csv">Table as CSV</ActionItem>
      <MenuLine />
      <MenuLabel>The profile, for other tools</MenuLabel>
      <ActionItem id="save-filtered">pprof</ActionItem>
      <ActionItem id="export-folded">Folded stacks</ActionItem>
      <ActionItem id="export-speedscope">speedscope JSON</ActionItem>
      <ActionItem id="export-redacted">Redacted…</ActionItem>
      <MenuLine />
      <ActionItem id="copy-command">Copy as command</ActionItem>
      <ActionItem id="copy-link">Copy link to this view</ActionItem>
      {filter === '' ? null : <p className={styles['filter']}>{filter}</p>}
    </>
  )
}
