// What a person likes, kept between runs by the host: theme, how the graph is drawn, sizes of panels, columns of tables.

import { create } from 'zustand'
import type { SiblingOrder } from '../../shared/analysis/callTree'
import type { ColourMode } from '../../shared/analysis/frameColours'
import { textsIn } from '../../shared/base/json'
import type { ChangeOf } from '../../shared/diff/changeScale'
import type { Settings, Theme } from '../../shared/host/contract'
import { NO_ROLE_CHANGES, type RoleChanges } from '../../shared/names/roles'
import { rolesIn } from '../../shared/questions/savedSteps'
import { filterSetsIn, type FilterSet } from './filterSet'
import { host } from '../host/host'

/** Icicle: the root on top. Flame: the root at the bottom. */
export type Growth = 'icicle' | 'flame'

/** By panel: its share of its group in percent. */
export type PanelSizes = Readonly<Record<string, number>>

export type TableColumns = {
  /** Ids, first column first. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  readonly widthsPx: Readonly<Record<string, number>>
}

/** In a comparison: colours say how a frame changed with all that it calls, or by itself. */

export type Preferences = {
  readonly theme: Theme
  readonly growth: Growth
  readonly colourMode: ColourMode
  readonly changeOf: ChangeOf
  readonly order: SiblingOrder
  readonly showsDetails: boolean
  readonly showsFindings: boolean
  /** Threads whose names differ by a number are listed as one group. */
  readonly groupsThreads: boolean
  /** Rule settings as JSON, the same as a `--rules` file; empty for the rules as they come. */
  readonly rules: string
  /** What the person says is their own code, a library or runtime, over what is guessed. */
  readonly roles: RoleChanges
  /** Filters by the names that the person gave them. */
  readonly filterSets: readonly FilterSet[]
  /** Addresses that profiles were fetched from, latest first; none that holds a secret. */
  readonly addresses: readonly string[]
  readonly recordingS: number
  readonly panels: Readonly<Record<string, PanelSizes>>
  readonly tables: Readonly<Record<string, TableColumns>>
}

const DEFAULTS: Preferences = {
  theme: 'system',
  growth: 'icicle',
  colourMode: 'module',
  changeOf: 'total',
  order: 'heaviest',
  showsDetails: true,
  showsFindings: true,
  groupsThreads: false,
  rules: '',
  roles: NO_ROLE_CHANGES,
  filterSets: [],
  addresses: [],
  recordingS: 10,
  panels: {},
  tables: {},
}

export const usePreferences = create<Preferences>()(() => DEFAULTS)

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change)
}

/** An address that holds no secret. */
export function rememberAddress(address: string): void {
  usePreferences.setState(({ addresses }) => ({
    addresses: [address, ...addresses.filter(kept => kept !== address)].slice(0, MAX_ADDRESSES),
  }))
}

/** As many as a person knows again. */
const MAX_ADDRESSES = 8

export function rememberPanels(group: string, sizes: PanelSizes): void {
  usePreferences.setState(({ panels }) => ({ panels: { ...panels, [group]: sizes } }))
}

export function rememberTable(table: string, columns: TableColumns): void {
  usePreferences.setState(({ tables }) => ({ tables: { ...tables, [table]: columns } }))
}

/** Dragging a border changes sizes many times a second; the file on disk need not follow. */
const SAVE_DELAY_MS = 300

/** Takes over what was kept and keeps what changes from now on, the last of it when the window closes. Returns what stops that. */
export function keepPreferences(settings: Settings): () => void {
  let known = preferencesIn(settings)
  usePreferences.setState(known)
  let timer = 0
  const save = () => {
    timer = 0
    const before = known
    known = usePreferences.getState()
    // Failing to keep a panel's size is no reason to bother anyone.
    host()
      .call.writeSettings({ ...before }, { ...known })
      .catch(() => undefined)
  }
  const stop = usePreferences.subscribe(() => {
    window.clearTimeout(timer)
    timer = window.setTimeout(save, SAVE_DELAY_MS)
  })
  const saveNow = () => {
    if (timer === 0) return
    window.clearTimeout(timer)
    save()
  }
  window.addEventListener('pagehide', saveNow)
  return () => {
    window.removeEventListener('pagehide', saveNow)
    window.clearTimeout(timer)
    stop()
  }
}

/** Settings are input: another version may have written them. What does not fit is left at its default. */
export function preferencesIn(settings: Settings): Preferences {
  const { showsDetails, showsFindings, groupsThreads, rules } = settings
  return {
    theme: oneOf(settings['theme'], ['system', 'light', 'dark'], DEFAULTS.theme),
    growth: oneOf(settings['growth'], ['icicle', 'flame'], DEFAULTS.growth),
    colourMode: oneOf(settings['colourMode'], ['module', 'kind', 'classic'], DEFAULTS.colourMode),
    changeOf: oneOf(settings['changeOf'], ['total', 'self'], DEFAULTS.changeOf),
    order: oneOf(settings['order'], ['heaviest', 'name', 'appearance'], DEFAULTS.order),
    showsDetails: typeof showsDetails === 'boolean' ? showsDetails : DEFAULTS.showsDetails,
    showsFindings: typeof showsFindings === 'boolean' ? showsFindings : DEFAULTS.showsFindings,
    groupsThreads: typeof groupsThreads === 'boolean' ? groupsThreads : DEFAULTS.groupsThreads,
    rules: typeof rules === 'string' ? rules : DEFAULTS.rules,
    roles: rolesIn(settings['roles']).roles ?? DEFAULTS.roles,
    filterSets: filterSetsIn(settings['filterSets']),
    addresses: textsIn(settings['addresses']),
    recordingS: numberIn(settings['recordingS']) ?? DEFAULTS.recordingS,
    panels: recordOf(settings['panels'], sizes => recordOf(sizes, numberIn)),
    tables: recordOf(settings['tables'], columnsIn),
  }
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find(item => item === value) ?? otherwise
}

function recordOf<T>(value: unknown, read: (entry: unknown) => T | null): Readonly<Record<string, T>> {
  if (typeof value !== 'object' || value === null) return {}
  const entries = Object.entries(value).map(([key, entry]) => [key, read(entry)] as const)
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, T & {}] => entry[1] !== null))
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function columnsIn(value: unknown): TableColumns | null {
  if (typeof value !== 'object' || value === null) return null
  const { order, hidden, widthsPx }: Readonly<Record<string, unknown>> = { ...value }
  return { order: textsIn(order), hidden: textsIn(hidden), widthsPx: recordOf(widthsPx, numberIn) }
}
