// What else the window can do: panels, theme, help.

import { Ellipsis } from 'lucide-react'
import { ActionItem } from '../../parts/ActionItem'
import { prefer, usePreferences } from '../../state/preferences'
import { useSession } from '../../state/session'
import { IconButton } from '../../ui/Button'
import { DropMenu, MenuChoice, MenuLine } from '../../ui/Menu'

export function MoreMenu() {
  const theme = usePreferences(state => state.theme)
  const hasProfile = useSession(state => state.current !== null)
  return (
    <DropMenu align="end" trigger={<IconButton label="More" icon={<Ellipsis aria-hidden />} />}>
      {hasProfile ? (
        <>
          <ActionItem id="findings" />
          <ActionItem id="details" />
          <ActionItem id="filter-sets" />
          <ActionItem id="undo" />
          <ActionItem id="redo" />
          <MenuLine />
        </>
      ) : null}
      <MenuChoice
        label="Theme"
        value={theme}
        options={[
          ['system', 'As the system'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ]}
        onChange={chosen => prefer({ theme: chosen })}
      />
      <MenuLine />
      <ActionItem id="rules" />
      <ActionItem id="editor" />
      <ActionItem id="palette" />
      <ActionItem id="keys" />
    </DropMenu>
  )
}
