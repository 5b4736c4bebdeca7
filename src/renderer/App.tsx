// The window: toolbar, workspace or welcome, status bar, and what lies over them.

import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { KeysHelp } from './actions/KeysHelp'
import { Palette } from './actions/Palette'
import styles from './App.module.css'
import { FindingsDrawer } from './insights/FindingsDrawer'
import { ReportDialog } from './export/ReportDialog'
import { NoteDialog } from './insights/NoteDialog'
import { RuleDialog } from './insights/RuleDialog'
import { RulesDialog } from './insights/RulesDialog'
import { DropZone } from './open/DropZone'
import { OpeningCard } from './open/OpeningCard'
import { SidesDialog } from './open/SidesDialog'
import { Welcome } from './open/Welcome'
import { StatusBar } from './status/StatusBar'
import { useAnswers } from './stores/answers'
import { useSession } from './stores/session'
import { Toolbar } from './toolbar/Toolbar'
import { Toasts } from './ui/Toasts'
import hidden from './ui/VisuallyHidden.module.css'
import { Workspace } from './Workspace'

/** Long enough not to flicker under a moving pointer. */
const TIP_DELAY_MS = 500

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={TIP_DELAY_MS}>
        <div className={styles['window']}>
          <Toolbar />
          <main className={styles['content']}>
            <h1 className={hidden['hidden']}>Flamewise</h1>
            <Content />
          </main>
          <StatusBar />
        </div>
        <FindingsDrawer />
        <OpeningCard />
        <DropZone />
        <SidesDialog />
        <Palette />
        <KeysHelp />
        <NoteDialog />
        <RuleDialog />
        <RulesDialog />
        <ReportDialog />
        <Toasts />
      </Tooltip.Provider>
    </CSPProvider>
  )
}

function Content() {
  const isStarted = useSession(state => state.startup !== null)
  const hasProfile = useSession(state => state.current !== null)
  const isDrawn = useAnswers(state => state.tree !== null)
  const isReading = useSession(state => state.opening.kind === 'reading')
  if (hasProfile && isDrawn) return <Workspace />
  // While the first profile is read the card says so; the welcome page would only flash.
  return isStarted && !isReading && !hasProfile ? <Welcome /> : null
}
