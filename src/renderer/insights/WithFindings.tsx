// The views with the findings beside them, where there is room for both.

import type { ReactNode } from 'react'
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels'
import { rememberPanels, usePreferences } from '../stores/preferences'
import { FindingsPanel } from './FindingsPanel'
import { useIsNarrow } from './narrowWindow'
import styles from './WithFindings.module.css'

const GROUP = 'findings'

export function WithFindings({ children }: { readonly children: ReactNode }) {
  const isNarrow = useIsNarrow()
  const isShown = usePreferences(state => state.showsFindings) && !isNarrow
  const sizes = usePreferences(state => state.panels[GROUP])
  const remember = (layout: Layout) => rememberPanels(GROUP, layout)
  return (
    <Group
      id={GROUP}
      orientation="horizontal"
      {...(sizes === undefined || !isShown ? {} : { defaultLayout: { ...sizes } })}
      onLayoutChanged={(layout, { isUserInteraction }) => (isUserInteraction ? remember(layout) : undefined)}
    >
      <Panel id="views" minSize="24rem">
        {children}
      </Panel>
      {isShown ? (
        <>
          <Separator className={styles['separator']} aria-label="Size of the findings" />
          <Panel id="findings" defaultSize="22rem" minSize="15rem" groupResizeBehavior="preserve-pixel-size">
            <FindingsPanel />
          </Panel>
        </>
      ) : null}
    </Group>
  )
}
