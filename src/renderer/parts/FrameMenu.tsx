// The menu of a frame: what right-click and the Menu key open.

import type { ReactElement, ReactNode } from 'react'
import { MenuLine, RightClickMenu } from '../ui/Menu'
import { ActionItem } from './ActionItem'

type Props = {
  readonly trigger: ReactElement
  /** Further items, of what the frame stands in. */
  readonly children?: ReactNode
}

export function FrameMenu({ trigger, children }: Props) {
  return (
    <RightClickMenu trigger={trigger}>
      <ActionItem id="zoom-to-frame" />
      <ActionItem id="sandwich" />
      <MenuLine />
      <ActionItem id="focus-subtree" />
      <ActionItem id="focus-function" />
      <MenuLine />
      <ActionItem id="merge-function" />
      <ActionItem id="merge-node" />
      <ActionItem id="merge-module" />
      <ActionItem id="collapse-function" />
      <ActionItem id="collapse-module" />
      <ActionItem id="collapse-prefix" />
      <MenuLine />
      <ActionItem id="drop-subtree" />
      <ActionItem id="drop-function" />
      <MenuLine />
      <ActionItem id="open-in-editor" />
      <ActionItem id="note" />
      <ActionItem id="copy-name" />
      <ActionItem id="copy-stack" />
      <ActionItem id="copy-subtree" />
      {children === undefined ? null : (
        <>
          <MenuLine />
          {children}
        </>
      )}
    </RightClickMenu>
  )
}
