// XHProf's runs, by its fork of Tideways (Debian: php-cli, php-tideways), as it keeps them and as JSON.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, recordingFolder, stage } from './stage.mjs'
import { run, versionOf } from './tools.mjs'

const ORDERS = 20
/** What XHProf's own library says of a run, the levels of a function that calls itself together, as its users read them. */
const FLAT = `
$display_calls = true;
$totals = [];
// It asks the root which metrics there are; a run of Tideways may have none.
$run = json_decode(file_get_contents($argv[1]), true) + ['main()' => ['ct' => 0, 'wt' => 0, 'cpu' => 0, 'mu' => 0]];
$functions = [];
foreach (xhprof_compute_flat_info($run, $totals) as $name => $info) {
  if ($info['ct'] === 0) continue;
  $plain = preg_replace('/@[0-9]+$/', '', $name);
  $row = $functions[$plain] ?? ['name' => $plain, 'wt' => 0, 'cpu' => 0, 'mu' => 0, 'ct' => 0];
  foreach (['wt', 'cpu', 'mu'] as $metric) $row[$metric] += $info["excl_$metric"];
  $row['ct'] += $info['ct'];
  $functions[$plain] = $row;
}
echo json_encode(['functions' => array_values($functions)]);
`

export function recordXhprof() {
  stage('order-service-php')
  const folder = path.join(STAGE, 'order-service-php')
  const [serialized, json] = ['run.xhprof', 'run.json'].map(name => path.join(recordingFolder('xhprof'), name))
  run(`php -n -d extension=tideways_xhprof.so order_service.php ${ORDERS} ${serialized} ${json}`, { folder })
  const version = versionOf('php --version')
  // phacility/xhprof, `xhprof_lib/utils/xhprof_lib.php`; without it nothing is said of what comes out.
  const library = process.env.XHPROF_LIB
  const oracle =
    library === undefined ? {} : { oracle: { tool: 'xhprof_lib' }, oracleFile: { extension: 'oracle.json', text: flat(library, json) } }
  for (const { format, extension, file, call } of [
    { format: 'xhprof', extension: 'json', file: json, call: 'json_encode' },
    { format: 'xhprof-serialized', extension: 'xhprof', file: serialized, call: 'serialize' },
  ]) {
    fixtureFolder(format).add({
      ...{ case: 'order-service', extension, bytes: readFileSync(file), version, tool: 'tideways_xhprof', ...oracle },
      about: 'time, processor time, memory and calls; a function that calls itself',
      command: `php order_service.php ${ORDERS}, ${call}(tideways_xhprof_disable())`,
    })
  }
}

/**
 * @param {string} library
 * @param {string} json
 */
function flat(library, json) {
  const program = Buffer.from(`<?php require '${library}'; ${FLAT}`)
  return `${run(`php -n -d error_reporting=0 -- ${json}`, { input: program }).toString().replaceAll('},{', '},\n{')}\n`
}
