// The menu of a frame: what right-click and the Menu key open.

import type { ReactElement } from 'react'
import { MenuLine, RightClickMenu } from '../ui/Menu'
import { ActionItem } from './ActionItem'

export function FrameMenu({ trigger }: { readonly trigger: ReactElement }) {
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
      <ActionItem id="note" />
      <ActionItem id="copy-name" />
      <ActionItem id="copy-stack" />
    </RightClickMenu>
  )
}
