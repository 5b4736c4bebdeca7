// The middle of the window while a profile is open: the tabs over the details of the selected frame.

import { Tabs } from '@base-ui/react/tabs'
import { Panel } from 'react-resizable-panels'
import { Details } from '../panes/details/Details'
import { ChangesTab } from '../panes/diff/ChangesTab'
import { SummaryBar } from '../panes/diff/SummaryBar'
import { FlameOptions } from '../panes/flame/FlameOptions'
import { FlameTab } from '../panes/flame/FlameTab'
import { FindingsButton } from '../panes/insights/FindingsButton'
import { WithFindings } from '../panes/insights/WithFindings'
import { usePreferences } from '../state/preferences'
import { showTab, useView, type Tab } from '../state/view'
import { SandwichTab } from '../panes/sandwich/SandwichTab'
import { useSession } from '../state/session'
import { TopTab } from '../panes/table/TopTab'
import { TimelineTab } from '../panes/timeline/TimelineTab'
import { TreeTab } from '../panes/tree/TreeTab'
import { LateBar } from '../parts/LateBar'
import { Divider, SplitGroup } from '../parts/SplitGroup'
import { useMedia } from '../ui/useMedia'
import styles from './Workspace.module.css'

const TABS: readonly (readonly [Tab, string])[] = [
  ['flame', 'Flame'],
  ['changes', 'Changes'],
  ['timeline', 'Timeline'],
  ['sandwich', 'Sandwich'],
  ['top', 'Top'],
  ['tree', 'Tree'],
]

/** In so low a window, or at so large a text, the graph needs all of it. */
const LOW_WINDOW = '(max-height: 26rem)'

export function Workspace() {
  const wantsDetails = usePreferences(state => state.showsDetails)
  const showsDetails = !useMedia(LOW_WINDOW) && wantsDetails
  return (
    <SplitGroup id="workspace" orientation="vertical" isSplit={showsDetails} className={styles['workspace']}>
      <Panel id="main" minSize="8rem">
        <WithFindings>
          <MainTabs />
        </WithFindings>
      </Panel>
      {showsDetails ? (
        <>
          <Divider label="Size of the details" orientation="vertical" />
          <Panel id="details" defaultSize="24%" minSize="5rem" groupResizeBehavior="preserve-pixel-size">
            <Details />
          </Panel>
        </>
      ) : null}
    </SplitGroup>
  )
}

function MainTabs() {
  const tab = useView(state => state.tab)
  const hasTimes = useSession(state => state.current?.hasTimes === true)
  const isComparing = useSession(state => state.sides !== null)
  return (
    <Tabs.Root className={styles['tabs']} value={tab} onValueChange={(chosen: Tab) => showTab(chosen)}>
      <div className={styles['tabRow']}>
        <Tabs.List className={styles['tabList']} aria-label="Views">
          {TABS.filter(([id]) => (id !== 'timeline' || hasTimes) && (id !== 'changes' || isComparing)).map(([id, title]) => (
            <Tabs.Tab key={id} value={id} className={styles['tab']}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={styles['options']}>
          {tab === 'flame' || tab === 'tree' ? <FlameOptions isGraph={tab === 'flame'} /> : null}
          <FindingsButton />
        </div>
        <LateBar />
      </div>
      <SummaryBar />
      <Tabs.Panel value="flame" className={styles['panel']} tabIndex={-1}>
        <FlameTab />
      </Tabs.Panel>
      <Tabs.Panel value="changes" className={styles['panel']} tabIndex={-1}>
        <ChangesTab />
      </Tabs.Panel>
      <Tabs.Panel value="timeline" className={styles['panel']} tabIndex={-1}>
        <TimelineTab />
      </Tabs.Panel>
      <Tabs.Panel value="sandwich" className={styles['panel']} tabIndex={-1}>
        <SandwichTab />
      </Tabs.Panel>
      <Tabs.Panel value="tree" className={styles['panel']} tabIndex={-1}>
        <TreeTab />
      </Tabs.Panel>
      <Tabs.Panel value="top" className={styles['panel']} tabIndex={-1}>
        <TopTab />
      </Tabs.Panel>
    </Tabs.Root>
  )
}
