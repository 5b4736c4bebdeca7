// How labels are cut after zooming: where they may be is written beside the boxes, so that the script only chooses.

import { labelCuts, MIN_CUT_CHARS } from '../../names/label'
import { TWO_CELLS } from './words'

/** A shorter label tells less than the colour. */
export const MIN_LABEL_CHARS = 3
/** The blanks left and right of a label. */
export const LABEL_PAD_PX = 4

/** The starts of a label and the end of its own name, for `learn`; empty where it has one name and nothing else. */
export function cutsText(label: string): string {
  const { starts, end } = labelCuts(label)
  return starts.length === 1 && end === label.length ? '' : [...starts.slice(1), end].join(' ')
}

/** `learn(text, cuts)` keeps what `cutsText` wrote beside the first box of a label; `cut(text, cells)` is `monoLabel`. */
export const CUT_SCRIPT = `const known = new Map(), WIDE = /${TWO_CELLS}/g;
  const learn = (text, cuts) => { if (cuts) known.set(text, cuts.split(' ').map(Number)); };
  const cut = (text, cells) => {
    const wide = text.match(WIDE), taken = text.length + (wide ? wide.length : 0);
    const chars = taken <= cells ? text.length : Math.floor(cells * text.length / taken);
    if (text.length <= chars) return text;
    if (chars < ${MIN_CUT_CHARS}) return '';
    const cuts = known.get(text) || [text.length], starts = cuts.slice(0, -1);
    const fits = starts.filter(start => text.length - start < chars)[0];
    if (fits !== undefined) return '\\u2026' + text.slice(fits);
    const from = starts.length === 0 ? 0 : starts[starts.length - 1];
    if (text.length - from <= chars) return text.slice(from);
    const own = text.slice(from, cuts[cuts.length - 1]);
    if (own.length <= chars) return own;
    return own.slice(0, /[\\udc00-\\udfff]/.test(own.charAt(chars - 1)) ? chars - 2 : chars - 1) + '\\u2026';
  };`
