// The window: toolbar, workspace or welcome, status bar, and what lies over them.

import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { KeysHelp } from './KeysHelp'
import { Palette } from './Palette'
import styles from './App.module.css'
import { FindingsDrawer } from '../panes/insights/FindingsDrawer'
import { EditorDialog } from '../panes/editor/EditorDialog'
import { FilterSetsDialog } from '../panes/filters/FilterSetsDialog'
import { RedactedDialog } from '../panes/export/RedactedDialog'
import { ReportDialog } from '../panes/export/ReportDialog'
import { NoteDialog } from '../panes/insights/NoteDialog'
import { RuleDialog } from '../panes/insights/RuleDialog'
import { RulesDialog } from '../panes/insights/RulesDialog'
import { DropZone } from '../panes/open/DropZone'
import { OpeningCard } from '../panes/open/OpeningCard'
import { SidesDialog } from '../panes/open/SidesDialog'
import { Welcome } from '../panes/open/Welcome'
import { SourceDialog } from '../panes/sources/SourceDialog'
import { StatusBar } from '../panes/status/StatusBar'
import { useAnswers } from '../state/answers'
import { useSession } from '../state/session'
import { useView } from '../state/view'
import { isOffered } from '../state/views'
import { Toolbar } from './Toolbar'
import { Toasts } from '../ui/Toasts'
import hidden from '../ui/VisuallyHidden.module.css'
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
        <FilterSetsDialog />
        <RedactedDialog />
        <ReportDialog />
        <SourceDialog />
        <EditorDialog />
        <Toasts />
      </Tooltip.Provider>
    </CSPProvider>
  )
}

function Content() {
  const isStarted = useSession(state => state.startup !== null)
  const hasProfile = useSession(state => state.current !== null)
  const isDrawn = useAnswers(state => state.tree !== null)
  const isReading = useSession(state => state.opening.kind === 'reading' || state.opening.kind === 'comparing')
  const isOfNone = useView(state => isOffered(state.tab, { current: null, sides: null }))
  // A trend stands without a profile, and stays while one of its own is read.
  if (isOfNone || (hasProfile && isDrawn)) return <Workspace />
  // While the first profile is read the card says so; the welcome page would only flash.
  return isStarted && !isReading && !hasProfile ? <Welcome /> : null
}
