// What can be done with the selected frame: copy it, focus it, hide it, and the way back.

import { isFiltered } from '../../shared/analysis/filteredProfile'
import { NONE } from '../../shared/profile/profile'
import type { Transform } from '../../shared/analysis/transforms'
import { canRedo, canUndo } from '../state/history'
import { opening } from '../state/opening/opening'
import { useSession } from '../state/session'
import { isInvertedIn, lookInside, redo, selectionIn, showTab, takeAllBack, undo, useView } from '../state/view'
import { canOpenInEditor, openInEditor } from '../state/source'
import { takeStep } from '../state/steps'
import { sayCopied } from '../ui/sayCopied'
import type { Action } from './action'
import { frameTarget, hasTarget, targetModule, targetName, targetPath, targetStack, withTarget, type FrameTarget } from './frameTarget'

export const frameActions: readonly Action[] = [
  copy('copy-name', 'Copy name', ['Mod+C'], targetName),
  copy('copy-stack', 'Copy stack', ['Mod+Shift+C'], targetStack),
  {
    id: 'sandwich',
    title: 'Show its callers and callees',
    group: 'Frame',
    keys: [],
    isAvailable: hasTarget,
    run: withTarget(({ fn }) => {
      lookInside(fn)
      showTab('sandwich')
    }),
  },
  {
    id: 'open-in-editor',
    title: 'Open in editor: the source line, as go to definition',
    group: 'Frame',
    keys: ['Mod+Enter'],
    isAvailable: canOpenInEditor,
    run: () => void openInEditor(),
  },
  onNode('focus-subtree', 'Focus on this subtree', ['Shift+F'], (path, isInverted) => ({ kind: 'focus-subtree', path, isInverted })),
  onFrame('focus-function', 'Focus on this function wherever it stands', ['f'], ({ fn }) => ({ kind: 'focus-function', fn })),
  onFrame('merge-function', 'Hide function: its time goes to its callers', ['m'], ({ fn }) => ({ kind: 'merge-function', fn })),
  onNode('merge-node', 'Hide this frame only', ['Shift+M'], (path, isInverted) => ({ kind: 'merge-node', path, isInverted })),
  onFrame('merge-module', 'Hide its whole module', [], target => ({ kind: 'merge-module', module: targetModule(target) })),
  onFrame('collapse-function', 'Collapse function: what it calls becomes its own', ['c'], ({ fn }) => ({ kind: 'collapse-function', fn })),
  onFrame('collapse-module', 'Collapse module to one frame', ['Shift+C'], target => ({
    kind: 'collapse-module',
    module: targetModule(target),
  })),
  onNode('collapse-prefix', 'Collapse the callers above it', [], (path, isInverted) => ({ kind: 'collapse-prefix', path, isInverted })),
  onFrame('drop-function', 'Drop the samples that hold this function', ['Delete'], ({ fn }) => ({ kind: 'drop-function', fn })),
  onNode('drop-subtree', 'Take this stack out', [], (path, isInverted) => ({ kind: 'drop-subtree', path, isInverted })),
  {
    id: 'undo',
    title: 'Undo',
    group: 'Stacks',
    keys: ['Mod+Z'],
    // Comparing two parts was a step as well.
    isAvailable: () => canUndo(useView.getState().history) || isOfParts(),
    run: () => (canUndo(useView.getState().history) ? undo() : opening.stopComparing()),
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'Stacks',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    isAvailable: () => canRedo(useView.getState().history),
    run: redo,
  },
  {
    id: 'reset',
    title: 'Clear all filters: show everything again',
    group: 'Stacks',
    keys: [],
    isAvailable: () => isFiltered(selectionIn(useView.getState())) || isInvertedIn(useView.getState()),
    run: takeAllBack,
  },
]

function copy(id: string, title: string, keys: readonly string[], text: (target: FrameTarget) => string): Action {
  return {
    id,
    title,
    group: 'Frame',
    keys,
    // A person who has marked text wants that text.
    isAvailable: () => hasTarget() && (document.getSelection()?.isCollapsed ?? true),
    run: withTarget(target => {
      void sayCopied(text(target))
    }),
  }
}

function onFrame(id: string, title: string, keys: readonly string[], make: (target: FrameTarget) => Transform): Action {
  return { id, title, group: 'Stacks', keys, isAvailable: hasTarget, run: withTarget(target => void takeStep(make(target))) }
}

function onNode(
  id: string,
  title: string,
  keys: readonly string[],
  make: (path: readonly number[], isInverted: boolean) => Transform,
): Action {
  return {
    id,
    title,
    group: 'Stacks',
    keys,
    isAvailable: () => hasTarget() && frameTarget()?.node !== NONE,
    run: withTarget(target => void takeStep(make(targetPath(target), target.drawn.choice.isInverted))),
  }
}

function isOfParts(): boolean {
  return useSession.getState().sides?.whole !== undefined
}
