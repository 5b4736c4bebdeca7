// The middle of the window while a profile is open: the tabs over the details of the selected frame.

import { Tabs } from '@base-ui/react/tabs'
import { Panel } from 'react-resizable-panels'
import { Details } from './details/Details'
import { ChangesTab } from './diff/ChangesTab'
import { SummaryBar } from './diff/SummaryBar'
import { FlameOptions } from './flame/FlameOptions'
import { FlameTab } from './flame/FlameTab'
import { FindingsButton } from './insights/FindingsButton'
import { WithFindings } from './insights/WithFindings'
import { usePreferences } from './stores/preferences'
import { showTab, useView, type Tab } from './stores/view'
import { SandwichTab } from './sandwich/SandwichTab'
import { useSession } from './stores/session'
import { TopTab } from './table/TopTab'
import { TimelineTab } from './timeline/TimelineTab'
import { TreeTab } from './tree/TreeTab'
import { LateBar } from './ui/LateBar'
import { Divider, SplitGroup } from './ui/SplitGroup'
import { useMedia } from './ui/useMedia'
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
