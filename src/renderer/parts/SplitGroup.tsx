// Panels side by side or one over the other, whose sizes come back as a person left them.

import type { ReactNode } from 'react'
import { Group, Separator, type Layout } from 'react-resizable-panels'
import { rememberPanels, usePreferences } from '../state/preferences'
import styles from './SplitGroup.module.css'

type Props = {
  /** What its sizes are kept under. */
  readonly id: string
  readonly orientation: 'horizontal' | 'vertical'
  /** False while only one panel is there: kept sizes are those of all. */
  readonly isSplit?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function SplitGroup({ id, orientation, isSplit = true, className, children }: Props) {
  const sizes = usePreferences(state => state.panels[id])
  const remember = (layout: Layout) => rememberPanels(id, layout)
  return (
    <Group
      id={id}
      orientation={orientation}
      {...(className === undefined ? {} : { className })}
      {...(sizes === undefined || !isSplit ? {} : { defaultLayout: { ...sizes } })}
      onLayoutChanged={(layout, { isUserInteraction }) => (isUserInteraction ? remember(layout) : undefined)}
    >
      {children}
    </Group>
  )
}

/** The border between two panels, of a group of that orientation. */
export function Divider({ label, orientation }: { readonly label: string; readonly orientation: Props['orientation'] }) {
  return <Separator className={styles['divider']} data-group={orientation} aria-label={label} />
}
