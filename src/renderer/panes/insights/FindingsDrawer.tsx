// The findings over the views, in a window too narrow for both: has the keyboard while it is open, and gives it back.

import { useEffect, useRef } from 'react'
import { setDrawer, useFindingsView } from '../../state/findings/findingsView'
import { useSession } from '../../state/session'
import { FINDINGS_BUTTON_ID } from './FindingsButton'
import { FindingsPanel } from './FindingsPanel'
import { useIsNarrow } from '../../ui/narrowWindow'
import styles from './FindingsDrawer.module.css'

export function FindingsDrawer() {
  const isOpen = useFindingsView(state => state.isDrawerOpen)
  const hasProfile = useSession(state => state.current !== null)
  return useIsNarrow() && isOpen && hasProfile ? <Drawer /> : null
}

function Drawer() {
  const drawer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    drawer.current?.focus()
    return () => document.getElementById(FINDINGS_BUTTON_ID)?.focus()
  }, [])
  const closeOnEscape = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setDrawer(false)
  }
  return (
    <div ref={drawer} className={styles['drawer']} tabIndex={-1} onKeyDown={closeOnEscape}>
      <FindingsPanel />
    </div>
  )
}
