// Stacks of real libraries by runtime, root first, for planting a known cost. `at` is the frame a finding must name (the first by default).

/** A frame that starts with `=` is spelled as it stands. */
const stack = (...frames) => frames.map(frame => `=${frame}`)

export const LIBRARIES = {
  go: [
    [
      'serialization',
      [
        stack('encoding/json.Marshal', 'encoding/json.(*encodeState).marshal', 'encoding/json.structEncoder.encode'),
        stack('encoding/json.Marshal', 'encoding/json.(*encodeState).marshal', 'encoding/json.stringEncoder'),
      ],
    ],
    [
      'regex-compile',
      [
        stack('regexp.MustCompile', 'regexp.compile', 'regexp/syntax.Parse', 'regexp/syntax.(*parser).push'),
        stack('regexp.MustCompile', 'regexp.compile', 'regexp.compileOnePass'),
      ],
    ],
    [
      'database',
      [
        stack(
          'database/sql.(*DB).QueryContext',
          'database/sql.(*DB).query',
          'github.com/lib/pq.(*conn).simpleQuery',
          'bufio.(*Reader).Read',
        ),
      ],
    ],
    [
      'allocation',
      [stack('runtime.newobject', 'runtime.mallocgc', 'runtime.nextFreeFast'), stack('runtime.newobject', 'runtime.mallocgc')],
    ],
    [
      'lock-contention',
      [stack('sync.(*Mutex).Lock', 'sync.(*Mutex).lockSlow', 'runtime.procyield'), stack('sync.(*Mutex).Lock', 'sync.(*Mutex).lockSlow')],
    ],
    ['syscall-io', [stack('internal/poll.(*FD).Write', 'syscall.write', 'syscall.Syscall'), stack('internal/poll.(*FD).Write')]],
    [
      'logging',
      [stack('log.(*Logger).Printf', 'fmt.Sprintf', 'fmt.(*pp).doPrintf'), stack('log.(*Logger).Printf', 'log.(*Logger).Output')],
    ],
    ['compression', [stack('compress/gzip.(*Writer).Write', 'compress/flate.(*compressor).write', 'compress/flate.(*compressor).deflate')]],
    ['crypto', [stack('crypto/sha256.Sum256', 'crypto/sha256.block')]],
    ['memcpy', [stack('runtime.memmove')]],
    [
      'hash-map',
      [stack('runtime.mapassign_faststr', 'runtime.growWork_faststr', 'runtime.evacuate_faststr'), stack('runtime.mapassign_faststr')],
    ],
    ['sorting', [stack('sort.Slice', 'sort.pdqsort_func', 'sort.insertionSort_func')]],
    ['string-concat', [stack('runtime.concatstrings', 'runtime.rawstringtmp', 'runtime.memmove'), stack('runtime.concatstrings')]],
    ['reflection', [stack('reflect.Value.Call')]],
  ],
  'py-spy': [
    ['serialization', [stack('dumps (json/__init__.py:231)', 'encode (json/encoder.py:199)', 'iterencode (json/encoder.py:257)')]],
    ['regex-compile', [stack('_compile (re.py:288)', 'compile (sre_compile.py:764)', 'parse (sre_parse.py:948)')]],
    [
      'database',
      [
        stack(
          'execute (sqlalchemy/engine/base.py:1286)',
          '_execute_context (sqlalchemy/engine/base.py:1705)',
          'do_execute (sqlalchemy/engine/default.py:681)',
        ),
      ],
    ],
    ['logging', [stack('info (logging/__init__.py:1446)', '_log (logging/__init__.py:1589)', 'emit (logging/__init__.py:1084)')]],
  ],
  perf: [
    ['allocation', [stack('malloc', '_int_malloc'), stack('malloc')]],
    ['memcpy', [stack('__memmove_avx_unaligned_erms')]],
    ['lock-contention', [stack('__pthread_mutex_lock', '__lll_lock_wait', 'futex_wait_[k]')]],
    ['syscall-io', [stack('__libc_write', 'entry_SYSCALL_64_after_hwframe_[k]', 'do_syscall_64_[k]', 'ksys_write_[k]', 'vfs_write_[k]')]],
    ['compression', [stack('deflate', 'deflate_slow', 'longest_match')]],
    ['crypto', [stack('EVP_DigestUpdate', 'sha256_block_data_order')]],
    ['exceptions', [stack('__cxa_throw', '_Unwind_RaiseException', '_Unwind_Find_FDE')]],
    ['sorting', [stack('std::__introsort_loop<int*>', 'std::__insertion_sort<int*>')]],
    ['page-faults', [stack('asm_exc_page_fault_[k]', 'exc_page_fault_[k]', 'do_user_addr_fault_[k]', 'handle_mm_fault_[k]')]],
    ['database', [stack('sqlite3_step', 'sqlite3VdbeExec', 'sqlite3BtreeNext')]],
  ],
  'async-profiler': [
    [
      'serialization',
      [
        stack(
          'com/fasterxml/jackson/databind/ObjectMapper.writeValueAsString_[j]',
          'com/fasterxml/jackson/databind/ser/BeanSerializer.serialize_[j]',
        ),
      ],
    ],
    [
      'regex-compile',
      [stack('java/util/regex/Pattern.compile_[j]', 'java/util/regex/Pattern.<init>_[j]', 'java/util/regex/Pattern.expr_[j]')],
    ],
    [
      'database',
      [
        stack(
          'org/hibernate/loader/Loader.doQuery_[j]',
          'com/mysql/cj/jdbc/ClientPreparedStatement.executeQuery_[j]',
          'java/net/SocketInputStream.read_[j]',
        ),
      ],
    ],
    [
      'lock-contention',
      [stack('java/util/concurrent/locks/ReentrantLock.lock_[j]', 'java/util/concurrent/locks/AbstractQueuedSynchronizer.acquire_[j]')],
    ],
    ['logging', [stack('org/slf4j/impl/Log4jLoggerAdapter.info_[j]', 'java/lang/String.format_[j]', 'java/util/Formatter.format_[j]')]],
    ['hash-map', [stack('java/util/HashMap.put_[j]', 'java/util/HashMap.putVal_[j]', 'java/util/HashMap.resize_[j]')]],
    ['sorting', [stack('java/util/Arrays.sort_[j]', 'java/util/TimSort.sort_[j]', 'java/util/TimSort.binarySort_[j]')]],
    ['exceptions', [stack('java/lang/Throwable.<init>_[j]', 'java/lang/Throwable.fillInStackTrace_[j]')]],
    ['string-concat', [stack('java/lang/StringBuilder.append_[j]', 'java/util/Arrays.copyOf_[j]', 'jbyte_disjoint_arraycopy')]],
    ['gc-pressure', [stack('G1CollectedHeap::do_collection_pause', 'G1ParScanThreadState::copy_to_survivor_space')]],
  ],
  jfr: [
    ['database', [stack('java.sql.PreparedStatement.executeQuery', 'oracle.net.Packet.receive')]],
    ['compression', [stack('java.util.zip.Deflater.deflate', 'java.util.zip.Deflater.deflateBytes')]],
    ['crypto', [stack('javax.crypto.Cipher.doFinal', 'com.sun.crypto.provider.AESCrypt.encryptBlock')]],
    ['reflection', [stack('java.lang.reflect.Method.invoke')]],
  ],
  cpuprofile: [
    ['serialization', [stack('JSON.stringify')]],
    ['regex', [stack('RegExp: ^(a+)+$')]],
    ['gc-pressure', [stack('(garbage collector)')]],
    [
      'syscall-io',
      [
        [
          { functionName: 'readFileSync', url: 'node:fs', lineNumber: 460 },
          { functionName: 'readSync', url: 'node:fs', lineNumber: 700 },
        ],
      ],
      'readFileSync',
    ],
    [
      'database',
      [
        [
          { functionName: 'query', url: 'file:///srv/shop/node_modules/mysql2/lib/connection.js', lineNumber: 500 },
          { functionName: 'write', url: 'node:net', lineNumber: 80 },
        ],
      ],
      'query',
    ],
    [
      'logging',
      [
        [
          { functionName: 'write', url: 'file:///srv/shop/node_modules/winston/lib/logger.js', lineNumber: 30 },
          { functionName: 'format', url: 'node:util', lineNumber: 80 },
        ],
      ],
      'write',
    ],
  ],
  rbspy: [
    [
      'database',
      [
        stack(
          'find_by_sql - /srv/shop/gems/activerecord-7.0/lib/active_record/querying.rb:54',
          'exec_query - /srv/shop/gems/activerecord-7.0/lib/active_record/adapter.rb:14',
        ),
      ],
    ],
    ['allocation', [stack('newobj_slowpath', 'gc_sweep_step')], 'newobj_slowpath', ['gc-pressure']],
  ],
  dotnet: [
    [
      'serialization',
      [
        stack(
          'Newtonsoft.Json!Newtonsoft.Json.JsonConvert.SerializeObject(class System.Object)',
          'Newtonsoft.Json!Newtonsoft.Json.JsonSerializer.Serialize(class System.IO.TextWriter)',
        ),
      ],
    ],
    ['lock-contention', [stack('System.Private.CoreLib!System.Threading.Monitor.Enter(class System.Object)')]],
    ['exceptions', [stack('coreclr!IL_Throw', 'coreclr!DispatchManagedException')]],
    ['string-concat', [stack('System.Private.CoreLib!System.String.Concat(class System.String,class System.String)')]],
    ['reflection', [stack('System.Private.CoreLib!System.Reflection.RuntimeMethodInfo.Invoke(class System.Object)')]],
  ],
  rust: [
    ['serialization', [stack('serde_json::ser::to_string::h1111222233334444', 'serde_json::ser::format_escaped_str::h5555666677778888')]],
    ['hash-map', [stack('hashbrown::map::HashMap<K,V,S,A>::insert::h9999aaaabbbbcccc')]],
    ['allocation', [stack('__rust_alloc', 'malloc')]],
    ['sorting', [stack('core::slice::sort::merge_sort::h0f0f0f0f0f0f0f0f')]],
    [
      'regex-compile',
      [stack('regex::regex::string::Regex::new::h1212121212121212', 'regex_automata::meta::strategy::new::h3434343434343434')],
    ],
  ],
  plain: [
    ['database', [stack('database.query')]],
    ['database', [stack('db.execute', 'recv')]],
    ['serialization', [stack('JSON.parse')]],
    ['logging', [stack('log4j.Logger.info')]],
    ['memcpy', [stack('memcpy')]],
  ],
}
