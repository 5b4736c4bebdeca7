// The top row: open, what is measured, which threads, search, and where all commands are found.

import { ChevronDown, Command, FolderOpen } from 'lucide-react'
import { ActionButton, ActionItem } from '../parts/ActionItem'
import { SidesBar } from '../panes/diff/SidesBar'
import { ExportMenu } from '../panes/export/ExportMenu'
import type { HostFile } from '../../shared/host/contract'
import { openFile } from '../state/opening/opening'
import { useSession } from '../state/session'
import { Button } from '../ui/Button'
import { DropMenu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu'
import narrow from '../ui/NarrowWord.module.css'
import { Name } from '../ui/Name'
import { MoreMenu } from '../panes/toolbar/MoreMenu'
import { MyCode } from '../panes/toolbar/MyCode'
import { SampleTypeMenu } from '../panes/toolbar/SampleTypeMenu'
import { SearchBox } from '../panes/toolbar/SearchBox'
import { LabelsButton } from '../panes/labels/LabelsButton'
import { ThreadsButton } from '../panes/threads/ThreadsButton'
import styles from '../panes/toolbar/Toolbar.module.css'

export function Toolbar() {
  const current = useSession(state => state.current)
  return (
    <header className={styles['toolbar']}>
      <OpenMenu />
      {current === null ? null : (
        <>
          <SidesBar />
          <SampleTypeMenu profile={current} />
          <ThreadsButton profile={current} />
          <LabelsButton profile={current} />
          <MyCode />
        </>
      )}
      <div className={styles['end']}>
        {current === null ? null : (
          <>
            <SearchBox />
            <ExportMenu />
          </>
        )}
        <span className={current === null ? '' : narrow['gone']}>
          <ActionButton id="palette" icon={<Command aria-hidden />} />
        </span>
        <MoreMenu />
      </div>
    </header>
  )
}

/** More than this is history, not a menu. */
const MAX_RECENT = 8

function OpenMenu() {
  // The sides of a comparison are named beside it.
  const current = useSession(state => (state.sides === null ? state.current : null))
  const isComparing = useSession(state => state.sides !== null)
  const recent = useSession(state => state.recent)
  const examples = useSession(state => state.startup?.examples) ?? []
  return (
    <DropMenu
      trigger={
        <Button look="quiet" title={current === null ? (isComparing ? 'Open' : undefined) : aboutFile(current.file)}>
          <FolderOpen aria-hidden />
          {current === null ? (
            <span className={isComparing ? narrow['word'] : ''}>Open</span>
          ) : (
            <span className={styles['fileName']}>
              <Name text={current.file.name} limit={40} isCode={false} />
            </span>
          )}
          <ChevronDown aria-hidden className={styles['chevron']} />
        </Button>
      }
    >
      <ActionItem id="open" />
      <ActionItem id="open-baseline" />
      <MenuLine />
      <ActionItem id="reload" />
      <ActionItem id="close" />
      {recent.length === 0 ? null : (
        <>
          <MenuLine />
          <MenuLabel>Recent</MenuLabel>
          {recent.slice(0, MAX_RECENT).map(file => (
            <MenuItem key={file.id} onClick={() => void openFile(file)} note={file.folder}>
              <Name text={file.name} limit={60} isCode={false} />
            </MenuItem>
          ))}
          <MenuLine />
          <ActionItem id="clear-recent" />
        </>
      )}
      {examples.length === 0 ? null : (
        <>
          <MenuLine />
          <MenuLabel>Examples</MenuLabel>
          {examples.map(file => (
            <MenuItem key={file.id} onClick={() => void openFile(file)}>
              <Name text={file.name} limit={60} isCode={false} />
            </MenuItem>
          ))}
        </>
      )}
    </DropMenu>
  )
}

function aboutFile({ name, modifiedMs }: HostFile): string {
  return modifiedMs === null
    ? name
    : `${name}, ${new Date(modifiedMs).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}`
}
