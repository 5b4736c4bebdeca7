// The middle of the window while a profile is open: the tabs over the details of the selected frame.

import { Tabs } from '@base-ui/react/tabs'
import { Details } from '../panes/details/Details'
import { VerdictBar } from '../panes/benchmarks/VerdictBar'
import { SummaryBar } from '../panes/diff/SummaryBar'
import { FlameOptions } from '../panes/flame/FlameOptions'
import { FindingsButton } from '../panes/insights/FindingsButton'
import { WithFindings } from '../panes/insights/WithFindings'
import { usePreferences } from '../state/preferences'
import { showTab, useView } from '../state/view'
import { isOffered, viewOf, VIEWS, type ViewId } from '../state/views'
import { PANELS } from './panels'
import { useSession } from '../state/session'
import { ChangedBar } from '../parts/ChangedBar'
import { FilterBar } from '../parts/FilterBar'
import { LateBar } from '../parts/LateBar'
import { useMedia } from '../ui/useMedia'
import styles from './Workspace.module.css'

/** In so low a window, or at so large a text, the graph needs all of it. */
const LOW_WINDOW = '(max-height: 26rem)'

/** What stands without a profile has neither findings nor a frame to say more of. */
const NOTHING = { current: null, sides: null }

export function Workspace() {
  const wantsDetails = usePreferences(state => state.showsDetails)
  const hasProfile = useSession(state => state.current !== null)
  const isOfProfile = useView(state => !isOffered(state.tab, NOTHING))
  const showsDetails = !useMedia(LOW_WINDOW) && wantsDetails && isOfProfile
  if (!hasProfile || !isOfProfile) {
    return (
      <div className={styles['workspace']}>
        <div className={styles['main']}>
          <MainTabs />
        </div>
      </div>
    )
  }
  return (
    <div className={styles['workspace']}>
      <div className={styles['main']}>
        <WithFindings>
          <MainTabs />
        </WithFindings>
      </div>
      {showsDetails ? <Details /> : null}
    </div>
  )
}

function MainTabs() {
  const tab = useView(state => state.tab)
  const current = useSession(state => state.current)
  const sides = useSession(state => state.sides)
  const offered = VIEWS.filter(({ id }) => isOffered(id, { current, sides }))
  const { options } = viewOf(tab)
  const isOfProfile = !isOffered(tab, NOTHING)
  return (
    <Tabs.Root className={styles['tabs']} value={tab} onValueChange={(chosen: ViewId) => showTab(chosen)}>
      <div className={styles['tabRow']}>
        <Tabs.List className={styles['tabList']} aria-label="Views">
          {offered.map(({ id, title }) => (
            <Tabs.Tab key={id} value={id} className={styles['tab']}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={styles['options']}>
          {options === null ? null : <FlameOptions isGraph={options === 'graph'} />}
          {isOfProfile ? <FindingsButton /> : null}
        </div>
        <LateBar />
      </div>
      <ChangedBar />
      {current === null ? null : <FilterBar />}
      {isOfProfile ? (
        <>
          <VerdictBar />
          <SummaryBar />
        </>
      ) : null}
      {offered.map(({ id }) => {
        const View = PANELS[id]
        return (
          <Tabs.Panel key={id} value={id} className={styles['panel']} tabIndex={-1}>
            <View />
          </Tabs.Panel>
        )
      })}
    </Tabs.Root>
  )
}
