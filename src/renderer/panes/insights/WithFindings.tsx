// The views with the findings beside them, where there is room for both.

import type { ReactNode } from 'react'
import { Panel } from 'react-resizable-panels'
import { usePreferences } from '../../state/preferences'
import { Divider, SplitGroup } from '../../parts/SplitGroup'
import { FindingsPanel } from './FindingsPanel'
import { useIsNarrow } from '../../ui/narrowWindow'

export function WithFindings({ children }: { readonly children: ReactNode }) {
  const isNarrow = useIsNarrow()
  const isShown = usePreferences(state => state.showsFindings) && !isNarrow
  return (
    <SplitGroup id="findings" orientation="horizontal" isSplit={isShown}>
      <Panel id="views" minSize="24rem">
        {children}
      </Panel>
      {isShown ? (
        <>
          <Divider label="Size of the findings" orientation="horizontal" />
          <Panel id="findings" defaultSize="22rem" minSize="20rem" maxSize="32.5rem" groupResizeBehavior="preserve-pixel-size">
            <FindingsPanel />
          </Panel>
        </>
      ) : null}
    </SplitGroup>
  )
}
