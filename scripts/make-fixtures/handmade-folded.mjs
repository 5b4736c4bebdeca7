// Folded stacks as the many tools that print them do; written from flamegraph.pl, difffolded.pl, async-profiler's and py-spy's sources.
import { fixtureFolder } from './fixtureFolder.mjs'

/** @type {readonly { readonly case: string, readonly about: string, readonly text: string, readonly encoding?: BufferEncoding }[]} */
const CASES = [
  {
    case: 'plain',
    about: 'repeated stacks, blanks in names and before the count, templates and arguments',
    text: 'main;order;tax 3\nmain;order;query 40\nmain;std::map<int, char>::find(int const&)  7\nmain;order;tax\t2\nmain 1\nworker thread 5;poll 9\n',
  },
  {
    case: 'two-columns',
    about: "difffolded.pl's output: the count before and the count after on every line",
    text: 'main;order;tax 30 10\nmain;order;query 40 95\nmain;order;cache 0 12\nmain;log 8 0\nworker 2;poll 5 6\n',
  },
  {
    case: 'names-with-numbers',
    about: 'names that end in a number on most lines, so that those look like two columns',
    text: 'worker 1 30\nworker 2 40\nworker 3;poll 1 2\nworker 1;read 5\nworker 1 1\n',
  },
  {
    case: 'marks',
    about: 'what is written behind names: kernel, inlined, compiled, waker; interpreted and C1 by async-profiler',
    text: 'java;Shop.main_[0];Shop.order_[j];Tax.rate_[i];Tax.find_[1] 12\njava;Shop.main_[0];Shop.order_[0];write;__x64_sys_write_[k];vfs_write_[k] 7\njava;Shop.main_[0];Shop.order_[j] 2\nirq_[k];wake_up_[w] 1\n',
  },
  {
    case: 'async-profiler',
    about: 'async-profiler with -t: a thread as the root frame; classes with slashes; separators of wakers',
    text: '[main tid=4711];java/lang/Thread.run;com/example/shop/Tax.rate_[j] 31\n[GC Thread#0 tid=4713];start_thread;GCTaskThread::run 9\n[main tid=4711];java/lang/Thread.run;com/example/shop/Tax.rate_[i];java/util/HashMap.get 4\nbash;read;--;schedule;-;irq 2\n',
  },
  {
    case: 'py-spy',
    about: 'py-spy record --format raw: the line in every frame',
    text: '<module> (app.py:44);main (app.py:40);rate (shop/tax.py:12) 30\n<module> (app.py:44);main (app.py:40);rate (shop/tax.py:14) 21\n<module> (app.py:44);main (app.py:41);query (shop/db.py:7);_PyEval_EvalFrameDefault (python3.11) 5\n',
  },
  {
    case: 'no-counts',
    about: 'one stack a line and no counts',
    text: 'main;order;tax\nmain;order;query\nmain;order;query\nmain;log\n',
  },
  {
    case: 'noise',
    about: 'comments, blank lines, Windows line ends, lines without a count, frames without a name, no line end at the end',
    text: '# recorded on a Monday\r\n\r\nmain;order 3\r\n   \r\nTotal: none\r\nmain;;tax 4\r\n;main;tax; 5\r\n12\r\nmain;order 6',
  },
  {
    case: 'utf16',
    about: 'UTF-16 with a byte order mark, as PowerShell redirects it',
    text: '\ufeffmain;größe;naïve 12\r\nmain;größe;日本 3\r\n',
    encoding: 'utf16le',
  },
  {
    case: 'byte-order',
    about: 'names whose order by bytes is not that of their characters in UTF-16; names of objects',
    text: 'main;\u{1f525} 1\nmain;\uff5e 2\nmain;__proto__ 3\nmain;constructor 4\nmain!x 5\nmain 6\nmain;a 7\nmain (x);b 8\n',
  },
]

export function writeFoldedByHand() {
  const { add } = fixtureFolder('folded')
  for (const { case: name, about, text, encoding = 'utf8' } of CASES) {
    add({
      case: name,
      extension: 'txt',
      bytes: Buffer.from(text, encoding),
      tool: 'by hand',
      version: "FlameGraph's README",
      command: 'node scripts/make-fixtures.mjs handmade-folded',
      about,
    })
  }
}
