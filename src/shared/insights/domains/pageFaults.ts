// Memory touched for the first time: the kernel maps and clears every page.

import { begins } from '../../names/patterns'
import { domainRule } from './domainRule'

/** The way into the kernel by a fault. */
const FAULT = begins('(?:asm_)?exc_page_fault', '(?:do_|async_)?page_fault(?![\\w])', '_*do_page_fault', 'do_user_addr_fault', 'el0_da')

export const pageFaults = domainRule({
  id: 'page-faults',
  title: 'Page faults',
  patterns: {
    level: 'low',
    // A copy that faults is slow because of the fault.
    winsOver: ['memcpy', 'syscall-io'],
    anyDepth: [FAULT],
    names: [
      FAULT,
      begins('(?:asm_)?exc_page_fault', 'asm_exc_page_fault', 'do_user_addr_fault', '_*handle_mm_fault', 'clear_page', 'do_anonymous_page'),
    ],
  },
  advice: 'Reuse memory instead of mapping it anew, touch it before the hot path, use huge pages, or make the working set smaller.',
})
