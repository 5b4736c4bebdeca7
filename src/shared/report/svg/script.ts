// The report's only script: details, zoom and search for whoever opens the file in a browser. Without it nothing is missing.

import { ROW_PX } from './model'
import { CUT_SCRIPT, LABEL_PAD_PX, MIN_LABEL_CHARS } from './labelCutting'
import { MONO_CHAR_PX } from './words'

/**
 * Written in plain ES2015, because it runs in whatever browser a file is opened with. It reads the boxes that are there and
 * builds text only with textContent.
 */
export function reportScript(graphPx: number): string {
  return `(() => {
  const svg = document.documentElement, NS = svg.namespaceURI, WIDTH = ${graphPx}, ROW = ${ROW_PX}, CHAR = ${MONO_CHAR_PX}, PAD = ${LABEL_PAD_PX};
  const ofWhole = ['markers', 'crumbs'].map(id => document.getElementById(id)).filter(part => part !== null);
  ${CUT_SCRIPT}
  const boxes = Array.from(document.querySelectorAll('#frames > .f')).map(g => {
    const rect = g.querySelector('rect'), label = g.querySelector('text'), title = g.querySelector('title').textContent;
    const name = title.split('\\n')[0], text = g.getAttribute('data-label') || name, x = +rect.getAttribute('x'), width = +rect.getAttribute('width');
    learn(text, g.getAttribute('data-cuts'));
    const first = { width, text: label ? label.textContent : '', textX: label && label.getAttribute('x') };
    return { g, rect, label, title, name, text, x, w: width + 0.5, row: Math.round(+rect.getAttribute('y') / ROW), first };
  });
  const show = (from, to, row) => {
    const scale = WIDTH / (to - from), isAll = scale === 1;
    for (const box of boxes) {
      const left = Math.max(0, (box.x - from) * scale), right = Math.min(WIDTH, (box.x + box.w - from) * scale);
      const isSeen = isAll || right - left > 0.3;
      box.g.setAttribute('display', isSeen ? 'inline' : 'none');
      if (!isSeen) continue;
      box.rect.setAttribute('x', isAll ? box.x : left);
      box.rect.setAttribute('width', isAll ? box.first.width : Math.max(0.3, right - left - 0.5));
      box.g.classList.toggle('out', !isAll && box.row < row);
      const chars = Math.floor((right - left - 2 * PAD) / CHAR), shown = isAll ? box.first.text : chars < ${MIN_LABEL_CHARS} ? '' : cut(box.text, chars);
      if (shown === '') { if (box.label) box.label.textContent = ''; continue; }
      if (!box.label) { box.label = document.createElementNS(NS, 'text'); box.label.setAttribute('y', box.row * ROW + 12.5); box.g.appendChild(box.label); }
      box.label.setAttribute('x', isAll ? box.first.textX : left + PAD);
      box.label.textContent = shown;
    }
    for (const part of ofWhole) part.setAttribute('display', isAll ? 'inline' : 'none');
    reset.setAttribute('display', isAll ? 'none' : 'inline');
  };
  for (const box of boxes) {
    box.g.style.cursor = 'pointer';
    box.g.addEventListener('click', () => show(box.x, box.x + box.w, box.row));
    box.g.addEventListener('mouseenter', () => { details.textContent = box.title.split('\\n').join('  \\u00b7  ').slice(0, 260); });
    box.g.addEventListener('mouseleave', () => { details.textContent = ''; });
  }
  const bar = document.getElementById('bar');
  const text = (x, className, anchor) => {
    const node = document.createElementNS(NS, 'text');
    node.setAttribute('x', x); node.setAttribute('y', 12); node.setAttribute('class', className);
    if (anchor) node.setAttribute('text-anchor', anchor);
    bar.appendChild(node);
    return node;
  };
  const details = text(0, 'quiet');
  const matched = text(WIDTH - 170, 'quiet', 'end');
  const reset = text(0, 'strong');
  reset.textContent = 'Show everything';
  reset.setAttribute('x', WIDTH - 310);
  reset.style.cursor = 'pointer';
  reset.addEventListener('click', () => show(0, WIDTH, 0));
  reset.setAttribute('display', 'none');
  const foreign = document.createElementNS(NS, 'foreignObject');
  foreign.setAttribute('x', WIDTH - 160); foreign.setAttribute('y', -4); foreign.setAttribute('width', 160); foreign.setAttribute('height', 24);
  const input = document.createElementNS('http://www.w3.org/1999/xhtml', 'input');
  input.setAttribute('type', 'search');
  input.setAttribute('placeholder', 'Search');
  input.setAttribute('aria-label', 'Search functions');
  input.style.cssText = 'box-sizing:border-box;width:100%;height:22px;font:12px system-ui,sans-serif';
  foreign.appendChild(input);
  bar.appendChild(foreign);
  input.addEventListener('input', () => {
    const wanted = input.value.toLowerCase();
    let covered = 0, end = -1;
    for (const box of boxes) {
      const isHit = wanted !== '' && box.name.toLowerCase().indexOf(wanted) !== -1;
      box.g.classList.toggle('hit', isHit);
      box.g.classList.toggle('out', wanted !== '' && !isHit);
    }
    for (const box of boxes.filter(one => one.g.classList.contains('hit')).sort((a, b) => a.x - b.x || a.row - b.row)) {
      if (box.x + box.w <= end) continue;
      covered += box.x + box.w - Math.max(end, box.x);
      end = box.x + box.w;
    }
    matched.textContent = wanted === '' ? '' : 'matched ' + (covered / WIDTH * 100).toFixed(1) + ' %';
  });
  addEventListener('keydown', event => {
    if (event.key === '/' && document.activeElement !== input) { event.preventDefault(); input.focus(); }
    if (event.key === 'Escape') { if (input.value === '') show(0, WIDTH, 0); else { input.value = ''; input.dispatchEvent(new Event('input')); } }
  });
})();`
}
