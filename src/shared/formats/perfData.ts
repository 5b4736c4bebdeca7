// perf's own recordings: files and pipes, packed with zstd or not, of either byte order. Rules: Linux,
// `tools/perf/Documentation/perf.data-file-format.txt` and `include/uapi/linux/perf_event.h`.

import { textOf } from '../base/utf8'
import type { Format } from './format'
import { openRecording } from './perfData/reader'

const MARKS = ['PERFILE2', '2ELIFREP', 'PERFFILE']

export const perfData: Format = {
  id: 'perf-data',
  title: 'perf.data',
  looksLike: head => (MARKS.includes(textOf(head.subarray(0, 8))) ? 'yes' : 'no'),
  open: openRecording,
}
